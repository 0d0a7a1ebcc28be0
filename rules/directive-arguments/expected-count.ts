/** How many arguments a directive takes, in words. */
import type { DirectiveForm } from '../../src/nginx/language/directives.ts';

export function expectedCount(forms: readonly DirectiveForm[]): string {
  const counts = new Set<number>();
  let min: number | null = null;
  for (const { argumentCounts } of forms) {
    if (argumentCounts === null) continue;
    if ('min' in argumentCounts) min = Math.min(min ?? argumentCounts.min, argumentCounts.min);
    else for (const count of argumentCounts.counts) counts.add(count);
  }
  if (min !== null) return `at least ${min} argument${min === 1 ? '' : 's'}`;
  const sorted = [...counts].sort((a, b) => a - b);
  if (sorted.length === 1)
    return sorted[0] === 0 ? 'no arguments' : `${sorted[0]} argument${sorted[0] === 1 ? '' : 's'}`;
  return `${sorted.slice(0, -1).join(', ')} or ${sorted.at(-1)} arguments`;
}
