/** What nginx makes of a word's text, and how much of its buffer the text fills. */
import { lookUp } from '../../text/look-up.ts';

/** Resolves what nginx resolves when it copies a word: `\"`, `\'`, `\\`, `\t`, `\r`, `\n`. Other backslashes stay. */
export function resolveEscapes(raw: string): string {
  let value = '';
  let copied = 0;
  for (let at = raw.indexOf('\\'); at !== -1; at = raw.indexOf('\\', at)) {
    const replacement = lookUp(ESCAPES, raw.charAt(at + 1));
    if (replacement === undefined) {
      at++;
      continue;
    }
    value += raw.slice(copied, at) + replacement;
    at += 2;
    copied = at;
  }
  return value + raw.slice(copied);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  t: '\t',
  r: '\r',
  n: '\n',
};

/** Length of a stretch of text in UTF-8, which is what nginx counts. */
export function bytesInUtf8(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
