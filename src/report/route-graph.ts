/** Routes as a graph, for the formats that draw them: entries on one side, upstreams on the other, routes between. */
import type { Upstream } from '../route/route.ts';
import { groupRoutes, type ReportedRoute, type RouteGroup } from './routes-report.ts';

export interface RouteNode {
  readonly route: ReportedRoute;
  /** The number of its upstream. */
  readonly upstream: number;
}

export interface RouteGraph {
  readonly groups: readonly (RouteGroup & { readonly nodes: readonly RouteNode[] })[];
  readonly upstreams: readonly Upstream[];
}

export function routeGraph(routes: readonly ReportedRoute[]): RouteGraph {
  const upstreams = new Upstreams();
  const groups = groupRoutes(routes).map((group) => ({
    ...group,
    nodes: group.routes.map((route) => ({ route, upstream: upstreams.numberOf(route) })),
  }));
  return { groups, upstreams: upstreams.all };
}

/** Upstreams with the same target and servers in one configuration are one. */
class Upstreams {
  readonly all: Upstream[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf({ upstream, configuration }: ReportedRoute): number {
    const key = JSON.stringify([configuration.root.path, upstream.target, upstream.servers]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.push(upstream) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
