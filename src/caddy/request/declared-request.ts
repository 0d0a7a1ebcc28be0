/** Whether a handshake to a place that the user declares comes to a route: it is followed as Caddy runs the servers. */
import { type ClientRequest, requestFor } from '../../route/client-request.ts';
import { isPattern, readDeclaredHost } from '../../route/declared-path.ts';
import type { DeclaredWebSocket } from '../../route/premises.ts';
import type { CaddyRoute } from '../routes.ts';
import { followedThrough, isWhole, type Reach, reachBy } from './reach.ts';
import { originsOf, sampleHosts } from './sample-request.ts';

/**
 * Unknown where the declaration stands for many paths, where its host has no server of its own here, and where something on
 * the way cannot be known.
 */
export function declaredReach(route: CaddyRoute, declared: DeclaredWebSocket): Reach['kind'] {
  if (!isWhole(route.configuration)) return 'unknown';
  const reaches = declaredHandshakes(route, declared).map(
    (request) => reachBy(followedThrough(route.configuration, request), route.origin).kind,
  );
  if (reaches.includes('reached')) return 'reached';
  return reaches.length > 0 && reaches.every((kind) => kind === 'elsewhere') ? 'elsewhere' : 'unknown';
}

/** Handshakes to the declared place by the ways of entering the site of a route. */
export function declaredHandshakes(
  route: Pick<CaddyRoute, 'configuration' | 'site'> & Partial<Pick<CaddyRoute, 'levels'>>,
  { path, host }: DeclaredWebSocket,
): readonly ClientRequest[] {
  const { http } = route.configuration;
  if (http === null || isPattern(path)) return [];
  const declared = host === null ? null : readDeclaredHost(host);
  const hosts =
    declared === null ? sampleHosts(route.levels ?? [], route.configuration.target.caddy) : [nameOf(declared)];
  return originsOf(route.site, http, hosts, declared?.port ?? null).flatMap((origin) => {
    const read = requestFor(`${origin}${path}`);
    return read.kind === 'request' ? [read.request] : [];
  });
}

/** `app.test`; for all names below one, one of them. */
function nameOf({ name, isWildcard }: ReturnType<typeof readDeclaredHost>): string {
  return isWildcard ? `app${name}` : name;
}
