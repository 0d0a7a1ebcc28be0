/**
 * Splits a configuration into words and terminators exactly as nginx does (`ngx_conf_read_token`, nginx 1.22.1 and
 * 1.31.4), in one pass and without trivia: what lies between two tokens is white space and comments.
 *
 * nginx's rules, which are fewer than one expects: a quote counts only where a word begins; a backslash protects the next
 * character whatever it is; `}` and `#` are ordinary characters inside a word; a brace directly after `$` belongs to the
 * word. In the `template` reading a template tag is part of the word around it, or stands alone where a directive could.
 */
import type { SourceFile } from '../../text/source-file.ts';
import {
  BACKSLASH,
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  DOLLAR,
  DOUBLE_QUOTE,
  HASH,
  isWhiteSpace,
  LEFT_BRACE,
  LESS_THAN,
  LINE_FEED,
  RIGHT_BRACE,
  RIGHT_PARENTHESIS,
  SEMICOLON,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters.ts';
import { embeddedRegions, type Region } from './embedded.ts';
import { endOfLuaBody, hasLuaBody, likelyEndOfLuaBody } from './lua.ts';
import { quoteWasLeftOpen, UnclosedQuotes } from './open-quote.ts';
import * as problem from './problem.ts';
import { ProblemList } from './problem-list.ts';
import { StringPool } from './string-pool.ts';
import { mayOpenTag, TagScanner } from './tag-scanner.ts';
import { holdsPlaceholder, isTemplatePath, roleOfTag, type TagRole } from './template.ts';
import type { Comment, Quote, Word } from './tree.ts';
import { bytesInUtf8, resolveEscapes } from './word-value.ts';

/** `lua` is the body of a `*_by_lua_block`; `tag` a template tag that stands where a directive could; `end` the end. */
export type TokenKind = 'word' | ';' | '{' | '}' | 'lua' | 'tag' | 'end';

/** How a text is read: as nginx does, or with template tags. */
export type Reading = 'plain' | 'template';

/** nginx reads through a buffer of this many bytes and refuses a word or comment that does not fit in. */
const BUFFER_SIZE = 4096;
/** What is shorter fits: a UTF-16 unit is at most three bytes, and up to two more follow the word. */
const FEWEST_UNITS_THAT_FILL = Math.floor((BUFFER_SIZE - 2) / 3);

/** A word that cannot begin anything: stands in `word` before the first word is read. */
const NO_WORD: Word = { start: 0, end: 0, value: '', quote: '', templated: false };

/** A variable of envsubst that has its line to itself. */
const INSERTION = /\$(?:\{\w+\}|[A-Z][A-Z0-9_]+)(?=[ \t\r]*(?:\n|$))/y;

export class Lexer {
  /** The token that `next` found last. */
  start = 0;
  end = 0;
  /** The last word; valid after `next` returned `word`. */
  word: Word = NO_WORD;
  /** What the last tag does; valid after `next` returned `tag`. */
  tagRole: TagRole = 'silent';
  /** Whether a line feed lies between the last token and the one before it. */
  beginsLine = true;
  /** How many conditions and loops of the template are open. */
  conditionalDepth = 0;
  /** Whether a tag was found in the text so far. */
  sawTag = false;
  /** Whether a `<% %>` was found outside of quotes: nothing that a plain configuration would hold, and yet words to nginx. */
  sawCodeTag = false;
  readonly comments: Comment[] = [];
  readonly problems = new ProblemList();

  readonly #text: string;
  readonly #pool: StringPool;
  /** Where the text, or the part of it that is being read, ends. */
  #length: number;
  /** Parts of a file that is something else as a whole; `#nextRegion` is the one to read next. */
  readonly #regions: readonly Region[];
  #nextRegion = 0;
  readonly #tags: TagScanner | null;
  /** The file is a template by its name: a lone `${NAME}` inserts directives (envsubst), `@NAME@` a value. */
  readonly #insertions: boolean;
  readonly #firstOffset: number;
  #position: number;
  /** Words have been read that no terminator ended yet. */
  #inStatement = false;
  /** The last word that began a statement or a line decides whether a `{` opens a Lua body. */
  #luaOpens = false;
  #luaFollows = false;
  readonly #unclosed = new UnclosedQuotes();

  constructor(file: SourceFile, reading: Reading) {
    const { text } = file;
    const regions = embeddedRegions(file);
    this.#text = text;
    this.#pool = new StringPool(text);
    this.#regions = regions ?? [];
    this.#length = regions === null ? text.length : 0;
    this.#tags = reading === 'template' ? new TagScanner(text) : null;
    this.#insertions = isTemplatePath(file.path);
    this.#firstOffset = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.#position = this.#firstOffset;
    if (this.#firstOffset === 1) this.problems.push(problem.byteOrderMark());
  }

  next(): TokenKind {
    if (this.#luaFollows) return this.#lua();
    this.#skipTrivia();
    while (this.#position >= this.#length && this.#enterRegion()) this.#skipTrivia();
    const start = this.#position;
    this.start = start;
    if (start >= this.#length) {
      this.start = this.end = this.#text.length;
      return 'end';
    }
    const char = this.#text.charCodeAt(start);
    if (this.#tags !== null && (char === LESS_THAN || (char === LEFT_BRACE && !this.#luaOpens))) {
      const end = this.#tags.endOfTagAt(start);
      if (end !== -1) return this.#tag(start, end);
      if (!this.#inStatement && this.#tags.opensAt(start)) return this.#unclosedTag(start);
    }
    switch (char) {
      case SEMICOLON:
        return this.#terminator(';');
      case LEFT_BRACE:
        this.#luaFollows = this.#luaOpens;
        return this.#terminator('{');
      case RIGHT_BRACE:
        return this.#terminator('}');
      case DOUBLE_QUOTE:
        return this.#quotedWord(start, '"');
      case SINGLE_QUOTE:
        return this.#quotedWord(start, "'");
      case DOLLAR:
        if (this.#insertions && this.#isInsertion(start)) return this.#insertion();
        return this.#bareWord(start);
      default:
        return this.#bareWord(start);
    }
  }

  #skipTrivia(): void {
    const text = this.#text;
    const length = this.#length;
    let at = this.#position;
    this.beginsLine = at === this.#firstOffset;
    while (at < length) {
      const char = text.charCodeAt(at);
      if (char === LINE_FEED) this.beginsLine = true;
      else if (char === HASH) {
        const feed = text.indexOf('\n', at);
        const end = feed === -1 ? length : feed;
        this.comments.push({ start: at, end });
        if (end - at > FEWEST_UNITS_THAT_FILL) this.#checkLength(at, at, end);
        at = end;
        continue;
      } else if (char !== SPACE && char !== TAB && char !== CARRIAGE_RETURN) break;
      at++;
    }
    this.#position = at;
  }

  #enterRegion(): boolean {
    const region = this.#regions[this.#nextRegion++];
    if (region === undefined) return false;
    this.#position = region.start;
    this.#length = region.end;
    return true;
  }

  #terminator(kind: ';' | '{' | '}'): TokenKind {
    this.#position = this.end = this.start + 1;
    this.#inStatement = false;
    this.#luaOpens = false;
    return kind;
  }

  /** A word without quotes. */
  #bareWord(start: number): TokenKind {
    const text = this.#text;
    const length = this.#length;
    const isTemplate = this.#tags !== null;
    let at = start;
    let afterDollar = false;
    let escapes = false;
    let templated = false;
    while (at < length) {
      const char = text.charCodeAt(at);
      const tagEnd = isTemplate && mayOpenTag(char) ? this.#passTag(at, true) : -1;
      if (tagEnd !== -1) {
        templated = true;
        afterDollar = false;
        at = tagEnd;
      } else if (char === LEFT_BRACE) {
        if (!afterDollar) break;
        at++;
      } else {
        if (char === SEMICOLON || isWhiteSpace(char)) break;
        afterDollar = char === DOLLAR;
        if (char === BACKSLASH) escapes = true;
        at += char === BACKSLASH ? 2 : 1;
      }
    }
    if (at > length) at = length;
    if (at - start > FEWEST_UNITS_THAT_FILL && !templated) {
      this.#checkLength(start, start, isWhiteSpace(text.charCodeAt(at)) ? at + 1 : at);
    }
    this.#finishWord(start, at, start, at, '', escapes, templated);
    return 'word';
  }

  /** A word in quotes, which may run over several lines. */
  #quotedWord(start: number, quote: '"' | "'"): TokenKind {
    const text = this.#text;
    const isTemplate = this.#tags !== null;
    const closing = quote === '"' ? DOUBLE_QUOTE : SINGLE_QUOTE;
    const limit = this.#unclosed.areFrom(start, quote) ? start : this.#length;
    let at = start + 1;
    let escapes = false;
    let templated = false;
    while (at < limit) {
      const char = text.charCodeAt(at);
      if (char === closing) break;
      const tagEnd = isTemplate && mayOpenTag(char) ? this.#passTag(at, false) : -1;
      if (tagEnd !== -1) templated = true;
      if (char === BACKSLASH) escapes = true;
      at = tagEnd !== -1 ? tagEnd : char === BACKSLASH ? at + 2 : at + 1;
    }
    if (at >= limit) {
      this.#unclosed.noteFrom(start, quote);
      return this.#unclosedWord(start, quote);
    }
    const end = at + 1;
    if (end < this.#length && !this.#mayFollowQuote(end)) {
      if (quoteWasLeftOpen(this.#text, start, at)) return this.#unclosedWord(start, quote);
      if (text.charCodeAt(end) !== RIGHT_BRACE)
        this.problems.push(problem.missingSpaceAfterQuote(text, start, end));
    }
    if (at - start > FEWEST_UNITS_THAT_FILL && !templated) {
      this.#checkLength(start, start + 1, isWhiteSpace(text.charCodeAt(end)) ? end + 1 : end);
    }
    this.#finishWord(start, end, start + 1, at, quote, escapes, templated);
    return 'word';
  }

  #finishWord(
    start: number,
    end: number,
    valueStart: number,
    valueEnd: number,
    quote: Quote,
    escapes: boolean,
    templated: boolean,
  ): void {
    const raw = this.#pool.take(valueStart, valueEnd);
    const value = escapes ? resolveEscapes(raw) : raw;
    const filledIn = this.#insertions && !templated && holdsPlaceholder(value);
    this.sawTag ||= filledIn;
    this.word = { start, end, value, quote, templated: templated || filledIn };
    this.#position = this.end = end;
    if (!this.#inStatement || this.beginsLine) this.#luaOpens = hasLuaBody(value);
    this.#inStatement = true;
  }

  /** What nginx accepts directly after a closing quote. */
  #mayFollowQuote(at: number): boolean {
    const char = this.#text.charCodeAt(at);
    if (isWhiteSpace(char) || char === SEMICOLON || char === LEFT_BRACE || char === RIGHT_PARENTHESIS)
      return true;
    return this.#tags?.opensAt(at) === true;
  }

  /** Ends a word that nothing closes on its line, so that the next line is read as usual. */
  #unclosedWord(start: number, quote: '"' | "'"): TokenKind {
    const text = this.#text;
    const feed = text.indexOf('\n', start);
    const line = text.slice(start, feed === -1 ? this.#length : feed).trimEnd();
    const semicolon = line.indexOf(';');
    const content = semicolon !== -1 ? line.slice(0, semicolon) : line.replace(/\s*\{$/, '');
    const end = start + content.length;
    const certain = semicolon !== -1 && semicolon === line.length - 1 && !/\s/.test(content);
    this.problems.push(problem.unclosedQuote(start, end, quote, certain));
    this.#finishWord(start, end, start + 1, end, quote, content.includes('\\'), false);
    return 'word';
  }

  #checkLength(start: number, from: number, doneAt: number): void {
    if (doneAt < this.#text.length && bytesInUtf8(this.#text, from, doneAt) >= BUFFER_SIZE) {
      this.problems.push(problem.tooLongParameter(start, doneAt));
    }
  }

  #lua(): TokenKind {
    this.#luaFollows = false;
    this.beginsLine = false;
    const start = this.#position;
    let close = endOfLuaBody(this.#text, start);
    if (close === -1) {
      const lineStart = this.#text.lastIndexOf('\n', this.word.start) + 1;
      this.problems.push(problem.unclosedLuaBlock(start - 1));
      close = likelyEndOfLuaBody(this.#text, lineStart, start);
      if (close === -1) close = this.#length;
    }
    this.start = start;
    this.#position = this.end = close;
    return 'lua';
  }

  /** A tag between statements is a token of its own, unless it inserts something and a statement goes on after it. */
  #tag(start: number, end: number): TokenKind {
    if (this.#inStatement) return this.#bareWord(start);
    const role = roleOfTag(this.#text, start, end);
    if (role === 'output' && this.#tags?.tagsEndLine(end) !== true) return this.#bareWord(start);
    this.#noteTag(start, role, true);
    this.tagRole = role;
    this.#position = this.end = end;
    return 'tag';
  }

  /** The end of the tag at `start` in a word, or -1; `bare` where the word is not in quotes. */
  #passTag(start: number, bare: boolean): number {
    const end = this.#tags?.endOfTagAt(start) ?? -1;
    if (end !== -1) this.#noteTag(start, roleOfTag(this.#text, start, end), bare);
    return end;
  }

  #noteTag(start: number, role: TagRole, bare: boolean): void {
    this.sawTag = true;
    if (bare && this.#text.charCodeAt(start) === LESS_THAN) this.sawCodeTag = true;
    if (role === 'open') this.conditionalDepth++;
    else if (role === 'close' && this.conditionalDepth > 0) this.conditionalDepth--;
  }

  /** A tag without an end, where a statement would begin: read as if it ended with its line. */
  #unclosedTag(start: number): TokenKind {
    this.problems.push(problem.unclosedTemplateTag(this.#text, start));
    const feed = this.#text.indexOf('\n', start);
    this.tagRole = 'silent';
    this.#position = this.end = feed === -1 || feed > this.#length ? this.#length : feed;
    return 'tag';
  }

  #isInsertion(start: number): boolean {
    if (this.#inStatement || !this.beginsLine) return false;
    INSERTION.lastIndex = start;
    return INSERTION.test(this.#text);
  }

  #insertion(): TokenKind {
    this.sawTag = true;
    this.tagRole = 'output';
    this.#position = this.end = INSERTION.lastIndex;
    return 'tag';
  }
}
