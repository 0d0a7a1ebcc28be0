/**
 * The client: one request on a connection of its own, in the open or through TLS, sent as it is written, and the head of
 * what comes back.
 */
import { connect, type Socket } from 'node:net';
import { connect as connectWithTls } from 'node:tls';
import type { GeneratedRequest } from './generated-request.ts';
import { type MessageHead, readHead } from './message-head.ts';
import { type Places, withPlaces } from './places.ts';

const ANSWER_WITHIN_MS = 5_000;

export interface WireRequest {
  readonly port: number;
  readonly scheme: 'http' | 'https';
  /** What the client connects to by name: the TLS server name, unless it is an address. */
  readonly hostname: string;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type WireAnswer =
  | { readonly kind: 'answered'; readonly head: MessageHead }
  /** The connection was closed without an answer. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'late' };

/** A generated request as it goes to these places. */
export function wireRequest(
  { method, listener, target, headers, scheme = 'http', hostname = '127.0.0.1' }: GeneratedRequest,
  places: Places,
): WireRequest {
  return {
    port: places.listeners[listener] ?? 0,
    scheme,
    hostname,
    method,
    target,
    headers: headers.map(([name, value]) => [name, withPlaces(value, places)] as const),
  };
}

export function send(request: WireRequest, withinMs = ANSWER_WITHIN_MS): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const { method, scheme, target, headers } = request;
    const socket = open(request);
    let received = Buffer.alloc(0);
    const end = (answer: WireAnswer): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    const late = setTimeout(() => end({ kind: 'late' }), withinMs);
    socket.on('error', () => end({ kind: 'closed' }));
    socket.on('end', () => end({ kind: 'closed' }));
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const message = readHead(received);
      if (message !== null) end({ kind: 'answered', head: message.head });
    });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const length = Number(headers.find(([name]) => name === 'Content-Length')?.[1] ?? 0);
    socket.once(scheme === 'https' ? 'secureConnect' : 'connect', () => {
      socket.write(`${method} ${target} HTTP/1.1\r\n${lines}\r\n${'x'.repeat(length)}`, 'latin1');
    });
  });
}

/** A name that is none is not sent, as browsers send no address. */
function open({ port, scheme, hostname }: WireRequest): Socket {
  const place = { host: '127.0.0.1', port };
  if (scheme === 'http') return connect({ ...place, noDelay: true });
  const isName = !/^[\d.]+$|:/.test(hostname);
  return connectWithTls({
    ...place,
    ...(isName ? { servername: hostname } : {}),
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
}

/** Whether somebody still listens on a port. */
export function isOpenPort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
