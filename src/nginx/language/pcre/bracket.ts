/** Classes of bytes in brackets: `[^a-z\d[:punct:]]`. */
import { ByteSet, namedSet } from './byte-set.ts';
import { type Cursor, notModelled, refused } from './cursor.ts';
import { readByteEscape, readOctal } from './escape.ts';
import type { Options } from './options.ts';

const NO_END = 'a [ without its ]';
const NO_RANGE = 'a range between what are not single characters';

/** Reads a class after its `[`. */
export function readClass(cursor: Cursor, options: Options): ByteSet {
  if (takeNamed(cursor) !== null) throw refused('a named class outside of brackets');
  const ignored = options.extended === 'xx' ? /(?:\\E|\\Q\\E|[ \t])*/y : /(?:\\E|\\Q\\E)*/y;
  cursor.takeMatch(ignored);
  const negated = cursor.take('^');
  if (negated) cursor.takeMatch(ignored);
  const set = new ClassReader(cursor, options).read();
  const folded = options.ignoreCase ? set.ignoringCase() : set;
  return negated ? folded.complement() : folded;
}

class ClassReader {
  readonly #cursor: Cursor;
  readonly #options: Options;
  readonly #sets: ByteSet[] = [];
  /** Between `\Q` and `\E` everything stands for itself. */
  #quoted = false;
  /** The last byte, where a hyphen after it makes a range. */
  #first: number | null = null;
  /** Whether that hyphen has been read. */
  #inRange = false;

  constructor(cursor: Cursor, options: Options) {
    this.#cursor = cursor;
    this.#options = options;
  }

  /** A `]` that comes first stands for itself. */
  read(): ByteSet {
    const cursor = this.#cursor;
    do {
      if (cursor.done) throw refused(NO_END);
      this.#readItem();
      if (cursor.done) throw refused(NO_END);
    } while (this.#quoted || cursor.peek() !== ']');
    cursor.next();
    if (this.#inRange) this.#sets.push(ByteSet.of(0x2d));
    return ByteSet.union(this.#sets);
  }

  #readItem(): void {
    const cursor = this.#cursor;
    if (this.#quoted) {
      if (cursor.take('\\E')) this.#quoted = false;
      else this.#addByte(cursor.next().charCodeAt(0));
      return;
    }
    const character = cursor.next();
    if (character === '\\') this.#readEscape();
    else if (character === '[') this.#readBracket();
    else if (character === '-' && this.#first !== null && !this.#inRange) this.#inRange = true;
    else if (this.#options.extended !== 'xx' || !/[ \t]/.test(character)) {
      this.#addByte(character.charCodeAt(0));
    }
  }

  #addByte(byte: number): void {
    if (this.#first === null || !this.#inRange) {
      this.#sets.push(ByteSet.of(byte));
      this.#first = byte;
      return;
    }
    if (byte < this.#first) throw refused('a range whose ends are swapped');
    this.#sets.push(ByteSet.range(this.#first, byte));
    this.#first = null;
    this.#inRange = false;
  }

  /** A set is no end of a range; after it, a hyphen stands for itself only as the last character. */
  #addSet(set: ByteSet): void {
    const cursor = this.#cursor;
    if (this.#inRange) throw refused(NO_RANGE);
    if (cursor.peek() === '-' && cursor.peek(1) !== ']' && cursor.peek(1) !== '') throw refused(NO_RANGE);
    this.#sets.push(set);
    this.#first = null;
  }

  #readBracket(): void {
    const named = takeNamed(this.#cursor);
    if (named === null) {
      this.#addByte(0x5b);
      return;
    }
    const [, mark, caret, name = ''] = named;
    const set = namedSet(name);
    if (mark !== ':' || set === undefined) throw refused(`the named class \`${name}\``);
    const folded = this.#options.ignoreCase ? set.ignoringCase() : set;
    this.#addSet(caret === '^' ? folded.complement() : folded);
  }

  #readEscape(): void {
    const cursor = this.#cursor;
    if (/[1-7]/.test(cursor.peek())) {
      this.#addByte(readOctal(cursor));
      return;
    }
    const letter = cursor.next();
    if (letter === 'Q') this.#quoted = true;
    else if (letter === 'E') return;
    else if (letter === 'b') this.#addByte(0x08);
    else if (letter === 'g') this.#addByte(0x67);
    else if (/[pP]/.test(letter)) throw notModelled('a Unicode property');
    else {
      const escaped = readByteEscape(cursor, letter);
      if (escaped.kind === 'byte') this.#addByte(escaped.byte);
      else this.#addSet(escaped.set);
    }
  }
}

/** What can be inside of `[:` and `:]`, as PCRE looks for the end: any text without its mark or a bracket. */
const NAMED = /([:.=])(\^?)((?:\\[\]\\]|(?!\\[\]\\]|\[\1|\1\])[^\]])*)\1\]/y;

/** Passes over `:alpha:]`, `.a.]` or `=a=]`: its mark, its caret, its name. */
function takeNamed(cursor: Cursor): readonly string[] | null {
  return cursor.takeMatch(NAMED);
}
