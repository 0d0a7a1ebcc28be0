/**
 * What was read as text and is none: a binary file, or text in UTF-16, which Windows' editors and shells write. Told by the
 * characters, each of which is a byte where the bytes are no UTF-8.
 */

/** How much is looked at, in characters. */
const LOOKED_AT = 8192;

/** The byte-order mark, alone or before text; U+0000 after it would make it UTF-32. */
const MARK = /^(?:\xFF\xFE(?!\0\0)|\xFE\xFF)/;

/** Some letters of ASCII, each with a byte of zeros after or before it. */
const LETTERS = /^(?:(?:[\t\n\r -~]\0){4}|(?:\0[\t\n\r -~]){4})/;

/** Whether the bytes, each taken for a character, are those of text in UTF-16. */
export function isUtf16(text: string): boolean {
  return MARK.test(text) || LETTERS.test(text);
}

/** Why it is no text of a configuration, as said after its path; null where it is. */
export function whyNoText(text: string): string | null {
  if (isUtf16(text)) return 'is UTF-16, which neither nginx nor Caddy reads; save it as UTF-8';
  return text.slice(0, LOOKED_AT).includes('\0') ? 'is a binary file' : null;
}
