/** A handshake is moved on to a page, or answered with a status, as a single-page application wants it for its pages. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginx, checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-swallowed',
  summary: '`try_files` or `rewrite` answers the handshake with a file, or with its absence',
  severity: 'error',
  fix: 'unsafe',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? checkNginxRoute(route) : checkCaddyRoute(route)),
  checkNginx,
});
