/**
 * Bytes of a file as text, and back. UTF-8 where the bytes are UTF-8, else latin1, in which every byte is one character:
 * either way what no edit touches is written back byte for byte.
 */
import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf8' | 'latin1';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** A byte-order mark stays in the text. */
export function decode(bytes: Buffer): Decoded {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  return { text: bytes.toString(encoding), encoding };
}

/** The bytes, or null where the text has a character that the encoding does not have. */
export function encode({ text, encoding }: Decoded): Buffer | null {
  const bytes = Buffer.from(text, encoding);
  return encoding === 'utf8' || bytes.toString(encoding) === text ? bytes : null;
}
