/** Headers that are meant as they are written. */
import { type NameTest, namesFrom, namesOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface HeaderTypoOptions {
  /** By a header's name, or by what nginx calls it in a variable (`http_x_forwarded_four`), in any letter case. */
  readonly isRight: NameTest;
}

export const OPTIONS = defineOptions<HeaderTypoOptions>(
  {
    known: namesOption(
      'Names of headers that are right as they are, though they look like a slip: `X-Forwarded-Port-2`. `*` stands for any text.',
    ),
  },
  ({ known }) => {
    const test = namesFrom(Array.isArray(known) ? known.map((name) => plainName(String(name))) : []);
    return { isRight: (name) => test(plainName(name.replace(/^http_/i, ''))) };
  },
);

function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
