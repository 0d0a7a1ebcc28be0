/** Routes of a block put together as Caddy prints them: sorted, grouped, merged (httpcaddyfile/httptype.go, `buildSubroute`). */

import { isVersionAtLeast } from '../../route/target.ts';
import type { Span } from '../../text/span.ts';
import type { DirectiveOrder } from '../config/order.ts';
import { type ObjectNode, objectNode, plainOf } from '../json/node.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';
import { sortRoutes } from './route-order.ts';

/** Of these only the first that matches runs. */
const EXCLUSIVE: readonly string[] = ['handle', 'rewrite', 'root'];

export interface SubrouteRules {
  readonly order: DirectiveOrder;
  readonly version: string;
  newGroup(): string;
}

/** The routes of a block. `sorted`: as in a site or `handle`; else as written, as in `route`. */
export function buildRoutes(
  values: readonly ConfigValue[],
  how: 'sorted' | 'as-written',
  rules: SubrouteRules,
): readonly AdaptedRoute[] {
  if (how === 'as-written' && !isVersionAtLeast(rules.version, '2.6.3')) return values.flatMap(routesOf);
  const ordered = how === 'sorted' ? sortRoutes(values, rules) : values;
  const groups = exclusiveGroups(ordered, rules);
  const routes = ordered.flatMap((value): readonly AdaptedRoute[] => {
    if (value.class !== 'route' || !EXCLUSIVE.includes(value.directive)) return routesOf(value);
    return [{ ...value.route, group: groups.get(value.directive) ?? null }];
  });
  return consolidateRoutes(routes);
}

function routesOf(value: ConfigValue): readonly AdaptedRoute[] {
  if (value.class === 'routes') return value.routes;
  return value.class === 'route' ? [value.route] : [];
}

/**
 * A lone `rewrite` has a group too, so that it is never merged with a neighbour that has the same matcher; a name for it is
 * used up even where there is none.
 */
function exclusiveGroups(values: readonly ConfigValue[], rules: SubrouteRules): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const directive of EXCLUSIVE) {
    const count = values.filter(
      (value) => (value.class === 'route' || value.class === 'routes') && value.directive === directive,
    ).length;
    if (count > 1 || directive === 'rewrite') groups.set(directive, rules.newGroup());
  }
  return groups;
}

/** Neighbours with the same matchers become one route with the handlers of both. */
export function consolidateRoutes(routes: readonly AdaptedRoute[]): readonly AdaptedRoute[] {
  const consolidated: AdaptedRoute[] = [];
  for (const route of routes) {
    const before = consolidated.at(-1);
    if (before === undefined || !isAlike(before, route)) consolidated.push(route);
    else consolidated[consolidated.length - 1] = { ...before, handle: [...before.handle, ...route.handle] };
  }
  return consolidated;
}

function isAlike(a: AdaptedRoute, b: AdaptedRoute): boolean {
  return a.terminal === b.terminal && a.group === b.group && matchKey(a) === matchKey(b);
}

function matchKey({ match }: AdaptedRoute): string {
  return JSON.stringify(
    match.map((set) =>
      [...set.members]
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, value }) => [name, plainOf(value)]),
    ),
  );
}

/** A `subroute` handler. Without routes it is empty, as Caddy prints it. */
export function subrouteHandler(routes: readonly AdaptedRoute[], span: Span): ObjectNode {
  return objectNode(
    { handler: 'subroute', routes: routes.length === 0 ? undefined : routes.map(routeNode) },
    span,
  );
}

export function routeNode({ match, handle, group, terminal, span }: AdaptedRoute): ObjectNode {
  return objectNode(
    {
      group: group ?? undefined,
      match: match.length === 0 ? undefined : match,
      handle: handle.length === 0 ? undefined : handle,
      terminal: terminal ? true : undefined,
    },
    span,
  );
}
