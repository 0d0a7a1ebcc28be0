/** Reads a pattern from left to right, and says why one cannot be read. */

/** Why a pattern is not read: PCRE refuses it, or what it does is not modelled. `parsePattern` catches it. */
export class UnreadPattern extends Error {}

export function refused(what: string): UnreadPattern {
  return new UnreadPattern(`PCRE refuses the pattern: ${what}`);
}

export function notModelled(what: string): UnreadPattern {
  return new UnreadPattern(`the pattern has ${what}`);
}

export class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character, or '' at the end. */
  peek(ahead = 0): string {
    return this.#text.charAt(this.#at + ahead);
  }

  next(): string {
    return this.#text.charAt(this.#at++);
  }

  looksAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  /** Passes over the text where it comes next. */
  take(text: string): boolean {
    if (!this.looksAt(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Passes over what a sticky expression matches here, and gives its groups; null where it does not match. */
  takeMatch(expression: RegExp): readonly string[] | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found === null) return null;
    this.#at += found[0].length;
    return [...found].map((group) => group ?? '');
  }

  /** What stands before the text, which is passed over too; null, and nothing passed over, where it does not follow. */
  takeUntil(text: string): string | null {
    const end = this.#text.indexOf(text, this.#at);
    if (end < 0) return null;
    const taken = this.#text.slice(this.#at, end);
    this.#at = end + text.length;
    return taken;
  }

  peekRest(): string {
    return this.#text.slice(this.#at);
  }

  takeRest(): string {
    const rest = this.peekRest();
    this.#at = this.#text.length;
    return rest;
  }
}
