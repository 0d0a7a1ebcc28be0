/** Directives of modules that proxylint has no table of. */
import { type NameTest, namesFrom, namesOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface UnknownDirectiveOptions {
  readonly isKnown: NameTest;
}

export const OPTIONS = defineOptions<UnknownDirectiveOptions>(
  {
    known: namesOption(
      'Directives that your nginx knows though proxylint does not: those of modules from elsewhere. `*` stands for any text, as in `brotli_*`.',
    ),
  },
  ({ known }) => ({ isKnown: namesFrom(known) }),
);
