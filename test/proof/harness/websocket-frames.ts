/**
 * The frames of RFC 6455 section 5, as far as a proof needs them: unfragmented text, ping, pong and close frames.
 *
 * The client of the proofs writes bytes on a raw socket, so that nothing between the test and the proxy is more
 * forgiving than the RFC.
 */
import { randomBytes } from 'node:crypto';

export type FrameKind = 'text' | 'close' | 'ping' | 'pong';

const OPCODES: Readonly<Record<FrameKind, number>> = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa };

export interface Frame {
  /** `other`: a kind that no proof sends (continuation, binary, reserved). */
  readonly kind: FrameKind | 'other';
  readonly payload: Buffer;
}

/** One final frame as a client sends it: masked, with a random key. */
export function encodeClientFrame(kind: FrameKind, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = Buffer.allocUnsafe(payload.length);
  for (let at = 0; at < payload.length; at++) masked[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return Buffer.concat([header(OPCODES[kind], payload.length), mask, masked]);
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, 0x80 | length]);
  if (length < 0x1_0000) return Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(10);
  long[0] = 0x80 | opcode;
  long[1] = 0x80 | 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

/** Takes bytes as they arrive and gives back the frames of a server (unmasked) that are complete. */
export class FrameReader {
  #pending: Buffer = Buffer.alloc(0);

  read(bytes: Buffer): readonly Frame[] {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    const frames: Frame[] = [];
    for (let next = this.#take(); next !== null; next = this.#take()) frames.push(next);
    return frames;
  }

  #take(): Frame | null {
    const bytes = this.#pending;
    if (bytes.length < 2) return null;
    const short = (bytes[1] ?? 0) & 0x7f;
    const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
    const start = 2 + lengthBytes;
    if (bytes.length < start) return null;
    const length =
      short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
    if (bytes.length < start + length) return null;
    this.#pending = bytes.subarray(start + length);
    return { kind: kindOf((bytes[0] ?? 0) & 0x0f), payload: bytes.subarray(start, start + length) };
  }
}

function kindOf(opcode: number): Frame['kind'] {
  for (const [kind, value] of Object.entries(OPCODES)) if (value === opcode) return kind as FrameKind;
  return 'other';
}
