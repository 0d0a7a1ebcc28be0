/** A place that is meant for WebSockets, and where none arrives: a location to which no handshake comes, a path that no location has. */
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { answeredBefore } from './answered.ts';
import { missedByClients } from './client-path.ts';
import { servedByNoProxy } from './declared-caddy.ts';
import { servedByNone } from './declared-nginx.ts';
import { endsElsewhere } from './elsewhere-caddy.ts';
import { missedPath } from './missed-path-caddy.ts';
import { neverMet } from './never-met-caddy.ts';
import { neverMatches } from './spelling.ts';
import { takenElsewhere } from './taken.ts';
import { takenByCaddy } from './taken-caddy.ts';
import { neverNamed } from './unnamed.ts';

export const rule = defineRule({
  id: 'websocket-unreachable',
  summary: 'a location that is meant for WebSockets, and to which no handshake comes',
  severity: 'error',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  checkNginx: servedByNone,
  checkCaddy: servedByNoProxy,
  checkRoute: (route) => (route.dialect === 'nginx' ? check(route) : checkCaddyRoute(route)),
});

function* check(route: NginxRoute): Generator<Report> {
  // Which requests a location without WebSockets gets is its author's business.
  if (route.protocol !== 'http' || !isAtLeast(route.intent, 'strong')) return;
  const report =
    neverMatches(route) ??
    neverNamed(route) ??
    takenElsewhere(route) ??
    answeredBefore(route) ??
    missedByClients(route);
  if (report !== null) yield report;
}

function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const report = takenByCaddy(route) ?? endsElsewhere(route) ?? neverMet(route) ?? missedPath(route);
  if (report !== null) yield report;
}
