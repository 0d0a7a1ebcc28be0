/**
 * Regular expressions as nginx runs them: PCRE without UTF, on bytes. Subjects hold one character for each byte
 * (U+0000 to U+00FF), as URIs and headers of the request model do; a pattern is the text of the configuration, and what is
 * not ASCII in it stands for its UTF-8 bytes.
 */
import { type Known, known, unknown } from '../../../route/setting.ts';

export interface CompiledPattern {
  match(subject: string): PatternMatch | null;
  /** The number of each named group. */
  readonly names: ReadonlyMap<string, number>;
  readonly captureCount: number;
}

export interface PatternMatch {
  /** By group number; the first is the whole match. A group that took no part is undefined. */
  readonly captures: readonly (string | undefined)[];
}

/** Whether a pattern holds only what PCRE and JavaScript read alike. */
const READ_ALIKE = /^(?:[\w\s^$|()[\].*+?,:;=!@#%&"'~<>/-]|\\[.\-/dwDW^$|()[\]*+?\\])*$/;

/** Unknown where PCRE refuses the pattern, or where this reader cannot say exactly what it matches. */
export function compilePattern(pattern: string, ignoreCase: boolean): Known<CompiledPattern> {
  if (!READ_ALIKE.test(pattern) || pattern.includes('(?')) return unknown('a pattern that is not read yet');
  try {
    const expression = new RegExp(pattern, ignoreCase ? 'i' : '');
    return known({
      match: (subject) => {
        const found = expression.exec(subject);
        return found === null ? null : { captures: [...found] };
      },
      names: new Map(),
      captureCount: (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1,
    });
  } catch {
    return unknown('a pattern that PCRE refuses');
  }
}
