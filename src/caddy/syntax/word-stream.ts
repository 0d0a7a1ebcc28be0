/** The words of a file as the parser walks through them, and the template tags that it passes on the way. */
import type { TemplateTag, Word } from './tree.ts';
import { endsWithBrace } from './word-shape.ts';

export class WordStream {
  readonly #words: readonly Word[];
  readonly #tags: readonly TemplateTag[];
  #at = 0;
  #nextTag = 0;
  #conditionalDepth = 0;
  #sawExpression = false;

  constructor(words: readonly Word[], tags: readonly TemplateTag[]) {
    this.#words = words;
    this.#tags = tags;
  }

  get atEnd(): boolean {
    return this.#at >= this.#words.length;
  }

  /** The current word, or one so many words before or after it. */
  peek(distance = 0): Word | undefined {
    return this.#words[this.#at + distance];
  }

  get last(): Word | undefined {
    return this.#words.at(-1);
  }

  advance(): void {
    this.#at++;
  }

  /** Whether the word before the current one is the last of its line. */
  get lineEndsHere(): boolean {
    return this.peek()?.startsLine !== false;
  }

  /** How far away the last word is of the line on which the word at this distance stands. */
  distanceToLineEnd(from = 0): number {
    let distance = from;
    while (this.peek(distance + 1)?.startsLine === false) distance++;
    return distance;
  }

  /** Takes note of the tags that stand before the current word. */
  passTags(): void {
    const upTo = this.peek()?.start ?? Number.POSITIVE_INFINITY;
    for (;;) {
      const tag = this.#tags[this.#nextTag];
      if (tag === undefined || tag.start >= upTo) return;
      this.#nextTag++;
      if (tag.kind === 'open') this.#conditionalDepth++;
      else if (tag.kind === 'close') this.#conditionalDepth = Math.max(0, this.#conditionalDepth - 1);
      else if (tag.kind === 'expression') this.#sawExpression = true;
    }
  }

  /** Whether the current word stands in a conditional or repeated part of a template. */
  get conditional(): boolean {
    return this.#conditionalDepth > 0;
  }

  /** Whether a tag that prints stood on a line of its own since this was last asked. */
  takeExpression(): boolean {
    const saw = this.#sawExpression;
    this.#sawExpression = false;
    return saw;
  }

  /** Whether more blocks are opened than closed in all the file. */
  lacksClose(): boolean {
    let open = 0;
    for (const word of this.#words) {
      if (word.value === '{' || endsWithBrace(word)) open++;
      else if (word.value === '}') open--;
    }
    return open > 0;
  }

  get templated(): boolean {
    return this.#tags.length > 0 || this.#words.some((word) => word.templated);
  }
}
