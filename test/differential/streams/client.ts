/** A client that connects with TLS or without, asks one question, and notes the status that it can read. */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { readHead } from '../campaign/message-head.ts';

const ANSWER_WITHIN_MS = 5_000;

export interface Question {
  readonly port: number;
  readonly scheme: 'http' | 'https';
  /** The host of the URL: the Host header, and the server name of TLS unless it is an address. */
  readonly hostname: string;
}

/** The status of the answer; null where the connection ends without one. */
export function ask({ port, scheme, hostname }: Question): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const request = `GET / HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`;
    const socket: Socket =
      scheme === 'https' ? openTls(port, hostname) : connect({ host: '127.0.0.1', port });
    let received = Buffer.alloc(0);
    const end = (status: number | null): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(status);
    };
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer on port ${port} in time`));
    }, ANSWER_WITHIN_MS);
    socket.once(scheme === 'https' ? 'secureConnect' : 'connect', () => socket.write(request));
    socket.on('error', () => end(null));
    socket.on('end', () => end(null));
    socket.on('close', () => end(null));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      const first = readHead(received)?.head.first;
      const status = first === undefined ? null : (/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? null);
      if (status !== null) end(Number(status));
    });
  });
}

function openTls(port: number, hostname: string): Socket {
  const servername = /^[\d.]+$/.test(hostname) ? '' : hostname;
  return connectTls({ host: '127.0.0.1', port, servername, rejectUnauthorized: false });
}
