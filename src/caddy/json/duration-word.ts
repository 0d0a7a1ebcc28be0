/** A time in JSON: a text as in a Caddyfile, or a number of nanoseconds. */
import type { Argument } from '../config/statement.ts';
import { word } from './line.ts';
import type { Cursor } from './place.ts';

/** Fewer nanoseconds than this nobody means: a number without its unit was taken for them. */
export const FEWEST_NANOSECONDS = 1_000_000;

const UNITS = [
  ['h', 3.6e12],
  ['m', 6e10],
  ['s', 1e9],
  ['ms', 1e6],
] as const;

/** As a Caddyfile says it: `"2s"` and 2000000000 are `2s`; a number too small to be meant, and -1, stay as they are. */
export function durationWord(cursor: Cursor | null): Argument | null {
  if (cursor === null) return null;
  const { node } = cursor;
  if (node.kind === 'string') return word(node.value, node.span);
  if (node.kind !== 'number') return null;
  return word(durationText(node.value), node.span);
}

export function durationText(nanoseconds: number): string {
  if (nanoseconds < FEWEST_NANOSECONDS) return String(nanoseconds);
  for (const [unit, size] of UNITS) {
    if (nanoseconds % size === 0) return `${nanoseconds / size}${unit}`;
  }
  return `${nanoseconds}ns`;
}
