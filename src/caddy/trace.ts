/** Follows one request through a Caddy configuration, step by step: what `proxylint trace` shows. */
import { type ClientRequest, type HeaderField, isHandshake } from '../route/client-request.ts';
import type { Outcome, Step, Trace } from '../route/trace.ts';
import { fromBytes } from '../text/bytes.ts';
import type { Span } from '../text/span.ts';
import type { Handler } from './http/model.ts';
import { arrive } from './request/arrival.ts';
import { endOf } from './request/end.ts';
import { setError } from './request/error-values.ts';
import type { Ended } from './request/handler.ts';
import type { RequestInProgress } from './request/progress.ts';
import { runRoutes } from './request/routes.ts';
import { verdictOn } from './request/verdict.ts';
import type { CaddyConfiguration } from './routes.ts';

/** What lies at a path on the server's disk. */
export type FileKind = 'file' | 'directory' | 'none' | 'unknown';

export interface TraceOptions {
  /** What the server's disk holds. Where it is unknown, no file of that name is assumed. */
  readonly fileAt?: (path: string) => FileKind;
  /** The address that the client connects from; without it rules about addresses cannot be decided. */
  readonly clientAddress?: string;
  /** What an upstream answers to what it is sent; null where that is not known, as it is without this function. */
  readonly answerOf?: (sent: Extract<Outcome, { readonly kind: 'proxied' }>) => UpstreamAnswer | null;
}

/** What an upstream has answered. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: readonly HeaderField[];
}

/** A trace with what the rules ask besides: the handler that ended it; null where none did. */
export interface CaddyTrace extends Trace {
  readonly endedBy: Handler | null;
}

/** What becomes of a request. Never throws; what cannot be known is an outcome of kind `unknown`. */
export function traceRequest(
  configuration: CaddyConfiguration,
  request: ClientRequest,
  options: TraceOptions = {},
): CaddyTrace {
  const { http, target } = configuration;
  if (http === null) {
    return nowhere(configuration, request, [], {
      kind: 'refused',
      because: 'the configuration has no servers',
      origin: null,
    });
  }
  const arrival = arrive(http, target.caddy, request, options);
  if (arrival.kind !== 'arrived') {
    const { because, span } = arrival;
    const steps: readonly Step[] = [{ kind: 'listen', message: because, span }];
    const outcome: Outcome =
      arrival.kind === 'answered'
        ? { kind: 'response', status: arrival.status, location: arrival.location, origin: span }
        : arrival.kind === 'refused'
          ? { kind: 'refused', because, origin: span }
          : { kind: 'unknown', because, origin: span, likely: null };
    return nowhere(configuration, request, steps, outcome);
  }
  const { server, request: progress } = arrival;
  progress.step('listen', `arrives at port ${request.port}`, server.server.span);
  const ended = throughErrors(runRoutes(server.routes, progress, endOf), progress);
  const outcome = withDoubts(outcomeOf(ended, progress), progress);
  const endedBy = ended.by;
  const websocket = isHandshake(request)
    ? verdictOn(configuration, request, outcome, { by: endedBy, wires: progress.wires })
    : null;
  return { request, steps: progress.steps, outcome, websocket, endedBy };
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

function nowhere(
  configuration: CaddyConfiguration,
  request: ClientRequest,
  steps: readonly Step[],
  outcome: Outcome,
): CaddyTrace {
  const shown =
    steps.length > 0
      ? steps
      : [{ kind: 'listen' as const, message: becauseOf(outcome), span: spanOf(outcome) }];
  const websocket = isHandshake(request)
    ? verdictOn(configuration, request, outcome, { by: null, wires: new Map() })
    : null;
  return { request, steps: shown, outcome, websocket, endedBy: null };
}

function becauseOf(outcome: Outcome): string {
  return 'because' in outcome ? outcome.because : '';
}

function spanOf({ origin }: Outcome): Span | null {
  return origin;
}
