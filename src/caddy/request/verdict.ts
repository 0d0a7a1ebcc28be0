/** The verdict over a handshake that has been followed: whether a socket opens, why not, and how long it may be silent. */
import type { Reason, ReasonCode } from '../../route/route.ts';
import { unknown } from '../../route/setting.ts';
import type { Outcome, Trace } from '../../route/trace.ts';
import type { Span } from '../../text/span.ts';
import type { Handler } from '../http/model.ts';
import type { CaddyConfiguration, CaddyRoute } from '../routes.ts';

type Verdict = NonNullable<Trace['websocket']>;

/** `by`: the handler that ended the request. */
export function verdictOn(configuration: CaddyConfiguration, outcome: Outcome, by: Handler | null): Verdict {
  const span = outcome.origin ?? { file: configuration.root, start: 0, end: 0 };
  if (outcome.kind === 'unknown') {
    const likely = outcome.likely === null ? null : verdictOn(configuration, outcome.likely, by);
    return unknownVerdict(outcome.because, likely, span);
  }
  const known = outcome;
  if (known.kind === 'proxied') {
    const route = routeAt(configuration, by);
    if (known.status !== null) {
      const message = `the client is given status ${known.status}, whatever the application answers`;
      return failed('response-handled', message, known.origin);
    }
    if (known.method !== 'GET') {
      return failed('request-altered', `the handshake is sent on as ${known.method}`, known.origin);
    }
    return route === null ? verdictByHeaders(known, span) : verdictByRoute(route);
  }
  if (known.kind === 'response') {
    const isRedirect = known.location !== null;
    const message = isRedirect
      ? `Caddy redirects to ${known.location}; clients do not follow a redirect of a handshake`
      : `Caddy answers ${known.status} itself`;
    return failed(isRedirect ? 'redirected' : 'response-handled', message, span);
  }
  if (known.kind === 'static') return failed('response-handled', 'the files of the server answer', span);
  return failed('unreachable', known.because, span);
}

function routeAt({ routes }: CaddyConfiguration, by: Handler | null): CaddyRoute | null {
  if (by === null) return null;
  const { file, start } = by.span;
  return routes.find(({ origin }) => origin.file === file && origin.start === start) ?? null;
}

function verdictByRoute({ websocket }: CaddyRoute): Verdict {
  const { handshake, reasons, idleTimeout } = websocket;
  return { handshake, reasons, idleTimeout };
}

/** Where no route of ours is behind it, such as `php_fastcgi`. */
function verdictByHeaders(
  { headers, httpVersion, origin }: Extract<Outcome, { kind: 'proxied' }>,
  span: Span,
): Verdict {
  if (httpVersion === null) return failed('upstream-protocol', 'the upstream speaks no HTTP', span);
  const value = (name: string) =>
    headers.find(([given]) => given.toLowerCase() === name)?.[1].toLowerCase() ?? '';
  if (httpVersion === '2') return failed('upstream-protocol', 'h2c carries no handshake', origin);
  if (value('upgrade') !== 'websocket') return failed('upgrade-missing', 'Upgrade does not arrive', origin);
  if (!value('connection').includes('upgrade')) {
    return failed('connection-missing', 'Connection does not arrive', origin);
  }
  return {
    handshake: 'works',
    reasons: [],
    idleTimeout: {
      value: { kind: 'known', value: null },
      origin: { kind: 'default', versions: 'every version' },
    },
  };
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
