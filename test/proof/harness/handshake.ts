/**
 * The client of the proofs, on a raw socket: it opens a WebSocket as browsers do and holds the answer to RFC 6455
 * section 4.1, which is what browsers check and lenient client libraries do not.
 */
import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { encodeClientFrame, FrameReader } from './websocket-frames.ts';

const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const ANSWER_WITHIN_MS = 5_000;
const ECHO_WITHIN_MS = 5_000;

export type HeaderLine = readonly [name: string, value: string];

export interface RequestLine {
  readonly port: number;
  /** Path and query. */
  readonly path: string;
  /** The Host header. */
  readonly host: string;
  readonly method?: string;
}

export interface HandshakeRequest extends RequestLine {
  /** The spelling of `websocket`; browsers send it in lower case, some libraries as `WebSocket`. */
  readonly upgrade?: string;
  /** Chrome sends `Upgrade`, Firefox `keep-alive, Upgrade`. */
  readonly connection?: string;
  /** Added to the handshake's own headers; a header named here replaces one of the same name. */
  readonly headers?: readonly HeaderLine[];
  readonly answerWithinMs?: number;
}

export interface Response {
  readonly status: number;
  readonly headers: readonly HeaderLine[];
}

/** What a client that follows RFC 6455 finds wrong with a 101. */
export type ResponseFault =
  | 'no-upgrade'
  | 'no-connection'
  | 'bad-accept'
  | 'unrequested-extension'
  | 'unrequested-protocol';

export type HandshakeResult =
  | { readonly kind: 'open'; readonly response: Response; readonly socket: OpenSocket }
  /** A 101 that clients reject. The tunnel is open all the same. */
  | {
      readonly kind: 'rejected';
      readonly response: Response;
      readonly faults: readonly ResponseFault[];
      readonly socket: OpenSocket;
    }
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: 'unanswered'; readonly because: string };

/** Opens a WebSocket. Whoever gets a socket closes it. */
export async function shakeHands(request: HandshakeRequest): Promise<HandshakeResult> {
  const key = randomBytes(16).toString('base64');
  const headers = mergeHeaders(
    [
      ['Host', request.host],
      ['Connection', request.connection ?? 'Upgrade'],
      ['Upgrade', request.upgrade ?? 'websocket'],
      ['Sec-WebSocket-Key', key],
      ['Sec-WebSocket-Version', '13'],
    ],
    request.headers ?? [],
  );
  const exchange = await sendRequest(request, headers, request.answerWithinMs ?? ANSWER_WITHIN_MS);
  if (exchange.kind === 'unanswered') return exchange;
  const { response, socket, rest } = exchange;
  if (response.status !== 101) {
    socket.destroy();
    return { kind: 'answered', response };
  }
  const faults = responseFaults(response, key, headers);
  const open = new OpenSocket(socket, rest);
  return faults.length === 0
    ? { kind: 'open', response, socket: open }
    : { kind: 'rejected', response, faults, socket: open };
}

/** An ordinary request on its own connection; null when it is not answered in time. */
export async function fetchPlain(
  request: RequestLine & { readonly headers?: readonly HeaderLine[] },
): Promise<Response | null> {
  const own: readonly HeaderLine[] = [
    ['Host', request.host],
    ['Connection', 'close'],
  ];
  const exchange = await sendRequest(request, mergeHeaders(own, request.headers ?? []), ANSWER_WITHIN_MS);
  if (exchange.kind === 'unanswered') return null;
  exchange.socket.destroy();
  return exchange.response;
}

/** The first value of a response header, or null. */
export function responseHeader(response: Response, name: string): string | null {
  const wanted = name.toLowerCase();
  return response.headers.find(([given]) => given.toLowerCase() === wanted)?.[1] ?? null;
}

function mergeHeaders(own: readonly HeaderLine[], given: readonly HeaderLine[]): readonly HeaderLine[] {
  const replaced = new Set(given.map(([name]) => name.toLowerCase()));
  return [...own.filter(([name]) => !replaced.has(name.toLowerCase())), ...given];
}

/** RFC 6455 section 4.1, what a client checks in the answer: steps 2 to 6. */
function responseFaults(
  response: Response,
  key: string,
  sent: readonly HeaderLine[],
): readonly ResponseFault[] {
  const faults: ResponseFault[] = [];
  if (responseHeader(response, 'Upgrade')?.toLowerCase() !== 'websocket') faults.push('no-upgrade');
  const connection = responseHeader(response, 'Connection') ?? '';
  if (!tokens(connection).some((token) => token.toLowerCase() === 'upgrade')) faults.push('no-connection');
  const accept = createHash('sha1')
    .update(key + ACCEPT_GUID)
    .digest('base64');
  if (responseHeader(response, 'Sec-WebSocket-Accept') !== accept) faults.push('bad-accept');
  const asked = (name: string): readonly string[] =>
    sent.filter(([given]) => given.toLowerCase() === name).flatMap(([, value]) => tokens(value));
  const extensions = tokens(responseHeader(response, 'Sec-WebSocket-Extensions') ?? '');
  const known = asked('sec-websocket-extensions').map(withoutParameters);
  if (!extensions.every((extension) => known.includes(withoutParameters(extension)))) {
    faults.push('unrequested-extension');
  }
  const protocol = responseHeader(response, 'Sec-WebSocket-Protocol');
  if (protocol !== null && !asked('sec-websocket-protocol').includes(protocol))
    faults.push('unrequested-protocol');
  return faults;
}

function tokens(list: string): readonly string[] {
  return list.split(',').flatMap((token) => (token.trim() === '' ? [] : [token.trim()]));
}

function withoutParameters(extension: string): string {
  return extension.split(';')[0]?.trim() ?? '';
}

type Exchange =
  | { readonly kind: 'answered'; readonly response: Response; readonly socket: Socket; readonly rest: Buffer }
  | { readonly kind: 'unanswered'; readonly because: string };

/** Sends a request without a body and reads the head of the answer. */
function sendRequest(
  request: RequestLine,
  headers: readonly HeaderLine[],
  withinMs: number,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: request.port, noDelay: true });
    let received = Buffer.alloc(0);
    const giveUp = (because: string): void => {
      clearTimeout(late);
      socket.destroy();
      resolve({ kind: 'unanswered', because });
    };
    const late = setTimeout(() => giveUp(`no answer within ${withinMs} ms`), withinMs);
    const onEnd = (): void => giveUp('closed without an answer');
    const onData = (bytes: Buffer): void => {
      received = Buffer.concat([received, bytes]);
      const end = received.indexOf('\r\n\r\n');
      if (end === -1) return;
      clearTimeout(late);
      socket.off('data', onData).off('end', onEnd).pause();
      const response = parseHead(received.subarray(0, end).toString('latin1'));
      resolve({ kind: 'answered', response, socket, rest: received.subarray(end + 4) });
    };
    socket.on('error', (error) => giveUp(error.message));
    socket.on('data', onData);
    socket.on('end', onEnd);
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.write(`${request.method ?? 'GET'} ${request.path} HTTP/1.1\r\n${lines}\r\n`);
  });
}

function parseHead(head: string): Response {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line): HeaderLine => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { status: Number.parseInt(statusLine.split(' ')[1] ?? '', 10) || 0, headers };
}

export interface Closing {
  /** Milliseconds since the socket was opened. */
  readonly afterMs: number;
  /** `silence`: the connection ends without a close frame, which clients report as code 1006. */
  readonly how: 'silence' | 'close-frame';
}

/** The client's end of a tunnel that answered 101. */
export class OpenSocket {
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #opened = performance.now();
  readonly #closed: Promise<Closing>;
  #texts: string[] = [];
  #pongs = 0;
  #answersPings = true;
  #awake: (() => void) | null = null;

  constructor(socket: Socket, rest: Buffer) {
    this.#socket = socket;
    let closeFrame = false;
    const take = (bytes: Buffer): void => {
      for (const frame of this.#reader.read(bytes)) {
        if (frame.kind === 'text') this.#texts.push(frame.payload.toString());
        else if (frame.kind === 'pong') this.#pongs++;
        else if (frame.kind === 'close') closeFrame = true;
        else if (frame.kind === 'ping' && this.#answersPings) this.#write('pong', frame.payload);
      }
      this.#awake?.();
    };
    this.#closed = new Promise((resolve) => {
      const onClosed = (): void => {
        resolve({ afterMs: performance.now() - this.#opened, how: closeFrame ? 'close-frame' : 'silence' });
        this.#awake?.();
      };
      socket.on('end', onClosed);
      socket.on('close', onClosed);
    });
    socket.on('data', take);
    take(rest);
    socket.resume();
  }

  /** Resolves when the other side ends the connection. */
  get closed(): Promise<Closing> {
    return this.#closed;
  }

  send(text: string): void {
    this.#write('text', Buffer.from(text));
  }

  ping(): void {
    this.#write('ping', Buffer.alloc(0));
  }

  get pongs(): number {
    return this.#pongs;
  }

  /** Pings of the other side are no longer answered. */
  ignorePings(): void {
    this.#answersPings = false;
  }

  /** Nothing more is read, so that the sender's buffers fill up. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Sends bytes for as long as the connection takes them. */
  flood(): void {
    const chunk = Buffer.alloc(65_536, 'x');
    const pour = (): void => {
      if (this.#socket.destroyed || !this.#socket.writable) return;
      this.#socket.write(encodeClientFrame('text', chunk), () => setImmediate(pour));
    };
    pour();
  }

  /** Whether a message comes back in time. */
  async echoes(text = `echo ${randomBytes(6).toString('hex')}`, withinMs = ECHO_WITHIN_MS): Promise<boolean> {
    this.send(text);
    const deadline = performance.now() + withinMs;
    while (!this.#texts.includes(text)) {
      if (!(await this.#somethingBefore(deadline))) return false;
    }
    this.#texts = [];
    return true;
  }

  /** Keeps silent for a while: how the socket was closed meanwhile, or null when it still stands. */
  async staysIdle(forMs: number): Promise<Closing | null> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), forMs);
    });
    const closing = await Promise.race([this.#closed, patience]);
    clearTimeout(timer);
    return closing;
  }

  /** Ends the connection at once, without a close frame. */
  destroy(): void {
    this.#socket.destroy();
  }

  #write(kind: 'text' | 'ping' | 'pong', payload: Buffer): void {
    if (this.#socket.writable) this.#socket.write(encodeClientFrame(kind, payload));
  }

  /** Waits for bytes or for the end of the connection; false when neither can come any more. */
  #somethingBefore(deadline: number): Promise<boolean> {
    if (this.#socket.readableEnded || this.#socket.destroyed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#wake(resolve, false), Math.max(0, deadline - performance.now()));
      this.#awake = () => {
        clearTimeout(late);
        this.#wake(resolve, true);
      };
    });
  }

  #wake(resolve: (something: boolean) => void, something: boolean): void {
    this.#awake = null;
    resolve(something);
  }
}
