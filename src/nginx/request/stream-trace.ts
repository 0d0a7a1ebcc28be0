/**
 * The trace of a connection to `stream`: through its server, and on into `http` where it is sent to a listener of the
 * same configuration, as the usual front with `ssl_preread` does.
 */
import { type ClientRequest, isHandshake } from '../../route/client-request.ts';
import type { Reason } from '../../route/route.ts';
import { type Known, type Setting, unknown } from '../../route/setting.ts';
import type { Outcome, Trace } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import { spanOf } from '../config/context.ts';
import { effectiveScalar } from '../config/effective.ts';
import type { Followed } from './follow.ts';
import type { Listener } from './listener.ts';
import { type OwnListener, ownListener } from './own-listener.ts';
import type { RequestInProgress, TraceOptions } from './progress.ts';
import { isLoopback } from './stream-choice.ts';
import { followConnection, proxiedTo, type StreamEnd } from './stream-follow.ts';
import { StreamSession } from './stream-session.ts';

/** A trace with where the request is in the end, when it came to `http`. */
export interface ConnectionTrace extends Trace {
  readonly followed: Followed | null;
  readonly end: RequestInProgress | null;
}

/** How the connection goes on at a listener of `http`. */
export type GoOnInHttp = (
  request: ClientRequest,
  options: TraceOptions,
  listener: Listener,
) => ConnectionTrace;

/** Servers of `stream` that send to each other in a circle stop here. */
const MOST_LEGS = 8;

type Connects = Extract<StreamEnd, { kind: 'connects' }>;

export function traceConnection(session: StreamSession, goOn: GoOnInHttp, legs = 1): ConnectionTrace {
  const end = followConnection(session);
  if (end.kind === 'ended') return ended(session, end.outcome, null);
  const own = ownTarget(session, end);
  if (own === null) {
    const outcome = proxiedTo(session, end.target.authority, end.line);
    return ended(session, outcome, end.idle);
  }
  if (legs >= MOST_LEGS) {
    const because = 'the servers of `stream` send to each other in a circle';
    return ended(session, { kind: 'refused', because, origin: spanOf(end.line) }, null);
  }
  const problem = misfit(session, end, own);
  if (problem !== null) return ended(session, problem, null);
  const { listener } = own;
  const scheme = end.passesTls || isYes(end.addsTls) ? 'https' : 'http';
  const client: ClientRequest = {
    ...session.client,
    scheme,
    port: listener.port || session.client.port,
  };
  const options = optionsBehind(session, end);
  const { configuration, section } = session;
  const tlsBy = isYes(end.addsTls) ? 'nginx' : session.tlsBy;
  const inner =
    own.protocol === 'http'
      ? goOn(client, options, listener)
      : traceConnection(
          new StreamSession({ configuration, client, options, section, listener, tlsBy }),
          goOn,
          legs + 1,
        );
  return joined(session, end, inner);
}

/** The listener of the same configuration that a target leads to; null where it leads, or may lead, elsewhere. */
function ownTarget({ configuration }: StreamSession, { target }: Connects): OwnListener | null {
  const [first, ...others] = target.servers.map((server) => ownListener(configuration, server));
  if (first === undefined || first === null) return null;
  return others.every((other) => other?.listener === first.listener) ? first : null;
}

/** What becomes of a connection whose PROXY header, or TLS, the own listener does not expect; null where all fits. */
function misfit(
  session: StreamSession,
  { line, passesTls, addsTls, sendsHeader }: Connects,
  { protocol, listener }: OwnListener,
): Outcome | null {
  const origin = spanOf(line);
  for (const part of [addsTls, sendsHeader])
    if (part.kind === 'unknown') return { kind: 'unknown', because: part.because, origin, likely: null };
  const sendsName = session.isOn('proxy_ssl_server_name');
  if (isYes(addsTls) && protocol === 'stream' && !(sendsName.kind === 'known' && !sendsName.value)) {
    const because = 'which server name `proxy_ssl_server_name` sends is not followed';
    return { kind: 'unknown', because, origin, likely: null };
  }
  const expects = listener.has('proxy_protocol');
  if (expects && !isYes(sendsHeader)) {
    const because = `${listener.address} expects the PROXY protocol, which nothing sends it`;
    return { kind: 'refused', because, origin };
  }
  const isDoubled = passesTls && isYes(addsTls);
  const hasStrayHeader = isYes(sendsHeader) && !expects;
  if (!isDoubled && !hasStrayHeader) return null;
  if (protocol === 'stream') {
    const because = `${listener.address} takes what nginx adds for what the client sends`;
    return { kind: 'unknown', because, origin, likely: null };
  }
  if (isDoubled) {
    const because = "the client's TLS is passed on, and `proxy_ssl on` wraps it in another";
    return { kind: 'refused', because, origin };
  }
  // nginx takes the header for a request line that it cannot read; who waits for TLS cannot read the answer.
  if (!passesTls && !isYes(addsTls)) return { kind: 'response', status: 400, location: null, origin };
  const because = `\`proxy_protocol on\` sends ${listener.address} a header that it does not expect`;
  return { kind: 'refused', because, origin };
}

function isYes(known: Known<boolean>): boolean {
  return known.kind === 'known' && known.value;
}

/** Whoever is connected to sees nginx as its client. */
function optionsBehind({ server, options }: StreamSession, { target }: Connects): TraceOptions {
  const { fileAt } = options;
  const rest = fileAt === undefined ? {} : { fileAt };
  const host = target.servers[0]?.replace(/:\d+$/, '') ?? '';
  const { statement, gap } = effectiveScalar(server, 'proxy_bind');
  const isPlain = statement === null && gap === null && isLoopback(host) && !host.startsWith('[');
  return isPlain ? { ...rest, clientAddress: '127.0.0.1' } : rest;
}

function joined(session: StreamSession, { idle }: Connects, inner: ConnectionTrace): ConnectionTrace {
  const { client, steps, doubts } = session;
  const websocket =
    inner.websocket === null
      ? null
      : withDoubts(session, {
          ...inner.websocket,
          idleTimeout: shorter(idle, inner.websocket.idleTimeout),
        });
  return {
    ...inner,
    request: client,
    steps: [...steps, ...inner.steps],
    outcome: doubts.length === 0 ? inner.outcome : onlyLikely(session, inner.outcome),
    websocket,
  };
}

function ended(session: StreamSession, outcome: Outcome, idle: Setting<number | null> | null) {
  const { client, steps, doubts } = session;
  return {
    request: client,
    steps,
    outcome: doubts.length === 0 ? outcome : onlyLikely(session, outcome),
    websocket: isHandshake(client) ? verdict(session, outcome, idle) : null,
    followed: null,
    end: null,
  };
}

type Verdict = NonNullable<Trace['websocket']>;

function verdict(session: StreamSession, outcome: Outcome, idle: Setting<number | null> | null): Verdict {
  if (outcome.kind === 'proxied' && idle !== null)
    return withDoubts(session, { handshake: 'works', reasons: [], idleTimeout: idle });
  const isUnknown = outcome.kind === 'unknown';
  const message =
    outcome.kind === 'unknown' || outcome.kind === 'refused'
      ? outcome.because
      : 'nginx answers the handshake itself';
  const code = isUnknown ? 'unknown' : outcome.kind === 'response' ? 'response-handled' : 'unreachable';
  const reason: Reason = { code, message, blame: outcome.origin ?? placeOf(session), related: [] };
  return withDoubts(session, {
    handshake: isUnknown ? 'unknown' : 'fails',
    reasons: [reason],
    idleTimeout: NO_SOCKET,
  });
}

const NO_SOCKET: Setting<number | null> = {
  value: unknown('no socket opens'),
  origin: { kind: 'default', versions: 'every nginx version' },
};

function withDoubts(session: StreamSession, websocket: Verdict): Verdict {
  const { doubts } = session;
  if (doubts.length === 0) return websocket;
  const reasons = doubts.map(({ because, statement }): Reason => {
    const blame = statement === null ? placeOf(session) : spanOf(statement);
    return { code: 'unknown', message: because, blame, related: [] };
  });
  return { ...websocket, handshake: 'unknown', reasons: [...websocket.reasons, ...reasons] };
}

/** What was found out on the way is only likely where something on it cannot be known. */
function onlyLikely({ doubts }: StreamSession, outcome: Outcome): Outcome {
  const [doubt] = doubts;
  if (doubt === undefined || outcome.kind === 'unknown') return outcome;
  const origin = doubt.statement === null ? null : spanOf(doubt.statement);
  return { kind: 'unknown', because: doubt.because, origin, likely: outcome };
}

function placeOf({ server, configuration }: StreamSession): Span {
  return server.statement === null
    ? { file: configuration.root, start: 0, end: 0 }
    : spanOf(server.statement);
}

/** Of two silences that end a socket, the one that does it first. */
function shorter(one: Setting<number | null>, other: Setting<number | null>): Setting<number | null> {
  if (one.value.kind === 'unknown') return one;
  if (other.value.kind === 'unknown') return other;
  const length = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
  return length(one.value.value) < length(other.value.value) ? one : other;
}
