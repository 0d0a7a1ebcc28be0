/**
 * Whether handshakes come to a route. Those that are followed through the servers decide; only where none can be, the lines
 * around the route do.
 */
import type { DeclaredWebSocket } from '../../route/premises.ts';
import { isServed, mayArrive } from '../config/declared.ts';
import { handshakeReaches } from '../config/proxy.ts';
import { shadowOf } from '../config/shadow.ts';
import type { Statement } from '../config/statement.ts';
import type { CaddyRoute } from '../routes.ts';
import { declaredReach } from './declared-request.ts';
import { reachOf } from './reach.ts';

/** The handler that takes its handshakes before it can, by the lines around it; null where one comes to it all the same. */
export function takenBy(route: CaddyRoute): Statement | null {
  const by = shadowOf(route);
  return by !== null && reachOf(route).kind === 'reached' ? null : by;
}

/** Whether anything about it matters to handshakes. */
export function isReachable(route: CaddyRoute): boolean {
  const { kind } = reachOf(route);
  if (kind !== 'unknown') return kind === 'reached';
  return route.shadow === null && handshakeReaches(route.levels) !== 'no';
}

/** Whether a place that the user declares is one of its own. */
export function isDeclared(route: CaddyRoute, declared: DeclaredWebSocket): boolean {
  if (!isServed(route.site, route.configuration, declared)) return false;
  const kind = declaredReach(route, declared);
  return kind === 'unknown' ? mayArrive(route.levels, declared) : kind === 'reached';
}
