/**
 * The client of the proofs, on a raw socket: it opens a WebSocket as browsers do and holds the answer to RFC 6455
 * section 4.1, which is what browsers check and lenient client libraries do not.
 */
import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectWithTls } from 'node:tls';
import { OpenSocket } from './open-socket.ts';

const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const ANSWER_WITHIN_MS = 5_000;

export type HeaderLine = readonly [name: string, value: string];

export interface RequestLine {
  readonly port: number;
  /** Path and query. */
  readonly path: string;
  /** The Host header. */
  readonly host: string;
  readonly method?: string;
  /** Over TLS, whatever the certificate. */
  readonly secure?: boolean;
  /** The client's own address, one of the loopback network; 127.0.0.1 where none is given. */
  readonly from?: string;
}

/** A connection to the proxy, on which nothing has been said. Whoever opens it ends it. */
export function connectTo({ port, host, secure, from }: RequestLine): Socket {
  const place = { host: '127.0.0.1', port, ...(from === undefined ? {} : { localAddress: from }) };
  if (secure !== true) return connect({ ...place, noDelay: true });
  const servername = host.replace(/:\d+$/, '');
  const socket = connectWithTls({
    ...place,
    servername,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  return socket.setNoDelay(true);
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
  // Several lines of Connection are one list (RFC 9110 section 5.3), and browsers read them so.
  const connection = response.headers.filter(([name]) => name.toLowerCase() === 'connection');
  if (!connection.flatMap(([, value]) => tokens(value)).some((token) => token.toLowerCase() === 'upgrade'))
    faults.push('no-connection');
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
    const socket = connectTo(request);
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
