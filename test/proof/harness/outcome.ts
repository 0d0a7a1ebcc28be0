/**
 * What becomes of a WebSocket behind a configuration, or of the requests beside it, in one word: the words with which
 * examples say what their broken and their repaired configuration do.
 */
import { fetchPlain, type HandshakeRequest, type HeaderLine, shakeHands } from './handshake.ts';
import { type Configuration, type Court, judge } from './judge.ts';
import type { OpenSocket } from './open-socket.ts';
import { type AskedLine, ORDINARY_OUTCOMES, type OrdinaryOutcome, signOf } from './ordinary-requests.ts';

/**
 * - `refused`: the proxy does not take the configuration
 * - `no-upgrade`: any answer but 101, or none
 * - `client-rejects`: a 101 that clients following RFC 6455 reject
 * - `wrong-target`: the socket opens, at another path or query than the one that the application expects
 * - `strict-refuses`: a strict application refuses what a lenient one accepts
 * - `too-few-sockets`: one opens, and further ones at the same time do not
 * - `plain-fails`: WebSockets work, and ordinary requests through the same route do not
 * - `idle-closed`: the socket opens, and is cut in silence
 * - those of ordinary requests, see `ordinary-requests.ts`; no handshake is tried for them
 * - `works`: none of those that were looked for
 */
export const OUTCOMES = [
  'refused',
  'no-upgrade',
  'client-rejects',
  'wrong-target',
  'strict-refuses',
  'too-few-sockets',
  'plain-fails',
  'idle-closed',
  ...ORDINARY_OUTCOMES,
  'works',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface ProofRequest {
  readonly path: string;
  /** Added to the handshake and to the ordinary request. `:8080` in a value becomes the port in its place. */
  readonly headers: readonly HeaderLine[];
  /** What the application expects as the request's target; null for anything. */
  readonly target: string | null;
  /** How many sockets a client opens at the same time. */
  readonly sockets: number;
}

/** What to look for beyond the handshake; looking for less is faster. */
export interface Look {
  readonly target: boolean;
  readonly strict: boolean;
  readonly sockets: boolean;
  readonly plain: boolean;
  /** How long an idle socket is watched, in milliseconds on the scaled clock; 0 for not at all. */
  readonly idleMs: number;
  /** What to look for in ordinary requests instead; null for the handshake. */
  readonly ordinary: OrdinaryOutcome | null;
}

export interface Observation {
  readonly outcome: Outcome;
  /** What was seen, for a failing test's message. */
  readonly detail: string;
  /** After how many milliseconds an idle socket was cut. */
  readonly idleMs: number | null;
}

/** A minute becomes a second, so that the usual 60s default can be watched. */
export const IDLE_TIME_SCALE = 60;

const AGREED_PORT = ':8080';
const HANG_MS = 8_000;

/** The look that can tell an outcome from `works`. */
export function lookFor(outcome: Outcome, idleMs: number): Look {
  return {
    target: outcome === 'wrong-target',
    strict: outcome === 'strict-refuses',
    sockets: outcome === 'too-few-sockets',
    plain: outcome === 'plain-fails',
    idleMs: outcome === 'idle-closed' ? idleMs : 0,
    ordinary: ORDINARY_OUTCOMES.find((each) => each === outcome) ?? null,
  };
}

export async function observe(
  configuration: Configuration,
  request: ProofRequest,
  look: Look,
): Promise<Observation> {
  const timeScale = look.idleMs > 0 || look.ordinary === 'gives-up' ? IDLE_TIME_SCALE : 1;
  const verdict = await judge(configuration, timeScale, (court) => observeServed(court, request, look));
  return verdict.kind === 'served' ? verdict.value : seen('refused', verdict.log);
}

async function observeServed(court: Court, request: ProofRequest, look: Look): Promise<Observation> {
  const port = agreedPort(court);
  const host = `127.0.0.1:${port}`;
  const headers = request.headers.map(
    ([name, value]): HeaderLine => [name, value.replaceAll(AGREED_PORT, `:${port}`)],
  );
  const line: AskedLine = { port, path: request.path, host, headers };
  if (look.ordinary !== null) {
    const sign = await signOf(look.ordinary, court, line);
    return sign === null ? seen('works', `no ${look.ordinary}`) : seen(look.ordinary, sign);
  }
  const answer = await shakeHands({ ...line, answerWithinMs: HANG_MS });
  if (answer.kind === 'unanswered') return seen('no-upgrade', answer.because);
  if (answer.kind === 'answered') return seen('no-upgrade', `status ${answer.response.status}`);
  try {
    if (answer.kind === 'rejected') return seen('client-rejects', answer.faults.join(', '));
    if (!(await answer.socket.echoes())) return seen('no-upgrade', '101, and then no echo');
    return (
      (look.target ? wrongTarget(court, request) : null) ??
      (look.strict ? await strictRefusal(court, line) : null) ??
      (look.sockets ? await tooFewSockets(line, request.sockets) : null) ??
      (look.plain ? await plainFailure(line) : null) ??
      (look.idleMs > 0 ? await idleEnd(answer.socket, look.idleMs) : null) ??
      seen('works', 'all that was looked for')
    );
  } finally {
    answer.socket.destroy();
  }
}

function wrongTarget({ upstream }: Court, { target }: ProofRequest): Observation | null {
  const arrived = upstream.lastRequest?.target ?? null;
  return arrived === target ? null : seen('wrong-target', `arrived as ${arrived}`);
}

async function strictRefusal({ upstream }: Court, line: HandshakeRequest): Promise<Observation | null> {
  upstream.strictness = 'strict';
  const strict = await shakeHands({ ...line, answerWithinMs: HANG_MS });
  upstream.strictness = 'lenient';
  if (strict.kind !== 'open')
    return seen(
      'strict-refuses',
      strict.kind === 'answered' ? `status ${strict.response.status}` : strict.kind,
    );
  strict.socket.destroy();
  return null;
}

/** Opens further sockets one after the other while the first is open, as the tabs of a browser do. */
async function tooFewSockets(line: HandshakeRequest, wanted: number): Promise<Observation | null> {
  const others: OpenSocket[] = [];
  try {
    while (others.length + 1 < wanted) {
      const answer = await shakeHands({ ...line, answerWithinMs: HANG_MS });
      if (answer.kind === 'open') others.push(answer.socket);
      else return seen('too-few-sockets', `${others.length + 1} of ${wanted} opened`);
    }
    return null;
  } finally {
    for (const socket of others) socket.destroy();
  }
}

async function plainFailure(line: HandshakeRequest): Promise<Observation | null> {
  const plain = await fetchPlain(line);
  return plain === null || plain.status >= 400
    ? seen('plain-fails', `status ${plain?.status ?? 'none'}`)
    : null;
}

async function idleEnd(socket: OpenSocket, idleMs: number): Promise<Observation | null> {
  const closing = await socket.staysIdle(idleMs);
  if (closing?.how === 'silence') {
    const { afterMs } = closing;
    return { outcome: 'idle-closed', detail: `after ${Math.round(afterMs)} ms`, idleMs: afterMs };
  }
  return (await socket.echoes()) ? null : seen('no-upgrade', 'no echo after having been idle');
}

function seen(outcome: Outcome, detail: string): Observation {
  return { outcome, detail, idleMs: null };
}

/** The port in the place of 8080, or of the first address where none is 8080. */
function agreedPort(court: Court): number {
  let first: number | null = null;
  for (const [address, port] of court.ports) {
    if (address.endsWith(AGREED_PORT)) return port;
    first ??= port;
  }
  if (first === null) throw new Error('the configuration listens nowhere');
  return first;
}
