/** The client's end of a WebSocket: messages, pings, silence, and how it ended. */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { encodeClientFrame, FrameReader } from './websocket-frames.ts';

const ECHO_WITHIN_MS = 5_000;

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
