/** Quantifiers: `*`, `+`, `?`, `{2}`, `{2,}`, `{2,5}`, each possibly lazy or possessive. */
import { ANY_BYTE, NOT_NEWLINE } from './byte-set.ts';
import { type Cursor, notModelled, refused } from './cursor.ts';
import type { PatternNode } from './node.ts';
import type { Options } from './options.ts';

export interface Counts {
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
}

export type Greed = 'greedy' | 'lazy' | 'possessive';

const HIGHEST_COUNT = 65_535;

const COUNTS: ReadonlyMap<string, Counts> = new Map([
  ['*', { min: 0, max: Number.POSITIVE_INFINITY }],
  ['+', { min: 1, max: Number.POSITIVE_INFINITY }],
  ['?', { min: 0, max: 1 }],
]);

/** The counts of a quantifier that comes next, or null. Braces that do not hold counts stand for themselves. */
export function readCounts(cursor: Cursor): Counts | null {
  const plain = COUNTS.get(cursor.peek());
  if (plain !== undefined) {
    cursor.next();
    return plain;
  }
  const braces = cursor.takeMatch(/\{(\d+)(,?)(\d*)\}/y);
  if (braces === null) return null;
  const [, first = '', comma, second = ''] = braces;
  const min = Number(first);
  const max = comma === '' ? min : second === '' ? Number.POSITIVE_INFINITY : Number(second);
  if (min > HIGHEST_COUNT || (second !== '' && max > HIGHEST_COUNT)) throw refused('a count above 65535');
  if (max < min) throw refused('counts in the wrong order');
  return { min, max };
}

/** The mark after the counts, where one follows. */
export function readGreed(cursor: Cursor, { swapGreed }: Options): Greed {
  if (cursor.take('+')) return 'possessive';
  return cursor.take('?') === swapGreed ? 'greedy' : 'lazy';
}

export function repeated(body: PatternNode, { min, max }: Counts, greed: Greed): PatternNode {
  // PCRE takes such a group for one that has to match, and what stands before it then gives nothing back.
  if (greed === 'possessive' && min === 0 && body.kind !== 'byte') {
    throw notModelled('a possessive group that may be left out');
  }
  // PCRE looks only at line starts where a pattern begins so, though a later place may match what a line start does not.
  if (greed === 'possessive' && body.kind !== 'byte' && holdsDotStar(body)) {
    throw notModelled('a possessive group that starts with .*');
  }
  // What a lookahead in such a group looks for, PCRE takes for something that a match has to hold.
  if (max === 0 && body.kind !== 'byte') throw notModelled('a group that is repeated 0 times');
  const repeat: PatternNode = { kind: 'repeat', body, min, max, lazy: greed === 'lazy' };
  return greed === 'possessive' ? { kind: 'atomic', body: repeat } : repeat;
}

/** Whether `.*` stands somewhere in the node, and so maybe at its start. */
function holdsDotStar(node: PatternNode): boolean {
  switch (node.kind) {
    case 'repeat':
      if (node.body.kind !== 'byte') return holdsDotStar(node.body);
      return node.max === Number.POSITIVE_INFINITY && [ANY_BYTE, NOT_NEWLINE].includes(node.body.set);
    case 'sequence':
      return node.items.some(holdsDotStar);
    case 'choice':
      return node.branches.some(holdsDotStar);
    case 'capture':
    case 'atomic':
      return holdsDotStar(node.body);
    default:
      return false;
  }
}
