/**
 * The problems of a Caddyfile in the words in which people read them, each with the repair where it is certain what was
 * meant.
 */
import type { SourceFile } from '../../text/source-file.ts';
import type { CaddySyntaxProblem, CaddySyntaxProblemCode, Word } from './tree.ts';

export class ProblemReport {
  readonly #file: SourceFile;
  readonly #problems: CaddySyntaxProblem[];
  /** One step of indentation, once it is known. */
  #indentation: string | null = null;

  /** `found` are the problems that the lexer found already. */
  constructor(file: SourceFile, found: readonly CaddySyntaxProblem[]) {
    this.#file = file;
    this.#problems = [...found];
  }

  /** In the order of the text. */
  get problems(): readonly CaddySyntaxProblem[] {
    return this.#problems.sort((a, b) => a.start - b.start);
  }

  /** `previous` is the last word before the brace. */
  openOnNextLine(previous: Word, brace: Word): void {
    const gap = this.#file.text.slice(previous.end, brace.start);
    const message =
      'this { must stand at the end of the line above: here Caddy does not take it for the block of that directive';
    const repair = gap.trim() === '' ? { start: previous.end, end: brace.start, text: ' ' } : null;
    this.#add('open-on-next-line', message, brace, {
      related: { message: 'the directive', at: previous },
      repair,
    });
  }

  openOfNothing(brace: Word): void {
    this.#add(
      'open-on-next-line',
      'this { opens nothing: a block belongs to the directive on its line',
      brace,
    );
  }

  /** A whole block on the line of its brace: `inside` from its first to its last word, then `close`. */
  blockOnOneLine(brace: Word, inside: readonly [Word, Word], close: Word): void {
    const { lineEnding, text } = this.#file;
    const [first, last] = inside;
    const outer = `${lineEnding}${this.indentationAt(brace.start)}`;
    const lines = `${outer}${this.#indentUnit()}${text.slice(first.start, last.end)}${outer}`;
    const message =
      'a block cannot stand on one line: what follows { and the closing } need lines of their own';
    this.#add('text-after-open', message, first, {
      repair: { start: brace.end, end: close.start, text: lines },
    });
  }

  textAfterOpen(next: Word): void {
    this.#add('text-after-open', 'what follows { must go on a line of its own', next);
  }

  closeNotAlone(close: Word): void {
    const message =
      'this } must stand on a line of its own: Caddy reads it as one more argument of the directive before it';
    this.#add('close-not-alone', message, close);
  }

  gluedCloses(word: Word): void {
    const message = `${word.value} is one word to Caddy and closes nothing: each } needs a line of its own`;
    this.#add('close-not-alone', message, word);
  }

  missingSpace(word: Word): void {
    const at = word.end - 1;
    const message = `put a space before the {: Caddy reads ${word.value} as one word and opens no block`;
    this.#add('missing-space-before-open', message, word, { repair: { start: at, end: at, text: ' ' } });
  }

  emptyBraces(word: Word): void {
    const text = `{${this.#file.lineEnding}${this.indentationAt(word.start)}}`;
    const message = '{} is not an empty block to Caddy: the closing } must stand on a line of its own';
    this.#add('empty-braces', message, word, { repair: { start: word.start, end: word.end, text } });
  }

  unclosedBlock(brace: Word): void {
    this.#add('unclosed-block', 'the block that this { opens is never closed; add the missing }', brace);
  }

  unexpectedClose(close: Word): void {
    this.#add('unexpected-close', 'this } closes nothing; remove it, or add the { that it belongs to', close);
  }

  globalOptionsNotFirst(brace: Word): void {
    const message = 'a block without an address holds global options, which come once and before every site';
    this.#add('global-options-not-first', message, brace);
  }

  missingBlock(name: Word): void {
    this.#add(
      'missing-block',
      `${name.value} must be followed by a block: { on the same line, } on its own`,
      name,
    );
  }

  missingAddress(last: Word): void {
    const message = 'after this comma another address is expected; remove the comma or add the address';
    this.#add('missing-address', message, last, { repair: { start: last.end - 1, end: last.end, text: '' } });
  }

  commaInAddress(address: Word): void {
    const message = `put a space after the comma: Caddy takes ${address.value} for one address`;
    const text = address.value.replaceAll(/,(?=.)/g, ', ');
    this.#add('comma-in-address', message, address, {
      repair: { start: address.start, end: address.end, text },
    });
  }

  matcherOutsideSite(address: Word): void {
    const message = `the matcher ${address.value} stands outside of any site; matchers belong in the braces of a site`;
    this.#add('matcher-outside-site', message, address);
  }

  secondSite(line: Word, first: Word): void {
    const message =
      'a file with several sites needs braces around each of them: Caddy reads this line as a directive of the site above';
    this.#add('second-site', message, line, { related: { message: 'the site without braces', at: first } });
  }

  /** The white space before the first word of the line that holds an offset. */
  indentationAt(offset: number): string {
    const start = this.#file.lineStartAt(offset);
    return /^[ \t]*/.exec(this.#file.text.slice(start, offset))?.[0] ?? '';
  }

  #indentUnit(): string {
    this.#indentation ??= /^( +|\t)\S/m.exec(this.#file.text)?.[1] ?? '\t';
    return this.#indentation;
  }

  #add(
    code: CaddySyntaxProblemCode,
    message: string,
    at: Word,
    more: {
      readonly related?: { readonly message: string; readonly at: Word };
      readonly repair?: CaddySyntaxProblem['repair'];
    } = {},
  ): void {
    const related = more.related
      ? { message: more.related.message, start: more.related.at.start, end: more.related.at.end }
      : null;
    this.#problems.push({
      code,
      message,
      start: at.start,
      end: at.end,
      related,
      repair: more.repair ?? null,
    });
  }
}
