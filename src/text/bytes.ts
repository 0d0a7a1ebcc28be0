/**
 * Proxies compare and rewrite bytes. While a request is followed, texts are strings with one character for each byte
 * (U+0000 to U+00FF), so that escapes, lengths and regular expressions come out as they do in the proxy.
 */

/** The UTF-8 bytes of a text as characters; plain ASCII is its own bytes. */
export function toBytes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, controls included.
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text that some bytes are in UTF-8; bytes that are none stand as `\xHH`. */
export function fromBytes(bytes: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, controls included.
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return bytes.replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
  }
}
