/** What a campaign counts, and how the counts are told. */

export interface Tally {
  pairs: number;
  /** Pairs of which the model does not say what becomes of the request. */
  unknown: number;
  readonly unknownBecause: Map<string, number>;
  /** What the requests came to, to see that they reach what they should. */
  readonly outcomes: Map<string, number>;
}

export function newTally(): Tally {
  return { pairs: 0, unknown: 0, unknownBecause: new Map(), outcomes: new Map() };
}

export function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A line for each, the most frequent first. */
export function listed(counts: ReadonlyMap<string, number>, most: number): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([key, times]) => `  ${times} ${key}`)
    .join('\n');
}

export function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
