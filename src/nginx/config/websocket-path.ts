/** The verdict over a route: its faults, worded as reasons, and the settings that led to them. */
import type { Handshake, Reason, ReasonCode, WebSocketPath } from '../../route/route.ts';
import { type Known, known, type Origin, type Setting } from '../../route/setting.ts';
import { anchorOf, argumentOf, argumentSpan, nameOf, type Statement, spanOf } from './context.ts';
import { type HandshakeFault, isFatal } from './handshake-fault.ts';
import { linesNaming, type ReadTimeout, sentValues, type UpstreamRequest } from './upstream-request.ts';

interface WebSocketFacts {
  readonly handler: Statement;
  readonly request: UpstreamRequest;
  readonly faults: readonly HandshakeFault[];
  readonly idle: ReadTimeout;
  readonly nginxVersion: string;
}

export function websocketPath(facts: WebSocketFacts): WebSocketPath {
  const { request, idle } = facts;
  const faults = [...facts.faults, ...timeoutFaults(idle)];
  return {
    handshake: verdictOf(faults),
    reasons: faults.map((fault) => reasonOf(fault, facts.handler)),
    httpVersion: request.httpVersion,
    upgrade: sentSetting('upgrade', facts),
    connection: sentSetting('connection', facts),
    idleTimeout: idle.setting,
    lifetime: { value: known(null), origin: { kind: 'default', versions: 'every nginx version' } },
  };
}

/** `proxy_read_timeout 0` ends the handshake itself with 504 (case B12). */
function timeoutFaults(idle: ReadTimeout): readonly HandshakeFault[] {
  const { value } = idle.setting;
  return value.kind === 'known' && value.value === 0 && idle.line !== null
    ? [{ kind: 'read-timeout-zero', statement: idle.line }]
    : [];
}

function verdictOf(faults: readonly HandshakeFault[]): Handshake {
  if (faults.some(isFatal)) return 'fails';
  if (faults.some((fault) => fault.kind === 'unknown')) return 'unknown';
  return faults.length > 0 ? 'fragile' : 'works';
}

function sentSetting(name: string, { request, nginxVersion }: WebSocketFacts): Setting<string | null> {
  const sent = sentValues(request, name, nginxVersion);
  const line = linesNaming(request, name)[0];
  const origin: Origin =
    line === undefined
      ? {
          kind: 'default',
          versions:
            request.httpVersion.origin.kind === 'default'
              ? request.httpVersion.origin.versions
              : 'every nginx version',
        }
      : { kind: 'span', span: argumentSpan(line.statement, 1) };
  const value: Known<string | null> =
    sent.kind === 'unknown' ? sent : known(sent.value.length === 0 ? null : sent.value.join(', '));
  return { value, origin };
}

const CODES: Readonly<Record<HandshakeFault['kind'], ReasonCode>> = {
  'never-set': 'upgrade-missing',
  discarded: 'upgrade-missing',
  'response-side': 'upgrade-missing',
  'misspelt-header': 'upgrade-missing',
  'misspelt-variable': 'upgrade-value',
  map: 'upgrade-value',
  value: 'upgrade-value',
  'redefined-map': 'upgrade-value',
  'undefined-variable': 'upgrade-value',
  duplicate: 'upgrade-duplicate',
  'headers-off': 'request-altered',
  method: 'request-altered',
  'handshake-header': 'request-altered',
  'hidden-header': 'response-altered',
  'http-version': 'http-version',
  'read-timeout-zero': 'read-timeout-zero',
  answered: 'response-handled',
  denied: 'response-handled',
  elsewhere: 'unreachable',
  'masked-status': 'response-altered',
  'broken-target': 'request-altered',
  'subrequest-upgrade': 'subrequest',
  unknown: 'unknown',
};

function codeOf(fault: HandshakeFault): ReasonCode {
  const code = CODES[fault.kind];
  if (!('header' in fault) || fault.header !== 'Connection') return code;
  if (code === 'upgrade-missing') return 'connection-missing';
  return code === 'upgrade-value' ? 'connection-value' : code;
}

function reasonOf(fault: HandshakeFault, handler: Statement): Reason {
  return { code: codeOf(fault), message: describeFault(fault), ...placesOf(fault, handler) };
}

type Places = Pick<Reason, 'blame' | 'related'>;

/** The line to blame for a fault, and the others that explain it. */
export function placesOf(fault: HandshakeFault, handler: Statement): Places {
  const at = (statement: Statement, related: Reason['related'] = []): Places => ({
    blame: spanOf(statement),
    related,
  });
  switch (fault.kind) {
    case 'never-set':
      return at(handler);
    case 'discarded':
      return at(
        anchorOf(fault.by) ?? fault.by,
        fault.lost.map((statement) => ({
          message: `${fault.header} is set here, and is discarded`,
          span: spanOf(statement),
        })),
      );
    case 'map':
      return at(fault.entry ?? fault.map, [{ message: 'the value is used here', span: spanOf(fault.line) }]);
    case 'redefined-map':
      return at(fault.wins, [{ message: 'this definition is ignored', span: spanOf(fault.ignored) }]);
    case 'duplicate': {
      const [first, ...others] = fault.lines;
      const last = others.at(-1) ?? first;
      if (first === undefined || last === undefined) return at(handler);
      return at(last, [{ message: 'it is set here already', span: spanOf(first) }]);
    }
    case 'value':
    case 'misspelt-header':
    case 'undefined-variable':
    case 'handshake-header':
      return at(fault.line);
    case 'http-version':
      return at(fault.line ?? handler);
    case 'unknown':
      return { blame: fault.span, related: [] };
    case 'response-side':
    case 'misspelt-variable':
    case 'headers-off':
    case 'method':
    case 'hidden-header':
    case 'read-timeout-zero':
    case 'answered':
    case 'denied':
    case 'masked-status':
    case 'broken-target':
      return at(fault.statement);
    case 'elsewhere':
      return at(
        fault.statement,
        fault.by === null ? [] : [{ message: 'this takes it instead', span: spanOf(fault.by) }],
      );
    case 'subrequest-upgrade':
      return at(fault.statement, [{ message: 'it is sent on here', span: spanOf(fault.by) }]);
  }
}

/** What is wrong, as a clause that stands by itself. */
export function describeFault(fault: HandshakeFault): string {
  switch (fault.kind) {
    case 'never-set':
      return `${fault.header} is not sent to the upstream: no proxy_set_header sets it`;
    case 'discarded':
      return `${fault.header} is not sent to the upstream: this block sets headers of its own, which discards those of the outer blocks`;
    case 'response-side':
      return `${fault.header} is not sent to the upstream: ${nameOf(fault.statement)} acts on the response`;
    case 'misspelt-header':
      return `\`${argumentOf(fault.line, 0)}\` is not \`${fault.header}\``;
    case 'misspelt-variable':
      return `\`$${fault.wrong}\` is always empty; \`$${fault.right}\` was meant`;
    case 'map':
      return fault.entry === null
        ? `the map gives an empty ${fault.header} for a handshake: it has no entry for it and no default`
        : `the map gives ${quoted(fault.value)} as ${fault.header} for a handshake`;
    case 'value':
      if (fault.value === '') return `${fault.header} is set to an empty value, so it is not sent`;
      return fault.header === 'Upgrade'
        ? `Upgrade is sent as ${quoted(fault.value)}, not as \`websocket\``
        : `Connection is sent as ${quoted(fault.value)}, which asks for no upgrade`;
    case 'redefined-map':
      return `${argumentOf(fault.wins, 1)} is defined twice, and this later definition gives a wrong ${fault.header}`;
    case 'undefined-variable':
      return `\`${argumentOf(fault.line, 1)}\` uses a variable that nothing defines`;
    case 'duplicate':
      return `${fault.header} is sent ${fault.lines.length} times`;
    case 'headers-off':
      return 'proxy_pass_request_headers off drops Sec-WebSocket-Key';
    case 'method':
      return `the handshake is sent as ${fault.method}, not as GET`;
    case 'handshake-header':
      return fault.value === ''
        ? `${fault.header} is removed from the handshake`
        : `${fault.header} is overwritten`;
    case 'hidden-header':
      return `${fault.header} is removed from the 101 response, so clients reject it`;
    case 'http-version':
      return `the upstream is asked in HTTP/${fault.version}`;
    case 'read-timeout-zero':
      return 'proxy_read_timeout 0 ends every handshake with 504';
    case 'answered':
      return `nginx answers the handshake itself, with ${argumentOf(fault.statement, 0)}`;
    case 'denied':
      return 'limit_except denies GET, and every handshake is a GET';
    case 'masked-status':
      return `the client is given status ${fault.status}, whatever the upstream answers, because of this \`error_page\``;
    case 'elsewhere':
      return 'no handshake for this location comes here';
    case 'broken-target':
      return 'the request target is none that an upstream accepts: it holds a space, or is no path';
    case 'subrequest-upgrade':
      return `the request that \`${nameOf(fault.statement)}\` sends asks for an upgrade as well, which ends the client's connection`;
    case 'unknown':
      return fault.because;
  }
}

function quoted(text: string): string {
  return text === '' ? 'an empty value' : `\`${text}\``;
}
