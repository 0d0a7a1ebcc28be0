/** Asks the real nginx: one start for a configuration, all requests through it, and what came of each. */

import { refusalMessage, startNginx } from '../../proof/harness/nginx-process.ts';
import { findFreePort } from '../../proof/harness/ports.ts';
import { type NginxFiles, rewireNginx } from '../../proof/harness/rewire-nginx.ts';
import { type Rewiring, rewiringTo } from '../../proof/harness/rewiring.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import { valuesOf } from './message-head.ts';
import { type Places, type Printed, print, WHERE_HEADER, withPlaces } from './print.ts';
import type { Directive, GeneratedRequest } from './tree.ts';
import { LISTENERS, UPSTREAMS } from './tree.ts';
import { SITE_FILES } from './vocabulary.ts';
import { isOpenPort, send, type WireAnswer, type WireRequest } from './wire-client.ts';
import { RECORD_HEADER, type WireRecord, WireUpstreams } from './wire-upstreams.ts';

const AT_ONCE = 8;
const TRIES = 4;

/** What really became of a request. */
export interface RealAnswer {
  /** Null where the connection was closed without an answer. */
  readonly status: number | null;
  readonly location: string | null;
  /** The server or location that answered: `s0/l3`. */
  readonly where: string | null;
  /** What reached the upstream whose answer this is. */
  readonly sent: WireRecord | null;
  /** Whether a browser's handshake came through, to a lenient application and to a strict one. */
  readonly opened: { readonly lenient: boolean; readonly strict: boolean };
}

export type Hearing =
  | {
      readonly kind: 'heard';
      readonly printed: Printed;
      readonly places: Places;
      readonly answers: readonly RealAnswer[];
    }
  | { readonly kind: 'refused'; readonly because: string; readonly log: string }
  /** nginx 1.22.1 died of one of the requests: nothing can be said of those that came after it. */
  | { readonly kind: 'crashed' };

export type HearingOfFiles = Hearing & { readonly requests: readonly GeneratedRequest[] };

/** What nginx is started with. */
interface Prepared {
  readonly printed: Printed;
  readonly places: Places;
  /** The ports on which it will listen. */
  readonly ports: readonly number[];
}

/** A place to run nginx in: its ports and its upstreams stay the same from one configuration to the next. */
export class Bench {
  readonly #upstreams: WireUpstreams;
  #places: Places;

  private constructor(upstreams: WireUpstreams, places: Places) {
    this.#upstreams = upstreams;
    this.#places = places;
  }

  static async open(): Promise<Bench> {
    const upstreams = await WireUpstreams.start(UPSTREAMS + 1);
    return new Bench(upstreams, await findPlaces(upstreams));
  }

  get places(): Places {
    return this.#places;
  }

  async ask(http: readonly Directive[], requests: readonly GeneratedRequest[]): Promise<Hearing> {
    for (let tries = 0; tries < TRIES; tries++) {
      const hearing = await this.#try(http, requests);
      if (hearing !== 'port-taken') return hearing;
      this.#places = await findPlaces(this.#upstreams);
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  /**
   * The same for a configuration that somebody wrote, moved into the sandbox (`rewireNginx`). What is asked depends on
   * its text. Nothing in it says which location answers.
   */
  async askFiles(
    files: NginxFiles,
    requestsTo: (printed: Printed, ports: readonly number[]) => readonly GeneratedRequest[],
    tellsUpstreamsApart = false,
  ): Promise<HearingOfFiles> {
    for (let tries = 0; tries < TRIES; tries++) {
      const sandbox = new Sandbox();
      try {
        const rewired = await rewireNginx(files, this.#rewiring(tellsUpstreamsApart));
        sandbox.write(rewired.files.texts);
        const ports = [...rewired.ports.values()];
        const printed = { ...rewired.files, owners: new Map<string, readonly string[]>() };
        const places = { ...this.#places, listeners: ports, site: sandbox.directory };
        const requests = requestsTo(printed, ports);
        const hearing = await this.#hear(sandbox, { printed, places, ports }, requests);
        if (hearing !== 'port-taken') return { ...hearing, requests };
      } finally {
        sandbox.remove();
      }
    }
    throw new Error(`every port was taken, ${TRIES} times over`);
  }

  /** Times stay as they are. An address leads to the same upstream wherever it stands. */
  #rewiring(tellsUpstreamsApart: boolean): Rewiring {
    const { upstreams } = this.#places;
    const plain = rewiringTo({ port: upstreams[0] ?? 0, secondPort: upstreams[1] ?? 0 }, 1);
    if (!tellsUpstreamsApart) return plain;
    const met = new Map<string, number>();
    const portOf = (address: string): number => {
      const port = met.get(address) ?? upstreams[met.size % upstreams.length] ?? 0;
      met.set(address, port);
      return port;
    };
    return { ...plain, portOf };
  }

  close(): Promise<void> {
    return this.#upstreams.close();
  }

  async #try(
    http: readonly Directive[],
    requests: readonly GeneratedRequest[],
  ): Promise<Hearing | 'port-taken'> {
    const sandbox = new Sandbox();
    try {
      const places = { ...this.#places, site: `${sandbox.directory}/site` };
      const printed = print(http, places);
      sandbox.write(new Map([...printed.texts, ...siteFiles()]));
      for (const path of SITE_FILES) if (path.endsWith('/')) sandbox.makeWritable(`site${path}`);
      const ports = places.listeners.filter((port) =>
        [...printed.texts.values()].some((text) => text.includes(`listen 127.0.0.1:${port}`)),
      );
      return await this.#hear(sandbox, { printed, places, ports }, requests);
    } finally {
      sandbox.remove();
    }
  }

  /** Starts nginx on what lies in the sandbox, and puts the requests to it. */
  async #hear(
    sandbox: Sandbox,
    { printed, places, ports }: Prepared,
    requests: readonly GeneratedRequest[],
  ): Promise<Hearing | 'port-taken'> {
    const start = await startNginx(sandbox, printed.root, ports);
    if (start.kind === 'port-taken') return start.kind;
    if (start.kind === 'refused') {
      const { log } = start;
      return { kind: 'refused', because: refusalMessage(log) ?? log, log };
    }
    try {
      const sent = requests.map((request) => wireRequest(request, places));
      const answers = await this.#answers(sent);
      const hasCrashed = !(await isOpenPort(ports[0] ?? 0));
      return hasCrashed ? { kind: 'crashed' } : { kind: 'heard', printed, places, answers };
    } finally {
      await start.proxy.stop();
      this.#upstreams.forget();
    }
  }

  async #answers(requests: readonly WireRequest[]): Promise<readonly RealAnswer[]> {
    this.#upstreams.strictness = 'lenient';
    const lenient = await inParallel(requests, async (request) => {
      const answer = await send(request);
      return { answer, sent: this.#sentFor(answer) };
    });
    this.#upstreams.strictness = 'strict';
    const strict = await inParallel(requests, (request) =>
      isHandshake(request) ? send(request) : Promise.resolve({ kind: 'closed' } as const),
    );
    return lenient.map(({ answer, sent }, at) => {
      const offers = offersProtocol(requests[at]);
      const opened = { lenient: isOpen(answer, offers), strict: isOpen(strict[at] ?? answer, offers) };
      return { ...inWords(answer), sent, opened };
    });
  }

  #sentFor(answer: WireAnswer): WireRecord | null {
    if (answer.kind !== 'answered') return null;
    const [number] = valuesOf(answer.head, RECORD_HEADER);
    return number === undefined ? null : this.#upstreams.record(Number(number));
  }
}

async function findPlaces(upstreams: WireUpstreams): Promise<Places> {
  const listeners: number[] = [];
  while (listeners.length < LISTENERS + 1) listeners.push(await findFreePort());
  const ports = upstreams.ports;
  return {
    listeners: listeners.slice(0, LISTENERS),
    upstreams: ports.slice(0, UPSTREAMS),
    permission: ports[UPSTREAMS] ?? 0,
    unused: listeners[LISTENERS] ?? 0,
    site: '',
    socket: upstreams.socket,
  };
}

function siteFiles(): readonly (readonly [string, string])[] {
  return SITE_FILES.flatMap((path) => (path.endsWith('/') ? [] : [[`site${path}`, `${path}\n`] as const]));
}

export function wireRequest(request: GeneratedRequest, places: Places): WireRequest {
  return {
    port: places.listeners[request.listener] ?? 0,
    method: request.method,
    target: request.target,
    headers: request.headers.map(([name, value]) => [name, withPlaces(value, places)] as const),
  };
}

function isHandshake({ headers }: WireRequest): boolean {
  return headers.some(([name, value]) => name === 'Upgrade' && value.toLowerCase() === 'websocket');
}

function offersProtocol(request: WireRequest | undefined): boolean {
  return request?.headers.some(([name]) => name === 'Sec-WebSocket-Protocol') === true;
}

/** A browser that offers subprotocols wants one of them chosen. */
function isOpen(answer: WireAnswer, offersProtocol: boolean): boolean {
  if (answer.kind !== 'answered' || !/^HTTP\/1\.1 101 /.test(answer.head.first)) return false;
  const { head } = answer;
  return (
    valuesOf(head, 'upgrade').join().toLowerCase() === 'websocket' &&
    valuesOf(head, 'connection').join().toLowerCase().includes('upgrade') &&
    valuesOf(head, 'sec-websocket-accept').length === 1 &&
    (!offersProtocol || valuesOf(head, 'sec-websocket-protocol').length === 1)
  );
}

function inWords(answer: WireAnswer): Pick<RealAnswer, 'status' | 'location' | 'where'> {
  if (answer.kind === 'late') throw new Error('nginx does not answer in time');
  if (answer.kind === 'closed') return { status: null, location: null, where: null };
  const { head } = answer;
  return {
    status: Number(head.first.split(' ')[1]),
    location: valuesOf(head, 'location')[0] ?? null,
    where: valuesOf(head, WHERE_HEADER)[0] ?? null,
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
