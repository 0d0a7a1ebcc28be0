/**
 * What each measured case says that our model has to say. Most of it is read off the measurement; where a case is about
 * something that the verdict on one handshake is not about, it is named here with the reason.
 */
import type { Handshake } from '../../../src/route/route.ts';
import type { MeasuredCase, MeasuredProbe, MeasuredRun } from './measured-cases.ts';

/** `X.fixed.conf` that repairs nothing: why the table has it all the same. */
export const NOT_A_REPAIR: ReadonlyMap<string, string> = new Map([
  ['B15c', 'two spellings of a time that nginx refuses'],
  ['B15d', 'two spellings of a time that nginx takes'],
  ['B15f', 'two spellings of a time that nginx refuses'],
  ['B21', 'buffering does not matter after the upgrade, on or off'],
  ['B23', 'tcp_nodelay does not matter here, on or off'],
]);

/** Cases whose failure lies outside the route that the model describes: a finding has to speak of them. */
export const SPOKEN_OF_BY_A_FINDING: ReadonlyMap<string, string> = new Map([
  ['A25.conf', 'the nested location answers from files; the route around it works'],
  ['A27a.conf', 'the return after the if answers before the request is sent on'],
  ['A29b.conf', 'limit_except refuses the handshake before it is sent on'],
  ['A38b.conf', 'the handshake arrives; the application refuses it without an Origin'],
  ['A45b.conf', 'the condition in front of the route is never met'],
]);

/** Cases whose header is another one in the configuration than on the wire. */
const HEADER_READS_DIFFERENTLY: ReadonlyMap<string, string> = new Map([
  [
    'A40.conf',
    'it sets a header named "Upgrade:"; the upstream reads an Upgrade whose value begins with a colon',
  ],
]);

/** Repairs of the table that no rule of ours makes, and why. */
export const NOT_FIXED: ReadonlyMap<string, string> = new Map([
  ['A29b.conf', "who may use which method is the author's decision; the finding says so"],
  ['A37.conf', 'no rule looks at the Host that the application sees'],
  ['A38.conf', 'no rule looks at the Host that the application sees'],
  ['A51.conf', 'no rule looks at X-Forwarded-Proto'],
]);

/** Cases that a handshake without an Origin, as the model has it, does not tell from a working one. */
export const DECIDED_BY_THE_APPLICATION: ReadonlyMap<string, string> = new Map([
  ['A37.conf', 'the handshake arrives as it should; the application refuses its Origin'],
  ['A38.conf', 'the handshake arrives as it should; the application refuses its Origin'],
  ['A51.conf', 'an ordinary request that is redirected for want of X-Forwarded-Proto'],
]);

/** Probes in which an open socket is cut, or not, by something else than silence. */
const NOT_ABOUT_SILENCE: ReadonlyMap<string, string> = new Map([
  ['server-ping', 'traffic resets the idle timeout'],
  ['server-ping, client never pongs', 'traffic resets the idle timeout'],
  ['client->server only', 'traffic resets the idle timeout'],
  ['client ping (server pongs)', 'traffic resets the idle timeout'],
  ['upstream stalls', 'proxy_send_timeout, while the upstream does not read'],
  ['client not reading', 'send_timeout, while the client does not read'],
  ['64kB echo', 'a large message'],
  ['upstream sees close', 'how fast the end of the client is passed on'],
  ['echo ms', 'how fast messages travel'],
]);

export interface SentUpstream {
  readonly httpVersion: string;
  readonly upgrade: string | null;
  readonly connection: string | null;
}

export interface Expectation {
  /** nginx does not start: an error finding has to say so. */
  readonly refused: boolean;
  /** The verdict on the handshake, or null where the case does not tell. */
  readonly handshake: Handshake | null;
  /** What the upstream received in the handshake. */
  readonly sent: SentUpstream | null;
  /** Silence that ends the socket, in milliseconds: exactly, or at least. */
  readonly idle: { readonly exactly: number } | { readonly moreThan: number } | null;
  /** Why some finding has to be there, or null. */
  readonly finding: string | null;
}

/** What a case says about one version of nginx. */
export function expectationOf(measured: MeasuredCase, version: string): Expectation {
  const runs = runsFor(measured, version);
  const lenient = runs.find(({ backend }) => backend === 'lenient') ?? null;
  const strict = runs.find(({ backend }) => backend === 'strict') ?? null;
  if (lenient?.refused != null) {
    return { refused: true, handshake: null, sent: null, idle: null, finding: lenient.refused };
  }
  const spokenOf = SPOKEN_OF_BY_A_FINDING.get(measured.name) ?? failingVariant(lenient);
  const plainHandshake = lenient?.probes.find(({ probe }) => probe === 'ws' || probe === 'idle') ?? null;
  const says = plainHandshake !== null && !SPOKEN_OF_BY_A_FINDING.has(measured.name);
  return {
    refused: false,
    handshake: says ? verdictOf(plainHandshake, strict) : null,
    sent: says && !HEADER_READS_DIFFERENTLY.has(measured.name) ? sentUpstream(plainHandshake) : null,
    idle: idleOf(lenient),
    finding: spokenOf,
  };
}

/** Timeouts were measured with 1.31.4; both versions treat them alike. */
function runsFor(measured: MeasuredCase, version: string): readonly MeasuredRun[] {
  return measured.group === 'timeouts'
    ? measured.runs
    : measured.runs.filter(({ nginx }) => nginx === version);
}

function verdictOf(probe: MeasuredProbe, strict: MeasuredRun | null): Handshake {
  if (!probe.result.startsWith('101') || probe.result.includes('client-rejects')) return 'fails';
  const strictResult = strict?.probes[0]?.result ?? '101';
  return strictResult.startsWith('101') ? 'works' : 'fragile';
}

/** The browsers and requests besides the plain handshake: why one of them fails, or null. */
function failingVariant(run: MeasuredRun | null): string | null {
  for (const { probe, result } of run?.probes ?? []) {
    if (probe.startsWith('ws(') && !result.startsWith('101')) return `${probe} gets ${result.slice(0, 3)}`;
    if (probe === '2x GET' && !result.startsWith('200,200'))
      return `ordinary requests get ${result.slice(0, 3)}`;
  }
  return null;
}

/** Reads `[U] GET /ws HTTP/1.1 Upgrade:"websocket" Connection:"keep-alive"+"upgrade" Host:…`. */
function sentUpstream(probe: MeasuredProbe): SentUpstream | null {
  const version = / HTTP\/(\d\.\d) /.exec(probe.upstreamSaw)?.[1];
  if (version === undefined) return null;
  return {
    httpVersion: version,
    upgrade: sentHeader(probe.upstreamSaw, 'Upgrade'),
    connection: sentHeader(probe.upstreamSaw, 'Connection'),
  };
}

/** Repeated headers are one list (RFC 9110 section 5.3). */
function sentHeader(saw: string, name: string): string | null {
  const values = new RegExp(` ${name}:((?:"[^"]*"\\+?)+)`).exec(saw)?.[1];
  return values === undefined ? null : values.slice(1, -1).split('"+"').join(', ');
}

function idleOf(run: MeasuredRun | null): Expectation['idle'] {
  for (const { probe, result } of run?.probes ?? []) {
    if (probe !== 'idle' || NOT_ABOUT_SILENCE.has(probe)) continue;
    const closed = /closed after ([\d.]+)s/.exec(result)?.[1];
    if (closed !== undefined) return { exactly: Math.round(Number(closed)) * 1_000 };
    const alive = /alive at ([\d.]+)s/.exec(result)?.[1];
    if (alive !== undefined) return { moreThan: Number(alive) * 1_000 };
  }
  return null;
}
