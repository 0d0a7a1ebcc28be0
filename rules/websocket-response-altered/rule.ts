/** The 101 comes back without the headers that clients check. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { maskedStatuses } from './masked-status.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-response-altered',
  summary: 'the 101 response comes back without the headers that clients check',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkNginx: maskedStatuses,
  checkRoute: (route) => (route.dialect === 'nginx' ? checkNginxRoute(route) : checkCaddyRoute(route)),
});
