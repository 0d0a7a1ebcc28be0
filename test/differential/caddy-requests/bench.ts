/** Asks the real Caddy: one configuration, all requests through it, and what came of each. */
import { createHash } from 'node:crypto';
import { findPortApart } from '../../proof/harness/ports.ts';
import { valuesOf } from '../requests/message-head.ts';
import { UPSTREAMS } from '../requests/tree.ts';
import { RECORD_HEADER, type WireRecord, WireUpstreams } from '../requests/wire-upstreams.ts';
import { CaddyServer } from './caddy-admin.ts';
import { OtherUpstreams } from './other-upstreams.ts';
import { type Places, type Printed, print, withPlaces } from './print.ts';
import { block, type GeneratedRequest, HTTPS_PORT, LISTENERS, type Line, line } from './tree.ts';
import { answerTo } from './upstream-answers.ts';
import { ALWAYS, HOSTS } from './vocabulary.ts';
import { send, type WireAnswer, type WireRequest } from './wire.ts';

const AT_ONCE = 8;
const TRIES = 4;
const CERTIFICATES_WITHIN_MS = 30_000;
const LOAD_AGAIN_AFTER_MS = 5_000;
/** Leads from what an upstream received to the request that it comes from. */
const NUMBER_HEADER = 'X-Number';
const ASK_AGAIN_AFTER_MS = 50;
/** Milliseconds. */
const ASK_AGAIN_AFTER: readonly number[] = [50, 150, 400];

/** What really became of a request. */
export interface RealAnswer {
  /** Null where the connection was closed without an answer. */
  readonly status: number | null;
  readonly location: string | null;
  /** What reached the upstream whose answer this is. */
  readonly sent: WireRecord | null;
  /** What an upstream received last, though its answer is not what the client was given. */
  readonly askedOnTheWay: WireRecord | null;
  /** Nothing came within the time. */
  readonly isLate: boolean;
  /** Whether a browser's handshake came through, to a lenient application and to a strict one. */
  readonly opened: { readonly lenient: boolean; readonly strict: boolean };
}

export type Hearing =
  | {
      readonly kind: 'heard';
      readonly printed: Printed;
      readonly places: Places;
      /** As Caddy adapted it. */
      readonly json: string;
      readonly answers: readonly RealAnswer[];
    }
  /** The adapter refuses the file; or it takes it, and what it gives cannot run. */
  | { readonly kind: 'refused'; readonly printed: Printed; readonly because: string }
  | { readonly kind: 'not-run'; readonly printed: Printed; readonly because: string };

/** A Caddy and its upstreams: ports stay the same from one configuration to the next. */
export class Bench {
  readonly #upstreams: WireUpstreams;
  readonly #others: OtherUpstreams;
  readonly #caddy: CaddyServer;
  #places: Places;

  private constructor(upstreams: WireUpstreams, others: OtherUpstreams, caddy: CaddyServer, places: Places) {
    this.#upstreams = upstreams;
    this.#others = others;
    this.#caddy = caddy;
    this.#places = places;
  }

  static async open(): Promise<Bench> {
    const upstreams = await WireUpstreams.start(UPSTREAMS + 1, ({ first }) => answerTo(first));
    const caddy = await CaddyServer.start();
    const others = await OtherUpstreams.start(upstreams);
    const bench = new Bench(upstreams, others, caddy, await findPlaces(upstreams, others, caddy.site));
    await bench.#makeCertificates();
    return bench;
  }

  get places(): Places {
    return this.#places;
  }

  async ask(lines: readonly Line[], requests: readonly GeneratedRequest[]): Promise<Hearing> {
    for (let tries = 1; ; tries++) {
      const places = this.#places;
      const printed = print(lines, places);
      const adapted = await this.#caddy.adapt(printed);
      if (adapted.kind === 'refused') return { ...adapted, printed };
      const because = await this.#caddy.load(adapted.json);
      if (because === null) {
        const answers = await this.#answers(requests.map((request, at) => wireRequest(request, places, at)));
        this.#upstreams.forget();
        return { kind: 'heard', printed, places, json: adapted.json, answers };
      }
      // Some files ask for the same port twice: those meet it wherever they are moved.
      const isTaken = /address already in use/.test(because) && tries < TRIES;
      if (!isTaken) return { kind: 'not-run', because, printed };
      this.#places = await findPlaces(this.#upstreams, this.#others, this.#caddy.site);
    }
  }

  async close(): Promise<void> {
    await this.#caddy.stop();
    await this.#others.close();
    await this.#upstreams.close();
  }

  async #answers(requests: readonly WireRequest[]): Promise<readonly RealAnswer[]> {
    this.#upstreams.strictness = 'lenient';
    const lenient = await inParallel(requests, async (request) => {
      const answer = await sendPatiently(request);
      const sent = this.#sentFor(answer);
      const [, number = ''] = request.headers.find(([name]) => name === NUMBER_HEADER) ?? [];
      return { answer, sent, askedOnTheWay: sent ?? this.#upstreams.lastWith(NUMBER_HEADER, number) };
    });
    this.#upstreams.strictness = 'strict';
    const strict = await inParallel(requests, (request) =>
      isHandshake(request) ? sendPatiently(request) : Promise.resolve({ kind: 'late' } as const),
    );
    return lenient.map(({ answer, sent, askedOnTheWay }, at) => {
      const request = requests[at];
      const opens = (one: WireAnswer | undefined): boolean =>
        one !== undefined && request !== undefined && isOpen(one, request);
      const isStrict = opens(strict[at]) && !losesSubprotocol(request, sent);
      const opened = { lenient: opens(answer), strict: isStrict };
      return { ...inWords(answer), sent, askedOnTheWay, opened };
    });
  }

  /** Makes the certificates that cases need: later they are read from disk before the first client comes. */
  async #makeCertificates(): Promise<void> {
    const hosts = [...HOSTS, 'x.app.test', 'localhost', '127.0.0.1'];
    const addresses = hosts.map((host) => `https://${host.replace('x.', '*.')}`).join(', ');
    const warm = [block('', ALWAYS), block(addresses, [line('respond ok')])];
    const requests = hosts.map(
      (hostname): GeneratedRequest => ({
        method: 'GET',
        scheme: 'https',
        listener: HTTPS_PORT,
        hostname,
        target: '/',
        headers: [['Host', hostname]],
      }),
    );
    const deadline = performance.now() + CERTIFICATES_WITHIN_MS;
    let loaded = 0;
    while (performance.now() < deadline) {
      // Loading it anew cuts off what is being made; but what Caddy's cleaning of its store broke, it tries a minute later.
      if (loaded === 0 || performance.now() > loaded + LOAD_AGAIN_AFTER_MS) {
        await this.ask(warm, []);
        loaded = performance.now();
      }
      const answers = await this.#answers(requests.map((request) => wireRequest(request, this.#places)));
      if (answers.every(({ status }) => status === 200)) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    }
    throw new Error(`no certificates within ${CERTIFICATES_WITHIN_MS} ms: ${this.#caddy.log}`);
  }

  #sentFor(answer: WireAnswer): WireRecord | null {
    if (answer.kind !== 'answered') return null;
    const [number] = valuesOf(answer.head, RECORD_HEADER);
    return number === undefined ? null : this.#upstreams.record(Number(number));
  }
}

/**
 * Asks again where nothing came: a certificate that is there may take a moment to be found, and on a busy machine a server
 * that has just been started hangs up. Who is really turned away is turned away again.
 */
async function sendPatiently(request: WireRequest): Promise<WireAnswer> {
  let answer = await send(request);
  for (const wait of ASK_AGAIN_AFTER) {
    if (answer.kind === 'answered') return answer;
    if (answer.kind === 'late' && wait !== ASK_AGAIN_AFTER[0]) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await send(request);
  }
  return answer;
}

async function findPlaces(upstreams: WireUpstreams, others: OtherUpstreams, site: string): Promise<Places> {
  const listeners: number[] = [];
  while (listeners.length < LISTENERS + 1) listeners.push(await findPortApart());
  const ports = upstreams.ports;
  const [h2c = 0, secure = 0, fastCgi = 0] = others.ports;
  return {
    listeners: listeners.slice(0, LISTENERS),
    upstreams: ports.slice(0, UPSTREAMS),
    permission: ports[UPSTREAMS] ?? 0,
    h2c,
    secure,
    fastCgi,
    unused: listeners[LISTENERS] ?? 0,
    site,
    socket: upstreams.socket,
  };
}

/** `number`: tells the requests to one file apart. */
export function wireRequest(request: GeneratedRequest, places: Places, number = 0): WireRequest {
  const { method, scheme, hostname, target } = request;
  return {
    port: places.listeners[request.listener] ?? 0,
    method,
    scheme,
    hostname,
    target,
    headers: [
      ...request.headers.map(([name, value]) => [name, withPlaces(value, places)] as const),
      [NUMBER_HEADER, String(number)],
    ],
  };
}

function isHandshake({ headers }: WireRequest): boolean {
  return headers.some(([name, value]) => name === 'Upgrade' && value.toLowerCase() === 'websocket');
}

/** As browsers see it (RFC 6455 section 4.1), but for the subprotocol. */
function isOpen(answer: WireAnswer, request: WireRequest): boolean {
  if (answer.kind !== 'answered' || !/^HTTP\/1\.1 101 /.test(answer.head.first)) return false;
  const { head } = answer;
  const key = request.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-key')?.[1] ?? '';
  const accept = createHash('sha1').update(`${key}${ACCEPT_GUID}`).digest('base64');
  return (
    valuesOf(head, 'upgrade').join().toLowerCase() === 'websocket' &&
    valuesOf(head, 'connection').join().toLowerCase().includes('upgrade') &&
    valuesOf(head, 'sec-websocket-accept').join() === accept
  );
}

/** Section 1.3 of RFC 6455. */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** A strict client goes away where no subprotocol is chosen, and the application cannot choose what it is not asked for. */
function losesSubprotocol(request: WireRequest | undefined, sent: WireRecord | null): boolean {
  const asks = request?.headers.some(([name]) => name.toLowerCase() === 'sec-websocket-protocol') === true;
  return asks && sent !== null && valuesOf(sent.head, 'sec-websocket-protocol').length === 0;
}

function inWords(answer: WireAnswer): Pick<RealAnswer, 'status' | 'location' | 'isLate'> {
  if (answer.kind !== 'answered') return { status: null, location: null, isLate: answer.kind === 'late' };
  const { head } = answer;
  return {
    status: Number(head.first.split(' ')[1]),
    location: valuesOf(head, 'location')[0] ?? null,
    isLate: false,
  };
}

/** Does something with each, several at once, with the results in order. */
async function inParallel<T, R>(values: readonly T[], act: (value: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < values.length; at = next++) {
      const value = values[at];
      if (value !== undefined) results[at] = await act(value);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
