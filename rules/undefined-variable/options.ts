/** Variables that something defines which proxylint does not see. */
import { type NameTest, namesFrom, namesOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface UndefinedVariableOptions {
  /** By a name in lower case, without the `$`. */
  readonly isKnown: NameTest;
}

export const OPTIONS = defineOptions<UndefinedVariableOptions>(
  {
    known: namesOption(
      'Variables that a module, Lua or a file that is not here defines, with or without `$`. `*` stands for any text, as in `geoip2_*`.',
    ),
  },
  ({ known }) => ({ isKnown: namesFrom(Array.isArray(known) ? known.map(plainName) : []) }),
);

/** nginx takes no account of letter case in the names of variables. */
function plainName(name: unknown): string {
  return String(name).replace(/^\$/, '').toLowerCase();
}
