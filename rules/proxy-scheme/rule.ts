/** The upstream is spoken to in a protocol that it, or nginx, does not speak. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkOtherHandlers } from './other-handlers.ts';
import { checkPort } from './port.ts';
import { checkPrefix } from './prefix.ts';

export const rule = defineRule({
  id: 'proxy-scheme',
  summary: 'the upstream is spoken to in a protocol that cannot work',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  *checkRoute(route) {
    if (route.dialect === 'caddy') yield* checkCaddyRoute(route);
    if (route.dialect !== 'nginx' || route.protocol !== 'http') return;
    yield* checkPrefix(route);
    yield* checkPort(route);
  },
  checkNginx: checkOtherHandlers,
});
