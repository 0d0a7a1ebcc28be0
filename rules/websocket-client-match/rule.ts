/** A condition on Upgrade or Connection that some clients' handshakes do not meet. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkConditions, checkMaps } from './nginx.ts';

export const rule = defineRule({
  id: 'websocket-client-match',
  summary: 'a condition on Upgrade or Connection that some clients do not meet',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  checkNginx: checkConditions,
  checkRoute: (route) => (route.dialect === 'nginx' ? checkMaps(route) : checkCaddyRoute(route)),
});
