/** The handshake is answered with a redirect, which no browser follows. */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { type Detour, detourOf } from '../../src/nginx/request/detour.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import { requestFor } from '../../src/route/client-request.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { checkCaddyRoute } from './caddy.ts';
import { slashAdded } from './slash.ts';

export const rule = defineRule({
  id: 'websocket-redirected',
  summary: 'a handshake is answered with a redirect, which WebSocket clients do not follow',
  severity: 'warning',
  fix: 'unsafe',
  dialects: ['nginx', 'caddy'],
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : checkCaddyRoute(route)),
});

function* check(route: NginxRoute): Generator<Report> {
  if (route.protocol !== 'http' || !isAtLeast(route.intent, 'strong')) return;
  const { location } = route;
  if (location?.statement == null || route.context !== location) return;
  const detour = detourOf(route);
  const report =
    detour?.kind === 'answered' ? redirected(route, location.statement, detour) : slashAdded(route, location);
  if (report !== null) yield report;
}

function redirected(
  route: NginxRoute,
  location: Statement,
  { by, status, to, trace }: Extract<Detour, { kind: 'answered' }>,
): Report | null {
  if (to === null || isForTls(route, trace.request.scheme, to)) return null;
  const isOwn = by.context.statement === location;
  return {
    message: `No WebSocket opens through \`${route.match}\`: this answers \`${trace.request.target}\` with ${status}, a redirect to \`${to}\`, and WebSocket clients follow no redirects.`,
    span: spanOf(by),
    related: isOwn ? [] : [{ message: 'this location was meant', span: spanOf(location) }],
  };
}

/**
 * A redirect from http to https is how most servers begin, and clients that open `wss:` never meet it: it is no fault
 * where the handshake over TLS is sent on to an application.
 */
function isForTls({ configuration }: NginxRoute, scheme: 'http' | 'https', to: string): boolean {
  if (scheme === 'https' || !to.startsWith('https:')) return false;
  const read = requestFor(to.replace(/^https:/, 'wss:'));
  if (read.kind === 'problem') return true;
  const { followed, outcome } = traceRequest(configuration, read.request);
  return outcome.kind === 'unknown' || followed?.handled != null;
}
