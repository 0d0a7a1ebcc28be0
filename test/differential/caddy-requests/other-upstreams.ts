/**
 * Applications that speak something else than plain HTTP/1: HTTP/2 in the open (h2c), TLS with HTTP/1 and HTTP/2, FastCGI.
 * What arrives is noted among the records of the others, in the same form.
 */
import type { IncomingMessage } from 'node:http';
import {
  createServer as createHttp2,
  createSecureServer,
  type Http2SecureServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { makeCertificate } from '../../proof/harness/certificate.ts';
import type { MessageHead } from '../campaign/message-head.ts';
import { RECORD_HEADER, type WireUpstreams } from '../campaign/wire-upstreams.ts';
import { paramsOf, stdoutOf } from './fastcgi.ts';
import { answerTo } from './upstream-answers.ts';

type Records = Pick<WireUpstreams, 'note' | 'upgrade'>;

/** Where they stand among the upstreams of `Places`. */
export const H2C = 100;
export const SECURE = 101;
export const FASTCGI = 102;

export class OtherUpstreams {
  readonly #servers: readonly (Http2Server | Http2SecureServer | Server)[];
  readonly #sockets = new Set<Socket>();

  private constructor(servers: readonly (Http2Server | Http2SecureServer | Server)[]) {
    this.#servers = servers;
    for (const server of servers) {
      server.on('connection', (socket: Socket) => {
        this.#sockets.add(socket);
        socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
      });
    }
  }

  static async start(records: Records): Promise<OtherUpstreams> {
    const { certificate, key } = makeCertificate();
    const secure = createSecureServer({ cert: certificate, key, allowHTTP1: true });
    const servers = [
      receiving(createHttp2(), H2C, records),
      receiving(secure, SECURE, records),
      fastCgi(records),
    ];
    const started = new OtherUpstreams(servers);
    for (const server of servers) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
    return started;
  }

  /** In the order of `H2C`, `SECURE` and `FASTCGI`. */
  get ports(): readonly number[] {
    return this.#servers.map((server) => {
      const address = server.address();
      return address === null || typeof address === 'string' ? 0 : address.port;
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
  }
}

function receiving<S extends Http2Server | Http2SecureServer>(
  server: S,
  upstream: number,
  records: Records,
): S {
  server.on('sessionError', () => {}).on('clientError', () => {});
  server.on('request', (request: Http2ServerRequest, response: Http2ServerResponse) => {
    const head = headOf(request);
    const record = records.note({ upstream, head });
    const { status, headers: own } = answerTo(head.first);
    response.writeHead(status, { ...own, 'Cache-Control': 'no-store', [RECORD_HEADER]: String(record) });
    response.end(status === 204 ? '' : 'ok');
  });
  server.on('upgrade', (request: IncomingMessage, _: Duplex, first: Buffer) => {
    records.upgrade(request, first, records.note({ upstream, head: headOf(request) }));
  });
  return server;
}

/** Of HTTP/2 the pseudo-headers are written as HTTP/1 has them, and what was one cookie is one again. */
function headOf(request: IncomingMessage | Http2ServerRequest): MessageHead {
  const fields = pairs(request.rawHeaders);
  const isHttp2 = request.httpVersionMajor === 2;
  const fieldOf = (name: string): string => fields.find(([given]) => given === name)?.[1] ?? '';
  const cookies = fields.filter(([name]) => isHttp2 && name === 'cookie').map(([, value]) => value);
  const headers = [
    ...(isHttp2 ? [['Host', fieldOf(':authority')] as const] : []),
    ...fields.filter(([name]) => !name.startsWith(':') && !(isHttp2 && name === 'cookie')),
    ...(cookies.length === 0 ? [] : [['cookie', cookies.join('; ')] as const]),
  ];
  const target = isHttp2 ? fieldOf(':path') : (request.url ?? '');
  return { first: `${request.method} ${target} HTTP/${isHttp2 ? '2' : request.httpVersion}`, headers };
}

/** Node reads headers as Latin-1. */
function pairs(raw: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, utf8(raw[at + 1] ?? '')] as const] : []));
}

/** One request on each connection, as Caddy sends them. */
function fastCgi(records: Records): Server {
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const params = paramsOf(received);
      if (params === null) return;
      socket.removeAllListeners('data').resume();
      const first = `${params.get('REQUEST_METHOD')} ${params.get('REQUEST_URI')} FastCGI`;
      const headers = [...params].flatMap(([name, value]) =>
        name.startsWith('HTTP_') ? [[name.slice(5).replaceAll('_', '-'), value] as const] : [],
      );
      const record = records.note({ upstream: FASTCGI, head: { first, headers } });
      socket.end(
        stdoutOf(`Status: 200 OK\r\nContent-Type: text/plain\r\n${RECORD_HEADER}: ${record}\r\n\r\nok`),
      );
    });
  });
}
