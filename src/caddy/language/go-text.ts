/** Letter case and characters as Go's strings and unicode/utf8 packages see them, in texts of bytes (`src/text/bytes.ts`). */
import { toBytes } from '../../text/bytes.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, controls included.
const ASCII = /^[\x00-\x7f]*$/;

/** strings.ToLower: each character by itself. Bytes that are no UTF-8 become U+FFFD, unless all is ASCII. */
export function lowerCase(bytes: string): string {
  if (ASCII.test(bytes)) return bytes.toLowerCase();
  const text = new TextDecoder('utf-8').decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  return toBytes([...text].map((char) => [...char.toLowerCase()][0] ?? char).join(''));
}

/** utf8.DecodeRuneInString: the bytes of the character that starts at `at`; a byte that starts none is one by itself. */
export function runeAt(bytes: string, at: number): string {
  RUNE.lastIndex = at;
  return RUNE.exec(bytes)?.[0] ?? bytes.charAt(at);
}

const RUNE =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;
