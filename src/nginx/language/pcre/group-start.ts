/** How a group begins: what follows its `(`. */
import { type Cursor, notModelled, refused } from './cursor.ts';
import { type Options, readOptions } from './options.ts';

export type GroupStart =
  | { readonly kind: 'capture'; readonly name: string | null }
  /** `(?:…)`, and `(?|…)`, in which the groups of each alternative are numbered alike. */
  | { readonly kind: 'plain'; readonly options: Options; readonly sharedNumbers: boolean }
  | { readonly kind: 'atomic' }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean }
  /** `(?i)`, complete: for the rest of the group around it. */
  | { readonly kind: 'options'; readonly options: Options }
  /** `(?P=name)`, complete. */
  | { readonly kind: 'reference'; readonly group: string };

const SIMPLE: readonly (readonly [string, GroupStart])[] = [
  ['?>', { kind: 'atomic' }],
  ['?=', { kind: 'look', behind: false, negative: false }],
  ['?!', { kind: 'look', behind: false, negative: true }],
  ['?<=', { kind: 'look', behind: true, negative: false }],
  ['?<!', { kind: 'look', behind: true, negative: true }],
];

const NOT_MODELLED: readonly (readonly [RegExp, string])[] = [
  [/\*[a-zA-Z:_]/y, 'a verb'],
  [/\?(?:R|&|P>|[-+]?\d)/y, 'a call of a group'],
  [/\?\(/y, 'a condition'],
  [/\?C/y, 'a callout'],
  [/\?(?:\*|<\*)/y, 'a lookaround that is not atomic'],
];

const LONGEST_NAME = 32;

export function readGroupStart(cursor: Cursor, options: Options): GroupStart {
  for (const [expression, what] of NOT_MODELLED) {
    if (cursor.takeMatch(expression) !== null) throw notModelled(what);
  }
  for (const [text, start] of SIMPLE) if (cursor.take(text)) return start;
  if (cursor.take('?|')) return { kind: 'plain', options, sharedNumbers: true };
  if (cursor.take('?P=')) return { kind: 'reference', group: readName(cursor, ')') };
  if (cursor.take('?P<') || cursor.take('?<')) return { kind: 'capture', name: readName(cursor, '>') };
  if (cursor.take("?'")) return { kind: 'capture', name: readName(cursor, "'") };
  if (cursor.take('?')) return readOptionsStart(cursor, options);
  return options.onlyNamedCaptures
    ? { kind: 'plain', options, sharedNumbers: false }
    : { kind: 'capture', name: null };
}

function readOptionsStart(cursor: Cursor, before: Options): GroupStart {
  const options = readOptions(cursor, before);
  if (cursor.take(')')) return { kind: 'options', options };
  if (cursor.take(':')) return { kind: 'plain', options, sharedNumbers: false };
  throw refused('an option that it does not know');
}

/** Reads the name of a group and what ends it. */
export function readName(cursor: Cursor, end: string): string {
  const name = cursor.takeMatch(/[A-Za-z_]\w*/y)?.[0];
  if (name === undefined || name.length > LONGEST_NAME || !cursor.take(end)) {
    throw refused('a group whose name is none');
  }
  return name;
}
