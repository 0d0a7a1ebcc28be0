/**
 * Handlers that ask who a client is before they let it on, and whether a handshake is let past one of them that keeps the
 * ordinary request to the same path: both are followed through the servers as Caddy runs them.
 */
import { type ClientRequest, withoutHandshake } from '../../route/client-request.ts';
import { knownWebSocketPath } from '../../route/known-paths.ts';
import type { Outcome } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import { everyRoute } from '../http/every-route.ts';
import type { Handler, HttpApp, MatcherSet } from '../http/model.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';
import type { Followed } from './follow.ts';
import { followedThrough, isSame, isWholeWithPlugins } from './reach.ts';
import { pathsFor, sampleHandshakes, samplePaths } from './sample-request.ts';

/** A guard that ordinary requests meet and handshakes to the same paths do not, on their way to the same upstream. */
export interface PassedGuard {
  readonly guard: Span;
  /** The proxy to which the handshakes come. */
  readonly proxy: Span;
  /** It is the one to which ordinary requests come as well. */
  readonly isSameProxy: boolean;
  readonly upstream: string;
  /** An example. */
  readonly path: string;
}

/** By guard, each once; the paths at which a guard is passed are all that it guards, and not some that are exempted. */
export function passedGuards(configuration: CaddyConfiguration): readonly PassedGuard[] {
  const { http, routes } = configuration;
  if (http === null || !speaksOfHandshakes(configuration) || !isWholeWithPlugins(configuration)) return [];
  const guards = guardsOf(http);
  if (guards.length === 0) return [];
  const paths = [...pathPatterns(http)].flatMap(pathsFor);
  const samples = routes.flatMap((route) => samplesOf(route, paths, guards));
  return guards.flatMap((guard) => {
    const kept = samples.filter(({ asked }) => asked.includes(guard));
    const passed = kept.filter(({ handshake }) => !meets(handshake, guard));
    const isOfPaths = kept.some((one) => !passed.some(({ place }) => place === one.place));
    const [example] = isOfPaths ? [] : passed.flatMap(passedWithout(guards, guard));
    return example === undefined ? [] : [example];
  });
}

/** Without the words no matcher tells handshakes from other requests. */
function speaksOfHandshakes({ files }: CaddyConfiguration): boolean {
  return files.some(({ text }) => /upgrade|connection|sec-websocket/i.test(text));
}

interface Sample {
  /** Host, port and path. */
  readonly place: string;
  readonly path: string;
  readonly route: CaddyRoute;
  readonly handshake: Followed;
  /** Where the ordinary request is sent, once the guards let it on. */
  readonly upstream: string;
  /** What the upstream is asked for. */
  readonly target: string | null;
  /** The guards that it meets. */
  readonly asked: readonly Span[];
}

/** Requests that come to a route when somebody lets them, each with its handshake. None of paths that are for WebSockets alone. */
function samplesOf(route: CaddyRoute, paths: readonly string[], guards: readonly Span[]): readonly Sample[] {
  const { configuration, origin } = route;
  const asked = new Set(
    [...samplePaths(route), ...paths].filter((path) => knownWebSocketPath(path) === null),
  );
  return sampleHandshakes(route, [...asked].slice(0, MOST_PATHS)).flatMap((bare) => {
    const request = withCredentials(bare);
    const plain = followedThrough(configuration, withoutHandshake(request), { answerOf: () => YES });
    const met = guards.filter((guard) => meets(plain, guard));
    const sent = sentOn(plain, met);
    if (met.length === 0 || sent === null || !isSame(plain.endedBy?.span ?? sent.origin, origin)) return [];
    const place = `${request.hostname}:${request.port}${request.target}`;
    const handshake = followedThrough(configuration, request);
    const { upstream, target } = sent;
    return [{ place, path: request.target, route, handshake, upstream, target, asked: met }];
  });
}

/** More make no difference. */
const MOST_PATHS = 16;

/** What a gateway answers that lets a request on. */
const YES = { status: 200, headers: [] };

function withCredentials(request: ClientRequest): ClientRequest {
  return { ...request, headers: [...request.headers, ['Authorization', 'Basic YTpi']] };
}

/** What is sent to the upstream; null where anything but what the guards answer is not known on the way. */
function sentOn(
  { outcome, steps }: Followed,
  met: readonly Span[],
): (Extract<Outcome, { readonly kind: 'proxied' }> & { readonly origin: Span }) | null {
  const sent = outcome.kind === 'unknown' ? outcome.likely : outcome;
  if (sent?.kind !== 'proxied' || sent.origin === null) return null;
  const isDoubtful = steps.some(
    ({ kind, span }) => kind === 'assumption' && !met.some((guard) => span !== null && isSame(span, guard)),
  );
  return isDoubtful ? null : { ...sent, origin: sent.origin };
}

function passedWithout(guards: readonly Span[], guard: Span) {
  return ({ handshake, upstream, target, path, route }: Sample): readonly PassedGuard[] => {
    const { outcome } = handshake;
    if (outcome.kind !== 'proxied' || outcome.origin === null || outcome.upstream !== upstream) return [];
    // A handshake that is rewritten does not open what the login keeps.
    if (outcome.target !== target) return [];
    if (guards.some((other) => meets(handshake, other))) return [];
    const isSameProxy = isSame(outcome.origin, route.origin);
    return [{ guard, proxy: outcome.origin, isSameProxy, upstream, path }];
  };
}

function meets({ steps }: Followed, guard: Span): boolean {
  return steps.some(({ span }) => span !== null && isSame(span, guard));
}

const guardsByApp = new WeakMap<HttpApp, readonly Span[]>();

function guardsOf(http: HttpApp): readonly Span[] {
  let guards = guardsByApp.get(http);
  if (guards === undefined) {
    guards = [...everyRoute(http)].flatMap(({ handle }) => handle.filter(isGuard)).map(({ span }) => span);
    guardsByApp.set(http, guards);
  }
  return guards;
}

/** Plugins that ask for a login, by their names; not the page of caddy-security at which people log in. */
const ASKING_PLUGIN = /auth|jwt|oidc|saml/i;
const LOGIN_PAGE = /^authenticate$|^authenticator$|portal/i;

function isGuard(handler: Handler): boolean {
  switch (handler.kind) {
    case 'authentication':
      return true;
    case 'reverse_proxy':
      return handler.handleResponse.some(
        ({ match, statusCode }) => statusCode === null && (match?.statusCodes.some(isSuccess) ?? false),
      );
    case 'unknown':
      return ASKING_PLUGIN.test(handler.module) && !LOGIN_PAGE.test(handler.module);
    default:
      return false;
  }
}

function isSuccess(code: number): boolean {
  return code === 2 || code === 200;
}

/** What matchers on the way ask for, so that a path that is exempted is among the samples. */
function pathPatterns(http: HttpApp): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (sets: readonly MatcherSet[]): void => {
    for (const matcher of sets.flat()) {
      if (matcher.kind === 'path') for (const pattern of matcher.patterns) found.add(pattern);
      else if (matcher.kind === 'not') add(matcher.sets);
    }
  };
  for (const { match } of everyRoute(http)) add(match);
  return found;
}
