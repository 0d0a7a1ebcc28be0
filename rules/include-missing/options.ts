/** Files that a deployment makes. */
import { type NameTest, namesFrom, namesOption } from '../../src/lint/option-values.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';

export interface IncludeMissingOptions {
  /** By the name in the `include`, as it is written. */
  readonly isOptional: NameTest;
}

export const OPTIONS = defineOptions<IncludeMissingOptions>(
  {
    optional: namesOption(
      'Files that a deployment makes, by the names in their `include` lines. `*` stands for any text, slashes among it, as in `snippets/generated/*`.',
    ),
  },
  ({ optional }) => ({ isOptional: namesFrom(optional) }),
);
