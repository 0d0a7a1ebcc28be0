/** Idle sockets are closed too early. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-idle-timeout',
  summary: 'a WebSocket is closed after a short silence',
  severity: 'warning',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route, context) =>
    route.dialect === 'nginx' ? checkNginxRoute(route, context) : checkCaddyRoute(route, context),
});
