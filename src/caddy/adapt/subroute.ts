/** Routes of a block put together as Caddy prints them: sorted, grouped, merged (httpcaddyfile/httptype.go, `buildSubroute`). */

import { isVersionAtLeast } from '../../route/target.ts';
import type { Span } from '../../text/span.ts';
import type { DirectiveOrder } from '../config/order.ts';
import { type ObjectNode, objectNode, plainOf } from '../json/node.ts';
import { directivesOf } from '../language/directives.ts';
import type { AdaptedRoute, ConfigValue } from './config-value.ts';
import type { AdaptProblem } from './problem.ts';
import { sortRoutes } from './route-order.ts';

/** Of these only the first that matches runs. */
const EXCLUSIVE: readonly string[] = ['handle', 'rewrite', 'root'];

export interface SubrouteRules {
  readonly order: DirectiveOrder;
  readonly version: string;
  newGroup(): string;
  problem(problem: AdaptProblem): void;
}

/** The routes of a block. `sorted`: as in a site or `handle`; else as written, as in `route`. */
export function buildRoutes(
  values: readonly ConfigValue[],
  how: 'sorted' | 'as-written',
  rules: SubrouteRules,
): readonly AdaptedRoute[] {
  if (how === 'as-written' && !isVersionAtLeast(rules.version, '2.6.3')) return values.flatMap(routesOf);
  if (how === 'sorted') for (const value of values) refuseWithoutPlace(value, rules);
  const ordered = how === 'sorted' ? sortRoutes(values, rules) : values;
  const groups = exclusiveGroups(ordered, rules);
  const routes = ordered.flatMap((value): readonly AdaptedRoute[] => {
    if (value.class !== 'route' || !EXCLUSIVE.includes(value.directive)) return routesOf(value);
    return [{ ...value.route, group: groups.get(value.directive) ?? null }];
  });
  return consolidateRoutes(routes);
}

/** A global `order` that names an unknown neighbour takes a directive out of the order. Of a plugin's nothing is known. */
function refuseWithoutPlace(value: ConfigValue, rules: SubrouteRules): void {
  if (value.class !== 'route' && value.class !== 'routes') return;
  const { directive } = value;
  if (rules.order.has(directive) || !directivesOf(rules.version).includes(directive)) return;
  const [route] = routesOf(value);
  if (route === undefined) return;
  const message = `\`${directive}\` has no place in the order any more, since the global option \`order\` puts it beside something that is not there; outside of \`route\` it cannot be used`;
  rules.problem({ code: 'place', message, span: route.span });
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
