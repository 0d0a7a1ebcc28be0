/**
 * Timeouts that do not act on an idle WebSocket, and what they act on instead: raised by hand, they show that someone
 * wanted sockets to stay open (measured, cases B05–B10, B14, B19).
 */
import { parseTime } from '../language/values.ts';
import { argumentOf, type Context, nameOf, type Statement } from './context.ts';
import { effectiveScalar } from './effective.ts';

/** What each acts on; completes "`send_timeout 1h` …". */
const ACTS_ON: Readonly<Record<string, string>> = {
  proxy_send_timeout: 'counts only while the application does not read',
  send_timeout: 'counts only while the client does not read',
  proxy_connect_timeout: 'ends when the connection to the application is made',
  keepalive_timeout: 'counts between requests, and a WebSocket is one',
  client_body_timeout: 'counts only while a request arrives',
  client_header_timeout: 'counts only while a request arrives',
  lingering_timeout: 'counts only after the end',
};

export interface OtherTimeout {
  readonly statement: Statement;
  readonly actsOn: string;
}

/** The timeouts in force for a block, set below `http`, that are at least so long (milliseconds). */
export function otherTimeoutsFrom(context: Context, atLeast: number): readonly OtherTimeout[] {
  const found: OtherTimeout[] = [];
  for (const [name, actsOn] of Object.entries(ACTS_ON)) {
    const { statement } = effectiveScalar(context, name);
    if (statement === null || isGeneral(statement) || !lasts(statement, atLeast)) continue;
    found.push({ statement, actsOn });
  }
  const { statement: probes } = effectiveScalar(context, 'proxy_socket_keepalive');
  if (probes !== null && !isGeneral(probes) && argumentOf(probes, 0) === 'on') {
    found.push({ statement: probes, actsOn: 'sends probes of TCP, which are no traffic' });
  }
  return [...found, ...ofOtherProtocols(context, atLeast)];
}

function isGeneral({ context }: Statement): boolean {
  return context.kind === 'http' || context.kind === 'main';
}

/** Whether a line sets a time of at least so many milliseconds. */
export function lasts(statement: Statement, atLeast: number): boolean {
  const time = parseTime(argumentOf(statement, 0), 'milliseconds');
  return time.kind === 'time' && time.milliseconds >= atLeast;
}

const PROTOCOLS = ['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc', 'memcached'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

const TIMEOUT = new RegExp(`^(${PROTOCOLS.join('|')})_(read|send|connect)_timeout$`);

/** `fastcgi_read_timeout`: the protocol on which it acts, and what it limits; null for any other name. */
export function protocolTimeout(
  name: string,
): { readonly protocol: Protocol; readonly limit: string } | null {
  const [, protocol, limit] = TIMEOUT.exec(name) ?? [];
  const known = PROTOCOLS.find((each) => each === protocol);
  return known === undefined || limit === undefined ? null : { protocol: known, limit };
}

/** The names of the timeouts of one kind, for every protocol. */
export const PROTOCOL_TIMEOUTS: readonly string[] = PROTOCOLS.flatMap((protocol) =>
  ['read', 'send', 'connect'].map((limit) => `${protocol}_${limit}_timeout`),
);

/** The protocols to which a block hands requests on, itself or in the blocks inside; null where that is not certain. */
export function protocolsIn(block: Context): ReadonlySet<Protocol> | null {
  const found = new Set<Protocol>();
  for (const statement of block.statements) {
    const protocol = PROTOCOLS.find((each) => nameOf(statement) === `${each}_pass`);
    if (protocol !== undefined) found.add(protocol);
    if (statement.block === null || statement.block.kind === 'entries') continue;
    const inside = protocolsIn(statement.block);
    if (inside === null) return null;
    for (const each of inside) found.add(each);
  }
  return block.gaps.length > 0 ? null : found;
}

function* ofOtherProtocols(context: Context, atLeast: number): Generator<OtherTimeout> {
  for (const statement of context.statements) {
    const timeout = protocolTimeout(nameOf(statement));
    if (timeout === null || timeout.protocol === 'proxy' || !lasts(statement, atLeast)) continue;
    yield { statement, actsOn: `acts on \`${timeout.protocol}_pass\`` };
  }
}
