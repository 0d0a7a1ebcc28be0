/** Asks the real nginx: one start for a configuration, all requests through it, and what came of each. */

import { refusalMessage, startNginx } from '../../proof/harness/nginx-process.ts';
import { type NginxFiles, rewireNginx } from '../../proof/harness/rewire-nginx.ts';
import { type Rewiring, rewiringTo } from '../../proof/harness/rewiring.ts';
import { Sandbox } from '../../proof/harness/sandbox.ts';
import {
  type Answer,
  askLenient,
  askStrict,
  inWords,
  offersProtocol,
  switchingHead,
} from '../campaign/ask-proxy.ts';
import type { GeneratedRequest } from '../campaign/generated-request.ts';
import { valuesOf } from '../campaign/message-head.ts';
import { findPlaces, type Places, UPSTREAMS, writeSite } from '../campaign/places.ts';
import { isOpenPort, send, type WireAnswer, type WireRequest, wireRequest } from '../campaign/wire-client.ts';
import { WireUpstreams } from '../campaign/wire-upstreams.ts';
import { type Printed, print, WHERE_HEADER } from './print.ts';
import { type Directive, LISTENERS } from './tree.ts';
import { SITE_FILES } from './vocabulary.ts';

const TRIES = 4;
/** Each nginx has a directory of its own, with the files in it. */
const WANTED = { listeners: LISTENERS, site: '' };

/** What really became of a request. */
export interface RealAnswer extends Answer {
  /** The server or location that answered: `s0/l3`. */
  readonly where: string | null;
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
    return new Bench(upstreams, await findPlaces(upstreams, WANTED));
  }

  get places(): Places {
    return this.#places;
  }

  async ask(http: readonly Directive[], requests: readonly GeneratedRequest[]): Promise<Hearing> {
    for (let tries = 0; tries < TRIES; tries++) {
      const hearing = await this.#try(http, requests);
      if (hearing !== 'port-taken') return hearing;
      this.#places = await findPlaces(this.#upstreams, WANTED);
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
      const places = { ...this.#places, site: writeSite(sandbox, SITE_FILES) };
      const printed = print(http, places);
      sandbox.write(printed.texts);
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
    const lenient = await askLenient(this.#upstreams, requests, send);
    const strict = await askStrict(this.#upstreams, requests, send);
    return lenient.map(({ answer, sent }, at) => {
      const opens = (one: WireAnswer | null): boolean => isOpen(one, requests[at]);
      const opened = { lenient: opens(answer), strict: opens(strict[at] ?? null) };
      return { ...inWords(answer), where: placeOf(answer), sent, opened };
    });
  }
}

/** A browser that offers subprotocols wants one of them chosen. */
function isOpen(answer: WireAnswer | null, request: WireRequest | undefined): boolean {
  const head = switchingHead(answer);
  const offers = request !== undefined && offersProtocol(request);
  return head !== null && (!offers || valuesOf(head, 'sec-websocket-protocol').length === 1);
}

function placeOf(answer: WireAnswer): string | null {
  if (answer.kind === 'late') throw new Error('nginx does not answer in time');
  return answer.kind === 'closed' ? null : (valuesOf(answer.head, WHERE_HEADER)[0] ?? null);
}
