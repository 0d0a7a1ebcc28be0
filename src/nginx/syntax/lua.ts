/**
 * Where the body of a `*_by_lua_block` ends: at the brace that closes it by Lua's rules, not by nginx's.
 *
 * Braces in strings, long brackets (`[==[ … ]==]`) and comments do not count. As in lua-nginx-module (0.10.23, measured),
 * a quote that is not closed on its line is an ordinary character, even where a backslash ends the line.
 */
import {
  BACKSLASH,
  DOUBLE_QUOTE,
  LEFT_BRACE,
  LINE_FEED,
  RIGHT_BRACE,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters.ts';

const MINUS = 0x2d;
const EQUALS = 0x3d;
const LEFT_BRACKET = 0x5b;

/** Whether the body of this directive is Lua. */
export function hasLuaBody(name: string): boolean {
  return name.endsWith('_by_lua_block');
}

/** The offset of the `}` that closes a Lua body which begins at `start`, or -1 where none does. */
export function endOfLuaBody(text: string, start: number): number {
  const strings = new ShortStrings(text);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    switch (text.charCodeAt(at)) {
      case LEFT_BRACE:
        depth++;
        at++;
        break;
      case RIGHT_BRACE:
        if (depth === 0) return at;
        depth--;
        at++;
        break;
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        at = strings.endOf(at);
        break;
      case LEFT_BRACKET:
        at = endOfLongBracket(text, at) ?? at + 1;
        break;
      case MINUS:
        at = text.charCodeAt(at + 1) === MINUS ? endOfComment(text, at) : at + 1;
        break;
      default:
        at++;
    }
  }
  return -1;
}

/** Strings in quotes. Remembers where a line holds no closing quote any more, so that a line of quotes stays linear. */
class ShortStrings {
  readonly #text: string;
  #noDoubleQuoteBefore = 0;
  #noSingleQuoteBefore = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** After the string that begins at `start`; where it does not end on its line, after its quote. */
  endOf(start: number): number {
    const text = this.#text;
    const quote = text.charCodeAt(start);
    if (start < (quote === DOUBLE_QUOTE ? this.#noDoubleQuoteBefore : this.#noSingleQuoteBefore))
      return start + 1;
    let at = start + 1;
    while (at < text.length) {
      const char = text.charCodeAt(at);
      if (char === quote) return at + 1;
      if (char === LINE_FEED) break;
      at += char === BACKSLASH && text.charCodeAt(at + 1) !== LINE_FEED ? 2 : 1;
    }
    if (quote === DOUBLE_QUOTE) this.#noDoubleQuoteBefore = at;
    else this.#noSingleQuoteBefore = at;
    return start + 1;
  }
}

function endOfComment(text: string, start: number): number {
  if (text.charCodeAt(start + 2) === LEFT_BRACKET) {
    const end = endOfLongBracket(text, start + 2);
    if (end !== null) return end;
  }
  const feed = text.indexOf('\n', start);
  return feed === -1 ? text.length : feed + 1;
}

/** After a long bracket such as `[==[ … ]==]`, or null where none opens at `start`. */
function endOfLongBracket(text: string, start: number): number | null {
  let at = start + 1;
  while (text.charCodeAt(at) === EQUALS) at++;
  if (text.charCodeAt(at) !== LEFT_BRACKET) return null;
  const closing = `]${'='.repeat(at - start - 1)}]`;
  const end = text.indexOf(closing, at + 1);
  return end === -1 ? text.length : end + closing.length;
}

/**
 * Where a Lua body that nothing closes was probably meant to end: at the first `}` that begins a line with the
 * indentation of the line that opened it, or -1.
 */
export function likelyEndOfLuaBody(text: string, lineStart: number, bodyStart: number): number {
  let indented = lineStart;
  while (isBlank(text.charCodeAt(indented))) indented++;
  const closing = `\n${text.slice(lineStart, indented)}}`;
  const at = text.indexOf(closing, bodyStart);
  return at === -1 ? -1 : at + closing.length - 1;
}

function isBlank(char: number): boolean {
  return char === SPACE || char === TAB;
}
