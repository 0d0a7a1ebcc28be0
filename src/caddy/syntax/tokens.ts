/**
 * A Caddyfile as a flat list of tokens in which every UTF-16 unit lies in exactly one: what a highlighter needs, and the
 * proof that the lexer loses nothing. Made from the one lexer's output; the gaps are white space and line continuations.
 */
import type { SourceFile } from '../../text/source-file.ts';
import { lexCaddyfile } from './lexer.ts';

export type TokenKind = 'word' | 'open' | 'close' | 'comment' | 'tag' | 'space';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a file in the order of the text; their texts concatenate to the file's text. */
export function tokenizeCaddyfile(file: SourceFile): readonly Token[] {
  const { words, comments, tags } = lexCaddyfile(file, { heredocs: true });
  const solid: Token[] = [
    ...words.map(({ start, end, value }): Token => ({ kind: kindOfWord(value), start, end })),
    ...comments.map(({ start, end }): Token => ({ kind: 'comment', start, end })),
    ...tags.map(({ start, end }): Token => ({ kind: 'tag', start, end })),
  ].sort((a, b) => a.start - b.start);
  const tokens: Token[] = [];
  let at = 0;
  for (const token of solid) {
    if (token.start > at) tokens.push({ kind: 'space', start: at, end: token.start });
    tokens.push(token);
    at = token.end;
  }
  if (at < file.text.length) tokens.push({ kind: 'space', start: at, end: file.text.length });
  return tokens;
}

function kindOfWord(value: string): TokenKind {
  if (value === '{') return 'open';
  return value === '}' ? 'close' : 'word';
}
