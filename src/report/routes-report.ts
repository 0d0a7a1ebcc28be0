/** What the formats of `proxylint routes` are made from. */
import type { Handshake, Route } from '../route/route.ts';
import type { SourceFile } from '../text/source-file.ts';

/** Of a route, what a report needs: the shared model, and which configuration it belongs to. */
export interface ReportedRoute extends Route {
  readonly dialect: 'nginx' | 'caddy';
  readonly configuration: { readonly root: SourceFile };
}

/** How a path is shown: see `displayPathFrom`. */
export type DisplayPath = (path: string) => string;

export interface RoutesReport {
  readonly routes: readonly ReportedRoute[];
  readonly displayPath: DisplayPath;
}

/** Routes with one entry: those of one server block or site. */
export interface RouteGroup {
  readonly root: SourceFile;
  readonly entry: Route['entry'];
  readonly routes: readonly ReportedRoute[];
}

/**
 * The routes by the server they belong to, in the order of the configuration. Blocks of one configuration with the same
 * listeners and names are one server: a client cannot tell them apart.
 */
export function groupRoutes(routes: readonly ReportedRoute[]): readonly RouteGroup[] {
  const groups = new Map<string, { readonly first: ReportedRoute; readonly routes: ReportedRoute[] }>();
  for (const route of routes) {
    const { listeners, hosts } = route.entry;
    const key = JSON.stringify([
      route.configuration.root.path,
      listeners.map(({ address, tls }) => [address, tls]),
      hosts,
      // Without a server at hand only the file says what belongs together.
      listeners.length + hosts.length === 0 ? route.origin.file.path : null,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: route, routes: [route] });
    else group.routes.push(route);
  }
  return [...groups.values()].map(({ first, routes: members }) => ({
    root: first.configuration.root,
    entry: first.entry,
    routes: members,
  }));
}

/** How a route stands, and whether that matters. */
export type Standing =
  | Exclude<Handshake, 'fails'>
  | 'broken'
  /** The handshake fails, on a route on which nothing suggests WebSockets: most plain pages and APIs. */
  | 'no-websockets';

export const STANDINGS: readonly Standing[] = ['broken', 'no-websockets', 'fragile', 'unknown', 'works'];

export function standingOf({ websocket, intent }: Route): Standing {
  if (websocket.handshake !== 'fails') return websocket.handshake;
  return intent.strength === 'none' ? 'no-websockets' : 'broken';
}
