/**
 * Whether the application opens a socket for what it is sent, and whether its 101 comes back whole.
 *
 * Two applications are thought of: a lenient one, such as `ws` on Node's HTTP server, and a strict one, which holds the
 * request to RFC 6455 section 4.2.1. What only the first accepts is fragile.
 */
import type { HeaderField } from '../../route/client-request.ts';
import type { Handshake, ReasonCode } from '../../route/route.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { KnownOutcome } from '../../route/trace.ts';
import { isFieldName } from '../language/header-names.ts';
import { applyDeferred } from './answer.ts';
import { valuesOf } from './header-fields.ts';
import type { RequestInProgress } from './progress.ts';

export interface Finding {
  readonly handshake: Exclude<Handshake, 'works'>;
  readonly code: ReasonCode;
  /** For people. */
  readonly message: string;
}

type Proxied = Extract<KnownOutcome, { readonly kind: 'proxied' }>;

const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** The first thing that is wrong with the request, the worst first; null where nothing is. `unknown`: as for `Wire`. */
export function judgeRequest(
  sent: Proxied,
  client: readonly HeaderField[],
  unknown: ReadonlyMap<string, string>,
): Finding | null {
  const findings = [...requestFindings(sent, client, unknown)];
  return (
    findings.find(({ handshake }) => handshake === 'fails') ??
    findings.find(({ handshake }) => handshake === 'unknown') ??
    findings[0] ??
    null
  );
}

function* requestFindings(
  { method, target, headers }: Proxied,
  client: readonly HeaderField[],
  unknown: ReadonlyMap<string, string>,
): Generator<Finding> {
  if (method !== 'GET') yield fails('request-altered', `the handshake is sent on as ${method}`);
  if (target === null)
    yield { handshake: 'unknown', code: 'unknown', message: 'what target is asked for is not known' };
  else if (!target.startsWith('/')) {
    yield fails(
      'request-altered',
      `the target \`${target}\` has no slash in front, and applications refuse it`,
    );
  }
  for (const name of ['Connection', 'Upgrade', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version'] as const) {
    const because = unknown.get(name.toLowerCase());
    if (because !== undefined) yield { handshake: 'unknown', code: 'unknown', message: because };
    else yield* fieldFindings(name, valuesIn(headers, name), valuesIn(client, name));
  }
  const lost = valuesIn(client, SUBPROTOCOL).length > 0 && valuesIn(headers, SUBPROTOCOL).length === 0;
  if (lost)
    yield fragile('request-altered', `${SUBPROTOCOL} does not arrive: clients that ask for one give up`);
}

const SUBPROTOCOL = 'Sec-WebSocket-Protocol';

function* fieldFindings(
  name: 'Connection' | 'Upgrade' | 'Sec-WebSocket-Key' | 'Sec-WebSocket-Version',
  values: readonly string[],
  asked: readonly string[],
): Generator<Finding> {
  const [value, ...others] = values;
  switch (name) {
    case 'Connection': {
      if (value === undefined) yield fails('connection-missing', 'Connection does not arrive');
      const tokens = values.flatMap((one) => one.split(',')).map((token) => token.trim());
      if (!tokens.some((token) => token.toLowerCase() === 'upgrade')) {
        yield fails('connection-value', `Connection arrives as \`${values.join(', ')}\``);
      } else if (!tokens.every(isFieldName)) {
        yield fragile('connection-value', `Connection arrives as \`${values.join(', ')}\`, which is no list`);
      }
      return;
    }
    case 'Upgrade':
      if (value === undefined) yield fails('upgrade-missing', 'Upgrade does not arrive');
      else if (values.join(', ').toLowerCase() !== 'websocket') {
        yield fails('upgrade-value', `Upgrade arrives as \`${values.join(', ')}\``);
      }
      return;
    case 'Sec-WebSocket-Key':
      // The answer is made of it, and the client checks that.
      if (value === undefined || others.length > 0 || !KEY.test(value) || value !== asked[0]) {
        yield fails('request-altered', `${name} does not arrive as the client sends it`);
      }
      return;
    case 'Sec-WebSocket-Version':
      if (value === undefined || others.length > 0 || !/^0*(?:8|13)$/.test(value)) {
        yield fails('request-altered', `${name} does not arrive as 13`);
      } else if (value !== '13') yield fragile('request-altered', `${name} arrives as ${value}`);
  }
}

/**
 * What Caddy itself makes of the 101: since 2.7 it is written through the response writer, so that deferred header
 * operations reach it (measured on 2.6.2 and 2.11.4). Null where it comes through whole.
 */
export function judgeAnswer(request: RequestInProgress): Finding | null {
  if (!isVersionAtLeast(request.version, '2.7')) return null;
  // In this spelling Go does not find it where it is deleted by its name (measured on 2.11.4).
  const accepting = isVersionAtLeast(request.version, '2.9')
    ? 'Sec-WebSocket-Accept'
    : 'Sec-Websocket-Accept';
  const answer = request.copy();
  answer.responseHeaders = [
    ...request.responseHeaders.filter(([name]) => name !== 'Connection' && name !== 'Upgrade'),
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    [accepting, ACCEPT],
  ];
  if (!applyDeferred(101, answer)) return fails('response-altered', 'Caddy breaks off the answer');
  const has = (name: string, wanted: string): boolean =>
    valuesOf(answer.responseHeaders, name).join().toLowerCase().includes(wanted);
  if (!has('Connection', 'upgrade')) return fails('response-altered', altered('Connection'));
  if (!has('Upgrade', 'websocket')) return fails('response-altered', altered('Upgrade'));
  const accept = valuesIn(answer.responseHeaders, 'Sec-WebSocket-Accept');
  return accept.length === 1 && accept[0] === ACCEPT
    ? null
    : fails('response-altered', altered('Sec-WebSocket-Accept'));
}

/** Stands for the one that the application works out. */
const ACCEPT = 'accept';

function altered(name: string): string {
  return `${name} is taken out of the 101 response, which clients then reject`;
}

function valuesIn(fields: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fields.filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value);
}

function fails(code: ReasonCode, message: string): Finding {
  return { handshake: 'fails', code, message };
}

function fragile(code: ReasonCode, message: string): Finding {
  return { handshake: 'fragile', code, message };
}
