/** `reverse_proxy`, `php_fastcgi` and `forward_auth` are adapted as the real Caddy does it: the same verdict, the same JSON. */
import { describeAsCaddyAdapts } from './as-caddy-adapts.ts';
import { proxyDirective } from './generated-proxies.ts';
import { printLines } from './lines.ts';

describeAsCaddyAdapts({
  title: 'proxies',
  lines: proxyDirective,
  file: (block) => printLines([{ words: [':80'], block }]),
  runs: 300,
});
