/** Upgrade or Connection do not reach the upstream, so that no handshake succeeds. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { listenersWithoutHttp1 } from './listener-caddy.ts';
import { checkNestedLocations } from './nested-location.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-handshake',
  summary: 'Upgrade or Connection do not reach the upstream, so no WebSocket opens',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkNginx: checkNestedLocations,
  checkCaddy: listenersWithoutHttp1,
  checkRoute: (route, context) =>
    route.dialect === 'nginx' ? checkNginxRoute(route, context) : checkCaddyRoute(route),
});
