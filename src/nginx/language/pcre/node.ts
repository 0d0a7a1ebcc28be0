/** What a pattern says, as a tree. Letter case and the other options are resolved in it. */
import type { ByteSet } from './byte-set.ts';

export type PatternNode =
  /** One byte of a set. */
  | { readonly kind: 'byte'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  | Repeat
  | { readonly kind: 'capture'; readonly group: number; readonly body: PatternNode }
  /** Once matched, it is not matched in another way. */
  | { readonly kind: 'atomic'; readonly body: PatternNode }
  | Look
  | { readonly kind: 'position'; readonly position: Position }
  /** What a group, by its number or name, has matched last. It fails where the group took no part. */
  | { readonly kind: 'reference'; readonly group: number | string; readonly ignoreCase: boolean }
  /** `\K`: the match is said to begin here. */
  | { readonly kind: 'keep' };

export interface Repeat {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
  readonly lazy: boolean;
}

export interface Look {
  readonly kind: 'look';
  readonly behind: boolean;
  readonly negative: boolean;
  readonly body: PatternNode;
}

export type Position =
  | 'start'
  | 'end'
  /** At the end, or before a newline that is the last byte. */
  | 'final-line-end'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary';

export interface ParsedPattern {
  readonly root: PatternNode;
  /** The number of each named group. */
  readonly names: ReadonlyMap<string, number>;
  readonly captureCount: number;
}

/** Whether the node may match without reading a byte. It says yes where that is not certain. */
export function mayBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'byte':
      return false;
    case 'sequence':
      return node.items.every(mayBeEmpty);
    case 'choice':
      return node.branches.some(mayBeEmpty);
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.body);
    case 'capture':
    case 'atomic':
      return mayBeEmpty(node.body);
    case 'look':
    case 'position':
    case 'reference':
    case 'keep':
      return true;
    default:
      return node satisfies never;
  }
}

/** How many bytes the node always reads, as PCRE counts them for a lookbehind; null where that varies. */
export function widthOf(node: PatternNode): number | null {
  switch (node.kind) {
    case 'byte':
      return 1;
    case 'sequence':
      return node.items.reduce<number | null>((sum, item) => plus(sum, widthOf(item)), 0);
    case 'choice': {
      const [first = 0, ...others] = node.branches.map(widthOf);
      return others.every((width) => width === first) ? first : null;
    }
    case 'repeat': {
      // PCRE passes over the quantifier of a lookahead, but not over that of a lookbehind.
      if (node.body.kind === 'look' && !node.body.behind) return 0;
      const width = widthOf(node.body);
      return width === null || node.min !== node.max ? null : width * node.min;
    }
    case 'capture':
    case 'atomic':
      return widthOf(node.body);
    case 'look':
    case 'position':
    case 'keep':
      return 0;
    case 'reference':
      return null;
    default:
      return node satisfies never;
  }
}

function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
