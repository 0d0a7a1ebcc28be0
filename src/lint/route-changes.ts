/**
 * What a change of the text did to the routes: which route is which before and after, and what it meets now that it
 * did not meet before.
 */
import type { Handshake, Route } from '../route/route.ts';
import type { Setting } from '../route/setting.ts';
import { groupBy } from './group-by.ts';
import type { AnyRoute } from './rule.ts';

/** The settings of a route that a handshake or an open socket depends on, as `changedSettings` names them. */
export type ComparedSetting =
  | 'handshake'
  | 'reasons'
  | 'httpVersion'
  | 'upgrade'
  | 'connection'
  | 'idleTimeout'
  | 'lifetime';

/**
 * The names of what differs between two states of a route. Values count, not where they come from: a line that moved
 * changes nothing.
 */
export function changedSettings(before: Route, after: Route): readonly ComparedSetting[] {
  const was = before.websocket;
  const is = after.websocket;
  const changed: ComparedSetting[] = [];
  if (was.handshake !== is.handshake) changed.push('handshake');
  if (reasonCodes(before) !== reasonCodes(after)) changed.push('reasons');
  if (!isSameValue(was.httpVersion, is.httpVersion)) changed.push('httpVersion');
  if (!isSameValue(was.upgrade, is.upgrade)) changed.push('upgrade');
  if (!isSameValue(was.connection, is.connection)) changed.push('connection');
  if (!isSameValue(was.idleTimeout, is.idleTimeout)) changed.push('idleTimeout');
  if (!isSameValue(was.lifetime, is.lifetime)) changed.push('lifetime');
  return changed;
}

/** Codes rather than messages, which may name a line that has moved. */
function reasonCodes(route: Route): string {
  return route.websocket.reasons.map(({ code }) => code).join(' ');
}

function isSameValue<T extends string | number | null>(a: Setting<T>, b: Setting<T>): boolean {
  if (a.value.kind === 'known' && b.value.kind === 'known') return a.value.value === b.value.value;
  return a.value.kind === b.value.kind;
}

const HANDSHAKE_RANK: Readonly<Record<Handshake, number>> = { unknown: 0, fails: 1, fragile: 2, works: 3 };

/** Whether a handshake gets less far than before, or can no longer be judged: a fix must not end in "unknown". */
export function isHandshakeWorse(before: Route, after: Route): boolean {
  return HANDSHAKE_RANK[after.websocket.handshake] < HANDSHAKE_RANK[before.websocket.handshake];
}

const PART_OF_HANDSHAKE: ReadonlySet<ComparedSetting> = new Set([
  'handshake',
  'reasons',
  'httpVersion',
  'upgrade',
  'connection',
]);

/** Whether all that changed is that a handshake which failed, or which only lenient servers took, works now. */
export function isCured(before: Route, after: Route): boolean {
  const was = before.websocket.handshake;
  if (was !== 'fails' && was !== 'fragile') return false;
  if (after.websocket.handshake !== 'works') return false;
  return changedSettings(before, after).every((setting) => PART_OF_HANDSHAKE.has(setting));
}

export interface RouteMatching {
  /** The same route before and after, in the order of the routes before. */
  readonly pairs: readonly { readonly before: AnyRoute; readonly after: AnyRoute }[];
  /** Routes that are no longer there. */
  readonly vanished: readonly AnyRoute[];
  /** Routes that were not there before. */
  readonly appeared: readonly AnyRoute[];
}

/**
 * Pairs the routes of two states of one project by where they are written, what they match and where they lead; routes
 * that agree in all of this are paired in their order.
 */
export function matchRoutes(before: readonly AnyRoute[], after: readonly AnyRoute[]): RouteMatching {
  const waiting = groupBy(after, routeKey);
  const next = new Map<string, number>();
  const pairs: { before: AnyRoute; after: AnyRoute }[] = [];
  const vanished: AnyRoute[] = [];
  for (const route of before) {
    const key = routeKey(route);
    const ordinal = next.get(key) ?? 0;
    const partner = waiting.get(key)?.[ordinal];
    next.set(key, ordinal + 1);
    if (partner === undefined) vanished.push(route);
    else pairs.push({ before: route, after: partner });
  }
  const appeared = [...waiting].flatMap(([key, routes]) => routes.slice(next.get(key) ?? 0));
  return { pairs, vanished, appeared };
}

function routeKey(route: AnyRoute): string {
  return [
    route.configuration.root.path,
    route.origin.file.path,
    route.entry.hosts.join(' '),
    route.entry.listeners.map(({ address }) => address).join(' '),
    route.match,
    route.upstream.target,
  ].join('\0');
}

/** A route as people know it: `location /ws → http://app (/etc/nginx/app.conf:12)`. */
export function describeRoute(route: Route): string {
  const { line } = route.origin.file.positionAt(route.origin.start);
  return `${route.match} → ${route.upstream.target} (${route.origin.file.path}:${line})`;
}
