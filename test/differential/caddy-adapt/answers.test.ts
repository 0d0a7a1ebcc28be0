/** Directives other than proxies are taken and refused as the real Caddy does it, and make the same servers. */
import { comparableServers } from '../adapted-caddy.ts';
import { describeAsCaddyAdapts } from './as-caddy-adapts.ts';
import { directives } from './generated-answers.ts';
import { printLines } from './lines.ts';

describeAsCaddyAdapts({
  title: 'directives',
  lines: directives,
  file: (block) => printLines([{ words: ['a.test'], block }]),
  part: comparableServers,
  runs: 600,
});
