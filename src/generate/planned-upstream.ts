/** Whether a route of a configuration leads to what a plan calls its upstream. */
import type { Upstream } from '../route/route.ts';
import type { PlannedUpstream } from './plan.ts';

/** The same scheme and the same servers, in any order; `localhost` is 127.0.0.1, and a port that is left out the scheme's. */
export function isSameUpstream({ scheme, servers }: Upstream, planned: PlannedUpstream): boolean {
  if (scheme !== planned.scheme || servers.length === 0) return false;
  return canonical(servers, scheme) === canonical(planned.servers, scheme);
}

function canonical(servers: readonly string[], scheme: 'http' | 'https'): string {
  return servers
    .map((server) => canonicalServer(server.toLowerCase(), scheme))
    .sort()
    .join(' ');
}

function canonicalServer(server: string, scheme: 'http' | 'https'): string {
  // nginx writes a colon and a path behind a socket, Caddy two slashes before it.
  const socket = /^unix[:/]+([^:]*)/.exec(server)?.[1];
  if (socket !== undefined) return `unix:/${socket}`;
  const [, host = server, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(server) ?? [];
  return `${host === 'localhost' ? '127.0.0.1' : host}:${port ?? (scheme === 'https' ? '443' : '80')}`;
}
