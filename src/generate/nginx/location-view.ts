/**
 * A location as its template sees it. It stands by itself: all headers are set in it, because nginx inherits them all or
 * not at all.
 *
 * It is a prefix, which takes what only begins like it as well: `/cable` takes `/cable-car`. Only a regular expression
 * would be more exact, and would come before other prefixes.
 */

import { commentLines } from '../comment.ts';
import type { Plan, PlannedHeader, PlannedRoute, PlannedUpstream } from '../plan.ts';
import { locationPath } from './location-path.ts';
import type { NginxNames } from './names.ts';
import { constantText } from './quote.ts';
import { nginxSize, nginxTime } from './units.ts';

export interface LocationView {
  readonly isFirst: boolean;
  readonly comment: readonly string[];
  readonly path: string;
  readonly realIp: { readonly ranges: readonly string[] } | null;
  /** Where a path is taken off that no URI in `proxy_pass` could replace. */
  readonly rewrite: { readonly pattern: string } | null;
  readonly target: string;
  /**
   * With https to the upstream. `name` is the one that it is asked for; null where it is reached by an address.
   * `isOneOfSeveral`: another of its servers has another name.
   */
  readonly tls: {
    readonly selfSigned: boolean;
    readonly name: string | null;
    readonly isOneOfSeveral: boolean;
  } | null;
  readonly redirectsToSlash: boolean;
  /** Whether headers are explained, which once in a file is enough. */
  readonly explains: boolean;
  /** Whether the server is not known, which may listen for HTTP/3. */
  readonly warnsOfHttp3: boolean;
  readonly host: string;
  readonly proto: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly upgrade: string | null;
  readonly connection: string | null;
  readonly hasLimits: boolean;
  readonly carriesLong: boolean;
  readonly readTimeout: string | null;
  /** Whether a response is passed on as it comes; with event streams a comment says why. */
  readonly streamsResponse: boolean;
  readonly carriesEvents: boolean;
  readonly bodySize: string | null;
  readonly streamsBody: boolean;
}

export interface LocationPlace {
  readonly isFirst: boolean;
  /**
   * The server around it: generated with it, which says whose X-Forwarded-For is believed; an existing one that was looked
   * at; or any.
   */
  readonly server: 'generated' | 'existing' | 'any';
}

export function locationView(
  plan: Plan,
  route: PlannedRoute,
  names: NginxNames,
  { isFirst, server }: LocationPlace,
): LocationView {
  const { idleTimeout, bodyLimit, requestBuffering, responseBuffering } = route;
  const carries = new Set(route.carries);
  const upgrades = carries.has('websockets');
  const carriesEvents = carries.has('event-streams');
  const path = locationPath(plan, route);
  return {
    isFirst,
    comment: commentLines(about(route)),
    path: constantText(path),
    realIp:
      plan.trustedProxies.length === 0 || server === 'generated' ? null : { ranges: plan.trustedProxies },
    rewrite: isTakenOffWhole(path, route) ? { pattern: takeOff(path) } : null,
    target: targetOf(path, route, names),
    tls: tlsOf(route.upstream),
    redirectsToSlash: path !== '/' && path.endsWith('/'),
    explains: isFirst,
    warnsOfHttp3: server === 'any' && names.host === undefined,
    host: hostOf(names),
    proto: schemeOf(plan, names),
    headers: plan.headers.map((header) => ({ name: header.name, value: headerValue(header, plan, names) })),
    upgrade: upgrades ? `$${names.upgrade}` : null,
    connection: upgrades ? `$${names.connection}` : null,
    hasLimits: idleTimeout !== null || bodyLimit !== null || !requestBuffering || !responseBuffering,
    carriesLong: upgrades || carriesEvents,
    readTimeout: idleTimeout === null ? null : nginxTime(idleTimeout),
    streamsResponse: !responseBuffering,
    carriesEvents,
    bodySize: bodyLimit === null ? null : bodyLimit.kind === 'unlimited' ? '0' : nginxSize(bodyLimit.bytes),
    streamsBody: !requestBuffering,
  };
}

function about({ about: purpose, endpoint }: PlannedRoute): string {
  const sockets = endpoint === null ? null : `WebSockets open at ${endpoint}`;
  const text = [purpose, sockets].filter((part) => part !== null).join(': ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A URI in `proxy_pass` takes the place of the location's path, so that both have to end with a slash or neither: `/ws`
 * replaced by `/` would make `//chat` of `/ws/chat`, and by nothing at all is not replaced.
 */
function isTakenOffWhole(path: string, { strip }: PlannedRoute): boolean {
  return strip !== null && path === strip;
}

/** `/ws` becomes `/`, `/ws/chat` becomes `/chat`. */
function takeOff(path: string): string {
  const literal = constantText(path).replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  return `^${literal}(?:/(.*))?$`;
}

function targetOf(path: string, route: PlannedRoute, names: NginxNames): string {
  const { upstream, strip } = route;
  const named = names.upstreams.get(upstream.name);
  const server = named ?? upstream.servers[0] ?? '';
  const base = `${upstream.scheme}://${constantText(server)}`;
  if (strip === null || isTakenOffWhole(path, route)) return base;
  const separator = named === undefined && server.startsWith('unix:') ? ':' : '';
  return `${base}${separator}${constantText(path.slice(strip.length))}`;
}

/**
 * TLS names no addresses. Several servers are asked for the same name, the first one's: nginx knows one for all of them,
 * and without would take that of the `upstream` block.
 */
function tlsOf({ scheme, servers, selfSigned }: PlannedUpstream): LocationView['tls'] {
  if (scheme === 'http') return null;
  const names = servers.map((server) => server.replace(/:\d+$/, ''));
  return {
    selfSigned,
    name: names.find((name) => !/^[\d.]+$|^\[|^unix:/.test(name)) ?? null,
    isOneOfSeveral: new Set(names).size > 1,
  };
}

function hostOf({ host }: NginxNames): string {
  return host === undefined ? '$http_host' : `$${host}`;
}

function schemeOf(plan: Plan, names: NginxNames): string {
  return plan.trustedProxies.length === 0 ? '$scheme' : `$${names.forwardedProto}`;
}

function headerValue({ value }: PlannedHeader, plan: Plan, names: NginxNames): string {
  switch (value.kind) {
    case 'text':
      return constantText(value.text);
    case 'client-address':
      return '$remote_addr';
    case 'host':
      return hostOf(names);
    case 'host-without-port':
      return '$host';
    case 'port':
      return '$server_port';
    case 'scheme':
      return schemeOf(plan, names);
  }
}
