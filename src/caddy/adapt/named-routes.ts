/** Named routes, `&(name) { … }` (2.7), which sites run by `invoke` (httptype.go, `extractNamedRoutes`). */
import type { Expansion } from '../config/expansion.ts';
import type { ObjectNode } from '../json/node.ts';
import { BlockAdapter } from './block-values.ts';
import { ADAPTERS } from './directives/index.ts';
import type { Session } from './session.ts';
import { withoutShorthands } from './shorthands.ts';
import { routeNode } from './subroute.ts';

export type NamedRouteNodes = ReadonlyMap<string, ObjectNode>;

/** `session`: of its own, because groups of named routes are counted by themselves. */
export function adaptNamedRoutes({ namedRoutes }: Expansion, session: Session): NamedRouteNodes {
  const adapted = new Map<string, ObjectNode>();
  for (const [name, { statements }] of namedRoutes) {
    const span = statements[0]?.name.span ?? session.span;
    const adapter = new BlockAdapter(session, ADAPTERS, new Map(), new Map());
    const long = statements.map((statement) => withoutShorthands(statement, session.version));
    const routes = adapter.routes(long, 'sorted');
    const [only, ...others] = routes;
    const [first] = only?.handle ?? [];
    // Of a single route for every request Caddy keeps the first handler only.
    const isSimple = only !== undefined && others.length === 0 && only.match.length === 0;
    const handle = isSimple && first !== undefined ? [first] : [adapter.subrouteOf(routes, span)];
    adapted.set(name, routeNode({ match: [], handle, group: null, terminal: false, span }));
  }
  return adapted;
}
