/**
 * Whether a site serves a planned route already, or uses its path for something else. A route that is there has to lead
 * to the planned upstream with the path that the application expects, and its handshake has to work.
 */
import {
  defineMatchers,
  type Matcher,
  matcherOf,
  type NamedMatchers,
  pathsOf,
} from '../../../caddy/config/matchers.ts';
import { type DirectiveOrder, sortHandlers } from '../../../caddy/config/order.ts';
import { pathsAt } from '../../../caddy/config/proxy.ts';
import type { Site } from '../../../caddy/config/site.ts';
import { headSpan, type Statement, splitMatcher } from '../../../caddy/config/statement.ts';
import { isTerminal } from '../../../caddy/language/directives.ts';
import type { CaddyRoute } from '../../../caddy/routes.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import type { Span } from '../../../text/span.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { whatRunsBefore } from './earlier.ts';
import { answerFor, isBelow, requestsOf, stem } from './planned-request.ts';
import { quoted, type Refusal, refusal } from './refusal.ts';
import type { RenderedRoute } from './rendered.ts';

export type Standing =
  | { readonly kind: 'missing' }
  | { readonly kind: 'present'; readonly span: Span }
  | Refusal;

export interface SiteView {
  readonly plan: Plan;
  readonly site: Site;
  /** Those of the site. */
  readonly routes: readonly CaddyRoute[];
  readonly order: DirectiveOrder;
  /** The file that is spoken of. */
  readonly into: SourceFile;
}

export function standingOf(view: SiteView, rendered: RenderedRoute): Standing {
  const { route } = rendered;
  const serving = servingRoutes(view, route);
  const faults = serving.map((one) => ({ one, fault: faultOf(view, one, route) }));
  const working = faults.find(({ fault }) => fault === null);
  if (working !== undefined) return { kind: 'present', span: headSpan(working.one.proxy) };
  for (const { one, fault } of faults) {
    if (fault !== null && stemOf(one) === stem(route.path)) return pathTaken(view, route, one.proxy, fault);
  }
  const { site, order } = view;
  const statements = [...site.statements, ...rendered.statements];
  const named = defineMatchers(statements, new Map());
  const sorted = sortHandlers(statements, named, order).filter(
    (handler) => handler === rendered.entry || !rendered.statements.includes(handler),
  );
  const place = sorted.indexOf(rendered.entry);
  const holder = sorted
    .slice(0, place)
    .find((handler) => holdsPath(handler, matcherOf(handler, named), view, route));
  if (holder !== undefined) return pathTaken(view, route, holder, 'answers there');
  const loser = firstHandler(sorted.slice(place + 1), named, (handler, matcher) =>
    liesWithin(handler, matcher, route, view.plan),
  );
  return loser === null
    ? { kind: 'missing' }
    : pathTaken(view, route, loser, 'would no longer get its requests');
}

/** The proxies of a site that lie on the way of a planned route and below its mount, the nearest ones. */
function servingRoutes({ plan, routes }: SiteView, route: PlannedRoute): readonly CaddyRoute[] {
  const onTheWay = routes.filter((one) => {
    const from = stemOf(one);
    return isBelow(stem(route.path), from) && isBelow(from, stem(plan.mount)) && takesAll(one, route, plan);
  });
  const longest = Math.max(...onTheWay.map((one) => stemOf(one).length));
  return onTheWay.filter((one) => stemOf(one).length === longest);
}

function stemOf({ levels }: CaddyRoute): string {
  const stems = (pathsAt(levels, 0) ?? ['/*']).map(stem);
  return stems.reduce((shortest, one) => (one.length < shortest.length ? one : shortest));
}

/** Matchers on the way let all of the route's requests through, as far as their paths say. */
function takesAll({ levels }: CaddyRoute, route: PlannedRoute, plan: Plan): boolean {
  const requests = requestsOf(route, plan);
  const outer = levels.findIndex(({ entered }) => entered.name.value === 'handle_path');
  const seen = outer === -1 ? levels : levels.slice(0, outer + 1);
  return seen.every(({ matcher }) => requests.every((request) => answerFor(matcher, request) === 'yes'));
}

/** What keeps a proxy that stands at the right path from being the planned route, or null. */
function faultOf(view: SiteView, one: CaddyRoute, route: PlannedRoute): string | null {
  const [level] = one.levels;
  if (level === undefined) return 'is nowhere';
  if (!sameServers(one, route)) return `leads to ${one.upstream.target}`;
  if (strippedBy(one) !== (route.strip ?? ''))
    return route.strip === null
      ? `takes ${strippedBy(one)} off the path`
      : `does not take ${route.strip} off the path`;
  const requests = requestsOf(route, view.plan);
  const earlier = whatRunsBefore(view, level.entered, [], requests).refusal;
  if (earlier !== null) return `is not reached: ${earlier.message}`;
  if (one.shadow !== null) return `is not reached: ${quoted(one.shadow, view.into)} comes first`;
  return route.carries.includes('websockets') ? handshakeFault(one, route) : null;
}

function handshakeFault({ websocket }: CaddyRoute, route: PlannedRoute): string | null {
  if (websocket.handshake !== 'works')
    return websocket.reasons[0]?.message ?? 'is not known to let handshakes through';
  const { value } = websocket.idleTimeout;
  const survives = value.kind !== 'known' || value.value === null || value.value >= (route.idleTimeout ?? 0);
  return survives ? null : `closes sockets that are silent for ${value.value / 1000} seconds`;
}

function sameServers({ upstream }: CaddyRoute, { upstream: planned }: PlannedRoute): boolean {
  const is = new Set(upstream.servers.map(address));
  const wanted = new Set(planned.servers.map(address));
  return (
    upstream.scheme === planned.scheme && is.size === wanted.size && [...wanted].every((one) => is.has(one))
  );
}

/** Addresses of one machine in one spelling: `localhost:3000`, `:3000` → `127.0.0.1:3000`; `unix//run/a.sock` → `unix:/run/a.sock`. */
function address(server: string): string {
  return server
    .toLowerCase()
    .replace(/^(?:localhost)?(?=:\d+$)/, '127.0.0.1')
    .replace(/^unix\/(?=\/)/, 'unix:');
}

/** The prefix that the blocks around a proxy take off the path; '' for none. */
function strippedBy({ levels }: CaddyRoute): string {
  for (const { entered } of levels) {
    if (entered.name.value === 'handle_path') return stem(splitMatcher(entered).matcher?.value ?? '');
    const uri = (entered.block ?? []).find(
      ({ name, args }) => name.value === 'uri' && args.at(-2)?.value === 'strip_prefix',
    );
    if (uri !== undefined) return stem(uri.args.at(-1)?.value ?? '');
  }
  return '';
}

/** A block for the very path of the route. */
function holdsPath(handler: Statement, matcher: Matcher, { plan }: SiteView, route: PlannedRoute): boolean {
  if (!isBlockOfHandlers(handler.name.value)) return false;
  const isSamePath = (pathsOf(matcher) ?? []).some((path) => stem(path) === stem(route.path));
  return isSamePath && requestsOf(route, plan).every((request) => answerFor(matcher, request) === 'yes');
}

/** The first handler that answers and that something holds for, also within blocks that any request enters. */
function firstHandler(
  handlers: readonly Statement[],
  named: NamedMatchers,
  holds: (handler: Statement, matcher: Matcher) => boolean,
): Statement | null {
  for (const handler of handlers) {
    const name = handler.name.value;
    if (!isBlockOfHandlers(name) && !isTerminal(name) && name !== 'file_server') continue;
    const matcher = matcherOf(handler, named);
    if (holds(handler, matcher)) return handler;
    if (!isBlockOfHandlers(name) || matcher !== null) continue;
    const inner = handler.block ?? [];
    const found = firstHandler(inner, defineMatchers(inner, named), holds);
    if (found !== null) return found;
  }
  return null;
}

function isBlockOfHandlers(name: string): boolean {
  return name === 'handle' || name === 'handle_path' || name === 'route';
}

/** Every request that it asks for is one that the planned route asks for. At `/` that is every handler. */
function liesWithin(handler: Statement, matcher: Matcher, route: PlannedRoute, plan: Plan): boolean {
  if (stem(route.path) === '') return true;
  const paths = pathsOf(matcher);
  if (paths === null) return false;
  const [request] = requestsOf(route, plan);
  if (
    isBlockOfHandlers(handler.name.value) &&
    request !== undefined &&
    paths.every((path) => !/\*/.test(path))
  )
    return paths.some((path) => route.path === path);
  return paths.some((path) => isBelow(stem(path), stem(route.path)));
}

function pathTaken({ into }: SiteView, route: PlannedRoute, by: Statement, fault: string): Refusal {
  const isRoot = stem(route.path) === '';
  return refusal(
    `${route.path} is in use: ${quoted(by, into)} ${fault}`,
    isRoot
      ? 'serve it below a path of its own with --path, or on a host of its own with --host'
      : 'choose another --path, or change that line',
    headSpan(by),
  );
}
