/** What a fix run would do, as commands to copy, each with what it comes to. */
import type { Summary } from './report.ts';

export interface FixHint {
  readonly command: string;
  /** `can fix 3`: what follows the command in a sentence. */
  readonly effect: string;
}

export function fixHints({ fixable, unsafeFixable }: Summary): readonly FixHint[] {
  const more = fixable > 0 ? ' more' : '';
  return [
    ...(fixable > 0 ? [{ command: 'proxylint fix', effect: `can fix ${fixable}` }] : []),
    ...(unsafeFixable > 0
      ? [
          {
            command: 'proxylint fix --unsafe-fixes',
            effect: `can fix ${unsafeFixable}${more}, which changes behaviour`,
          },
        ]
      : []),
  ];
}
