/** The client: one request on a connection of its own, in the open or through TLS, and the head of what comes back. */
import { connect, type Socket } from 'node:net';
import { connect as connectWithTls } from 'node:tls';
import { type MessageHead, readHead } from '../requests/message-head.ts';

const ANSWER_WITHIN_MS = 3_000;

export interface WireRequest {
  readonly port: number;
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly hostname: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type WireAnswer =
  | { readonly kind: 'answered'; readonly head: MessageHead }
  /** The connection was closed without an answer. `early`: before TLS was agreed on. */
  | { readonly kind: 'closed'; readonly early: boolean }
  | { readonly kind: 'late' };

export function send(request: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const { method, scheme, target, headers } = request;
    const socket = open(request);
    let received = Buffer.alloc(0);
    let isAgreed = scheme === 'http';
    const end = (answer: WireAnswer): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    const late = setTimeout(() => end({ kind: 'late' }), ANSWER_WITHIN_MS);
    socket.on('error', () => end({ kind: 'closed', early: !isAgreed }));
    socket.on('end', () => end({ kind: 'closed', early: !isAgreed }));
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const message = readHead(received);
      if (message !== null) end({ kind: 'answered', head: message.head });
    });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const length = Number(headers.find(([name]) => name === 'Content-Length')?.[1] ?? 0);
    socket.once(scheme === 'https' ? 'secureConnect' : 'connect', () => {
      isAgreed = true;
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
