/** Texts by characters, as Go's `[]rune` has them; here each is the bytes that it takes in UTF-8. */
import { error, string } from './results.ts';
import type { Result, Value } from './tree.ts';

const RUNE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, controls included.
  /[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/g;

/** Null where the bytes are no UTF-8. */
export function runesOf(text: string): readonly string[] | null {
  const runes: readonly string[] = text.match(RUNE) ?? [];
  let length = 0;
  for (const rune of runes) length += rune.length;
  return length === text.length ? runes : null;
}

/** `charAt`: nothing where the text ends. */
export function textAt(runes: readonly string[], index: bigint): Result {
  if (index < 0n || index > BigInt(runes.length)) return error('index out of range');
  return string(runes[Number(index)] ?? '');
}

/** `strings.SplitN`; `limit` less than zero for all parts. */
export function splitText(runes: readonly string[], separator: string, limit: number): readonly string[] {
  if (limit === 0) return [];
  const text = runes.join('');
  const all = separator === '' ? runes : text.split(separator);
  if (limit < 0 || all.length <= limit) return all;
  return [...all.slice(0, limit - 1), all.slice(limit - 1).join(separator)];
}

export function join(items: readonly Value[], separator: string): Result {
  const texts: string[] = [];
  for (const item of items) {
    if (item.kind !== 'string') return error('no such overload');
    texts.push(item.value);
  }
  return string(texts.join(separator));
}
