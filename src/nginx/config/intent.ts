/**
 * Why an nginx route is thought to carry WebSockets. See `route/intent.ts` for what the strengths mean.
 *
 * The evidence is read from the route's own lines, from its path and upstream, and from what its siblings do.
 */
import { type Evidence, type InferredEvidence, type Intent, intentUnder } from '../../route/intent.ts';
import {
  isAboutFiles,
  isProbePath,
  knownWebSocketPath,
  knownWebSocketPattern,
} from '../../route/known-paths.ts';
import type { Span } from '../../text/span.ts';
import type { RouteWithoutIntent } from '../routes.ts';
import { applicationsWebSockets } from './application-evidence.ts';
import type { NginxConfiguration } from './configuration.ts';
import {
  argumentOf,
  argumentSpan,
  type Context,
  nameOf,
  outwards,
  type Statement,
  spanOf,
  statementsNamed,
} from './context.ts';
import { literalPath, patternOf } from './location-path.ts';
import { speaksOfUpgrade } from './upgrade-words.ts';

/** Why a route of `http` is thought to carry WebSockets. `declared`: the user's own word for it. */
export function intentOf(
  route: RouteWithoutIntent,
  declared: readonly Evidence[],
  together: RoutesTogether,
): Intent {
  const inferred = [...evidenceOf(route, together)];
  const origin = isNeverOne(route, together) ? null : route.origin;
  return intentUnder({ declared, inferred, origin }, route.configuration.premises.assume);
}

/** The same of a route of `stream`, about which the user declares nothing. */
export function streamIntentOf(route: RouteWithoutIntent): Intent {
  const inferred = [...streamEvidence(route)];
  return intentUnder({ declared: [], inferred, origin: null }, route.configuration.premises.assume);
}

/** Routes that clients open no WebSockets to, even where they do everywhere else. */
function isNeverOne({ location, path }: RouteWithoutIntent, { subrequests }: RoutesTogether): boolean {
  if (path !== null && (subrequests.has(path) || isProbePath(path))) return true;
  if (location === null) return false;
  const pattern = patternOf(location);
  return (
    (pattern !== null && isAboutFiles(pattern)) ||
    [...outwards(location)].some((at) => statementsNamed(at, 'internal').length > 0)
  );
}

export function routesTogether(
  configuration: NginxConfiguration,
  routes: readonly RouteWithoutIntent[],
): RoutesTogether {
  return {
    unusedMap: unusedUpgradeMap(configuration, routes),
    levelsInVain: levelsInVain(routes),
    subrequests: subrequestPaths(configuration),
    serversWithWebSockets: new Set(routes.filter(hasWebSocketPath).map(({ server }) => server)),
    serversWithHandshakes: new Set(routes.filter(carriesHandshakes).map(({ server }) => server)),
  };
}

/** In a file of locations the map behind a header may be elsewhere. */
function carriesHandshakes({ websocket, request }: RouteWithoutIntent): boolean {
  if (websocket.handshake !== 'unknown') return websocket.handshake === 'works';
  return request.list.statements.some(speaksOfUpgrade);
}

function hasWebSocketPath(route: RouteWithoutIntent): boolean {
  return !pathEvidence(route).next().done;
}

/** What the routes tell about each other. */
export interface RoutesTogether {
  readonly unusedMap: Statement | null;
  /** Levels whose upgrade headers reach no route, and the routes for which they were probably meant. */
  readonly levelsInVain: ReadonlyMap<Context, ReadonlySet<RouteWithoutIntent>>;
  /** Paths to which nginx itself sends requests, which never are handshakes. */
  readonly subrequests: ReadonlySet<string>;
  /** Servers in which a location has a path that is known for WebSockets. */
  readonly serversWithWebSockets: ReadonlySet<Context | null>;
  /** Servers in which a handshake through some location works, as far as can be seen. */
  readonly serversWithHandshakes: ReadonlySet<Context | null>;
}

function* evidenceOf(route: RouteWithoutIntent, together: RoutesTogether): Generator<InferredEvidence> {
  const { unusedMap } = together;
  if (route.path !== null && together.subrequests.has(route.path)) return;
  yield* headerEvidence(route, together);
  yield* pathEvidence(route);
  yield* upstreamEvidence(route);
  if (!hasWebSocketPath(route)) {
    const whereabouts = applicationsWebSockets(route, together.serversWithWebSockets.has(route.server));
    if (whereabouts.kind === 'elsewhere') return;
    if (whereabouts.kind === 'here') {
      const { strength } = whereabouts.evidence;
      // A port is a guess, which a server whose WebSockets have a location already answers.
      if (strength === 'strong' || !together.serversWithHandshakes.has(route.server))
        yield whereabouts.evidence;
    }
  }
  if (isCatchAll(route) && isApplicationServer(route)) {
    // Where another location of the server is for WebSockets, its author has thought of them, and not of this one.
    if (together.serversWithWebSockets.has(route.server)) return;
    if (together.serversWithHandshakes.has(route.server)) return;
    yield {
      message: 'a catch-all location to an application server may carry WebSockets',
      strength: 'weak',
      span: route.origin,
    };
    if (unusedMap !== null) {
      yield {
        message: 'a map for upgrades is defined, and nothing uses it',
        strength: 'strong',
        span: spanOf(unusedMap),
      };
    }
  }
}

/** Lines about an upgrade that are in force here, or that were and are discarded. */
function* headerEvidence(
  route: RouteWithoutIntent,
  { levelsInVain }: RoutesTogether,
): Generator<InferredEvidence> {
  for (const line of [...route.request.list.statements, ...route.request.list.perhaps]) {
    if (speaksOfUpgrade(line)) {
      yield { message: 'the upgrade headers are set', strength: 'strong', span: spanOf(line) };
    }
  }
  for (const statement of route.location === null ? [] : statementsNamed(route.location, 'if')) {
    const inside = statement.block?.statements.find(
      (at) => nameOf(at) === 'proxy_set_header' && speaksOfUpgrade(at),
    );
    if (inside !== undefined) {
      yield {
        message: 'the upgrade headers were meant to be set here',
        strength: 'strong',
        span: spanOf(inside),
      };
    }
  }
  for (const fault of route.faults) {
    if (fault.kind === 'response-side' && fault.header === 'Upgrade') {
      yield {
        message: 'Upgrade was meant to be set here',
        strength: 'strong',
        span: spanOf(fault.statement),
      };
    }
    if (fault.kind !== 'discarded' || fault.header !== 'Upgrade') continue;
    for (const lost of fault.lost) {
      if (levelsInVain.get(lost.context)?.has(route) !== true) continue;
      const isServers = lost.context.kind === 'server' || lost.context.kind === 'location';
      yield {
        message: `the upgrade headers are set for the whole ${lost.context.kind}`,
        strength: isServers ? 'strong' : 'weak',
        span: spanOf(lost),
      };
    }
  }
}

/**
 * Upgrade headers that a level sets and that a route discards were meant for that route only where no other route gets
 * them: below a server that carries WebSockets, a location for files or an authentication service sets headers of its
 * own and is right to. Where all discard them, those that have a WebSocket path explain the lines, or else the catch-all.
 */
function levelsInVain(
  routes: readonly RouteWithoutIntent[],
): ReadonlyMap<Context, ReadonlySet<RouteWithoutIntent>> {
  const inUse = new Set<Context>();
  const discarding = new Map<Context, RouteWithoutIntent[]>();
  for (const route of routes) {
    const { level, discarded } = route.request.list;
    if (level !== null) inUse.add(level);
    for (const lost of discarded) {
      if (argumentOf(lost, 0).toLowerCase() !== 'upgrade') continue;
      const others = discarding.get(lost.context);
      if (others === undefined) discarding.set(lost.context, [route]);
      else if (others.at(-1) !== route) others.push(route);
    }
  }
  const inVain = new Map<Context, ReadonlySet<RouteWithoutIntent>>();
  for (const [level, affected] of discarding) {
    if (inUse.has(level)) continue;
    const named = affected.filter(hasWebSocketPath);
    const likely = named.length > 0 ? named : affected.filter(isCatchAll);
    inVain.set(level, new Set(likely.length > 0 ? likely : affected));
  }
  return inVain;
}

/** Where `auth_request` and `mirror` send their own requests: an upgrade there ends the client's (cases C23, C24). */
function subrequestPaths(configuration: NginxConfiguration): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const name of ['auth_request', 'mirror']) {
    for (const statement of configuration.statements.named(name)) paths.add(argumentOf(statement, 0));
  }
  return paths;
}

/** `@ws`, `@app_ws`, `@websocket-proxy`; not `@news` or `@aws`. */
const NAMED_AFTER_WEBSOCKETS =
  /^@(?:.*web-?socket|.*socket[-_.]?io|(?:.*[-_.])?(?:wss?|sockets?)(?:[-_.\d]|$))/i;

function* pathEvidence(route: RouteWithoutIntent): Generator<InferredEvidence> {
  if (route.location === null || route.location.statement === null) return;
  const path = literalPath(route.location);
  const pattern = patternOf(route.location);
  const found =
    path !== null ? knownWebSocketPath(path) : pattern !== null ? knownWebSocketPattern(pattern) : null;
  const name = argumentOf(route.location.statement, 0);
  const isNamed = NAMED_AFTER_WEBSOCKETS.test(name);
  if (found === null && !isNamed) return;
  yield {
    message:
      found === null ? `\`${name}\` is named after WebSockets` : `the path is used by ${found.application}`,
    strength: 'strong',
    span: lastArgument(route.location.statement),
  };
}

function lastArgument(statement: Statement): Span {
  return argumentSpan(statement, statement.directive.args.length - 1);
}

/** An upstream that is named after WebSockets. */
function* upstreamEvidence(route: RouteWithoutIntent): Generator<InferredEvidence> {
  const { target } = route.upstream;
  const rest = target.slice(target.indexOf('://') + 3);
  const [authority = ''] = rest.split('/');
  const path = rest.slice(authority.length);
  const span = argumentSpan(route.handler, 0);
  if (/(?:^|[-_.])(?:ws|websockets?|socket-?io|sockjs|signalr)(?:[-_.:]|$)/i.test(authority)) {
    yield { message: 'the upstream is named after WebSockets', strength: 'strong', span };
  }
  const found = path.length > 1 ? knownWebSocketPath(path) : null;
  if (found !== null) {
    yield { message: `the upstream's path is used by ${found.application}`, strength: 'strong', span };
  }
}

function isCatchAll(route: RouteWithoutIntent): boolean {
  return route.path === '/';
}

/** Whether a route leads to the bare address of a server, as to an application, and not to a path of another site. */
function isApplicationServer(route: RouteWithoutIntent): boolean {
  const { target, scheme } = route.upstream;
  return (
    scheme === 'http' &&
    !target.includes('$') &&
    !target.slice('http://'.length).replace(/\/$/, '').includes('/')
  );
}

/** A `map` on the request's Upgrade whose variable no header uses: its author wanted WebSockets, somewhere. */
function unusedUpgradeMap(
  configuration: NginxConfiguration,
  routes: readonly RouteWithoutIntent[],
): Statement | null {
  if (configuration.variables.gap !== null) return null;
  for (const [variable, statements] of configuration.variables.definitions) {
    const map = statements.find(
      (at) => nameOf(at) === 'map' && argumentOf(at, 0).toLowerCase() === '$http_upgrade',
    );
    if (map === undefined) continue;
    const mentions = (value: string) => value.toLowerCase().includes(variable);
    const isUsed = routes.some(
      (route) =>
        route.request.list.statements.some((at) => mentions(argumentOf(at, 1))) ||
        route.request.list.perhaps.some((at) => mentions(argumentOf(at, 1))) ||
        route.request.list.discarded.some((at) => mentions(argumentOf(at, 1))),
    );
    if (!isUsed) return map;
  }
  return null;
}

/** Ports on which `stream` is likely to pass web traffic, and with it WebSockets. */
const WEB_PORTS = /(?:^|:)(?:80|443|8080|8443)$/;

function* streamEvidence(route: RouteWithoutIntent): Generator<InferredEvidence> {
  if (route.entry.listeners.some((listener) => WEB_PORTS.test(listener.address))) {
    yield { message: 'web traffic passes here', strength: 'weak', span: route.origin };
  }
}
