/** What follows a backslash outside of a class: a byte, a set, a place, a reference. */
import { ANY_BYTE, ByteSet, NOT_NEWLINE } from './byte-set.ts';
import { type Cursor, notModelled, refused } from './cursor.ts';
import { readByteEscape, readOctal } from './escape.ts';
import { readName } from './group-start.ts';
import type { PatternNode } from './node.ts';

const POSITIONS: ReadonlyMap<string, PatternNode> = new Map([
  ['A', { kind: 'position', position: 'start' }],
  // Where the search begins, which is the start: nginx asks once for each subject.
  ['G', { kind: 'position', position: 'start' }],
  ['Z', { kind: 'position', position: 'final-line-end' }],
  ['z', { kind: 'position', position: 'end' }],
  ['b', { kind: 'position', position: 'word-boundary' }],
  ['B', { kind: 'position', position: 'no-word-boundary' }],
]);

/** Reads an escape after its backslash. `groupsBefore` tells a reference of two digits from an octal code. */
export function readAtomEscape(cursor: Cursor, groupsBefore: number, ignoreCase: boolean): PatternNode {
  if (/[1-9]/.test(cursor.peek())) return readNumber(cursor, groupsBefore, ignoreCase);
  const letter = cursor.next();
  const position = POSITIONS.get(letter);
  if (position !== undefined) return position;
  switch (letter) {
    case 'K':
      return { kind: 'keep' };
    case 'R':
      // PCRE 10.42 holds that `.` cannot match what `\R` does, so that `.+\R` gives no CR back.
      throw notModelled('the escape \\R');
    case 'C':
      return { kind: 'byte', set: ANY_BYTE };
    case 'N':
      if (/\{(?!\d+,?\d*\})/y.test(cursor.peekRest())) throw refused('the escape \\N{');
      return { kind: 'byte', set: NOT_NEWLINE };
    case 'g':
      return { kind: 'reference', group: readNumbered(cursor, groupsBefore), ignoreCase };
    case 'k':
      return { kind: 'reference', group: readNamed(cursor), ignoreCase };
    default: {
      const escaped = readByteEscape(cursor, letter);
      return escaped.kind === 'set' ? { kind: 'byte', set: escaped.set } : byteNode(escaped.byte, ignoreCase);
    }
  }
}

function byteNode(byte: number, ignoreCase: boolean): PatternNode {
  const set = ByteSet.of(byte);
  return { kind: 'byte', set: ignoreCase ? set.ignoringCase() : set };
}

/** `\1` to `\9`, and more digits where there are that many groups or they cannot be octal: a reference. */
function readNumber(cursor: Cursor, groupsBefore: number, ignoreCase: boolean): PatternNode {
  const digits = /\d+/y.exec(cursor.peekRest())?.[0] ?? '';
  const group = Number(digits);
  if (group < 10 || /^[89]/.test(digits) || group <= groupsBefore) {
    cursor.take(digits);
    return { kind: 'reference', group, ignoreCase };
  }
  return byteNode(readOctal(cursor), ignoreCase);
}

/** What follows `\g`. */
function readNumbered(cursor: Cursor, groupsBefore: number): number | string {
  if (/^[<']/.test(cursor.peek())) throw notModelled('a call of a group');
  const found = cursor.takeMatch(/\{([-+]?)(\d+)\}|([-+]?)(\d+)/y);
  if (found === null) {
    if (cursor.take('{')) return readName(cursor, '}');
    throw refused('\\g without a group');
  }
  const sign = found[1] || found[3] || '';
  const number = Number(found[2] || found[4]);
  if (sign === '') return number;
  if (number === 0) throw refused('a reference to a group that it does not have');
  return sign === '-' ? groupsBefore - number + 1 : groupsBefore + number;
}

/** What follows `\k`. */
function readNamed(cursor: Cursor): string {
  if (cursor.take('<')) return readName(cursor, '>');
  if (cursor.take("'")) return readName(cursor, "'");
  if (cursor.take('{')) return readName(cursor, '}');
  throw refused('\\k without a group');
}
