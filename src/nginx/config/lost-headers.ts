/**
 * Request headers that an outer block sets for a route, and that are discarded because a nearer one sets others. What
 * Upgrade and Connection lose this way is a fault of the handshake; here it is what tells applications who asks.
 */
import { isAtLeast } from '../../route/intent.ts';
import type { NginxRoute } from '../routes.ts';
import type { Directive } from '../syntax/tree.ts';
import { argumentOf, type Context, type Statement } from './context.ts';

export interface LostHeaders {
  /** Lines of the nearest outer level for headers that no line in force names. */
  readonly lines: readonly Statement[];
  /** The first line of the level that discards them, and the level. */
  readonly by: Statement;
  readonly level: Context;
}

/** What a route loses; null where it loses nothing, or where that cannot be known. */
export function lostHeaders(route: NginxRoute): LostHeaders | null {
  const { lines, list } = route.request;
  const { level, discarded, gap } = list;
  const [by] = list.statements;
  const [nearest] = discarded;
  if (gap !== null || level === null || by === undefined || nearest === undefined) return null;
  if (lines.some(({ statement }) => statement.directive.args[0]?.templated !== false)) return null;
  const named = new Set(lines.map(({ name }) => name));
  const lost = discarded.filter(
    (at) => at.context === nearest.context && !named.has(argumentOf(at, 0).toLowerCase()),
  );
  return { lines: lost, by, level };
}

/** By these an application knows who asked, and how. */
const ABOUT_THE_SENDER = new Set(['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded']);

/** Whether a `proxy_set_header` tells the application about the client. */
export function isAboutTheSender(statement: Statement): boolean {
  return ABOUT_THE_SENDER.has(argumentOf(statement, 0).toLowerCase());
}

export function isHost(statement: Statement): boolean {
  return argumentOf(statement, 0).toLowerCase() === 'host';
}

/** Whether handshakes arrive with another Host than other requests, because the line that sets it is discarded. */
export function losesHost(route: NginxRoute): boolean {
  return isAtLeast(route.intent, 'strong') && (lostHeaders(route)?.lines.some(isHost) ?? false);
}

const inForce = new WeakMap<readonly NginxRoute[], ReadonlySet<Directive>>();

/** Whether one of some header lines reaches the upstream by any of some routes; the list of routes is looked at once. */
export function areInForce(lines: readonly Statement[], routes: readonly NginxRoute[]): boolean {
  let used = inForce.get(routes);
  if (used === undefined) {
    used = new Set(routes.flatMap(({ request }) => request.list.statements.map((at) => at.directive)));
    inForce.set(routes, used);
  }
  return lines.some(({ directive }) => used.has(directive));
}
