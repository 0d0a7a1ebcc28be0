/** Events of an event stream that wait in the proxy, or that it cuts off. */
import { defineRule } from '../../src/lint/rule.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkNginxRoute } from './nginx.ts';

export const rule = defineRule({
  id: 'stream-buffering',
  summary: 'server-sent events are held back by buffering, compression or a cache, or cut off by a timeout',
  severity: 'warning',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route, { target }) =>
    route.dialect === 'nginx' ? checkNginxRoute(route, target.nginx) : checkCaddyRoute(route),
});
