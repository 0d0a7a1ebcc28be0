/**
 * What becomes of requests that are no handshakes, as far as the rules that ride along with WebSockets speak of them:
 * event streams, forwarded headers, upstream connections, other upgrades, several servers.
 */
import { connectTo, fetchPlain, type HeaderLine, type RequestLine } from './handshake.ts';
import type { Court } from './judge.ts';
import { headerValues } from './recording-upstream.ts';

/**
 * - `events-late`: an event that the application has sent does not arrive while the stream is open
 * - `events-replayed`: a second client is given what the first one was sent, and the application is not asked
 * - `sender-unknown`: the application sees no X-Forwarded-For, X-Forwarded-Proto or X-Real-IP
 * - `connection-each`: every request to the application opens a connection of its own
 * - `h2c-forwarded`: a request to go on in HTTP/2 in clear text reaches the application
 * - `scattered`: one client's requests reach several servers
 * - `gives-up`: the proxy does not wait for an answer that takes longer than the default of 60 seconds, on the scaled clock
 */
export const ORDINARY_OUTCOMES = [
  'events-late',
  'events-replayed',
  'sender-unknown',
  'connection-each',
  'h2c-forwarded',
  'scattered',
  'gives-up',
] as const;

export type OrdinaryOutcome = (typeof ORDINARY_OUTCOMES)[number];

export interface AskedLine extends RequestLine {
  readonly headers: readonly HeaderLine[];
}

/** What was seen that speaks for an outcome, in words; null when it is not so. */
export function signOf(outcome: OrdinaryOutcome, court: Court, line: AskedLine): Promise<string | null> {
  switch (outcome) {
    case 'events-late':
      return lateEvents(court, line);
    case 'events-replayed':
      return replayedEvents(court, line);
    case 'sender-unknown':
      return unknownSender(court, line);
    case 'connection-each':
      return connectionsOfTheirOwn(court, line);
    case 'h2c-forwarded':
      return forwardedUpgrade(court, line);
    case 'scattered':
      return scatteredRequests(court, line);
    case 'gives-up':
      return impatience(line);
  }
}

/** Long for an event that is passed on, on the busiest machine; what is held back never comes while the stream is open. */
const EVENT_WITHIN_MS = 2_500;
const END_WITHIN_MS = 5_000;

async function lateEvents(court: Court, line: AskedLine): Promise<string | null> {
  const stream = new EventStream(line);
  try {
    const came = await stream.event(EVENT_WITHIN_MS);
    if (court.upstream.requests.length === 0) return 'the application was not asked';
    return came ? null : `nothing came within ${EVENT_WITHIN_MS} ms`;
  } finally {
    stream.close();
    court.upstream.endStreams();
  }
}

async function replayedEvents(court: Court, line: AskedLine): Promise<string | null> {
  const first = new EventStream(line);
  await first.event(EVENT_WITHIN_MS);
  court.upstream.endStreams();
  await first.end(END_WITHIN_MS);
  const second = new EventStream(line);
  const came = await second.event(EVENT_WITHIN_MS);
  second.close();
  court.upstream.endStreams();
  const asked = court.upstream.requests.length;
  return came && asked === 1 ? 'two clients, and one request to the application' : null;
}

async function unknownSender(court: Court, line: AskedLine): Promise<string | null> {
  await fetchPlain(line);
  const request = court.upstream.lastRequest;
  if (request === null) return 'nothing reached the application';
  const names = ['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP'];
  return names.every((name) => headerValues(request, name).length === 0)
    ? `none of ${names.join(', ')} arrives`
    : null;
}

async function connectionsOfTheirOwn(court: Court, line: AskedLine): Promise<string | null> {
  const requests = await askedTimes(court, line, 3);
  const connections = new Set(requests.map(({ connection }) => connection));
  return connections.size === requests.length
    ? `${requests.length} requests, ${connections.size} connections`
    : null;
}

async function forwardedUpgrade(court: Court, line: AskedLine): Promise<string | null> {
  const h2c: readonly HeaderLine[] = [
    ['Connection', 'Upgrade, HTTP2-Settings'],
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA'],
  ];
  await fetchPlain({ ...line, headers: [...line.headers, ...h2c] });
  const request = court.upstream.lastRequest;
  return request?.upgrade && headerValues(request, 'Upgrade').includes('h2c')
    ? 'the application is asked for h2c'
    : null;
}

async function scatteredRequests(court: Court, line: AskedLine): Promise<string | null> {
  const requests = await askedTimes(court, line, 6);
  const servers = new Set(requests.map(({ port }) => port));
  return servers.size > 1 ? `${requests.length} requests, ${servers.size} servers` : null;
}

async function impatience(line: AskedLine): Promise<string | null> {
  const response = await fetchPlain(line);
  return response?.status === 504 ? 'status 504' : null;
}

/** What reaches the application of a number of requests, one after the other. */
async function askedTimes(
  court: Court,
  line: AskedLine,
  times: number,
): Promise<Court['upstream']['requests']> {
  for (let count = 0; count < times; count++) await fetchPlain(line);
  return court.upstream.requests;
}

/** A client that listens for events. Whoever makes one closes it. */
export class EventStream {
  readonly #socket;
  #received = '';
  #ended = false;
  #tell: () => void = () => undefined;

  constructor(line: AskedLine) {
    this.#socket = connectTo(line);
    this.#socket.on('data', (bytes: Buffer) => {
      this.#received += bytes.toString('latin1');
      this.#tell();
    });
    const end = (): void => {
      this.#ended = true;
      this.#tell();
    };
    this.#socket.on('end', end).on('error', end).on('close', end);
    const own: readonly HeaderLine[] = [
      ['Host', line.host],
      ['Accept', 'text/event-stream'],
      ['Accept-Encoding', 'gzip'],
      ['Connection', 'close'],
    ];
    const head = [...own, ...line.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.#socket.write(`GET ${line.path} HTTP/1.1\r\n${head}\r\n`);
  }

  /** Whether anything of the body comes in time; compressed or not. */
  event(withinMs: number): Promise<boolean> {
    return this.#when(() => /\r\n\r\n./s.test(this.#received), withinMs);
  }

  /** Whether this very text comes in time, uncompressed. */
  says(text: string, withinMs: number): Promise<boolean> {
    return this.#when(() => this.#received.includes(text), withinMs);
  }

  end(withinMs: number): Promise<boolean> {
    return this.#when(() => this.#ended, withinMs);
  }

  close(): void {
    this.#socket.destroy();
  }

  #when(isSo: () => boolean, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(isSo()), withinMs);
      this.#tell = () => {
        if (!isSo()) return;
        clearTimeout(late);
        resolve(true);
      };
      this.#tell();
    });
  }
}
