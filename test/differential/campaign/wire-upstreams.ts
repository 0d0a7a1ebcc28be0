/**
 * The applications behind the proxy: several ports, each of which records what arrives byte for byte and says in its answer
 * which record that is, so that the answer of the proxy leads to what the proxy sent.
 *
 * Handshakes are answered by `ws` on Node's HTTP server while `lenient`, and held to RFC 6455 section 4.2.1 while
 * `strict`; whatever else arrives is answered by 200, or as the test says, without being understood.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  STATUS_CODES,
} from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type MessageHead, readHead, tokensOf, valuesOf } from './message-head.ts';
import { UPSTREAMS } from './places.ts';

export interface WireRecord {
  /** Index of the port that it arrived at. */
  readonly upstream: number;
  readonly head: MessageHead;
}

interface Arrived {
  readonly record: number;
  readonly received: Buffer;
  readonly knowsWebSockets: boolean;
}

/** The one that is asked for permission only ever says yes. */
const PERMISSION = UPSTREAMS;

/** What is answered to a request that is no handshake, beside what leads to its record. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const FINE: PlainAnswer = { status: 200, headers: {} };

export const RECORD_HEADER = 'X-Record';

/** Section 1.3 of RFC 6455. */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export class WireUpstreams {
  strictness: 'lenient' | 'strict' = 'lenient';

  readonly #records: WireRecord[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #directory = mkdtempSync(join(tmpdir(), 'proxylint-socket-'));
  readonly #webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #http: HttpServer;

  readonly #answerTo: (head: MessageHead) => PlainAnswer;

  private constructor(answerTo: (head: MessageHead) => PlainAnswer) {
    this.#answerTo = answerTo;
    this.#webSockets.on('headers', (headers, request) => {
      headers.push(`${RECORD_HEADER}: ${this.#recordOf(request.socket)}`);
    });
    // Whether a request without a Host is one is for the proxy to say, and not for this server.
    this.#http = createHttpServer({ requireHostHeader: false }, (request, response) => {
      response.writeHead(200, this.#answerHeaders(this.#recordOf(request.socket))).end('ok');
    });
    this.#http.on('upgrade', (request, socket, head) => {
      this.#webSockets.handleUpgrade(request, socket, head, (client) => {
        // What `proxy_set_body` adds is no frame.
        client.on('error', () => client.terminate());
        client.terminate();
      });
    });
    this.#webSockets.on('wsClientError', (_, socket) => this.#object(socket));
    this.#http.on('clientError', (_, socket) => this.#object(socket));
  }

  /** Starts so many on ports, and after them one on a Unix socket. */
  static async start(
    count: number,
    answerTo: (head: MessageHead) => PlainAnswer = () => FINE,
  ): Promise<WireUpstreams> {
    const upstreams = new WireUpstreams(answerTo);
    for (let index = 0; index < count; index++) {
      await upstreams.#listen(index, (server) => server.listen(0, '127.0.0.1'));
    }
    // nginx runs as somebody else where the tests run as root: it must get at the socket.
    chmodSync(upstreams.#directory, 0o755);
    await upstreams.#listen(count, (server) => server.listen({ path: upstreams.socket, writableAll: true }));
    return upstreams;
  }

  get ports(): readonly number[] {
    return this.#servers.flatMap((server) => {
      const address = server.address();
      return address === null || typeof address === 'string' ? [] : [address.port];
    });
  }

  get socket(): string {
    return join(this.#directory, 'app.sock');
  }

  /** The request that an answer with this record number was given to. */
  record(number: number): WireRecord | null {
    return this.#records[number] ?? null;
  }

  /** The last request that came with this value of a header, whatever became of its answer. */
  lastWith(name: string, value: string): WireRecord | null {
    return this.#records.findLast(({ head }) => valuesOf(head, name).includes(value)) ?? null;
  }

  /** Notes what arrived at a server of another kind; the number leads to the record. */
  note(record: WireRecord): number {
    return this.#records.push(record) - 1;
  }

  /** Answers a handshake that came to a server of another kind, and whose record has been noted. */
  upgrade(request: IncomingMessage, head: Buffer, record: number): void {
    const { socket } = request;
    this.#numbers.set(socket, record);
    const asked = this.#records[record]?.head;
    const isAccepted = this.strictness === 'lenient' || (asked !== undefined && meetsRfc6455(asked));
    if (!isAccepted) this.#object(socket);
    else {
      this.#webSockets.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate());
        client.terminate();
      });
    }
  }

  forget(): void {
    this.#records.length = 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
    rmSync(this.#directory, { recursive: true, force: true });
  }

  readonly #numbers = new WeakMap<object, number>();

  #recordOf(socket: object): number {
    return this.#numbers.get(socket) ?? -1;
  }

  /** The application cannot make anything of the request; the answer leads to the record all the same. */
  #object(socket: Duplex): void {
    const lines = [
      'HTTP/1.1 400 Bad Request',
      'Content-Length: 0',
      'Connection: close',
      `${RECORD_HEADER}: ${this.#recordOf(socket)}`,
    ];
    socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  }

  #answerHeaders(record: number): Record<string, string> {
    return {
      'Content-Length': '2',
      'Content-Type': 'text/plain',
      // What the proxy kept would be an answer to an earlier request.
      'Cache-Control': 'no-store',
      Connection: 'close',
      [RECORD_HEADER]: String(record),
    };
  }

  #listen(index: number, listen: (server: Server) => void): Promise<void> {
    const server = createServer((socket) => this.#receive(socket, index));
    this.#servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', reject).once('listening', resolve);
      listen(server);
    });
  }

  #receive(socket: Socket, upstream: number): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    const onData = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes]);
      if (!mayBeHttp(received)) {
        socket.destroy();
        return;
      }
      const message = readHead(received);
      if (message === null) return;
      socket.off('data', onData);
      const record = this.#records.push({ upstream, head: message.head }) - 1;
      this.#numbers.set(socket, record);
      this.#answer(socket, message.head, { record, received, knowsWebSockets: upstream !== PERMISSION });
    };
    socket.on('data', onData);
  }

  #answer(socket: Socket, head: MessageHead, { record, received, knowsWebSockets }: Arrived): void {
    const asksForUpgrade = knowsWebSockets && valuesOf(head, 'upgrade').length > 0;
    if (asksForUpgrade && this.strictness === 'lenient') {
      socket.pause();
      socket.unshift(received);
      this.#http.emit('connection', socket);
      socket.resume();
      return;
    }
    const accepted = asksForUpgrade && meetsRfc6455(head);
    const { status, headers } = this.#answerTo(head);
    const fields = Object.entries({ ...this.#answerHeaders(record), ...headers });
    const lines = accepted
      ? ['HTTP/1.1 101 Switching Protocols', ...acceptance(head), `${RECORD_HEADER}: ${record}`]
      : [
          `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
          ...fields.map(([name, value]) => `${name}: ${value}`),
        ];
    const body = accepted || head.first.startsWith('HEAD ') ? '' : 'ok';
    socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
    socket.resume();
  }
}

/** FastCGI, uwsgi, SCGI and TLS begin with other bytes; memcached's lines, and those of HTTP/2, end in something else. */
function mayBeHttp(received: Buffer): boolean {
  const text = received.toString('latin1');
  const end = text.indexOf('\r\n');
  return /^[A-Za-z ]/.test(text) && (end === -1 || / HTTP\/1\.\d$/.test(text.slice(0, end)));
}

/** What a server answers to this key. */
export function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}${ACCEPT_GUID}`).digest('base64');
}

function acceptance(head: MessageHead): readonly string[] {
  const [key = ''] = valuesOf(head, 'sec-websocket-key');
  const [protocol] = valuesOf(head, 'sec-websocket-protocol');
  const chosen = protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol.split(',')[0] ?? ''}`];
  return ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${acceptOf(key)}`, ...chosen];
}

function meetsRfc6455(head: MessageHead): boolean {
  if (!/^GET \S+ HTTP\/1\.1$/.test(head.first)) return false;
  const connection = tokensOf(valuesOf(head, 'connection'));
  if (connection.some((token) => !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(token))) return false;
  const [upgrade, ...otherUpgrades] = valuesOf(head, 'upgrade');
  const [key, ...otherKeys] = valuesOf(head, 'sec-websocket-key');
  const [version, ...otherVersions] = valuesOf(head, 'sec-websocket-version');
  return (
    connection.includes('upgrade') &&
    upgrade?.toLowerCase() === 'websocket' &&
    Buffer.from(key ?? '', 'base64').length === 16 &&
    version === '13' &&
    otherUpgrades.length + otherKeys.length + otherVersions.length === 0
  );
}
