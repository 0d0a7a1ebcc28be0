/**
 * Whether a handshake that a route is there for comes to it: handshakes for its site and its matchers are followed through
 * the servers as Caddy runs them. Where one of them arrives, the route is reached.
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { Span } from '../../text/span.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';
import type { FileKind, TraceOptions } from '../trace.ts';
import { type Followed, followRequest } from './follow.ts';
import { sampleHandshakes } from './sample-request.ts';

export type Reach =
  | { readonly kind: 'reached' }
  /** Another line answers, or sends it somewhere else; `by` is null where nothing does and Caddy gives an empty 200. */
  | {
      readonly kind: 'elsewhere';
      readonly by: Span | null;
      readonly request: ClientRequest;
      readonly trace: Followed;
    }
  /** Nothing is claimed: no handshake can be made up, or something on the way cannot be known. */
  | { readonly kind: 'unknown' };

const UNKNOWN: Reach = { kind: 'unknown' };
const REACHED: Reach = { kind: 'reached' };

const reaches = new WeakMap<CaddyRoute, Reach>();

/** Worked out when it is first asked for: the whole file has to be adapted for it. */
export function reachOf(route: CaddyRoute): Reach {
  let reach = reaches.get(route);
  if (reach === undefined) {
    reach = follow(route, followedSamples(route));
    reaches.set(route, reach);
  }
  return reach;
}

/** The same for handshakes to one path, as the client opens it. */
export function reachAt(route: CaddyRoute, path: string): Reach {
  const { configuration } = route;
  const requests = sampleHandshakes(route, [path]);
  return follow(
    route,
    requests.map((request) => followedThrough(configuration, request)),
  );
}

function follow(route: CaddyRoute, samples: Iterable<Followed>): Reach {
  if (!isWhole(route.configuration)) return UNKNOWN;
  let first: Reach | null = null;
  for (const followed of samples) {
    const reach = reachWith(route, followed);
    if (reach.kind !== 'elsewhere') return reach;
    first ??= reach;
  }
  return first ?? UNKNOWN;
}

interface Samples {
  readonly requests: readonly ClientRequest[];
  /** Of the first of them. */
  readonly followed: Followed[];
}

const samplesOf = new WeakMap<CaddyRoute, Samples>();

/** Handshakes that a route is there for, each followed when it is first asked for. */
export function* followedSamples(route: CaddyRoute): Generator<Followed> {
  let samples = samplesOf.get(route);
  if (samples === undefined) {
    samples = { requests: sampleHandshakes(route), followed: [] };
    samplesOf.set(route, samples);
  }
  const { requests, followed } = samples;
  for (const [index, request] of requests.entries()) {
    const one = followed[index] ?? followedThrough(route.configuration, request);
    followed[index] = one;
    yield one;
  }
}

/** There is no file where clients open WebSockets. */
export function followedThrough(
  configuration: CaddyConfiguration,
  request: ClientRequest,
  options: Pick<TraceOptions, 'answerOf'> = {},
): Followed {
  const asked = request.target.replace(/\?.*$/s, '').replace(/\/$/, '');
  const fileAt = (path: string): FileKind => (asked !== '' && path.includes(asked) ? 'none' : 'unknown');
  return followRequest(configuration, request, { ...options, fileAt });
}

function reachWith({ configuration, origin }: CaddyRoute, followed: Followed): Reach {
  const assumed = judge(followed, origin);
  if (assumed.kind !== 'elsewhere' || !isAssumed(followed)) return assumed;
  // Where it ends at the same line without the files that were taken to be there, they do not matter.
  const bare = reachBy(followRequest(configuration, followed.request, { fileAt: () => 'none' }), origin);
  if (bare.kind !== 'elsewhere' || bare.by === null || assumed.by === null) return UNKNOWN;
  return isSame(assumed.by, bare.by) ? assumed : UNKNOWN;
}

function isAssumed({ steps }: Followed): boolean {
  return steps.some(({ kind }) => kind === 'assumption');
}

/** Whether they start with plugins. */
const wholes = new WeakMap<CaddyConfiguration, boolean>();

/** Whether Caddy would start with what has been read, and with that alone. */
export function isWhole(configuration: CaddyConfiguration): boolean {
  return isWholeWithPlugins(configuration) && configuration.adaptation.problems.length === 0;
}

/** The same of a Caddy in which plugins may bring the directives that the standard one does not know. */
export function isWholeWithPlugins(configuration: CaddyConfiguration): boolean {
  const whole = wholes.get(configuration) ?? startsWithPlugins(configuration);
  wholes.set(configuration, whole);
  return whole;
}

function startsWithPlugins(configuration: CaddyConfiguration): boolean {
  const { importProblems, syntaxProblems, fragment, unreadable, sites, json } = configuration;
  if (json?.isTemplate === true) return false;
  if (importProblems.length > 0 || syntaxProblems.length > 0 || fragment || unreadable !== null) return false;
  if (!sites.every(({ addresses }) => addresses.every(({ certain }) => certain))) return false;
  return configuration.adaptation.problems.every(({ code }) => code === 'unknown-directive');
}

/** What one trace says of the route that begins at `origin`. */
export function reachBy(trace: Followed, origin: Span): Reach {
  const reach = judge(trace, origin);
  return reach.kind === 'elsewhere' && isAssumed(trace) ? UNKNOWN : reach;
}

function judge(trace: Followed, origin: Span): Reach {
  const { outcome, endedBy, steps, request } = trace;
  if (steps.some(({ kind, span }) => kind === 'proxy' && span !== null && isSame(span, origin)))
    return REACHED;
  if (endedBy !== null && isSame(endedBy.span, origin)) return REACHED;
  // A connection that is refused tells of listeners and certificates, and not of routes.
  if (outcome.kind === 'unknown' || outcome.kind === 'refused') return UNKNOWN;
  if (endedBy === null && (outcome.kind !== 'response' || outcome.status !== 200)) return UNKNOWN;
  // Who may pass is for somebody to know; and what a plugin answers, for the plugin.
  if (endedBy !== null && !ANSWERS.has(endedBy.kind)) return UNKNOWN;
  if (steps.some(({ kind }) => kind === 'access')) return UNKNOWN;
  return { kind: 'elsewhere', by: endedBy?.span ?? null, request, trace };
}

/** Handlers that answer by themselves whoever asks. */
const ANSWERS: ReadonlySet<string> = new Set(['reverse_proxy', 'static_response', 'error', 'file_server']);

/** Whether two places begin together: that of a handler is its line, as that of a route is. */
export function isSame(one: Span, other: Span): boolean {
  return one.file === other.file && one.start === other.start;
}
