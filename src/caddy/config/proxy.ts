/**
 * Every `reverse_proxy` of a site with all that stands around it: which blocks a request passes on the way to it, and
 * which handlers run before it.
 */
import { isTerminal } from '../language/directives.ts';
import type { Expansion, NamedRoute, Site } from './expansion.ts';
import {
  type Answer,
  defineMatchers,
  type Matcher,
  matcherOf,
  type NamedMatchers,
  passesHandshake,
  pathsOf,
  type SentHeaders,
} from './matchers.ts';
import { type DirectiveOrder, sortHandlers } from './order.ts';
import type { Statement } from './statement.ts';

/** One step on the way to a proxy: the handler that is entered at some level, and the handlers that run before it. */
export interface Level {
  /** `handle`, `handle_path`, `route`, or the proxy itself. */
  readonly entered: Statement;
  readonly matcher: Matcher;
  /** The place of `entered` among the handlers of the level, in the order in which they run. */
  readonly place: number;
  /** Those of the handlers that change a request or its response and then pass it on, with their places. */
  readonly modifiers: readonly PlacedHandler[];
  /** The first of the handlers that answer, or may do so, with their places. */
  readonly answering: readonly PlacedHandler[];
  /** More lines may be at this level than can be read. */
  readonly opaque: boolean;
}

export interface PlacedHandler {
  readonly handler: Statement;
  readonly place: number;
  readonly matcher: Matcher;
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

/** No more handlers of a block than this are searched for one that answers first, lest huge blocks take for ever. */
const MOST_ANSWERING = 200;

const MODIFIERS = [
  'header',
  'request_header',
  'request_body',
  'method',
  'rewrite',
  'uri',
  'try_files',
  'basicauth',
  'basic_auth',
  'forward_auth',
  'encode',
] as const;
export type Modifier = (typeof MODIFIERS)[number];

interface Walk {
  readonly site: Site;
  readonly order: DirectiveOrder;
  readonly namedRoutes: ReadonlyMap<string, NamedRoute>;
  /** Named routes that are being entered, against routes that invoke themselves. */
  readonly invoked: readonly string[];
  readonly found: ProxySite[];
}

function mayAnswer({ name, json }: Statement): boolean {
  if (isTerminal(name.value) || name.value === 'handle' || name.value === 'handle_path') return true;
  // What a `handle` becomes in JSON is not told from a `route` there.
  return json !== undefined && name.value === 'route';
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
  const handlers =
    literal || statements.some(({ json }) => json !== undefined)
      ? statements.filter(({ name }) => !name.value.startsWith('@'))
      : sortHandlers(statements, matchers, walk.order);
  const placed = handlers.map((handler, place) => ({
    handler,
    place,
    matcher: matcherOf(handler, matchers),
  }));
  const modifiers = placed.filter(({ handler }) => MODIFIERS.some((name) => name === handler.name.value));
  const answering = placed.filter(({ handler }) => mayAnswer(handler)).slice(0, MOST_ANSWERING);
  for (const { handler: entered, place, matcher } of placed) {
    const name = entered.name.value;
    if (name !== 'reverse_proxy' && name !== 'invoke' && !ENTERED.has(name)) continue;
    const levels = [...outer, { entered, matcher, place, modifiers, answering, opaque }];
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

/** The modifiers of one kind that run before the handler that is entered. */
export function* earlierModifiers(level: Level, directive: Modifier): Generator<PlacedHandler> {
  for (const modifier of level.modifiers) {
    if (modifier.place >= level.place) return;
    if (modifier.handler.name.value === directive) yield modifier;
  }
}

/** Whether requests may come to the handler that is entered with another path than they came to the level with. */
export function changesPaths(level: Level): boolean {
  return (['rewrite', 'uri', 'try_files'] as const).some(
    (name) => earlierModifiers(level, name).next().done !== true,
  );
}

/**
 * Whether a WebSocket handshake that is meant for the proxy also passes an earlier handler of one level. `sent` is what its
 * headers have become by then, as it was sent without.
 */
export function reachesEarlier(
  levels: readonly Level[],
  index: number,
  { matcher }: PlacedHandler,
  sent?: SentHeaders,
): Answer {
  return passesHandshake(matcher, pathsAt(levels, index), sent);
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
