/**
 * Makes foreign text safe to show. Configurations, file names and messages made from them may hold terminal control
 * sequences, or characters that change the direction of the text, and so could rewrite what stands on the screen.
 */

/** Controls, invisible and bidirectional formatting, line and paragraph separators, unpaired surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** What most lines hold: one column for each character, and nothing to write out. */
const PRINTABLE_ASCII = /^[ -~]*$/;

export function isPrintableAscii(text: string): boolean {
  return PRINTABLE_ASCII.test(text);
}

/** The text with each such character written out, as in `\u{1b}`. Tabs and line feeds are written out too. */
export function escapeControls(text: string): string {
  if (isPrintableAscii(text)) return text;
  return text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
