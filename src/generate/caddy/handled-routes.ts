/**
 * Which routes of a plan need a block of their own, and which requests each block takes. Caddy upgrades, streams, and
 * takes bodies of any size without being told, so that routes differ only in their upstream and in what is stripped.
 */
import type { Plan, PlannedRoute } from '../plan.ts';

/** The requests that a `handle` block takes. */
export type HandleMatcher =
  | { readonly kind: 'all' }
  /** `/grafana/*` */
  | { readonly kind: 'path'; readonly pattern: string }
  /** `@ws path /ws /ws/*`: a single pattern would take `/wsx` as well, or miss `/ws` itself. */
  | { readonly kind: 'named'; readonly name: string; readonly patterns: readonly string[] };

/** The routes without those that an enclosing route serves in the same way; the longest path first, as Caddy asks them. */
export function handledRoutes(plan: Plan): readonly PlannedRoute[] {
  const needed = plan.routes.filter((route) => {
    const outer = enclosing(route, plan);
    return outer === null || outer.upstream.name !== route.upstream.name || outer.strip !== route.strip;
  });
  return needed.sort((a, b) => b.path.length - a.path.length);
}

/** The routes that are served by the block of one of the handled routes, itself included. */
export function servedBy(handled: PlannedRoute, plan: Plan): readonly PlannedRoute[] {
  const all = handledRoutes(plan);
  return plan.routes.filter((route) => all.find((outer) => covers(outer.path, route.path)) === handled);
}

/** Caddy sorts blocks with one pattern by its length, and puts one with several patterns behind all of them. */
export function matcherOf(route: PlannedRoute, plan: Plan, taken: ReadonlySet<string>): HandleMatcher {
  const { path } = route;
  if (path === '/') return { kind: 'all' };
  if (path.endsWith('/')) return { kind: 'path', pattern: `${path}*` };
  // Within another block's paths one pattern is needed to come before it; what it takes besides is the same application's.
  const outer = enclosing(route, plan);
  if (outer !== null && outer.path !== '/') return { kind: 'path', pattern: `${path}*` };
  return { kind: 'named', name: freeName(path, taken), patterns: [path, `${path}/*`] };
}

/** The route with the longest path among those that would serve this one's requests otherwise. */
function enclosing(route: PlannedRoute, plan: Plan): PlannedRoute | null {
  let found: PlannedRoute | null = null;
  for (const other of plan.routes) {
    if (other === route || !covers(other.path, route.path)) continue;
    if (found === null || other.path.length > found.path.length) found = other;
  }
  return found;
}

function covers(outer: string, inner: string): boolean {
  return outer === inner || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

/** `@notifications-hub` for `/notifications/hub`, with a number where a matcher has that name. */
function freeName(path: string, taken: ReadonlySet<string>): string {
  const name = `@${path.match(/\w+/g)?.join('-') ?? 'path'}`;
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
