/**
 * Whether a site serves a planned route already, or uses its path for something else. A route that is there has to lead
 * to the planned upstream with the path that the application expects, and its handshake has to work.
 */
import {
  defineMatchers,
  type Matcher,
  matcherOf,
  type NamedMatchers,
  passesHandshake,
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
  const faults = servingRoutes(view, rendered).map((one) => ({ one, fault: faultOf(view, one, rendered) }));
  const working = faults.find(({ fault }) => fault === null);
  if (working !== undefined) return { kind: 'present', span: headSpan(working.one.proxy) };
  for (const { one, fault } of faults) {
    if (fault !== null && stemOf(one) === stem(route.path)) return pathTaken(view, route, one.proxy, fault);
  }
  return contested(view, rendered, [...view.site.statements, ...rendered.statements]) ?? { kind: 'missing' };
}

/** Handlers that would lose requests to the new block, or that answer its requests now; `statements` in their written order. */
export function contested(
  view: SiteView,
  rendered: RenderedRoute,
  statements: readonly Statement[],
): Refusal | null {
  const { route, entry } = rendered;
  const named = defineMatchers(statements, new Map());
  const sorted = sortHandlers(statements, named, view.order);
  const place = sorted.indexOf(entry);
  const holder = sorted
    .slice(0, place)
    .find((handler) => holdsPath(handler, matcherOf(handler, named), view, rendered));
  if (holder !== undefined) return pathTaken(view, route, holder, 'answers there');
  const loser = firstHandler(sorted.slice(place + 1), named, (matcher) =>
    meets(matcher, matcherOf(entry, named)),
  );
  return loser === null ? null : pathTaken(view, route, loser, 'would no longer get its requests');
}

/** The proxies of a site that lie on the way of a planned route and below its mount, the nearest ones. */
function servingRoutes({ plan, routes }: SiteView, rendered: RenderedRoute): readonly CaddyRoute[] {
  const onTheWay = routes.filter((one) => {
    const from = stemOf(one);
    return (
      isBelow(stem(rendered.route.path), from) &&
      isBelow(from, stem(plan.mount)) &&
      takesAll(one, rendered, plan)
    );
  });
  const longest = Math.max(...onTheWay.map((one) => stemOf(one).length));
  return onTheWay.filter((one) => stemOf(one).length === longest);
}

function stemOf({ levels }: CaddyRoute): string {
  const stems = (pathsAt(levels, 0) ?? ['/*']).map(stem);
  return stems.reduce((shortest, one) => (one.length < shortest.length ? one : shortest));
}

/** Matchers on the way let all of the route's requests through, as far as their paths say. */
function takesAll({ levels }: CaddyRoute, { serves }: RenderedRoute, plan: Plan): boolean {
  const requests = requestsOf(serves, plan);
  const outer = levels.findIndex(({ entered }) => entered.name.value === 'handle_path');
  const seen = outer === -1 ? levels : levels.slice(0, outer + 1);
  return seen.every(({ matcher }) => requests.every((request) => answerFor(matcher, request) === 'yes'));
}

/** What keeps a proxy that stands at the right path from being the planned route, or null. */
function faultOf(view: SiteView, one: CaddyRoute, { route, serves }: RenderedRoute): string | null {
  const [level] = one.levels;
  if (level === undefined) return 'is nowhere';
  if (!sameServers(one, route)) return `leads to ${one.upstream.target}`;
  if (strippedBy(one) !== (route.strip === null ? '' : stem(route.strip)))
    return route.strip === null
      ? `takes ${strippedBy(one)} off the path`
      : `does not take ${route.strip} off the path`;
  const { statements } = view.site;
  const requests = requestsOf(serves, view.plan);
  const earlier = whatRunsBefore({ ...view, statements }, level.entered, [], requests).refusal;
  if (earlier !== null) return `is not reached: ${earlier.message}`;
  if (one.shadow !== null) return `is not reached: ${quoted(one.shadow, view.into)} comes first`;
  return handshakeFault(one, serves);
}

function handshakeFault({ websocket }: CaddyRoute, serves: readonly PlannedRoute[]): string | null {
  const withSockets = serves.filter(({ carries }) => carries.includes('websockets'));
  if (withSockets.length === 0) return null;
  if (websocket.handshake !== 'works')
    return websocket.reasons[0]?.message ?? 'is not known to let handshakes through';
  const { value } = websocket.idleTimeout;
  const silence = Math.max(...withSockets.map(({ idleTimeout }) => idleTimeout ?? 0));
  const survives = value.kind !== 'known' || value.value === null || value.value >= silence;
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
function holdsPath(
  handler: Statement,
  matcher: Matcher,
  { plan }: SiteView,
  { route, serves }: RenderedRoute,
): boolean {
  if (!isBlockOfHandlers(handler.name.value)) return false;
  const isSamePath = (pathsOf(matcher) ?? []).some((path) => stem(path) === stem(route.path));
  return isSamePath && requestsOf(serves, plan).every((request) => answerFor(matcher, request) === 'yes');
}

/** The first handler that answers and that something holds for, also within blocks that any request enters. */
function firstHandler(
  handlers: readonly Statement[],
  named: NamedMatchers,
  holds: (matcher: Matcher) => boolean,
): Statement | null {
  for (const handler of handlers) {
    const name = handler.name.value;
    if (!isBlockOfHandlers(name) && !isTerminal(name) && name !== 'file_server') continue;
    const matcher = matcherOf(handler, named);
    if (holds(matcher)) return handler;
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

/** Some of its requests are those of the new block. */
function meets(matcher: Matcher, entry: Matcher): boolean {
  if (entry === null) return true;
  const starts = (pathsOf(matcher) ?? []).map((path) => path.replace(/\*.*$/, ''));
  return starts.some((path) => passesHandshake(entry, [path]) === 'yes');
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
