/**
 * What Go's regexp package refuses to compile (regexp/syntax, `Parse` with Perl's flags), as far as it is sure: a pattern
 * without a fault here may still be refused. Classes of Unicode, `(?<name>…)` (Go 1.22) and sizes are not judged.
 */

/** For people, as the end of a sentence about the pattern; null where no fault is certain. Linear in its length. */
export function goPatternFault(pattern: string): string | null {
  return new Scan(pattern).fault();
}

/** What a repetition would repeat. */
type Before = 'nothing' | 'something' | 'repetition';

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^\(\?[=!]/, "has a lookahead, and Go's patterns have none"],
  [/^\(\?<[=!]/, "has a lookbehind, and Go's patterns have none"],
  [/^\(\?>/, "has an atomic group, and Go's patterns have none"],
  [/^\(\?P=/, "has a backreference, and Go's patterns have none"],
  [/^\(\?(?:[#|&'R+(x\d]|P>)/, "has a group of a kind that Go's patterns have not"],
];

/** Letters that may follow a backslash. `E` and `C` are left undecided. */
const ESCAPES = /[afnrtvxdDsSwWpPEC]/;
const ESCAPES_OUTSIDE = /[AbBzQ]/;

/** Of a class or a group; longer ones are left undecided. */
const LONGEST_NAME = 100;

class Scan {
  readonly #pattern: string;
  readonly #open: Before[] = [];
  #at = 0;
  #before: Before = 'nothing';

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  fault(): string | null {
    while (this.#at < this.#pattern.length) {
      const fault = this.#step(this.#pattern.charAt(this.#at));
      if (fault !== null) return fault;
    }
    return this.#open.length > 0 ? 'has a `(` that is not closed' : null;
  }

  #step(char: string): string | null {
    switch (char) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#class();
      case '(':
        return this.#group();
      case ')':
        return this.#close();
      case '|':
        return this.#move(1, 'nothing');
      case '*':
      case '+':
      case '?':
        return this.#repeat(1);
      case '{':
        return this.#count();
      default:
        return this.#move(1, 'something');
    }
  }

  #move(length: number, before: Before): null {
    this.#at += length;
    this.#before = before;
    return null;
  }

  #rest(length: number): string {
    return this.#pattern.slice(this.#at, this.#at + length);
  }

  #escape(): string | null {
    if (this.#rest(2) === '\\Q') {
      const end = this.#pattern.indexOf('\\E', this.#at + 2);
      const length = (end < 0 ? this.#pattern.length : end + 2) - this.#at;
      return this.#move(length, length > 4 ? 'something' : this.#before);
    }
    // What braces hold after these is a character or a class, and no count.
    const braced = /^\\[xpP]\{[^}]*\}/.exec(this.#rest(LONGEST_NAME))?.[0].length ?? 2;
    return escapeFault(this.#rest(3), false) ?? this.#move(braced, 'something');
  }

  #group(): string | null {
    const start = this.#rest(4);
    const [, fault] = GROUPS.find(([form]) => form.test(start)) ?? [];
    if (fault !== undefined) return fault;
    const opening = /^\(\?(?:P?<[^>]*>|[a-zA-Z-]*[:)])/.exec(this.#rest(LONGEST_NAME))?.[0] ?? '(';
    // Flags for what follows are no group.
    if (opening.endsWith(')')) {
      return this.#move(opening.length, this.#before === 'repetition' ? 'something' : this.#before);
    }
    this.#open.push(this.#before);
    return this.#move(opening === '(' && start.startsWith('(?') ? 2 : opening.length, 'nothing');
  }

  #close(): string | null {
    if (this.#open.pop() === undefined) return 'has a `)` that closes nothing';
    return this.#move(1, 'something');
  }

  #count(): string | null {
    const found = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/.exec(this.#rest(40));
    if (found === null) return this.#move(1, 'something');
    const [text, least, , most] = found;
    const isTooLarge = Number(least) > 1000 || Number(most ?? 0) > 1000;
    if (isTooLarge) return `repeats \`${text}\`, and Go takes 1000 at most`;
    if (most !== undefined && Number(least) > Number(most)) return `repeats \`${text}\`, more than at most`;
    return this.#repeat(text.length);
  }

  #repeat(length: number): string | null {
    const mark = this.#rest(length);
    if (this.#before === 'nothing') return `has a \`${mark}\` that repeats nothing`;
    if (this.#before === 'repetition') return `has a \`${mark}\` after another repetition`;
    const isLazy = this.#pattern.charAt(this.#at + length) === '?';
    return this.#move(length + (isLazy ? 1 : 0), 'repetition');
  }

  #class(): string | null {
    const pattern = this.#pattern;
    let at = this.#at + (pattern.charAt(this.#at + 1) === '^' ? 2 : 1);
    // Where an escape or a named class may begin a range, where the next one begins is not worked out.
    let areRangesSure = true;
    for (let first = true; at < pattern.length; first = false) {
      const char = pattern.charAt(at);
      if (char === ']' && !first) return this.#move(at + 1 - this.#at, 'something');
      const posix = char === '[' ? /^\[:\^?\w*:\]/.exec(pattern.slice(at, at + 20)) : null;
      if (posix !== null) {
        at += posix[0].length;
        areRangesSure &&= pattern.charAt(at) !== '-';
        continue;
      }
      if (char === '\\') {
        const fault = escapeFault(pattern.slice(at, at + 3), true);
        if (fault !== null) return fault;
        at += 2;
        areRangesSure &&= pattern.charAt(at) !== '-' && !/[xpP]/.test(pattern.charAt(at - 1));
        continue;
      }
      const range = /^([^\\])-([^\]\\])/.exec(pattern.slice(at, at + 3));
      const isPlain = areRangesSure && range !== null && /^\w-\w$/.test(range[0]);
      if (isPlain && (range[1] ?? '') > (range[2] ?? ''))
        return `has the range \`${range[0]}\`, whose ends are the wrong way round`;
      at += range === null ? 1 : 3;
    }
    return 'has a `[` that is not closed';
  }
}

/** `text`: a backslash and what follows. */
function escapeFault(text: string, inClass: boolean): string | null {
  const char = text.charAt(1);
  if (char === '') return 'ends in a backslash';
  if (/[1-9]/.test(char)) {
    const isOctal = /^\\[1-7][0-7]/.test(text);
    return isOctal ? null : `has a backreference, \`\\${char}\`, and Go's patterns have none`;
  }
  if (!/[A-Za-z]/.test(char) || ESCAPES.test(char) || (!inClass && ESCAPES_OUTSIDE.test(char))) return null;
  return `has \`\\${char}\`${inClass ? ' in a class' : ''}, which Go's patterns do not know`;
}
