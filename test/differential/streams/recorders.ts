/** Upstreams that see bare bytes, and note at which of them a connection came out and how it began. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface Arrival {
  /** The port that it arrived at. */
  readonly port: number;
  readonly isTls: boolean;
  /** The PROXY protocol's header came first. */
  readonly hasHeader: boolean;
}

/** What a client without TLS is answered. */
export const RECORDED = 299;

const ANSWER = `HTTP/1.1 ${RECORDED} Recorded\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;
const HEADER = /^PROXY [^\r]*\r\n/;
const TLS_HANDSHAKE = '\x16';

export class Recorders {
  #arrivals: Arrival[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  static async start(count: number): Promise<Recorders> {
    const recorders = new Recorders();
    for (let index = 0; index < count; index++) await recorders.#listen();
    return recorders;
  }

  get ports(): readonly number[] {
    return this.#servers.map((server) => (server.address() as AddressInfo).port);
  }

  /** What has arrived since the last time. */
  take(): readonly Arrival[] {
    const arrivals = this.#arrivals;
    this.#arrivals = [];
    return arrivals;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
  }

  async #listen(): Promise<void> {
    const server = createServer((socket) => this.#record(socket, server));
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  #record(socket: Socket, server: Server): void {
    this.#sockets.add(socket);
    let received = '';
    const read = (bytes: Buffer): void => {
      received += bytes.toString('latin1');
      const hasHeader = HEADER.test(received);
      const rest = received.replace(HEADER, '');
      if (rest === '' || (rest.startsWith('PROXY') && !hasHeader)) return;
      socket.off('data', read);
      const isTls = rest.startsWith(TLS_HANDSHAKE);
      this.#arrivals.push({ port: (server.address() as AddressInfo).port, isTls, hasHeader });
      if (isTls) socket.destroy();
      else socket.end(ANSWER);
    };
    socket.on('data', read);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
