/**
 * Every `reverse_proxy` of a site with all that stands around it: which blocks a request passes on the way to it, and
 * which handlers run before it.
 */
import type { Expansion, NamedRoute, Site } from './expansion.ts';
import {
  type Answer,
  defineMatchers,
  type Matcher,
  matcherOf,
  type NamedMatchers,
  passesHandshake,
  pathsOf,
} from './matchers.ts';
import { type DirectiveOrder, sortHandlers } from './order.ts';
import type { Statement } from './statement.ts';

/** One step on the way to a proxy: the handler that is entered at some level, and the handlers that run before it. */
export interface Level {
  /** `handle`, `handle_path`, `route`, or the proxy itself. */
  readonly entered: Statement;
  readonly matcher: Matcher;
  /** All handlers of the level in the order in which they run; `entered` is the one at `place`. */
  readonly handlers: readonly Statement[];
  readonly place: number;
  readonly matchers: NamedMatchers;
  /** More lines may be at this level than can be read. */
  readonly opaque: boolean;
}

export interface ProxySite {
  readonly site: Site;
  readonly proxy: Statement;
  /** From the site inwards; the last one enters the proxy. */
  readonly levels: readonly Level[];
}

/** Blocks that requests of clients enter. `handle_errors` and `handle_response` see answers, not handshakes. */
const ENTERED: ReadonlySet<string> = new Set(['handle', 'handle_path', 'route']);

export function findProxies(expansion: Expansion, order: DirectiveOrder): readonly ProxySite[] {
  const found: ProxySite[] = [];
  for (const site of expansion.sites) {
    const walk: Walk = { site, order, namedRoutes: expansion.namedRoutes, invoked: [], found };
    walkBlock(walk, site.statements, site.opaque, false, [], new Map());
  }
  return found;
}

interface Walk {
  readonly site: Site;
  readonly order: DirectiveOrder;
  readonly namedRoutes: ReadonlyMap<string, NamedRoute>;
  /** Named routes that are being entered, against routes that invoke themselves. */
  readonly invoked: readonly string[];
  readonly found: ProxySite[];
}

function walkBlock(
  walk: Walk,
  statements: readonly Statement[],
  opaque: boolean,
  literal: boolean,
  outer: readonly Level[],
  outerMatchers: NamedMatchers,
): void {
  const matchers = defineMatchers(statements, outerMatchers);
  const handlers = literal
    ? statements.filter(({ name }) => !name.value.startsWith('@'))
    : sortHandlers(statements, matchers, walk.order);
  for (const [place, entered] of handlers.entries()) {
    const name = entered.name.value;
    if (name !== 'reverse_proxy' && name !== 'invoke' && !ENTERED.has(name)) continue;
    const matcher = matcherOf(entered, matchers);
    const levels = [...outer, { entered, matcher, handlers, place, matchers, opaque }];
    if (name === 'reverse_proxy') walk.found.push({ site: walk.site, proxy: entered, levels });
    else if (name === 'invoke') walkNamedRoute(walk, entered, levels, matchers);
    else walkBlock(walk, entered.block ?? [], entered.opaque, name === 'route', levels, matchers);
  }
}

function walkNamedRoute(
  walk: Walk,
  invoke: Statement,
  levels: readonly Level[],
  matchers: NamedMatchers,
): void {
  const name = invoke.args.at(-1)?.value ?? '';
  const route = walk.namedRoutes.get(name);
  if (route === undefined || walk.invoked.includes(name)) return;
  walkBlock(
    { ...walk, invoked: [...walk.invoked, name] },
    route.statements,
    route.opaque,
    false,
    levels,
    matchers,
  );
}

/**
 * The paths to which a request at one level can go and still reach the proxy, as the handlers of that level see them.
 * Null when nothing restricts them. Below a `handle_path` paths have lost their prefix, so they say nothing above it.
 */
export function pathsAt(levels: readonly Level[], index: number): readonly string[] | null {
  let paths: readonly string[] | null = null;
  for (let at = index; at < levels.length; at++) {
    const level = levels[at];
    if (level === undefined) break;
    paths = pathsOf(level.matcher) ?? paths;
    if (level.entered.name.value === 'handle_path') break;
  }
  for (let at = index - 1; at >= 0 && paths === null; at--) {
    const level = levels[at];
    if (level === undefined || level.entered.name.value === 'handle_path') break;
    paths = pathsOf(level.matcher);
  }
  return paths;
}

/** The handlers with one of these names that run before the one that is entered. */
export function* earlierHandlers(level: Level, names: ReadonlySet<string>): Generator<Statement> {
  for (let at = 0; at < level.place; at++) {
    const handler = level.handlers[at];
    if (handler !== undefined && names.has(handler.name.value)) yield handler;
  }
}

/** Whether a WebSocket handshake that is meant for the proxy also passes an earlier handler of one level. */
export function reachesEarlier(levels: readonly Level[], index: number, handler: Statement): Answer {
  const level = levels[index];
  if (level === undefined) return 'unknown';
  return passesHandshake(matcherOf(handler, level.matchers), pathsAt(levels, index));
}

/** Whether handshakes get through all the matchers on the way to the proxy. */
export function handshakeReaches(levels: readonly Level[]): Answer {
  let answer: Answer = 'yes';
  for (const [index, level] of levels.entries()) {
    const one = passesHandshake(level.matcher, pathsAt(levels, index));
    if (one === 'no') return 'no';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}
