/** Changes of a part of a `proxy_pass` value that leave the rest of it as it is written. */
import type { TextEdit } from '../../text/edit.ts';
import type { Statement } from '../config/context.ts';
import { readProxyTarget } from '../config/proxy-target.ts';

/** Puts another URI part in the place of the one in an argument; null where the argument is not written as it reads. */
export function replaceUri(handler: Statement, uri: string): TextEdit | null {
  const old = readProxyTarget(handler.directive.args[0]?.value ?? '').uri;
  return replaceInArgument(
    handler,
    0,
    (value) => ({ start: value.length - old.length, end: value.length }),
    uri,
  );
}

/** Puts a text in the place of a part of an argument; null where the argument is not written as it reads. */
export function replaceInArgument(
  statement: Statement,
  index: number,
  part: (value: string) => { readonly start: number; readonly end: number } | null,
  text: string,
): TextEdit | null {
  const word = statement.directive.args[index];
  if (word === undefined || statement.stock) return null;
  const first = word.start + word.quote.length;
  const isVerbatim = statement.file.text.startsWith(word.value, first);
  const place = part(word.value);
  if (!isVerbatim || place === null) return null;
  return { file: statement.file, start: first + place.start, end: first + place.end, text };
}
