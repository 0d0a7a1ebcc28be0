/** Blocks that are being read, and the nodes that they become. */
import type { Block, Directive, Word } from './tree.ts';

export interface OpenBlock {
  /** The directive that opened it; null for the block of an entry. */
  readonly name: Word | null;
  readonly args: readonly Word[];
  readonly conditional: boolean;
  /** Null for a block without braces. */
  readonly brace: Word | null;
  readonly children: Directive[];
  opaque: boolean;
}

/** Stands for a name where there is none. */
export const NO_WORD: Word = {
  start: 0,
  end: 0,
  value: '',
  quote: '',
  startsLine: true,
  templated: false,
  environment: false,
};

export function emptyBlock(): Block {
  return { open: -1, close: -1, children: [], opaque: false };
}

export function openBlock(
  name: Word | null,
  args: readonly Word[],
  conditional: boolean,
  brace: Word | null,
): OpenBlock {
  return { name, args, conditional, brace, children: [], opaque: false };
}

/** The directive of a block, `close` being its closing brace; null where the file ends first. */
export function closed(open: OpenBlock, close: Word | null): Directive {
  const name = open.name ?? NO_WORD;
  const brace = open.brace ?? name;
  const block = {
    open: brace.start,
    close: close?.start ?? -1,
    children: open.children,
    opaque: open.opaque,
  };
  const end = close?.end ?? Math.max(brace.end, open.children.at(-1)?.end ?? 0);
  return directive(name, open.args, block, open.conditional, end);
}

export function directive(
  name: Word,
  args: readonly Word[],
  block: Block | null,
  conditional: boolean,
  end: number,
): Directive {
  return { name, args, start: name.start, end, block, conditional };
}

/** Where a node with this block ends: after the closing brace, or after all that was read of it. */
export function endOfBlock(block: Block, otherwise: number): number {
  if (block.close !== -1) return block.close + 1;
  return Math.max(otherwise, block.open + 1, block.children.at(-1)?.end ?? 0);
}
