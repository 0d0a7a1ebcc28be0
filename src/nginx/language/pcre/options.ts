/** Options that a pattern sets for itself, as in `(?i)` or `(?i-s:…)`. */
import type { Cursor } from './cursor.ts';
import { notModelled, refused } from './cursor.ts';

export interface Options {
  readonly ignoreCase: boolean;
  /** `s`: the dot matches a newline too. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at each line. */
  readonly multiLine: boolean;
  /** `x`: white space and comments are passed over; `xx`: spaces and tabs in classes too. */
  readonly extended: 'no' | 'x' | 'xx';
  /** `U`: quantifiers are lazy, and greedy with a question mark. */
  readonly swapGreed: boolean;
  /** `n`: plain parentheses do not capture. */
  readonly onlyNamedCaptures: boolean;
}

export const NO_OPTIONS: Options = {
  ignoreCase: false,
  dotAll: false,
  multiLine: false,
  extended: 'no',
  swapGreed: false,
  onlyNamedCaptures: false,
};

/** Reads `i-s` up to what ends it, `)` or `:`, which is left. */
export function readOptions(cursor: Cursor, before: Options): Options {
  const [, caret = '', on = '', minus = '', off = ''] =
    cursor.takeMatch(/(\^?)([imsxnJU]*)(-?)([imsxnJU]*)/y) ?? [];
  if (`${on}${off}`.includes('J')) throw notModelled('an option for names that are used twice');
  if (caret !== '' && minus !== '') throw refused('an option that it does not know');
  const reset: Options =
    caret === ''
      ? before
      : {
          ...before,
          ignoreCase: false,
          dotAll: false,
          multiLine: false,
          extended: 'no',
          onlyNamedCaptures: false,
        };
  return withOptions(withOptions(reset, on, true), off, false);
}

function withOptions(before: Options, letters: string, set: boolean): Options {
  const has = (letter: string) => letters.includes(letter);
  return {
    ignoreCase: has('i') ? set : before.ignoreCase,
    dotAll: has('s') ? set : before.dotAll,
    multiLine: has('m') ? set : before.multiLine,
    extended: has('x') ? (set ? (has('xx') ? 'xx' : 'x') : 'no') : before.extended,
    swapGreed: has('U') ? set : before.swapGreed,
    onlyNamedCaptures: has('n') ? set : before.onlyNamedCaptures,
  };
}
