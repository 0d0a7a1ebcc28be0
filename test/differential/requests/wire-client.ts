/** The client: one request on a connection of its own, sent as it is written, and the head of what comes back. */
import { connect } from 'node:net';
import { type MessageHead, readHead } from './message-head.ts';

const ANSWER_WITHIN_MS = 5_000;

export type WireAnswer =
  | { readonly kind: 'answered'; readonly head: MessageHead }
  /** The connection was closed without an answer. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'late' };

export interface WireRequest {
  readonly port: number;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export function send({ port, method, target, headers }: WireRequest): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let received = Buffer.alloc(0);
    const end = (answer: WireAnswer): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    const late = setTimeout(() => end({ kind: 'late' }), ANSWER_WITHIN_MS);
    socket.on('error', () => end({ kind: 'closed' }));
    socket.on('end', () => end({ kind: 'closed' }));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      const message = readHead(received);
      if (message !== null) end({ kind: 'answered', head: message.head });
    });
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const length = Number(headers.find(([name]) => name === 'Content-Length')?.[1] ?? 0);
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines}\r\n${'x'.repeat(length)}`, 'latin1');
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
