/** Cuts an expression into tokens. One pass; what is no token of CEL's ends it. */
import { readString } from './string-literal.ts';
import type { Value } from './tree.ts';

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'literal'; readonly value: Value }
  /** A number without a sign: that of an integer may yet be one that only fits with a minus before it. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'end' }
);

export type Tokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly Token[] }
  | { readonly kind: 'failed'; readonly at: number };

const BLANK = /(?:[ \t\r\n\f]|\/\/[^\n]*)+/y;
const NUMBER = /0x[\da-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+[uU]?/y;
const WORD = /[A-Za-z_]\w*/y;
const MARK = /==|!=|<=|>=|&&|\|\||[<>!?:+\-*/%.,()[\]{}]/y;

export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === null) return { kind: 'failed', at };
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length });
  return { kind: 'tokens', tokens };
}

function tokenAt(text: string, start: number): Token | null {
  const string = readString(text, start);
  if (string !== null) return { kind: 'literal', value: string.value, start, end: string.end };
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['word', WORD],
    ['mark', MARK],
  ] as const) {
    const found = matchAt(pattern, text, start);
    if (found !== null) return { kind, text: found, start, end: start + found.length };
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
