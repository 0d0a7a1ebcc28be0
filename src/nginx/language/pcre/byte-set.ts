/** Sets of bytes: what one place of a pattern matches. nginx compiles patterns without UTF, in the C locale. */

const BYTES = 256;
const FIRST_UPPER = 0x41;
const LAST_UPPER = 0x5a;
/** What tells a small ASCII letter from a capital one. */
const CASE_BIT = 0x20;

export class ByteSet {
  readonly #members: Uint8Array;

  private constructor(members: Uint8Array) {
    this.#members = members;
  }

  static of(...bytes: readonly number[]): ByteSet {
    const members = new Uint8Array(BYTES);
    for (const byte of bytes) members[byte] = 1;
    return new ByteSet(members);
  }

  /** Both ends included. */
  static range(first: number, last: number): ByteSet {
    return new ByteSet(new Uint8Array(BYTES).fill(1, first, last + 1));
  }

  static union(sets: readonly ByteSet[]): ByteSet {
    const members = new Uint8Array(BYTES);
    for (const set of sets) {
      for (let byte = 0; byte < BYTES; byte++) if (set.has(byte)) members[byte] = 1;
    }
    return new ByteSet(members);
  }

  has(byte: number): boolean {
    return this.#members[byte] === 1;
  }

  complement(): ByteSet {
    return new ByteSet(this.#members.map((member) => 1 - member));
  }

  /** With the other case of each ASCII letter: PCRE folds no other byte. */
  ignoringCase(): ByteSet {
    const members = this.#members.slice();
    for (let upper = FIRST_UPPER; upper <= LAST_UPPER; upper++) {
      const lower = upper | CASE_BIT;
      if (this.has(upper) || this.has(lower)) members.fill(1, upper, upper + 1).fill(1, lower, lower + 1);
    }
    return new ByteSet(members);
  }

  bytes(): readonly number[] {
    return [...this.#members.keys()].filter((byte) => this.has(byte));
  }
}

const LOWER = ByteSet.range(0x61, 0x7a);
const UPPER = ByteSet.range(FIRST_UPPER, LAST_UPPER);
const DIGIT = ByteSet.range(0x30, 0x39);
const LETTER = ByteSet.union([LOWER, UPPER]);
const LETTER_OR_DIGIT = ByteSet.union([LETTER, DIGIT]);
const PRINTED = ByteSet.range(0x21, 0x7e);
const WHITE_SPACE = ByteSet.of(0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20);
const WORD = ByteSet.union([LETTER_OR_DIGIT, ByteSet.of(0x5f)]);

export function otherCase(byte: number): number {
  return LETTER.has(byte) ? byte ^ CASE_BIT : byte;
}

export function isWordByte(byte: number): boolean {
  return WORD.has(byte);
}

export const ANY_BYTE: ByteSet = ByteSet.of().complement();
export const NOT_NEWLINE: ByteSet = ByteSet.of(0x0a).complement();
const VERTICAL_SPACE: ByteSet = ByteSet.of(0x0a, 0x0b, 0x0c, 0x0d, 0x85);
const HORIZONTAL_SPACE = ByteSet.of(0x09, 0x20, 0xa0);

let setsOfEscapes: ReadonlyMap<string, ByteSet> | null = null;

/** The set that an escape stands for, in a class or outside it. Made when it is asked for: a start has no use for it. */
export function setOfEscape(letter: string): ByteSet | undefined {
  setsOfEscapes ??= makeSetsOfEscapes();
  return setsOfEscapes.get(letter);
}

const makeSetsOfEscapes = (): ReadonlyMap<string, ByteSet> =>
  new Map([
    ['d', DIGIT],
    ['D', DIGIT.complement()],
    ['w', WORD],
    ['W', WORD.complement()],
    ['s', WHITE_SPACE],
    ['S', WHITE_SPACE.complement()],
    ['h', HORIZONTAL_SPACE],
    ['H', HORIZONTAL_SPACE.complement()],
    ['v', VERTICAL_SPACE],
    ['V', VERTICAL_SPACE.complement()],
  ]);

let namedSets: ReadonlyMap<string, ByteSet> | null = null;

/** The set that has a name in a class, as in `[[:alpha:]]`. */
export function namedSet(name: string): ByteSet | undefined {
  namedSets ??= makeNamedSets();
  return namedSets.get(name);
}

const makeNamedSets = (): ReadonlyMap<string, ByteSet> =>
  new Map([
    ['alpha', LETTER],
    ['lower', LOWER],
    ['upper', UPPER],
    ['alnum', LETTER_OR_DIGIT],
    ['ascii', ByteSet.range(0x00, 0x7f)],
    ['blank', ByteSet.of(0x09, 0x20)],
    ['cntrl', ByteSet.union([ByteSet.range(0x00, 0x1f), ByteSet.of(0x7f)])],
    ['digit', DIGIT],
    ['graph', PRINTED],
    ['print', ByteSet.union([PRINTED, ByteSet.of(0x20)])],
    ['punct', ByteSet.of(...PRINTED.bytes().filter((byte) => !LETTER_OR_DIGIT.has(byte)))],
    ['space', WHITE_SPACE],
    ['word', WORD],
    ['xdigit', ByteSet.union([DIGIT, ByteSet.range(0x41, 0x46), ByteSet.range(0x61, 0x66)])],
  ]);
