/** What follows a backslash, where it stands for one byte or for a set of bytes. */
import { type ByteSet, setOfEscape } from './byte-set.ts';
import { type Cursor, notModelled, refused } from './cursor.ts';

const CONTROL_BYTES: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

export type ByteEscape =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'set'; readonly set: ByteSet };

/** Reads an escape after its backslash and letter. Digits other than 0 are for the caller. */
export function readByteEscape(cursor: Cursor, letter: string): ByteEscape {
  const set = setOfEscape(letter);
  if (set !== undefined) return { kind: 'set', set };
  return { kind: 'byte', byte: readByte(cursor, letter) };
}

function readByte(cursor: Cursor, letter: string): number {
  const control = CONTROL_BYTES.get(letter);
  if (control !== undefined) return control;
  switch (letter) {
    case '':
      throw refused('a backslash at its end');
    case '0':
      return Number.parseInt(`0${cursor.takeMatch(/[0-7]{0,2}/y)?.[0] ?? ''}`, 8);
    case 'o':
      return readBraced(cursor, /\{([0-7]+)\}/y, 8);
    case 'x':
      if (cursor.peek() === '{') return readBraced(cursor, /\{([0-9a-fA-F]+)\}/y, 16);
      return Number.parseInt(`0${cursor.takeMatch(/[0-9a-fA-F]{0,2}/y)?.[0] ?? ''}`, 16);
    case 'c':
      return readControl(cursor);
    case 'p':
    case 'P':
      throw notModelled('a Unicode property');
    case 'X':
      throw notModelled('a Unicode grapheme cluster');
    default:
      if (/[a-zA-Z]/.test(letter)) throw refused(`the escape \\${letter}`);
      return letter.charCodeAt(0);
  }
}

function readBraced(cursor: Cursor, expression: RegExp, radix: number): number {
  const digits = cursor.takeMatch(expression)?.[1];
  if (digits === undefined) throw refused('a character code without its digits');
  return checkedByte(Number.parseInt(digits, radix));
}

/** Up to three octal digits, as `\101` and, in a class, `\1`. */
export function readOctal(cursor: Cursor): number {
  return checkedByte(Number.parseInt(cursor.takeMatch(/[0-7]{1,3}/y)?.[0] ?? '0', 8));
}

function checkedByte(code: number): number {
  if (code > 0xff) throw refused('a character code above 255');
  return code;
}

function readControl(cursor: Cursor): number {
  const code = cursor.next().toUpperCase().charCodeAt(0);
  if (!(code >= 0x20 && code <= 0x7e)) throw refused('an incomplete \\c');
  return code ^ 0x40;
}
