/** Where template tags begin and end. */
import { closingOfComment, opensComment } from '../../text/liquid-comment.ts';
import { HASH, isWhiteSpace, LEFT_BRACE, LESS_THAN, LINE_FEED, RIGHT_BRACE } from './characters.ts';

const PERCENT = 0x25;

/** Whether a tag could begin with this character. */
export function mayOpenTag(char: number): boolean {
  return char === LEFT_BRACE || char === LESS_THAN;
}

/** Finds tags in one text. Remembers which closings do not come any more, so that a text of openings stays linear. */
export class TagScanner {
  readonly #text: string;
  /** For each closing, an offset from which on it does not occur. */
  readonly #absentFrom = new Map<string, number>();

  #lookedAheadTo = -1;
  #lineEndsThere = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of the tag that starts at `start`, or -1 where none does. */
  endOfTagAt(start: number): number {
    const closing = this.#closingAt(start);
    if (closing === null) return -1;
    if (start >= (this.#absentFrom.get(closing) ?? Number.POSITIVE_INFINITY)) return -1;
    const end = closing === '}}' ? this.#endOfExpression(start + 2) : this.#endAfter(closing, start + 2);
    if (end === -1) this.#absentFrom.set(closing, start);
    return closing === '%}' && end !== -1 ? this.#endOfComment(start, end) : end;
  }

  /** Whether tag characters open here, closed or not. */
  opensAt(start: number): boolean {
    return this.#closingAt(start) !== null;
  }

  #closingAt(start: number): '}}' | '%}' | '#}' | '%>' | null {
    const first = this.#text.charCodeAt(start);
    const second = this.#text.charCodeAt(start + 1);
    if (first === LESS_THAN) return second === PERCENT ? '%>' : null;
    if (first !== LEFT_BRACE) return null;
    if (second === LEFT_BRACE) return '}}';
    if (second === PERCENT) return '%}';
    return second === HASH ? '#}' : null;
  }

  /** What stands between `{% comment %}` and `{% endcomment %}` of Liquid belongs to one tag. */
  #endOfComment(start: number, end: number): number {
    const isAbsent = start >= (this.#absentFrom.get('endcomment') ?? Number.POSITIVE_INFINITY);
    if (isAbsent || !opensComment(this.#text, start, end)) return end;
    const close = closingOfComment(this.#text, end);
    if (close === -1) this.#absentFrom.set('endcomment', start);
    return close === -1 ? end : close;
  }

  #endAfter(closing: string, from: number): number {
    const at = this.#text.indexOf(closing, from);
    return at === -1 ? -1 : at + closing.length;
  }

  /** After the `}}` that closes an expression; one in a string of the expression does not. */
  #endOfExpression(from: number): number {
    const text = this.#text;
    const closing = text[from] === '{' ? '}}}' : '}}';
    for (let at = from; at < text.length; at++) {
      const char = text[at];
      if (char === '}' && text.startsWith(closing, at)) return at + closing.length;
      if (char === '"' || char === "'" || char === '`') at = this.#endOfString(at, char);
    }
    return -1;
  }

  /** The closing quote of a string that ends on its line before a `}}` would, or `start` where it does not. */
  #endOfString(start: number, quote: string): number {
    const text = this.#text;
    for (let at = start + 1; at < text.length && text.charCodeAt(at) !== LINE_FEED; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === quote) return at;
    }
    return start;
  }

  /**
   * Whether nothing but tags, and a comment or a closing brace, follows on the line. What was found holds for every tag
   * before that place.
   */
  tagsEndLine(from: number): boolean {
    if (from > this.#lookedAheadTo) {
      this.#lookedAheadTo = this.#endOfTags(from);
      const char = this.#text.charCodeAt(this.#lookedAheadTo);
      const isEnd = this.#lookedAheadTo === this.#text.length;
      this.#lineEndsThere = isEnd || char === LINE_FEED || char === HASH || char === RIGHT_BRACE;
    }
    return this.#lineEndsThere;
  }

  /** The first offset from `from` on that is neither blank nor in a tag. */
  #endOfTags(from: number): number {
    let at = from;
    while (at < this.#text.length) {
      const char = this.#text.charCodeAt(at);
      if (char === LINE_FEED) return at;
      const end = isWhiteSpace(char) ? at + 1 : this.endOfTagAt(at);
      if (end === -1) return at;
      at = end;
    }
    return at;
  }
}
