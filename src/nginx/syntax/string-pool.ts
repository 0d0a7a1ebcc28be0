/**
 * Stretches of one text as strings, the same string for the same content where that came by lately: a configuration says
 * `proxy_set_header` thousands of times, and a string that exists already costs neither memory nor a new hash.
 */

/** A power of two. */
const SLOTS = 1024;
const LONGEST_TO_KEEP = 64;

export class StringPool {
  readonly #text: string;
  readonly #kept: (string | undefined)[] = new Array(SLOTS).fill(undefined);

  constructor(text: string) {
    this.#text = text;
  }

  take(start: number, end: number): string {
    const text = this.#text;
    const length = end - start;
    if (length === 0) return '';
    if (length > LONGEST_TO_KEEP) return text.slice(start, end);
    const middle = text.charCodeAt(start + (length >> 1));
    const ends = text.charCodeAt(start) * 31 + text.charCodeAt(end - 1);
    const slot = (length * 7 + ends * 13 + middle * 101) & (SLOTS - 1);
    const kept = this.#kept[slot];
    if (kept !== undefined && kept.length === length && text.startsWith(kept, start)) return kept;
    const fresh = text.slice(start, end);
    this.#kept[slot] = fresh;
    return fresh;
  }
}
