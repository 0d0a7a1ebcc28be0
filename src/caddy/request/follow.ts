/**
 * Follows one request through the servers, step by step, to its outcome. What a handshake is worth by then, others judge
 * (`verdict.ts`, `route-verdict.ts`).
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { Outcome, Step } from '../../route/trace.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { Handler, HttpApp } from '../http/model.ts';
import type { TraceOptions } from '../trace.ts';
import { type Arrival, arrive } from './arrival.ts';
import { endOf } from './end.ts';
import { setError } from './error-values.ts';
import type { Ended } from './handler.ts';
import type { RequestInProgress } from './progress.ts';
import { runRoutes } from './routes.ts';

/** What a request runs through: of a configuration, its servers and the release of Caddy that runs them. */
export interface Running {
  /** Null where there are no servers. */
  readonly http: HttpApp | null;
  readonly target: { readonly caddy: string };
}

export interface Followed {
  readonly request: ClientRequest;
  /** The release of Caddy. */
  readonly version: string;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  /** The handler that ended it; null where none did. */
  readonly endedBy: Handler | null;
  /** What proxies have sent on the way. */
  readonly wires: RequestInProgress['wires'];
}

/** Never throws; what cannot be known is an outcome of kind `unknown`. */
export function followRequest(
  { http, target }: Running,
  request: ClientRequest,
  options: TraceOptions = {},
): Followed {
  const version = target.caddy;
  if (http === null) {
    return nowhere(request, version, {
      kind: 'refused',
      because: 'the configuration has no servers',
      origin: null,
    });
  }
  const arrival = arrive(http, version, request, options);
  if (arrival.kind !== 'arrived') return turnedAway(request, version, arrival);
  const { server, request: progress } = arrival;
  progress.step('listen', `arrives at port ${request.port}`, server.server.span);
  const ended = throughErrors(runRoutes(server.routes, progress, endOf), progress);
  const outcome = withDoubts(outcomeOf(ended, progress), progress);
  return { request, version, steps: progress.steps, outcome, endedBy: ended.by, wires: progress.wires };
}

function turnedAway(
  request: ClientRequest,
  version: string,
  arrival: Exclude<Arrival, { kind: 'arrived' }>,
): Followed {
  const { because, span } = arrival;
  const outcome: Outcome =
    arrival.kind === 'answered'
      ? { kind: 'response', status: arrival.status, location: arrival.location, origin: span }
      : arrival.kind === 'refused'
        ? { kind: 'refused', because, origin: span }
        : { kind: 'unknown', because, origin: span, likely: null };
  return nowhere(request, version, outcome, because);
}

function nowhere(
  request: ClientRequest,
  version: string,
  outcome: Outcome,
  because = becauseOf(outcome),
): Followed {
  const steps: readonly Step[] = [{ kind: 'listen', message: because, span: outcome.origin }];
  return { request, version, steps, outcome, endedBy: null, wires: new Map() };
}

function becauseOf(outcome: Outcome): string {
  return 'because' in outcome ? outcome.because : '';
}

/** An error that no subroute has handled comes to the server's own error routes. */
function throughErrors(ended: Ended, request: RequestInProgress): Ended {
  const { errors } = request.server;
  if (ended.kind !== 'error' || errors === null || errors.length === 0) return ended;
  request.restore();
  setError(ended, request);
  const handled = runRoutes(errors, request, endOf);
  // An error on the way is answered with the status of the first one.
  return handled.kind === 'error' ? ended : handled;
}

/** An error that nobody answers is answered with the headers that were set before it. */
function outcomeOf(ended: Ended, { responseHeaders }: RequestInProgress): Outcome {
  if (ended.kind === 'answered') return ended.outcome;
  const { status, because, span } = ended;
  const location = responseHeaders.find(([name]) => name === 'Location')?.[1];
  return status.kind === 'known'
    ? {
        kind: 'response',
        status: status.value,
        location: location === undefined ? null : fromBytes(location.trim()),
        origin: span,
      }
    : { kind: 'unknown', because, origin: span, likely: null };
}

/** What was found out on the way is only likely where something on it cannot be known. */
function withDoubts(outcome: Outcome, { doubts }: RequestInProgress): Outcome {
  const [doubt] = doubts;
  if (doubt === undefined || outcome.kind === 'unknown') return outcome;
  return { kind: 'unknown', because: doubt.because, origin: doubt.span, likely: outcome };
}
