/**
 * A login that a header decides about: what is sent with `Upgrade: websocket` is not asked who it is, and comes to the same
 * application, where most answer it as any other.
 */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddy } from './caddy.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'authentication-bypass',
  summary: 'the headers of a WebSocket handshake let any request past the login',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  checkCaddy,
  *checkRoute(route) {
    if (route.dialect === 'nginx') yield* checkNginxRoute(route);
  },
});
