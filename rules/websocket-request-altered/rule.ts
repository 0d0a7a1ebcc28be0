/** The method, the handshake's own headers or Origin are changed on the way. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-request-altered',
  summary: 'the method, Sec-WebSocket-* or Origin are changed on the way to the upstream',
  severity: 'error',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? checkNginxRoute(route) : checkCaddyRoute(route)),
});
