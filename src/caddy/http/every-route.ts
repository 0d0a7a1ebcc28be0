/** All routes that requests of clients may run through, however deep. Not those that answer errors or take responses. */
import type { HttpApp, HttpRoute } from './model.ts';

export function* everyRoute({ servers }: Pick<HttpApp, 'servers'>): Generator<HttpRoute> {
  for (const { routes, namedRoutes } of servers) {
    yield* withInner(routes);
    yield* withInner(namedRoutes.values());
  }
}

function* withInner(routes: Iterable<HttpRoute>): Generator<HttpRoute> {
  for (const route of routes) {
    yield route;
    for (const handler of route.handle) if (handler.kind === 'subroute') yield* withInner(handler.routes);
  }
}
