/**
 * Text → words, comments and template tags, exactly as Caddy's own lexer splits them (lexer.go, `next`).
 *
 * Its surprises are kept, because configurations depend on them: only a quote that begins a word quotes; inside `"` only
 * `\"` is an escape; a carriage return disappears; a backslash before a space is lost and still splits; a backslash in a
 * comment joins the next line to this one.
 *
 * `{$NAME}` is replaced by Caddy before it reads anything. Its value cannot be known here, so it stays an opaque part of
 * the word that it stands in, spaces in its default included.
 */
import type { SourceFile } from '../../text/source-file.ts';
import {
  BACKSLASH,
  BACKTICK,
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  countLineFeeds,
  DOLLAR,
  DOUBLE_QUOTE,
  HASH,
  isSpace,
  LESS_THAN,
  LINE_FEED,
  OPEN_BRACE,
  PERCENT,
} from './characters.ts';
import { heredocValue } from './heredoc.ts';
import { classifyTag, isTemplate, TagScanner } from './template-tags.ts';
import type {
  CaddySyntaxProblem,
  CaddySyntaxProblemCode,
  Comment,
  Quote,
  TemplateTag,
  Word,
} from './tree.ts';

export interface LexedFile {
  readonly words: readonly Word[];
  readonly comments: readonly Comment[];
  readonly tags: readonly TemplateTag[];
  readonly problems: readonly CaddySyntaxProblem[];
}

export interface LexerOptions {
  /** `<<MARKER` starts a heredoc: since Caddy 2.7.0. */
  readonly heredocs: boolean;
}

export function lexCaddyfile(file: SourceFile, options: LexerOptions): LexedFile {
  return new Lexer(file, options).run();
}

class Lexer {
  readonly #text: string;
  readonly #tagScanner: TagScanner;
  readonly #tagsHideQuotes: boolean;
  readonly #lastCloseBrace: number;
  readonly #options: LexerOptions;
  #heredocs: boolean;
  readonly #words: Word[] = [];
  readonly #comments: Comment[] = [];
  readonly #tags: TemplateTag[] = [];
  readonly #problems: CaddySyntaxProblem[] = [];
  #at = 0;
  /** The line that Caddy counts: it lags behind the text after an escaped line feed. */
  #line = 1;
  #skippedLines = 0;
  /** The line on which, by Caddy's count, the previous word ends. */
  #endLine = 0;
  /** Offset of a backslash that waits for the character that it stands before, or -1. */
  #backslash = -1;

  constructor(file: SourceFile, options: LexerOptions) {
    this.#text = file.text;
    this.#tagScanner = new TagScanner(file.text);
    this.#tagsHideQuotes = isTemplate(file.path, file.text);
    this.#lastCloseBrace = file.text.lastIndexOf('}');
    this.#options = options;
    this.#heredocs = options.heredocs;
  }

  run(): LexedFile {
    const text = this.#text;
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) this.#at = 1;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code === LINE_FEED) this.#lineFeed();
      else if (isSpace(code)) this.#at++;
      else if (code === BACKSLASH && this.#backslash === -1) this.#backslash = this.#at++;
      else if (code === HASH) this.#comment();
      else if (!this.#standaloneTag(code)) this.#word(code);
    }
    return { words: this.#words, comments: this.#comments, tags: this.#tags, problems: this.#problems };
  }

  #lineFeed(): void {
    if (this.#backslash === -1) {
      this.#line += 1 + this.#skippedLines;
      this.#skippedLines = 0;
    } else {
      this.#skippedLines++;
      this.#backslash = -1;
    }
    this.#at++;
  }

  #comment(): void {
    const start = this.#at;
    const feed = this.#text.indexOf('\n', start);
    const end = feed === -1 ? this.#text.length : feed;
    const backslash = this.#text.slice(start, end).indexOf('\\');
    if (backslash !== -1 && this.#backslash === -1) this.#backslash = start + backslash;
    this.#at = end;
    this.#comments.push({ start, end: this.#text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end });
  }

  /** A tag between words: any that prints nothing, and one that prints but has the line to itself. */
  #standaloneTag(code: number): boolean {
    if (this.#backslash !== -1 || (code !== OPEN_BRACE && code !== LESS_THAN)) return false;
    const end = this.#tagScanner.endOfTag(this.#at);
    if (end === -1) return false;
    const kind = classifyTag(this.#text.slice(this.#at, end));
    if (kind === 'expression' && !(this.#onNewLine() && this.#restOfLineIsBlank(end))) return false;
    this.#tags.push({ start: this.#at, end, kind });
    this.#line += countLineFeeds(this.#text.slice(this.#at, end));
    this.#at = end;
    return true;
  }

  #onNewLine(): boolean {
    return this.#words.length === 0 || this.#endLine < this.#line;
  }

  #restOfLineIsBlank(from: number): boolean {
    for (let at = from; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === LINE_FEED) return true;
      if (!isSpace(code)) return this.#tagScanner.endOfTag(at) !== -1;
    }
    return true;
  }

  #word(code: number): void {
    if (code === DOUBLE_QUOTE) this.#doubleQuoted();
    else if (code === BACKTICK) this.#backtickQuoted();
    else if (!this.#heredoc(code)) this.#bare();
  }

  #push(start: number, end: number, value: string, quote: Quote, marks: Marks = PLAIN): void {
    const startsLine = this.#onNewLine();
    const { templated, environment } = marks;
    this.#words.push({ start, end, value, quote, startsLine, templated, environment });
    this.#backslash = -1;
    this.#at = end;
  }

  /** Ends the word that was pushed last: `extraBreaks` are line breaks that Caddy adds to those in the value. */
  #finishAt(startLine: number, value: string, extraBreaks: number): void {
    this.#endLine = startLine + (value.includes('\n') ? countLineFeeds(value) : 0) + extraBreaks;
  }

  #doubleQuoted(): void {
    const text = this.#text;
    const start = this.#backslash === -1 ? this.#at : this.#backslash;
    const startLine = this.#line;
    const open = this.#at;
    const marks = { templated: false, environment: false, openTags: 0 };
    let at = open + 1;
    let copied = at;
    let value = '';
    if (this.#backslash !== -1) {
      const first = text.charCodeAt(at);
      if (first !== DOUBLE_QUOTE) value = '\\';
      if (first === DOUBLE_QUOTE || first === BACKSLASH) at++;
    }
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === DOUBLE_QUOTE) {
        value += text.slice(copied, at);
        this.#push(start, at + 1, value, '"', marks);
        this.#countQuotedLines(open, at);
        this.#finishAt(startLine, value, 0);
        return;
      }
      if (code === BACKSLASH) {
        value += text.slice(copied, at) + (text.charCodeAt(at + 1) === DOUBLE_QUOTE ? '' : '\\');
        copied = at + 1;
        at += 2;
      } else if (code === OPEN_BRACE || code === LESS_THAN || code === DOLLAR) {
        at = this.#opaqueEnd(at, code, marks, this.#tagsHideQuotes);
      } else at++;
    }
    this.#unclosedQuote(start, open);
  }

  #backtickQuoted(): void {
    const start = this.#backslash === -1 ? this.#at : this.#backslash;
    const open = this.#at;
    const close = this.#text.indexOf('`', open + 1);
    if (close === -1) {
      this.#unclosedQuote(start, open);
      return;
    }
    const startLine = this.#line;
    const value = this.#text.slice(open + 1, close);
    this.#push(start, close + 1, value, '`', marksOf(value));
    this.#countQuotedLines(open, close);
    this.#finishAt(startLine, value, 0);
  }

  #countQuotedLines(open: number, close: number): void {
    const feeds = countLineFeeds(this.#text.slice(open, close));
    if (feeds === 0) return;
    this.#line += feeds + this.#skippedLines;
    this.#skippedLines = 0;
  }

  /** Caddy takes the rest of the file as the word. One line of it is enough to go on reading. */
  #unclosedQuote(start: number, open: number): void {
    let end = this.#text.indexOf('\n', open);
    if (end === -1) end = this.#text.length;
    while (end > open + 1 && isSpace(this.#text.charCodeAt(end - 1))) end--;
    this.#problem(
      'unclosed-quote',
      `this ${this.#text.charAt(open)} is never closed, so that the rest of the file becomes one argument; add the closing quote`,
      open,
      open + 1,
    );
    const startLine = this.#line;
    const value = this.#text.slice(open + 1, end);
    this.#push(start, end, value, '', marksOf(value));
    this.#finishAt(startLine, value, 0);
  }

  #bare(): void {
    const text = this.#text;
    const start = this.#backslash === -1 ? this.#at : this.#backslash;
    const startLine = this.#line;
    const marks = { templated: false, environment: false, openTags: 0 };
    let value = this.#backslash === -1 ? '' : this.#keptBackslash(text.charCodeAt(this.#at));
    let copied = this.#at;
    let at = this.#at;
    // The first character may be a second backslash, which the first one has made ordinary.
    if (text.charCodeAt(at) === BACKSLASH) at++;
    let end = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === CARRIAGE_RETURN) {
        value += text.slice(copied, at);
        copied = ++at;
        continue;
      }
      if (isSpace(code)) break;
      if (code === BACKSLASH) {
        const after = this.#afterReturns(at + 1);
        const next = text.charCodeAt(after);
        if (Number.isNaN(next) || isSpace(next)) break;
        value += text.slice(copied, at) + this.#keptBackslash(next);
        copied = after;
        at = next === BACKSLASH ? after + 1 : after;
      } else if (code === OPEN_BRACE || code === LESS_THAN || code === DOLLAR) {
        const next = this.#opaqueEnd(at, code, marks, true);
        if (marks.openTags < 0) break;
        at = next;
      } else at++;
      end = at;
    }
    if (end > copied) value += text.slice(copied, end);
    this.#push(start, end, value, '', marks);
    this.#finishAt(startLine, value, 0);
    this.#skipLostBackslash();
  }

  #afterReturns(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === CARRIAGE_RETURN) at++;
    return at;
  }

  /** A backslash stays in the value, but for `\<`, which keeps `<<` from starting a heredoc. */
  #keptBackslash(next: number): string {
    return next === LESS_THAN && this.#options.heredocs ? '' : '\\';
  }

  /** `a\ b` is two words: the backslash belongs to neither. Before a line feed it joins the lines, and is left alone. */
  #skipLostBackslash(): void {
    const backslash = this.#afterReturns(this.#at);
    if (this.#text.charCodeAt(backslash) !== BACKSLASH) return;
    const next = this.#text.charCodeAt(this.#afterReturns(backslash + 1));
    if (next !== LINE_FEED) this.#at = backslash + 1;
  }

  /** The end of `{$ENV}`, `${ENVSUBST}` or a tag that starts at `at`; else the next offset. Notes what was found. */
  #opaqueEnd(at: number, code: number, marks: GatheredMarks, tags: boolean): number {
    const text = this.#text;
    const next = text.charCodeAt(at + 1);
    if (code === DOLLAR) {
      if (next !== OPEN_BRACE || this.#lastCloseBrace < at) return at + 1;
      marks.templated = true;
      return at + 1;
    }
    if (code === OPEN_BRACE && next === DOLLAR) {
      const close = this.#lastCloseBrace > at ? text.indexOf('}', at + 2) : -1;
      if (close <= at + 2) return at + 1;
      marks.environment = true;
      return close + 1;
    }
    if (next !== OPEN_BRACE && next !== PERCENT && next !== HASH) return at + 1;
    const end = this.#tagScanner.endOfTag(at);
    if (end === -1) return at + 1;
    marks.templated = true;
    const kind = classifyTag(text.slice(at, end));
    if (kind === 'open') marks.openTags++;
    else if (kind === 'close') marks.openTags--;
    return tags ? end : at + 1;
  }

  /** `<<MARKER`, lines, `MARKER`. False when no heredoc starts here. */
  #heredoc(code: number): boolean {
    const text = this.#text;
    const start = this.#at;
    if (
      !this.#heredocs ||
      this.#backslash !== -1 ||
      code !== LESS_THAN ||
      text.charCodeAt(start + 1) !== LESS_THAN
    ) {
      return false;
    }
    const feed = text.indexOf('\n', start);
    if (feed === -1) return false;
    const marker = text.slice(start + 2, feed).replaceAll('\r', '');
    if (marker.includes(' ')) return false;
    if (!/^[A-Za-z0-9_-]+$/.test(marker)) {
      const message =
        'a heredoc starts with << and a name of letters, digits, - or _; to write << itself, put \\ before it';
      this.#problem('heredoc-marker', message, start, start + 2 + marker.length);
      return false;
    }
    const found = text.indexOf(marker, feed + 1);
    if (found === -1) {
      this.#heredocs = false;
      const message = `this heredoc is never closed: no ${marker} follows`;
      this.#problem('unclosed-heredoc', message, start, start + 2 + marker.length);
      return false;
    }
    const startLine = this.#line;
    const { value, unindented } = heredocValue(text, feed + 1, found);
    for (const line of unindented) {
      const message = `this line of the heredoc lacks the indentation of its closing ${marker}, which Caddy takes off every line`;
      this.#problem('heredoc-indentation', message, line.start, line.end);
    }
    this.#push(start, found + marker.length, value, 'heredoc', marksOf(value));
    this.#line += this.#skippedLines + countLineFeeds(text.slice(start, found));
    this.#skippedLines = 0;
    this.#finishAt(startLine, value, 2);
    return true;
  }

  #problem(code: CaddySyntaxProblemCode, message: string, start: number, end: number): void {
    this.#problems.push({ code, message, start, end, related: null, repair: null });
  }
}

interface Marks {
  readonly templated: boolean;
  readonly environment: boolean;
}

interface GatheredMarks {
  templated: boolean;
  environment: boolean;
  /** Conditional tags opened in this word and not yet closed; below 0 a tag closes what began outside of the word. */
  openTags: number;
}

const PLAIN: Marks = { templated: false, environment: false };

function marksOf(value: string): Marks {
  return {
    templated: value.includes('${') || /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>/s.test(value),
    environment: /\{\$[^}]+\}/.test(value),
  };
}
