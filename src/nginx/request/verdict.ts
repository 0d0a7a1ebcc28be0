/** What becomes of a handshake that was followed: the verdict over it, and why. */
import { headerOf, isHandshake } from '../../route/client-request.ts';
import type { Handshake, Reason, ReasonCode } from '../../route/route.ts';
import { type Setting, unknown } from '../../route/setting.ts';
import type { Outcome, Trace } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import { spanOf } from '../config/context.ts';
import type { HandshakeFault } from '../config/handshake-fault.ts';
import { type ReadTimeout, readTimeout } from '../config/upstream-request.ts';
import { websocketPath } from '../config/websocket-path.ts';
import { toBytes } from '../../text/bytes.ts';
import type { Followed } from './follow.ts';
import type { RequestInProgress } from './progress.ts';
import type { Handled } from './proxied.ts';

type Verdict = NonNullable<Trace['websocket']>;

/** Null for a request that asks for no WebSocket. */
export function verdictOn(request: RequestInProgress, followed: Followed): Verdict | null {
  if (!isHandshake(request.client)) return null;
  const { outcome, handled } = followed;
  if (outcome.kind !== 'proxied' || handled === null) return withoutUpstream(outcome, request);
  return handled.request === null
    ? overOtherProtocol(handled, request)
    : overHttp(handled, request, followed);
}

function overHttp(
  handled: Handled,
  request: RequestInProgress,
  { outcome, upgradingSubrequests }: Followed,
): Verdict {
  const { handler, context, request: sent } = handled;
  const idle = readTimeout(context, 'proxy_read_timeout');
  const faults: HandshakeFault[] = handled.faults.filter((fault) => !isIdle(fault, request));
  for (const { by, handler: at } of upgradingSubrequests)
    faults.push({ kind: 'subrequest-upgrade', statement: by, by: at });
  const status = outcome.kind === 'proxied' ? outcome.status : null;
  if (status !== null && status !== 101)
    faults.push({ kind: 'masked-status', statement: request.statusBy ?? handler, status });
  for (const { because, statement } of request.doubts)
    faults.push({ kind: 'unknown', because, span: spanOf(statement ?? handler) });
  if (sent === null) return withoutUpstream(outcome, request);
  const nginxVersion = request.configuration.target.nginx;
  const { handshake, reasons, idleTimeout } = websocketPath({
    handler,
    request: sent,
    faults,
    idle,
    nginxVersion,
  });
  return { handshake, reasons, idleTimeout };
}

/** A header of the handshake that is set to what the client sent, or taken away where the client sent none. */
function isIdle(fault: HandshakeFault, { client }: RequestInProgress): boolean {
  return fault.kind === 'handshake-header' && fault.value === toBytes(headerOf(client, fault.header));
}

/** Protocols that carry an upgrade, and those that cannot (measured, case D14). */
function overOtherProtocol({ handler, context, protocol }: Handled, request: RequestInProgress): Verdict {
  const carries = protocol === 'uwsgi' || protocol === 'scgi';
  const idle: ReadTimeout = readTimeout(context, `${protocol}_read_timeout`);
  if (!carries) {
    const message = `${protocol} carries no WebSockets`;
    return {
      handshake: 'fails',
      reasons: [{ code: 'upstream-protocol', message, blame: spanOf(handler), related: [] }],
      idleTimeout: idle.setting,
    };
  }
  const doubts = request.doubts.map(({ because, statement }) =>
    reason('unknown', because, spanOf(statement ?? handler)),
  );
  return { handshake: doubts.length > 0 ? 'unknown' : 'works', reasons: doubts, idleTimeout: idle.setting };
}

function withoutUpstream(outcome: Outcome, request: RequestInProgress): Verdict {
  const blame = outcome.origin ?? placeOf(request);
  const isOpen = outcome.kind === 'unknown' || request.doubts.length > 0;
  const handshake: Handshake = isOpen ? 'unknown' : 'fails';
  return {
    handshake,
    reasons: [reason(codeOf(outcome), describe(outcome), blame)],
    idleTimeout: NO_SOCKET,
  };
}

const NO_SOCKET: Setting<number | null> = {
  value: unknown('no socket opens'),
  origin: { kind: 'default', versions: 'every nginx version' },
};

function codeOf(outcome: Outcome): ReasonCode {
  switch (outcome.kind) {
    case 'response':
      return outcome.location === null ? 'response-handled' : 'redirected';
    case 'static':
    case 'proxied':
      return 'response-handled';
    case 'refused':
      return 'unreachable';
    case 'unknown':
      return 'unknown';
  }
}

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'response':
      return outcome.location === null
        ? `nginx answers the handshake itself, with ${outcome.status}`
        : `nginx answers the handshake with a redirect, which WebSocket clients do not follow`;
    case 'static':
      return 'nginx looks for a file, and files open no WebSocket';
    case 'proxied':
      return 'nginx sends the handshake on';
    case 'refused':
    case 'unknown':
      return outcome.because;
  }
}

function reason(code: ReasonCode, message: string, blame: Span): Reason {
  return { code, message, blame, related: [] };
}

/** The server that answered, or the top of the file. */
function placeOf({ server, configuration }: RequestInProgress): Span {
  if (server.statement !== null) return spanOf(server.statement);
  return { file: configuration.root, start: 0, end: 0 };
}
