/**
 * The application behind the proxy: it records what each request looked like when it arrived, and echoes messages.
 *
 * `lenient` is what most applications run: Node's HTTP parser and `ws`, which take a handshake over HTTP/1.0 too.
 * `strict` holds the client to RFC 6455 section 4.2.1, as Python's `websockets` does. One upstream can be switched
 * between the two while it runs, so that one proxy start shows both.
 *
 * Two paths stand for what applications do: `/origin-check` refuses a foreign Origin, `/require-https` redirects
 * whatever did not come over TLS as far as X-Forwarded-Proto tells. A request that accepts `text/event-stream` gets one
 * event, and no end before `endStreams`; `/slow` is answered after `SLOW_MS`. It listens on two ports, so that an `upstream` with several servers has several.
 */
import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Certificate } from './certificate.ts';

export type Strictness = 'lenient' | 'strict';

/** What the application does with an open socket. `ping` also echoes; `silent`, `stall` and `flood` never do. */
export type Behaviour = 'echo' | 'ping' | 'silent' | 'stall' | 'flood';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** The request target as sent: path and query. */
  readonly target: string;
  /** '1.0' or '1.1'. */
  readonly httpVersion: string;
  /** Names and values in the order and spelling of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** It asked for an upgrade, as Node's parser sees it: an Upgrade header and a Connection that lists it. */
  readonly upgrade: boolean;
  /** Number of the TCP connection that it came on; two requests with one number shared a connection. */
  readonly connection: number;
  /** The port that it came to. */
  readonly port: number;
}

/** Where an application listens other than on two ports, and how. */
export interface Listening {
  /** It speaks TLS. */
  readonly certificate?: Certificate;
  /** A socket in the file system, in the place of the first port. */
  readonly socket?: string;
}

/** The values of a header of a recorded request, in order; names are compared without case. */
export function headerValues(request: RecordedRequest, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return request.headers.filter(([given]) => given.toLowerCase() === wanted).map(([, value]) => value);
}

const PING_INTERVAL_MS = 500;
/** Longer than the default timeout of 60 seconds on the scaled clock, and shorter than five minutes. */
const SLOW_MS = 1_800;
const FLOOD_CHUNK = Buffer.alloc(65_536, 'x');

export class RecordingUpstream {
  strictness: Strictness = 'lenient';
  behaviour: Behaviour = 'echo';
  /** Every request since the start, or since it was last emptied. */
  requests: RecordedRequest[] = [];

  readonly #server: Server;
  /** The second server of an `upstream`: another port, and the same application. */
  readonly #secondServer: Server;
  readonly #sockets: WebSocketServer;
  readonly #streams = new Set<ServerResponse>();
  readonly #connections = new Map<Duplex, number>();
  #connectionCount = 0;
  #closings: (() => void)[] = [];

  private constructor({ certificate }: Listening) {
    this.#sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    this.#server = this.#createServer(certificate);
    this.#secondServer = this.#createServer(certificate);
  }

  #createServer(certificate?: Certificate): Server {
    const server =
      certificate === undefined
        ? createServer()
        : createSecureServer({ cert: certificate.certificate, key: certificate.key });
    server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.#connections.set(socket, ++this.#connectionCount);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#connections.delete(socket));
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#record(request, false);
      this.#answer(request, response);
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#record(request, true);
      this.#upgrade(request, socket, head);
    });
    return server;
  }

  /** Starts on ports of the loopback interface that the system chooses. */
  static async start(listening: Listening = {}): Promise<RecordingUpstream> {
    const upstream = new RecordingUpstream(listening);
    await listen(upstream.#server, listening.socket);
    await listen(upstream.#secondServer);
    return upstream;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get secondPort(): number {
    return (this.#secondServer.address() as AddressInfo).port;
  }

  /** The newest request, or null before the first. */
  get lastRequest(): RecordedRequest | null {
    return this.requests.at(-1) ?? null;
  }

  /** Resolves with the milliseconds until the next WebSocket ends on this side, or null when none does in time. */
  nextClosing(withinMs: number): Promise<number | null> {
    const started = performance.now();
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), withinMs);
      this.#closings.push(() => {
        clearTimeout(late);
        resolve(performance.now() - started);
      });
    });
  }

  /** Sends an event on every event stream that is open. */
  sendEvent(data: string): void {
    for (const stream of this.#streams) stream.write(`data: ${data}\n\n`);
  }

  /** Ends every event stream that is open. */
  endStreams(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  async close(): Promise<void> {
    for (const client of this.#sockets.clients) client.terminate();
    for (const socket of this.#connections.keys()) socket.destroy();
    for (const server of [this.#server, this.#secondServer]) {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }

  #record(request: IncomingMessage, upgrade: boolean): void {
    const headers: (readonly [string, string])[] = [];
    for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
      headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? '']);
    }
    this.requests.push({
      method: request.method ?? '',
      target: request.url ?? '',
      httpVersion: request.httpVersion,
      headers,
      upgrade,
      connection: this.#connections.get(request.socket) ?? 0,
      port: request.socket.localPort ?? 0,
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.strictness === 'strict') {
      response.writeHead(strictObjection(request) ?? 426, { Connection: 'close' }).end();
    } else if (pathOf(request) === '/require-https' && request.headers['x-forwarded-proto'] !== 'https') {
      response.writeHead(301, { Location: `https://${request.headers.host ?? ''}/require-https` }).end();
    } else if (request.headers.accept === 'text/event-stream') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: first\n\n');
      this.#streams.add(response);
    } else if (pathOf(request) === '/slow') {
      setTimeout(() => response.end('at last'), SLOW_MS);
    } else {
      const body = JSON.stringify({
        method: request.method,
        target: request.url,
        headers: request.rawHeaders,
      });
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      });
      response.end(body);
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const objection =
      pathOf(request) === '/origin-check' && !isSameOrigin(request)
        ? 403
        : this.strictness === 'strict'
          ? strictObjection(request)
          : null;
    if (objection !== null) {
      socket.end(`HTTP/1.1 ${objection} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serve(client));
  }

  #serve(client: WebSocket): void {
    const behaviour = this.behaviour;
    client.on('error', () => client.terminate());
    client.on('close', () => {
      for (const tell of this.#closings.splice(0)) tell();
    });
    switch (behaviour) {
      case 'ping': {
        const timer = setInterval(() => client.ping(), PING_INTERVAL_MS);
        client.on('close', () => clearInterval(timer));
        client.on('message', (data, binary) => client.send(data, { binary }));
        return;
      }
      case 'stall':
        // The first message is answered, so that the client knows that the socket is open at both ends.
        client.once('message', (data, binary) => {
          client.send(data, { binary });
          client.pause();
        });
        return;
      case 'flood': {
        const pour = (): void =>
          client.send(FLOOD_CHUNK, (error) => (error ? undefined : setImmediate(pour)));
        client.once('message', (data, binary) => {
          client.send(data, { binary });
          pour();
        });
        return;
      }
      case 'silent':
        client.once('message', (data, binary) => client.send(data, { binary }));
        return;
      case 'echo':
        client.on('message', (data, binary) => client.send(data, { binary }));
        return;
      default:
        behaviour satisfies never;
    }
  }
}

/** Listens on a port of the loopback interface that the system chooses, or on a socket that every user may connect to. */
function listen(server: Server, socket?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    if (socket === undefined) server.listen(0, '127.0.0.1', resolve);
    else
      server.listen(socket, () => {
        chmodSync(socket, 0o777);
        resolve();
      });
  });
}

/** The status with which a strict server refuses a handshake, or null when RFC 6455 section 4.2.1 is met. */
function strictObjection(request: IncomingMessage): number | null {
  if (request.method !== 'GET') return 405;
  if (request.httpVersion !== '1.1') return 505;
  const values = (name: string): readonly string[] => request.headersDistinct[name] ?? [];
  const connection = values('connection').flatMap((value) => value.split(',').map((token) => token.trim()));
  if (connection.some((token) => !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(token))) return 400;
  if (!connection.some((token) => token.toLowerCase() === 'upgrade')) return 426;
  const upgrade = values('upgrade');
  if (upgrade.length !== 1 || upgrade[0]?.toLowerCase() !== 'websocket') return 426;
  const key = values('sec-websocket-key');
  if (key.length !== 1 || Buffer.from(key[0] ?? '', 'base64').length !== 16) return 400;
  const version = values('sec-websocket-version');
  return version.length === 1 && version[0] === '13' ? null : 400;
}

function isSameOrigin(request: IncomingMessage): boolean {
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === request.headers.host;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? '';
}
