/**
 * What an nginx route's upstream tells of what it carries, where it is an application that the presets know: whether a
 * path on which that application opens WebSockets or event streams comes this way.
 */
import type { KnownAppPath } from '../../route/application.ts';
import type { InferredEvidence } from '../../route/intent.ts';
import {
  isNamedAfter,
  pathsAtPorts,
  type RecognizedApplication,
  recognizeApplication,
  sampleOf,
  webSocketsOf,
} from '../../route/known-applications.ts';
import { chooseLocation } from '../request/location-choice.ts';
import type { RouteWithoutIntent } from '../routes.ts';
import { argumentSpan, type Context, outermost } from './context.ts';
import { literalPath } from './location-path.ts';
import { readProxyTarget } from './proxy-target.ts';

export type Whereabouts =
  | { readonly kind: 'here'; readonly evidence: InferredEvidence }
  /** Its WebSockets have a location of their own and do not come this way, or it opens none. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unknown' };

const UNKNOWN: Whereabouts = { kind: 'unknown' };

/**
 * Where the WebSockets of the application go that a route leads to. `hasWebSocketPath`: another location of the server
 * has a path that is known for WebSockets.
 */
export function applicationsWebSockets(route: RouteWithoutIntent, hasWebSocketPath: boolean): Whereabouts {
  const { location } = route;
  if (location === null) return UNKNOWN;
  const recognized = applicationOf(route);
  if (recognized === null) return UNKNOWN;
  const { webSockets } = recognized.application;
  if (webSockets.length === 0) return { kind: 'elsewhere' };
  const comingHere = (path: KnownAppPath): Whereabouts => ({
    kind: 'here',
    evidence: { ...webSocketsOf(recognized, path), span: argumentSpan(route.handler, 0), isToldApart: true },
  });
  let first: KnownAppPath | null = null;
  let isElsewhere = false;
  for (const path of pathsAtPorts(webSockets, recognized.ports)) {
    const takers = takersOf(route, location, recognized, path);
    if (takers.size === 0) continue;
    if (!takers.has(location)) isElsewhere = true;
    else if (path.path !== '/' && literalPath(location)?.startsWith(withoutSlash(path.path)) === true)
      return comingHere(path);
    else first ??= path;
  }
  // Whoever gave one of its paths a location of its own has thought of its WebSockets, and not of the rest.
  if (isElsewhere) return recognized.strength === 'strong' ? { kind: 'elsewhere' } : UNKNOWN;
  if (first === null) return UNKNOWN;
  // Its WebSockets may be anywhere, and probably are where a path is known for them.
  return first.path === '/' && hasWebSocketPath ? UNKNOWN : comingHere(first);
}

/** `location /api/live` takes `/api/live/` as well, without a redirect. */
function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** The first event stream of the application that comes this way, with the name of the application; null for none. */
export function applicationStream(
  route: RouteWithoutIntent,
): { readonly name: string; readonly path: KnownAppPath } | null {
  const { location } = route;
  const recognized = location === null ? null : applicationOf(route);
  if (location === null || recognized?.strength !== 'strong') return null;
  const { name, eventStreams } = recognized.application;
  const path = pathsAtPorts(eventStreams, recognized.ports).find(
    (each) => each.path !== '/' && takersOf(route, location, recognized, each).has(location),
  );
  return path === undefined ? null : { name, path };
}

function applicationOf({ upstream, entry }: RouteWithoutIntent): RecognizedApplication | null {
  if (upstream.servers.length === 0) return null;
  const { authority } = readProxyTarget(upstream.target);
  // The name of an `upstream` block is not among its servers.
  const groups = upstream.servers.includes(authority) ? [] : [authority];
  return recognizeApplication({ groups, servers: upstream.servers, hosts: entry.hosts });
}

/** The locations that take a path of the application, under each name by which clients can ask for it. */
function takersOf(
  route: RouteWithoutIntent,
  location: Context,
  recognized: RecognizedApplication,
  path: KnownAppPath,
): ReadonlySet<Context> {
  const block = route.server ?? outermost(location);
  const takers = new Set<Context>();
  for (const asked of clientPaths(route, location, recognized, sampleOf(path))) {
    const chosen = chooseLocation(block, asked);
    if (chosen.kind === 'location') takers.add(chosen.location);
  }
  return takers;
}

/** What clients ask for, where the application is to see `path`: as it is, or below the path where it is mounted. */
function clientPaths(
  { upstream }: RouteWithoutIntent,
  location: Context,
  { application }: RecognizedApplication,
  path: string,
): readonly string[] {
  const mount = literalPath(location);
  const { uri } = readProxyTarget(upstream.target);
  if (uri !== '') {
    const replacing = uri.replace(/\?.*$/, '');
    return mount !== null && path.startsWith(replacing) ? [`${mount}${path.slice(replacing.length)}`] : [];
  }
  const first = mount?.split('/')[1] ?? '';
  if (mount === null || !isNamedAfter(first, application)) return [path];
  return [`/${first}${path}`];
}
