/** Follows one request through an nginx configuration, step by step: what `proxylint trace` shows. */
import { type ClientRequest, isHandshake } from '../route/client-request.ts';
import type { Reason } from '../route/route.ts';
import { unknown } from '../route/setting.ts';
import type { Outcome, Step, Trace } from '../route/trace.ts';
import type { NginxConfiguration } from './config/configuration.ts';
import { spanOf } from './config/context.ts';
import { arrive } from './request/arrival.ts';
import { type Followed, follow, followAnswer } from './request/follow.ts';
import type { Listener } from './request/listener.ts';
import type { RequestInProgress, TraceOptions } from './request/progress.ts';
import { entranceOf } from './request/stream-choice.ts';
import { StreamSession } from './request/stream-session.ts';
import { traceConnection } from './request/stream-trace.ts';
import { verdictOn } from './request/verdict.ts';

export type { FileKind, TraceOptions } from './request/progress.ts';

/** A trace with what the rules ask besides: where the request is in the end, and who sent it on. */
export interface NginxTrace extends Trace {
  readonly followed: Followed | null;
  readonly request: ClientRequest;
  /** The state of the request at the end; null where it never came to a server. */
  readonly end: RequestInProgress | null;
}

/** What becomes of a request. Never throws; what cannot be known is an outcome of kind `unknown`. */
export function traceRequest(
  configuration: NginxConfiguration,
  request: ClientRequest,
  options: TraceOptions = {},
): NginxTrace {
  const entrance = entranceOf(configuration, request);
  switch (entrance.kind) {
    case 'http':
      return traceInHttp(configuration, request, options, null);
    case 'stream': {
      const { section, listener } = entrance;
      const session = new StreamSession({ configuration, client: request, options, section, listener });
      return traceConnection(session, (inner, behind, at) => traceInHttp(configuration, inner, behind, at));
    }
    case 'refused':
      return nowhere(configuration, request, { kind: 'refused', because: entrance.because, origin: null });
    case 'unknown': {
      const { because } = entrance;
      return nowhere(configuration, request, { kind: 'unknown', because, origin: null, likely: null });
    }
  }
}

function traceInHttp(
  configuration: NginxConfiguration,
  request: ClientRequest,
  options: TraceOptions,
  listener: Listener | null,
): NginxTrace {
  const arrival = arrive(configuration, request, options, listener);
  switch (arrival.kind) {
    case 'refused':
      return nowhere(configuration, request, { kind: 'refused', because: arrival.because, origin: null });
    case 'unknown': {
      const line = arrival.at.kind === 'unknown' ? arrival.at.at : null;
      const origin = line === null ? null : spanOf(line);
      return nowhere(configuration, request, {
        kind: 'unknown',
        because: arrival.because,
        origin,
        likely: null,
      });
    }
    case 'arrived': {
      const { request: end, status } = arrival;
      const followed = status === null ? follow(end) : followAnswer(end, status);
      const websocket = verdictOn(end, followed);
      const outcome = withDoubts(followed.outcome, end);
      return { request, steps: end.steps, outcome, websocket, followed, end };
    }
  }
}

/** What was found out on the way is only likely where something on it cannot be known. */
function withDoubts(outcome: Outcome, { doubts }: RequestInProgress): Outcome {
  const [doubt] = doubts;
  if (doubt === undefined || outcome.kind === 'unknown') return outcome;
  const origin = doubt.statement === null ? null : spanOf(doubt.statement);
  return { kind: 'unknown', because: doubt.because, origin, likely: outcome };
}

/** A request that no server takes. */
function nowhere(
  { root }: NginxConfiguration,
  request: ClientRequest,
  outcome: Extract<Outcome, { kind: 'refused' | 'unknown' }>,
): NginxTrace {
  const { because, origin } = outcome;
  const steps: readonly Step[] = [{ kind: 'listen', message: because, span: origin }];
  const isUnknown = outcome.kind === 'unknown';
  const reason: Reason = {
    code: isUnknown ? 'unknown' : 'unreachable',
    message: because,
    blame: origin ?? { file: root, start: 0, end: 0 },
    related: [],
  };
  const websocket: Trace['websocket'] = isHandshake(request)
    ? {
        handshake: isUnknown ? 'unknown' : 'fails',
        reasons: [reason],
        idleTimeout: {
          value: unknown('no socket opens'),
          origin: { kind: 'default', versions: 'every nginx version' },
        },
      }
    : null;
  return { request, steps, outcome, websocket, followed: null, end: null };
}
