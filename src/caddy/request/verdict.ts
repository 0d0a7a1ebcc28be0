/** The verdict over a handshake that has been followed: whether a socket opens, why not, and how long it may be silent. */
import type { ClientRequest } from '../../route/client-request.ts';
import type { Reason, ReasonCode } from '../../route/route.ts';
import { known, unknown } from '../../route/setting.ts';
import type { Outcome, Trace } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { Handler, ReverseProxyHandler } from '../http/model.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';
import { type Finding, judgeRequest } from './handshake.ts';
import type { RequestInProgress } from './progress.ts';

type Verdict = NonNullable<Trace['websocket']>;
type Proxied = Extract<Outcome, { readonly kind: 'proxied' }>;

/** The handler that ended the request, and what was found out on the way. */
export interface EndOfRequest {
  readonly by: Handler | null;
  readonly wires: RequestInProgress['wires'];
}

export function verdictOn(
  configuration: CaddyConfiguration,
  client: ClientRequest,
  outcome: Outcome,
  { by, wires }: EndOfRequest,
): Verdict {
  const span = outcome.origin ?? { file: configuration.root, start: 0, end: 0 };
  if (outcome.kind === 'unknown') {
    const likely =
      outcome.likely === null ? null : verdictOn(configuration, client, outcome.likely, { by, wires });
    return unknownVerdict(outcome.because, likely, span);
  }
  if (outcome.kind === 'proxied') return ofProxied(configuration, client, outcome, { by, wires });
  if (outcome.kind === 'response') {
    const isRedirect = outcome.location !== null;
    const message = isRedirect
      ? `Caddy redirects to ${outcome.location}; clients do not follow a redirect of a handshake`
      : `Caddy answers ${outcome.status} itself`;
    return failed(isRedirect ? 'redirected' : 'response-handled', message, span);
  }
  if (outcome.kind === 'static') return failed('response-handled', 'the files of the server answer', span);
  return failed('unreachable', outcome.because, span);
}

/** What was sent decides; the route in the file knows best which line did it, where it comes to the same. */
function ofProxied(
  configuration: CaddyConfiguration,
  client: ClientRequest,
  sent: Proxied,
  { by, wires }: EndOfRequest,
): Verdict {
  const route = routeAt(configuration, by);
  if (route !== null && isOpaque(route)) {
    return {
      handshake: 'unknown',
      reasons: route.websocket.reasons,
      idleTimeout: route.websocket.idleTimeout,
    };
  }
  const wire = wires.get(sent.headers);
  const proxy = by?.kind === 'reverse_proxy' ? by : null;
  const finding =
    ofTransport(sent, proxy) ??
    judgeRequest(sent, client.headers, wire?.unknown ?? new Map()) ??
    ofAnswer(sent, proxy, wire?.answer ?? null);
  if (finding === null) {
    const idleTimeout = route?.websocket.idleTimeout ?? idleTimeoutOf(proxy);
    return { handshake: 'works', reasons: [], idleTimeout };
  }
  const { handshake, code, message } = finding;
  const reasons =
    route?.websocket.handshake === handshake ? route.websocket.reasons : [reason(code, message, sent.origin)];
  if (handshake !== 'fragile') return { handshake, reasons, idleTimeout: NO_SOCKET };
  return { handshake, reasons, idleTimeout: route?.websocket.idleTimeout ?? idleTimeoutOf(proxy) };
}

/** Lines around it, or in it, cannot be read. */
function isOpaque({ proxy, levels }: CaddyRoute): boolean {
  return proxy.opaque || levels.some(({ opaque }) => opaque);
}

function routeAt({ routes }: CaddyConfiguration, by: Handler | null): CaddyRoute | null {
  if (by === null) return null;
  const { file, start } = by.span;
  return routes.find(({ origin }) => origin.file === file && origin.start === start) ?? null;
}

function ofTransport({ httpVersion, upstream }: Proxied, proxy: ReverseProxyHandler | null): Finding | null {
  const because = (message: string): Finding => ({ handshake: 'fails', code: 'upstream-protocol', message });
  const transport = proxy?.transport;
  if (transport !== undefined && transport.protocol !== 'http') {
    return because(`the transport ${transport.protocol} has no upgrade: no WebSocket passes`);
  }
  if (httpVersion === '2') return because('h2c carries no handshake');
  if (transport?.versions?.join() === '3') return because('HTTP/3 carries no handshake');
  return transport === undefined && httpVersion === null ? because(`${upstream} speaks no HTTP`) : null;
}

function ofAnswer(
  { status }: Proxied,
  proxy: ReverseProxyHandler | null,
  altered: Finding | null,
): Finding | null {
  if (status !== null) {
    const message = `the client is given status ${status}, whatever the application answers`;
    return { handshake: 'fails', code: 'response-handled', message };
  }
  if (proxy?.buffersResponses === true) {
    const message = 'Caddy waits for the end of the response, and a WebSocket has none: the handshake hangs';
    return { handshake: 'fails', code: 'buffered', message };
  }
  return altered;
}

/** `read_timeout` of the transport, where no route of ours is behind it; none where it is zero. */
function idleTimeoutOf(proxy: ReverseProxyHandler | null): Verdict['idleTimeout'] {
  const timeout = proxy?.transport.readTimeout ?? 0;
  return proxy !== null && timeout > 0
    ? { value: known(timeout), origin: { kind: 'span', span: proxy.span } }
    : { value: known(null), origin: { kind: 'default', versions: 'every version' } };
}

const NO_SOCKET: Verdict['idleTimeout'] = {
  value: unknown('no socket opens'),
  origin: { kind: 'default', versions: 'every version' },
};

function reason(code: ReasonCode, message: string, blame: Span): Reason {
  return { code, message, blame, related: [] };
}

function failed(code: ReasonCode, message: string, blame: Span): Verdict {
  return { handshake: 'fails', reasons: [reason(code, message, blame)], idleTimeout: NO_SOCKET };
}

/** What is likely is said, but claimed by no code of its own. */
function unknownVerdict(because: string, likely: Verdict | null, blame: Span): Verdict {
  const message = likely === null ? because : `${because}; ${likelihood(likely)}`;
  return { handshake: 'unknown', reasons: [reason('unknown', message, blame)], idleTimeout: NO_SOCKET };
}

function likelihood({ handshake, reasons }: Verdict): string {
  if (handshake === 'works') return 'a socket likely opens';
  const [first] = reasons;
  return first === undefined ? 'what follows is not known' : `likely ${first.message}`;
}
