/** Stand-in until the translation of PCRE is merged. */
import { type Known, known, unknown } from '../../../route/setting.ts';
import { translatePattern } from '../../config/pattern.ts';

export interface PatternMatch {
  readonly captures: readonly (string | undefined)[];
}
export interface CompiledPattern {
  match(subject: string): PatternMatch | null;
  readonly names: ReadonlyMap<string, number>;
  readonly captureCount: number;
}
export function compilePattern(pattern: string, ignoreCase: boolean): Known<CompiledPattern> {
  const regex = translatePattern(pattern, ignoreCase);
  if (regex === null) return unknown('the regular expression cannot be decided');
  return known({
    names: new Map(),
    captureCount: 9,
    match: (subject) => {
      const found = regex.exec(subject);
      return found === null ? null : { captures: [...found] };
    },
  });
}
