/**
 * Whether a handshake that a route is there for comes to it. Handshakes for the route's location are followed, over every
 * listener of its server; where one of them arrives, the route is reached.
 */
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, nameOf, type Statement } from '../config/context.ts';
import type { HandshakeFault } from '../config/handshake-fault.ts';
import { type NginxTrace, traceRequest } from '../trace.ts';
import { clientDecides } from './client-decides.ts';
import { comesDirectly, isPlainRoute } from './direct-way.ts';
import { sampleHandshakes, samplePaths } from './sample-request.ts';

export type Reach =
  | { readonly kind: 'reached' }
  /** nginx answers instead, by this line. */
  | { readonly kind: 'answered'; readonly by: Statement; readonly trace: NginxTrace }
  /** A `limit_except` denies it. */
  | { readonly kind: 'denied'; readonly limit: Statement }
  /** It ends somewhere else: at another handler, at the server's files, or nowhere. */
  | { readonly kind: 'elsewhere'; readonly trace: NginxTrace }
  /** Nothing is claimed: no handshake can be made up, or something on the way cannot be known. */
  | { readonly kind: 'unknown' };

const UNKNOWN: Reach = { kind: 'unknown' };
const REACHED: Reach = { kind: 'reached' };

/** More listeners than this make no difference. */
const MOST_LISTENERS = 3;

export function reachOf(
  configuration: NginxConfiguration,
  { handler, location, server }: { handler: Statement; location: Context | null; server: Context | null },
): Reach {
  if (location === null || server === null || configuration.http === null) return UNKNOWN;
  // What a template decides may be there only together with what else it decides.
  if (handler.directive.conditional || location.statement?.directive.conditional !== false) return UNKNOWN;
  const isPlain = isPlainRoute(configuration, { handler, location, server });
  let first: Reach | null = null;
  for (const path of samplePaths(location)) {
    for (const request of sampleHandshakes(server, path).slice(0, MOST_LISTENERS)) {
      if (isPlain && comesDirectly(configuration, request, path, { location, server })) return REACHED;
      const trace = traceRequest(configuration, request);
      const reach = reachBy(trace, handler, location);
      if (reach.kind === 'reached' || reach.kind === 'unknown') return reach;
      if (reach.kind !== 'denied' && clientDecides(trace, location, configuration)) return UNKNOWN;
      // A redirect from one listener to another is how most servers begin.
      first ??= reach;
    }
  }
  return first ?? UNKNOWN;
}

function reachBy(trace: NginxTrace, handler: Statement, location: Context): Reach {
  const { followed, end, outcome } = trace;
  if (followed === null || end === null || outcome.kind === 'unknown') return UNKNOWN;
  if (followed.handled?.handler === handler) return { kind: 'reached' };
  const limit = end.refusedBy?.context;
  if (limit?.kind === 'limit_except' && limit.statement !== null)
    return { kind: 'denied', limit: limit.statement };
  // An access rule is there to be passed, by somebody.
  if (end.refusedBy !== null) return { kind: 'reached' };
  const by = end.answeredBy;
  if (outcome.kind === 'response' && by !== null && ANSWERS.has(nameOf(by)))
    return { kind: 'answered', by, trace };
  // An `if` around the handler is for requests of another kind.
  if (end.location === location && handler.context !== location) return UNKNOWN;
  return { kind: 'elsewhere', trace };
}

/** What keeps a handshake from coming to a route, for the verdict over it. */
export function reachFaults(
  reach: Reach,
  { handler, location }: { handler: Statement; location: Context | null },
): readonly HandshakeFault[] {
  switch (reach.kind) {
    case 'answered':
      return [{ kind: 'answered', statement: reach.by }];
    case 'denied':
      return [{ kind: 'denied', statement: reach.limit }];
    case 'elsewhere': {
      const by = reach.trace.followed?.handled?.handler ?? reach.trace.end?.location?.statement ?? null;
      return [{ kind: 'elsewhere', statement: location?.statement ?? handler, by }];
    }
    case 'reached':
    case 'unknown':
      return [];
  }
}

/** What answers in the rewrite phase. */
const ANSWERS: ReadonlySet<string> = new Set(['return', 'rewrite']);
