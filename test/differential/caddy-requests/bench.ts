/** Asks the real Caddy: one configuration, all requests through it, and what came of each. */
import { CaddyServer } from '../../proof/harness/caddy-server.ts';
import {
  type Answer,
  askLenient,
  askStrict,
  inWords,
  offersProtocol,
  switchingHead,
} from '../campaign/ask-proxy.ts';
import { valuesOf } from '../campaign/message-head.ts';
import { UPSTREAMS, writeSite } from '../campaign/places.ts';
import {
  wireRequest as placedRequest,
  send,
  type WireAnswer,
  type WireRequest,
} from '../campaign/wire-client.ts';
import { acceptOf, type WireRecord, WireUpstreams } from '../campaign/wire-upstreams.ts';
import { OtherUpstreams } from './other-upstreams.ts';
import { type CaddyPlaces, findCaddyPlaces } from './places.ts';
import { type Printed, print } from './print.ts';
import { block, type GeneratedRequest, HTTPS_PORT, type Line, line } from './tree.ts';
import { answerTo } from './upstream-answers.ts';
import { ALWAYS, HOSTS, SITE_FILES } from './vocabulary.ts';

const TRIES = 4;
const CERTIFICATES_WITHIN_MS = 30_000;
const LOAD_AGAIN_AFTER_MS = 5_000;
/** Leads from what an upstream received to the request that it comes from. */
const NUMBER_HEADER = 'X-Number';
const ANSWER_WITHIN_MS = 3_000;
const ASK_AGAIN_AFTER_MS = 50;
/** Milliseconds. */
const ASK_AGAIN_AFTER: readonly number[] = [50, 150, 400];

/** What really became of a request. */
export interface RealAnswer extends Answer {
  /** What an upstream received last, though its answer is not what the client was given. */
  readonly askedOnTheWay: WireRecord | null;
  /** Nothing came within the time. */
  readonly isLate: boolean;
}

export type Hearing =
  | {
      readonly kind: 'heard';
      readonly printed: Printed;
      readonly places: CaddyPlaces;
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
  #places: CaddyPlaces;

  private constructor(
    upstreams: WireUpstreams,
    others: OtherUpstreams,
    caddy: CaddyServer,
    places: CaddyPlaces,
  ) {
    this.#upstreams = upstreams;
    this.#others = others;
    this.#caddy = caddy;
    this.#places = places;
  }

  static async open(): Promise<Bench> {
    const upstreams = await WireUpstreams.start(UPSTREAMS + 1, ({ first }) => answerTo(first));
    const caddy = await CaddyServer.start();
    const site = writeSite(caddy.sandbox, SITE_FILES);
    const others = await OtherUpstreams.start(upstreams);
    const bench = new Bench(upstreams, others, caddy, await findCaddyPlaces(upstreams, others, site));
    await bench.#makeCertificates();
    return bench;
  }

  get places(): CaddyPlaces {
    return this.#places;
  }

  async ask(lines: readonly Line[], requests: readonly GeneratedRequest[]): Promise<Hearing> {
    for (let tries = 1; ; tries++) {
      const places = this.#places;
      const printed = print(lines, places);
      const adapted = await this.#caddy.adapt(printed);
      if (adapted.kind === 'refused') return { kind: 'refused', because: adapted.log, printed };
      const json = JSON.stringify(adapted.configuration);
      const because = await this.#caddy.load(json);
      if (because === null) {
        const answers = await this.#answers(requests.map((request, at) => wireRequest(request, places, at)));
        this.#upstreams.forget();
        return { kind: 'heard', printed, places, json, answers };
      }
      // Some files ask for the same port twice: those meet it wherever they are moved.
      const isTaken = /address already in use/.test(because) && tries < TRIES;
      if (!isTaken) return { kind: 'not-run', because, printed };
      this.#places = await findCaddyPlaces(this.#upstreams, this.#others, places.site);
    }
  }

  async close(): Promise<void> {
    await this.#caddy.stop();
    await this.#others.close();
    await this.#upstreams.close();
  }

  async #answers(requests: readonly WireRequest[]): Promise<readonly RealAnswer[]> {
    const lenient = await askLenient(this.#upstreams, requests, sendPatiently);
    const onTheWay = requests.map(({ headers }, at) => {
      const [, number = ''] = headers.find(([name]) => name === NUMBER_HEADER) ?? [];
      return lenient[at]?.sent ?? this.#upstreams.lastWith(NUMBER_HEADER, number);
    });
    const strict = await askStrict(this.#upstreams, requests, sendPatiently);
    return lenient.map(({ answer, sent }, at) => {
      const request = requests[at];
      const opens = (one: WireAnswer | null): boolean => request !== undefined && isOpen(one, request);
      const isStrict = opens(strict[at] ?? null) && !losesSubprotocol(request, sent);
      const opened = { lenient: opens(answer), strict: isStrict };
      const isLate = answer.kind === 'late';
      return { ...inWords(answer), isLate, sent, askedOnTheWay: onTheWay[at] ?? null, opened };
    });
  }

  /** Makes the certificates that cases need: later they are read from disk before the first client comes. */
  async #makeCertificates(): Promise<void> {
    const hosts = [...HOSTS, 'x.app.test', 'localhost', '127.0.0.1'];
    const addresses = hosts.map((host) => `https://${host.replace('x.', '*.')}`).join(', ');
    // What is as before, Caddy does not load again.
    const warm = (tries: number): readonly Line[] => [
      block('', ALWAYS),
      block(addresses, [line(`respond ok${tries}`)]),
    ];
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
    let tries = 0;
    while (performance.now() < deadline) {
      // Loading it anew cuts off what is being made; but what Caddy's cleaning of its store broke, it tries a minute later.
      if (loaded === 0 || performance.now() > loaded + LOAD_AGAIN_AFTER_MS) {
        await this.ask(warm(tries++), []);
        loaded = performance.now();
      }
      const answers = await this.#answers(requests.map((request) => wireRequest(request, this.#places)));
      if (answers.every(({ status }) => status === 200)) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
    }
    throw new Error(`no certificates within ${CERTIFICATES_WITHIN_MS} ms: ${this.#caddy.log}`);
  }
}

/**
 * Asks again where nothing came: a certificate that is there may take a moment to be found, and on a busy machine a server
 * that has just been started hangs up. Who is really turned away is turned away again.
 */
async function sendPatiently(request: WireRequest): Promise<WireAnswer> {
  let answer = await send(request, ANSWER_WITHIN_MS);
  for (const wait of ASK_AGAIN_AFTER) {
    if (answer.kind === 'answered') return answer;
    if (answer.kind === 'late' && wait !== ASK_AGAIN_AFTER[0]) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await send(request, ANSWER_WITHIN_MS);
  }
  return answer;
}

/** `number`: tells the requests to one file apart. */
export function wireRequest(request: GeneratedRequest, places: CaddyPlaces, number = 0): WireRequest {
  const placed = placedRequest(request, places);
  return { ...placed, headers: [...placed.headers, [NUMBER_HEADER, String(number)]] };
}

/** As browsers see it, but for the subprotocol. */
function isOpen(answer: WireAnswer | null, request: WireRequest): boolean {
  const head = switchingHead(answer);
  if (head === null) return false;
  const key = request.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-key')?.[1] ?? '';
  return valuesOf(head, 'sec-websocket-accept').join() === acceptOf(key);
}

/** A strict client goes away where no subprotocol is chosen, and the application cannot choose what it is not asked for. */
function losesSubprotocol(request: WireRequest | undefined, sent: WireRecord | null): boolean {
  const asks = request !== undefined && offersProtocol(request);
  return asks && sent !== null && valuesOf(sent.head, 'sec-websocket-protocol').length === 0;
}
