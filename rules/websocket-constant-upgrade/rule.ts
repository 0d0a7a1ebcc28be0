/** Constants for Upgrade or Connection where ordinary requests pass too. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-constant-upgrade',
  summary: 'every request asks for an upgrade, ordinary ones too',
  severity: 'warning',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? checkNginxRoute(route) : checkCaddyRoute(route)),
});
