/** Subjects that a pattern matches, to ask a model about a place that only a pattern describes. */
import { compilePattern } from './pattern.ts';

/** A few subjects that the pattern matches; none where none can be built. */
export function samplesOf(pattern: string, ignoreCase: boolean): readonly string[] {
  const compiled = compilePattern(pattern, ignoreCase);
  if (compiled.kind === 'unknown') return [];
  const literal = pattern.replace(/^\^|\$$/g, '').replace(/\\(.)/g, '$1');
  return [literal, `/${literal}`].filter((sample) => compiled.value.match(sample) !== null);
}
