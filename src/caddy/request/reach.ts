/**
 * Whether a handshake that a route is there for comes to it: handshakes for its site and its matchers are followed through
 * the servers as Caddy runs them. Where one of them arrives, the route is reached.
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { Span } from '../../text/span.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';
import { type CaddyTrace, traceRequest } from '../trace.ts';
import { sampleHandshakes } from './sample-request.ts';

export type Reach =
  | { readonly kind: 'reached' }
  /** Another line answers, or sends it somewhere else; `by` is null where nothing does and Caddy gives an empty 200. */
  | {
      readonly kind: 'elsewhere';
      readonly by: Span | null;
      readonly request: ClientRequest;
      readonly trace: CaddyTrace;
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
    reach = follow(route);
    reaches.set(route, reach);
  }
  return reach;
}

/** The same for handshakes to one path, as the client opens it. */
export function reachAt(route: CaddyRoute, path: string): Reach {
  return follow(route, [path]);
}

function follow(route: CaddyRoute, paths?: readonly string[]): Reach {
  const { configuration } = route;
  if (!isWhole(configuration)) return UNKNOWN;
  let first: Reach | null = null;
  for (const request of sampleHandshakes(route, paths)) {
    const reach = reachWith(route, request);
    if (reach.kind !== 'elsewhere') return reach;
    first ??= reach;
  }
  return first ?? UNKNOWN;
}

function reachWith({ configuration, origin }: CaddyRoute, request: ClientRequest): Reach {
  const trace = traceRequest(configuration, request);
  const assumed = judge(trace, origin);
  if (assumed.kind !== 'elsewhere' || !isAssumed(trace)) return assumed;
  // Where it ends at the same line without the files that were taken to be there, they do not matter.
  const bare = reachBy(traceRequest(configuration, request, { fileAt: () => 'none' }), origin);
  if (bare.kind !== 'elsewhere' || bare.by === null || assumed.by === null) return UNKNOWN;
  return isSame(assumed.by, bare.by) ? assumed : UNKNOWN;
}

function isAssumed({ steps }: CaddyTrace): boolean {
  return steps.some(({ kind }) => kind === 'assumption');
}

/** Whether Caddy would start with what has been read, and with that alone. */
function isWhole(configuration: CaddyConfiguration): boolean {
  const { importProblems, syntaxProblems, fragment, unreadable, sites, json } = configuration;
  // The lines that stand for JSON have other places than its handlers.
  if (json !== null) return false;
  if (importProblems.length > 0 || syntaxProblems.length > 0 || fragment || unreadable !== null) return false;
  if (!sites.every(({ addresses }) => addresses.every(({ certain }) => certain))) return false;
  return configuration.adaptation.problems.length === 0;
}

/** What one trace says of the route that begins at `origin`. */
export function reachBy(trace: CaddyTrace, origin: Span): Reach {
  const reach = judge(trace, origin);
  return reach.kind === 'elsewhere' && isAssumed(trace) ? UNKNOWN : reach;
}

function judge(trace: CaddyTrace, origin: Span): Reach {
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
