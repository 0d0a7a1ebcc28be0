/** Texts and bytes as CEL writes them: `'…'`, `"…"`, three quotes, `r'…'` without escapes, `b'…'` for bytes. */
import { toBytes } from '../../../text/bytes.ts';
import type { Value } from './tree.ts';

export interface StringLiteral {
  readonly value: Value;
  /** Behind the closing quote. */
  readonly end: number;
}

const OPENING = /(?:[rR][bB]?|[bB][rR]?)?(?:"""|'''|"|')/y;

/** Null where no literal begins at `start`, or none that is closed and whose escapes are right. */
export function readString(text: string, start: number): StringLiteral | null {
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return null;
  const isRaw = /^[bB]?[rR]/.test(opening);
  // `rb'…'` is none of CEL's forms.
  if (/^[rR][bB]/.test(opening)) return null;
  const isBytes = /^[bB]/.test(opening);
  const quote = opening.replace(/^[rRbB]+/, '');
  const from = start + opening.length;
  const until = endOf(text, from, quote, isRaw);
  if (until === null) return null;
  const written = text.slice(from, until);
  // Line ends are made the same; nobody writes others.
  if (written.includes('\r')) return null;
  const bytes = isRaw ? toBytes(written) : withoutEscapes(written, isBytes);
  if (bytes === null) return null;
  return { value: { kind: isBytes ? 'bytes' : 'string', value: bytes }, end: until + quote.length };
}

function endOf(text: string, from: number, quote: string, isRaw: boolean): number | null {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(quote, at)) return at;
    const char = text.charAt(at);
    if (char === '\n' && quote.length === 1) return null;
    if (char === '\\' && !isRaw) at++;
  }
  return null;
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['`', '`'],
  ['?', '?'],
]);

const CODED = /[xX]([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-3][0-7]{2})/y;

function withoutEscapes(written: string, isBytes: boolean): string | null {
  let result = '';
  let plainFrom = 0;
  for (let at = written.indexOf('\\'); at !== -1; at = written.indexOf('\\', plainFrom)) {
    result += toBytes(written.slice(plainFrom, at));
    const simple = SIMPLE.get(written.charAt(at + 1));
    if (simple !== undefined) {
      result += simple;
      plainFrom = at + 2;
      continue;
    }
    CODED.lastIndex = at + 1;
    const coded = CODED.exec(written);
    const char = coded === null ? null : characterOf(coded, isBytes);
    if (coded === null || char === null) return null;
    result += char;
    plainFrom = at + 1 + coded[0].length;
  }
  return result + toBytes(written.slice(plainFrom));
}

/** In bytes `\x` and octal digits are a byte, and `\u` is not there; in texts each is a character of Unicode. */
function characterOf([, hex, short, long, octal]: RegExpExecArray, isBytes: boolean): string | null {
  const digits = hex ?? short ?? long;
  const code = digits === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(digits, 16);
  if (isBytes) return short === undefined && long === undefined ? String.fromCharCode(code) : null;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return toBytes(String.fromCodePoint(code));
}
