/**
 * The same text as a list of tokens from which nothing is missing: every UTF-16 unit belongs to exactly one. For tools
 * that care about trivia, such as formatters; the parser reads from the lexer directly.
 */
import type { SourceFile } from '../../text/source-file.ts';
import { Lexer } from './lexer.ts';
import { readNginx } from './parser.ts';
import type { Comment } from './tree.ts';

/**
 * `lua` is the body of a `*_by_lua_block`; `tag` a template tag between statements; `outside` what surrounds a
 * configuration that is embedded in another file; `stray` what belongs nowhere (a byte-order mark).
 */
export type TokenType =
  | 'word'
  | 'whitespace'
  | 'newline'
  | 'comment'
  | ';'
  | '{'
  | '}'
  | 'lua'
  | 'tag'
  | 'outside'
  | 'stray';

export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
}

/** Every token of a file, read as `parseNginx` reads it. */
export function tokenizeNginx(file: SourceFile): readonly Token[] {
  const lexer = new Lexer(file, readNginx(file).reading);
  const trivia = new Trivia(file.text, lexer.comments);
  const tokens: Token[] = [];
  let end = 0;
  for (let kind = lexer.next(); ; kind = lexer.next()) {
    trivia.fill(tokens, end, lexer.start);
    if (kind === 'end') return tokens;
    if (lexer.end > lexer.start) tokens.push({ type: kind, start: lexer.start, end: lexer.end });
    end = lexer.end;
  }
}

const NOT_WHITE_SPACE = /[^ \t\r\n]/g;

/** Divides what lies between two tokens: white space, line ends, comments, and the surroundings of an embedded part. */
class Trivia {
  readonly #text: string;
  readonly #comments: readonly Comment[];
  #nextComment = 0;

  constructor(text: string, comments: readonly Comment[]) {
    this.#text = text;
    this.#comments = comments;
  }

  fill(tokens: Token[], start: number, end: number): void {
    let at = start;
    for (;;) {
      const comment = this.#comments[this.#nextComment];
      if (comment === undefined || comment.start >= end) break;
      this.#blank(tokens, at, comment.start);
      tokens.push({ type: 'comment', start: comment.start, end: comment.end });
      at = comment.end;
      this.#nextComment++;
    }
    this.#blank(tokens, at, end);
  }

  #blank(tokens: Token[], start: number, end: number): void {
    NOT_WHITE_SPACE.lastIndex = start;
    const other = NOT_WHITE_SPACE.exec(this.#text);
    if (other !== null && other.index < end) {
      tokens.push({ type: start === 0 && end === 1 ? 'stray' : 'outside', start, end });
      return;
    }
    const blank = this.#text.slice(start, end);
    let at = 0;
    for (let feed = blank.indexOf('\n'); feed !== -1; feed = blank.indexOf('\n', at)) {
      const newline = blank[feed - 1] === '\r' && feed > at ? feed - 1 : feed;
      if (newline > at) tokens.push({ type: 'whitespace', start: start + at, end: start + newline });
      tokens.push({ type: 'newline', start: start + newline, end: start + feed + 1 });
      at = feed + 1;
    }
    if (start + at < end) tokens.push({ type: 'whitespace', start: start + at, end });
  }
}
