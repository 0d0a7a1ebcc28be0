/** Tells a quote that was left open from one that is meant to run over several lines. */

/**
 * Whether the quote at `start` was meant to end on its own line, so that the one at `closing` was meant to open
 * another word: the line ends like a statement, or the other quote stands where a word would begin.
 */
export function quoteWasLeftOpen(text: string, start: number, closing: number): boolean {
  const content = text.slice(start + 1, closing);
  const feed = content.indexOf('\n');
  if (feed === -1) return false;
  const firstLine = content.slice(0, feed).trimEnd();
  return firstLine.endsWith(';') || (firstLine !== '' && /[\s(]$/.test(content.slice(-1)));
}

/** Remembers from where on no closing quote comes, so that a file full of open quotes is not searched again for each. */
export class UnclosedQuotes {
  #double = Number.POSITIVE_INFINITY;
  #single = Number.POSITIVE_INFINITY;

  /** Whether a quote of this kind at this offset has no closing one. */
  areFrom(offset: number, quote: '"' | "'"): boolean {
    return offset >= (quote === '"' ? this.#double : this.#single);
  }

  noteFrom(offset: number, quote: '"' | "'"): void {
    if (quote === '"') this.#double = Math.min(this.#double, offset);
    else this.#single = Math.min(this.#single, offset);
  }
}
