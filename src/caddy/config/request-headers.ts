/**
 * What becomes of the handshake's own headers on the way to the application.
 *
 * `request_header` changes what the client sent before `reverse_proxy` sees it. `reverse_proxy` then looks whether this
 * is an upgrade, takes hop-by-hop headers out and puts `Connection: Upgrade` and `Upgrade` back; only after that come
 * the `header_up` lines, which can destroy both (reverseproxy.go, `prepareRequest`; measured on 2.6.2 and 2.11.4).
 */
import { known, unknown } from '../../route/setting.ts';
import { deletesField, isFieldName } from '../language/header-names.ts';
import { type HandshakeHeaders, version1Placeholder } from '../language/placeholders.ts';
import {
  applyOperations,
  type HeaderOperation,
  type HeaderState,
  isValidFieldName,
  linesOf,
  readOperation,
} from './header-operations.ts';
import { SENT, type SentHeaders } from './matchers.ts';
import { earlierModifiers, type PlacedHandler, type ProxySite, reachesEarlier } from './proxy.ts';
import { quoteLine, reason, type WrittenReason } from './reason.ts';
import { childrenNamed, type Statement, splitMatcher } from './statement.ts';

export interface RequestHeaders {
  readonly upgrade: HeaderState;
  readonly connection: HeaderState;
  /** Every `request_header` and `header_up` operation that a handshake meets, in the order in which they are met. */
  readonly operations: readonly HeaderOperation[];
  readonly reasons: readonly WrittenReason[];
}

const SENT_UPGRADE: HeaderState = { value: known('websocket'), by: null, duplicate: false };
const SENT_CONNECTION: HeaderState = { value: known('Upgrade'), by: null, duplicate: false };

export function requestHeaders(site: ProxySite): RequestHeaders {
  const operations: HeaderOperation[] = [];
  const uncertain = new Set<HeaderOperation>();
  let upgrade = SENT_UPGRADE;
  let connection = SENT_CONNECTION;
  for (const { level, modifier } of requestHeaderLines(site)) {
    const answer = reachesEarlier(site.levels, level, modifier, sentHeaders(upgrade, connection));
    if (answer === 'no') continue;
    const gathered = operationsOf(modifier.handler);
    const certain = answer === 'yes';
    operations.push(...gathered);
    if (!certain) for (const operation of gathered) uncertain.add(operation);
    const headers = clientHeaders(upgrade, connection);
    upgrade = unlessUncertain(upgrade, applyOperations('Upgrade', upgrade, gathered, headers), certain);
    connection = unlessUncertain(
      connection,
      applyOperations('Connection', connection, gathered, headers),
      certain,
    );
  }
  const headers = clientHeaders(upgrade, connection);
  const forwarded = forwardedByCaddy(upgrade, connection);
  const upwards = headerUpOperations(site);
  operations.push(...upwards);
  const upgradeSent = applyOperations('Upgrade', forwarded.upgrade, upwards, headers);
  const connectionSent = applyOperations('Connection', forwarded.connection, upwards, headers);
  // Where request_header alone is to blame, it is blamed for what it did, not for what Caddy made of that.
  const isLost = upgradeSent === connectionSent;
  const certain = operations.filter((operation) => !uncertain.has(operation));
  const reasons = [
    ...(isLost ? statesReasons(upgrade, connection) : statesReasons(upgradeSent, connectionSent)),
    ...invalidNameReasons(certain),
    ...alteredReasons(certain),
    ...uncertainlyAlteredReasons([...uncertain]),
    ...replacedReasons(operations),
  ];
  return { upgrade: upgradeSent, connection: connectionSent, operations, reasons };
}

/**
 * What `reverse_proxy` itself sends. It is an upgrade if Connection has that token and Upgrade is not empty; then Caddy
 * writes both anew, Upgrade in lower case and only its first line. Otherwise it sends neither.
 */
function forwardedByCaddy(
  upgrade: HeaderState,
  connection: HeaderState,
): { readonly upgrade: HeaderState; readonly connection: HeaderState } {
  if (upgrade.value.kind === 'unknown') {
    return { upgrade, connection: { ...connection, value: upgrade.value } };
  }
  if (connection.value.kind === 'unknown') {
    return { upgrade: { ...upgrade, value: connection.value }, connection };
  }
  const sent = upgrade.value.value ?? '';
  const protocol = upgrade.duplicate ? (sent.split(', ', 1)[0] ?? '') : sent;
  const asksForUpgrade = isUpgradeValue('Connection', connection.value.value ?? '');
  if (protocol !== '' && asksForUpgrade) {
    const value = known(protocol.toLowerCase());
    return { upgrade: { value, by: upgrade.by, duplicate: false }, connection: SENT_CONNECTION };
  }
  const neither: HeaderState = {
    value: known(null),
    by: asksForUpgrade ? upgrade.by : connection.by,
    duplicate: false,
  };
  return { upgrade: neither, connection: neither };
}

/** Caddy answers 502 to every request that it would have to send with such a name (measured on 2.6.2). */
function* invalidNameReasons(operations: readonly HeaderOperation[]): Generator<WrittenReason> {
  for (const operation of operations) {
    if (operation.kind === 'delete' || isValidFieldName(operation.field)) continue;
    const message = `\`${operation.field}\` is not a valid header name, and Caddy answers every request with 502`;
    yield reason('request-altered', 'fails', operation.statement, message);
  }
}

/** Each `request_header` that runs before the proxy, and the level that it belongs to. */
function* requestHeaderLines({
  levels,
}: ProxySite): Generator<{ readonly level: number; readonly modifier: PlacedHandler }> {
  for (const [index, level] of levels.entries()) {
    for (const modifier of earlierModifiers(level, 'request_header')) yield { level: index, modifier };
  }
}

function operationsOf(handler: Statement): readonly HeaderOperation[] {
  const own = readOperation(splitMatcher(handler).args, handler);
  const inBlock = (handler.block ?? []).map((line) => readOperation([line.name, ...line.args], line));
  return [own, ...inBlock].filter((operation) => operation !== null);
}

/** What a matcher finds after the operations so far. */
function sentHeaders(upgrade: HeaderState, connection: HeaderState): SentHeaders {
  const { upgrade: _, connection: __, ...others } = SENT;
  return { ...others, ...sentHeader('upgrade', upgrade), ...sentHeader('connection', connection) };
}

function sentHeader(name: 'upgrade' | 'connection', { value, by, duplicate }: HeaderState): SentHeaders {
  if (value.kind === 'unknown') return {};
  if (by === null) return { [name]: SENT[name] ?? [] };
  if (value.value === null) return { [name]: [] };
  const lines = linesOf(value.value, duplicate);
  return lines === null ? {} : { [name]: lines };
}

function headerUpOperations({ proxy }: ProxySite): readonly HeaderOperation[] {
  return childrenNamed(proxy, 'header_up')
    .map((line) => readOperation(line.args, line))
    .filter((operation) => operation !== null);
}

function unlessUncertain(before: HeaderState, after: HeaderState, certain: boolean): HeaderState {
  if (certain || after === before) return after;
  return { ...after, value: unknown('whether a matcher lets handshakes pass cannot be told') };
}

function clientHeaders(upgrade: HeaderState, connection: HeaderState): HandshakeHeaders {
  return new Map([
    ['upgrade', upgrade.value],
    ['connection', connection.value],
    ['sec-websocket-version', known('13')],
  ]);
}

function statesReasons(upgrade: HeaderState, connection: HeaderState): readonly WrittenReason[] {
  return [...headerReasons('Connection', connection), ...headerReasons('Upgrade', upgrade)];
}

function* headerReasons(header: 'Connection' | 'Upgrade', state: HeaderState): Generator<WrittenReason> {
  const { value, by } = state;
  if (by === null) return;
  const line = quoteLine(by.statement);
  if (value.kind === 'unknown') {
    const message = `what ${line} sends as ${header} cannot be told here: ${value.because}`;
    yield reason('unknown', 'unknown', by.statement, message);
    return;
  }
  const missing = header === 'Connection' ? 'connection-missing' : 'upgrade-missing';
  const wrong = header === 'Connection' ? 'connection-value' : 'upgrade-value';
  if (value.value === null) {
    yield reason(missing, 'fails', by.statement, `${line} takes ${header} out of the handshake`);
  } else if (!isUpgradeValue(header, value.value)) {
    yield reason(wrong, 'fails', by.statement, `${line} ${replacesBy(header, value.value, by)}`);
  } else if (header === 'Connection' && !isTokenList(value.value)) {
    yield reason(wrong, 'fragile', by.statement, `${line} ${replacesBy(header, value.value, by)}`);
  } else if (header === 'Upgrade' && state.duplicate) {
    const message = `${line} sends a second Upgrade header, which applications refuse`;
    yield reason('upgrade-duplicate', 'fails', by.statement, message);
  }
}

function isUpgradeValue(header: 'Connection' | 'Upgrade', value: string): boolean {
  const tokens = value.split(',').map((token) => token.trim().toLowerCase());
  return header === 'Connection'
    ? tokens.includes('upgrade')
    : tokens.every((token) => token === 'websocket');
}

/** RFC 9110 section 7.6.1: strict applications refuse a Connection with anything else in it, such as braces. */
function isTokenList(value: string): boolean {
  return value.split(',').every((element) => isFieldName(element.trim()));
}

/** What the line does, with the misunderstanding behind it where that can be seen. */
function replacesBy(header: string, value: string, { value: written }: HeaderOperation): string {
  if (value === '') return `empties ${header}`;
  const sends = `sends \`${header}: ${value}\``;
  if (written !== null && version1Placeholder(written.value) !== null) {
    return `${sends}, braces included: \`${written.value}\` is a placeholder of Caddy 1 only`;
  }
  if (/\$\w/.test(value)) return `${sends}, as it stands: \`$\` variables are nginx's`;
  if (value.endsWith(';'))
    return `${sends}: the ; is part of the value, lines of a Caddyfile end without one`;
  return `${sends} instead of the handshake's own value`;
}

/** Lines that take the handshake's other headers away, or overwrite them with what no client sent. */
function* alteredReasons(operations: readonly HeaderOperation[]): Generator<WrittenReason> {
  for (const operation of operations) {
    const { kind, field, statement, value } = operation;
    const line = quoteLine(statement);
    if (kind === 'delete' && !deletesField(field, 'Connection') && !deletesField(field, 'Upgrade')) {
      const needed = NEEDED.find((header) => deletesField(field, header));
      if (needed !== undefined) {
        const message = `${line} takes ${needed} out of the handshake, without which applications refuse it`;
        yield reason('request-altered', 'fails', statement, message);
      } else if (deletesField(field, SUBPROTOCOL)) {
        const message = `${line} takes ${SUBPROTOCOL} out of the handshake: clients that ask for a subprotocol give up`;
        yield reason('request-altered', 'fragile', statement, message);
      }
    }
    const overwrites =
      kind === 'set' && NEEDED.some((header) => header.toLowerCase() === field.toLowerCase());
    const passes =
      value === null ? false : /\{/.test(value.value) || (/version/i.test(field) && value.value === '13');
    if (overwrites && !passes) {
      const message = `${line} overwrites ${field} of the handshake; the client's own value must arrive`;
      yield reason('request-altered', 'fails', statement, message);
    }
  }
}

/** The same lines where only some of the handshakes may pass them. */
function* uncertainlyAlteredReasons(operations: readonly HeaderOperation[]): Generator<WrittenReason> {
  for (const { statement } of alteredReasons(operations)) {
    const message = `whether handshakes pass ${quoteLine(statement)}, which alters them, cannot be told`;
    yield reason('unknown', 'unknown', statement, message);
  }
}

/** Whether an operation breaks the handshakes of some keys, and leaves those of others whole. */
export function changesSomeKeys({ kind, field }: HeaderOperation): boolean {
  return kind === 'replace' && (field === '*' || field.toLowerCase() === 'sec-websocket-key');
}

/** A replacement in the key depends on the key, which is different in each handshake. */
function* replacedReasons(operations: readonly HeaderOperation[]): Generator<WrittenReason> {
  for (const { kind, field, statement } of operations) {
    if (kind !== 'replace') continue;
    const needed = NEEDED.find((header) => field === '*' || header.toLowerCase() === field.toLowerCase());
    if (needed === undefined) continue;
    const message = `whether ${quoteLine(statement)} changes ${needed} of the handshake cannot be told`;
    yield reason('unknown', 'unknown', statement, message);
  }
}

const NEEDED: readonly string[] = ['Sec-WebSocket-Key', 'Sec-WebSocket-Version'];
const SUBPROTOCOL = 'Sec-WebSocket-Protocol';
