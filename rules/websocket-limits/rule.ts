/** Limits that were counted for requests, which come and go, and not for sockets, which stay and come back together. */
import { defineRule } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { checkCaddyRoute } from './caddy.ts';
import { checkConnections } from './connections.ts';
import { OPTIONS } from './options.ts';
import { checkRate } from './rate.ts';
import { checkServers } from './servers.ts';

export const rule = defineRule({
  id: 'websocket-limits',
  summary: 'a limit that suits requests is too low for sockets that stay open',
  severity: 'warning',
  fix: 'unsafe',
  dialects: ['nginx', 'caddy'],
  options: OPTIONS,
  *checkRoute(route, context) {
    if (route.dialect === 'caddy') yield* checkCaddyRoute(route, context);
    if (route.dialect !== 'nginx' || route.protocol !== 'http' || !isAtLeast(route.intent, 'strong')) return;
    yield* checkConnections(route, context);
    yield* checkRate(route, context);
    yield* checkServers(route, context);
  },
});
