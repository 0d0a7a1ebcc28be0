/** The verdict over a handshake that has been followed: whether a socket opens, why not, and how long it may be silent. */
import type { Reason, ReasonCode } from '../../route/route.ts';
import { known, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { Outcome, Trace } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { Handler, ReverseProxyHandler } from '../http/model.ts';
import { hasProxyOption } from '../language/proxy-options.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';
import type { Followed } from './follow.ts';
import { type Finding, judgeRequest } from './handshake.ts';

type Verdict = NonNullable<Trace['websocket']>;
type Proxied = Extract<Outcome, { readonly kind: 'proxied' }>;

export function verdictOn(configuration: CaddyConfiguration, followed: Followed): Verdict {
  return verdictOnOutcome(configuration, followed, followed.outcome);
}

function verdictOnOutcome(configuration: CaddyConfiguration, followed: Followed, outcome: Outcome): Verdict {
  const span = outcome.origin ?? { file: configuration.root, start: 0, end: 0 };
  if (outcome.kind === 'unknown') {
    const likely = outcome.likely === null ? null : verdictOnOutcome(configuration, followed, outcome.likely);
    return unknownVerdict(outcome.because, likely, span);
  }
  if (outcome.kind === 'proxied') return ofProxied(configuration, followed, outcome);
  const { code, message } = judgeUnsent(outcome);
  return { handshake: 'fails', reasons: [reason(code, message, span)], idleTimeout: NO_SOCKET };
}

/** What was sent decides; the route in the file knows best which line did it, where it comes to the same. */
function ofProxied(configuration: CaddyConfiguration, followed: Followed, sent: Proxied): Verdict {
  const { endedBy } = followed;
  const proxy = proxyIn(followed);
  const finding = judgeSent(followed, sent);
  const handshake = finding?.handshake ?? 'works';
  const routes = routesAt(configuration, endedBy);
  const route = routes.find(({ websocket }) => websocket.handshake === handshake) ?? routes[0];
  if (route !== undefined && isOpaque(route)) {
    return {
      handshake: 'unknown',
      reasons: route.websocket.reasons,
      idleTimeout: route.websocket.idleTimeout,
    };
  }
  const idleTimeout = route?.websocket.idleTimeout ?? idleTimeoutOf(proxy);
  if (finding === null) return { handshake: 'works', reasons: [], idleTimeout };
  const reasons =
    route?.websocket.handshake === handshake
      ? route.websocket.reasons
      : [reason(finding.code, finding.message, sent.origin)];
  return { handshake, reasons, idleTimeout: handshake === 'fragile' ? idleTimeout : NO_SOCKET };
}

/** What is wrong with a handshake that a proxy has sent on, or with what comes back; null where a socket opens. */
export function judgeSent(followed: Followed, sent: Proxied): Finding | null {
  const proxy = proxyIn(followed);
  const wire = followed.wires.get(sent.headers);
  return (
    ofTransport(sent, proxy, followed.version) ??
    judgeRequest(sent, followed.request.headers, wire?.unknown ?? new Map()) ??
    ofAnswer(sent, followed, wire?.answer ?? null)
  );
}

/** Why no socket opens where no proxy has the last word. */
export function judgeUnsent(
  outcome: Exclude<Outcome, { readonly kind: 'unknown' | 'proxied' }>,
): Finding & { readonly handshake: 'fails' } {
  const fails = (code: ReasonCode, message: string) => ({ handshake: 'fails', code, message }) as const;
  if (outcome.kind === 'static') return fails('response-handled', 'the files of the server answer');
  if (outcome.kind === 'refused') return fails('unreachable', outcome.because);
  const { location, status } = outcome;
  if (location === null) return fails('response-handled', `Caddy answers ${status} itself`);
  return fails(
    'redirected',
    `Caddy redirects to ${location}; clients do not follow a redirect of a handshake`,
  );
}

function proxyIn({ endedBy }: Followed): ReverseProxyHandler | null {
  return endedBy?.kind === 'reverse_proxy' ? endedBy : null;
}

/** Lines around it, or in it, cannot be read. */
function isOpaque({ proxy, levels }: CaddyRoute): boolean {
  return proxy.opaque || levels.some(({ opaque }) => opaque);
}

/** Several where a snippet with the proxy is imported more than once. */
function routesAt({ routes }: CaddyConfiguration, by: Handler | null): readonly CaddyRoute[] {
  if (by === null) return [];
  const { file, start } = by.span;
  return routes.filter(({ origin }) => origin.file === file && origin.start === start);
}

function ofTransport(
  { httpVersion, upstream }: Proxied,
  proxy: ReverseProxyHandler | null,
  version: string,
): Finding | null {
  const because = (message: string): Finding => ({ handshake: 'fails', code: 'upstream-protocol', message });
  const transport = proxy?.transport;
  if (transport !== undefined && transport.protocol !== 'http') {
    return because(`the transport ${transport.protocol} has no upgrade: no WebSocket passes`);
  }
  if (httpVersion === '2') return because('h2c carries no handshake');
  // Before, it was not known (measured on 2.6.2).
  const knowsHttp3 = isVersionAtLeast(version, '2.8');
  if (knowsHttp3 && transport?.versions?.join() === '3') return because('HTTP/3 carries no handshake');
  return transport === undefined && httpVersion === null ? because(`${upstream} speaks no HTTP`) : null;
}

function ofAnswer({ status }: Proxied, followed: Followed, altered: Finding | null): Finding | null {
  if (status !== null) {
    const message = `the client is given status ${status}, whatever the application answers`;
    return { handshake: 'fails', code: 'response-handled', message };
  }
  const option = proxyIn(followed)?.bufferedBy ?? null;
  // Another release does not know it.
  if (option !== null && hasProxyOption(option, followed.version)) {
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
