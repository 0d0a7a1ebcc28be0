/** What the proxy takes with a warning: it works, and a later version may not take it any more. */
import { defineRule } from '../../src/lint/rule.ts';
import { renamedDirectives } from './caddy.ts';
import { ignoredSettings } from './ignored-settings.ts';
import { listenHttp2 } from './listen-http2.ts';
import { sslOn } from './ssl-on.ts';

export const rule = defineRule({
  id: 'deprecated',
  summary: 'a directive or parameter that the proxy takes with a warning, because another one has its place',
  severity: 'info',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkCaddy: renamedDirectives,
  *checkNginx(configuration) {
    yield* listenHttp2(configuration);
    yield* sslOn(configuration);
    yield* ignoredSettings(configuration);
  },
});
