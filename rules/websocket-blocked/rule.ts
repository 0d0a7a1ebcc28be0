/** Access rules that turn handshakes away. Nothing is repaired here: to let requests in is the owner's decision. */
import { severityFor } from '../../src/lint/intent-severity.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { spanOf } from '../../src/nginx/config/context.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { turnedAway } from './access.ts';
import { smallBuffers } from './buffers.ts';
import { checkCaddyRoute } from './caddy.ts';

export const rule = defineRule({
  id: 'websocket-blocked',
  summary: 'an access rule turns every WebSocket handshake away',
  severity: 'warning',
  fix: 'none',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : checkCaddyRoute(route)),
});

function* check(route: NginxRoute): Generator<Report> {
  const severity = severityFor(route.intent, 'warning');
  if (route.protocol !== 'http' || severity === null || severity === 'info') return;
  if (route.reach.kind === 'denied') {
    yield {
      message: `No WebSocket opens through \`${route.match}\`: this denies GET to everyone, and a handshake is a GET (RFC 6455 section 4.1). Add GET to the list if WebSockets are wanted.`,
      span: spanOf(route.reach.limit),
      severity,
    };
  }
  for (const report of [turnedAway(route), smallBuffers(route)]) if (report !== null) yield report;
}
