/**
 * The content of a configuration file as a tree in which each key and each value knows its place. YAML and JSON become
 * the same tree. An alias is the very node that its anchor names, so that a tree may share nodes but holds no circle.
 */

import type { Span } from '../../text/span.ts';
import type { Mistake } from '../mistake.ts';

export type Tree = MappingNode | SequenceNode | ScalarNode;

export interface MappingNode {
  readonly kind: 'mapping';
  readonly span: Span;
  /** Keys are unique. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly Tree[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Empty, at its key, where nothing is written. */
  readonly span: Span;
  readonly value: string | number | boolean | null;
}

/** Null where there is nothing in the file; `mistakes` keep it from being used. */
export interface ReadTree {
  readonly tree: Tree | null;
  readonly mistakes: readonly Mistake[];
}

/** More than any configuration file nests. */
export const DEEPEST = 64;
/** Larger than any configuration file; smaller than what takes the process down. */
export const LARGEST_TEXT = 2 ** 20;
/** Of values, with each alias counted as what it stands for. */
export const MOST_VALUES = 100_000;

export function entryOf(node: Tree | undefined, key: string): Entry | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The value of a key, where the node is a mapping that has it. */
export function childOf(node: Tree | undefined, key: string): Tree | undefined {
  return entryOf(node, key)?.value;
}

export function itemsOf(node: Tree | undefined): readonly Tree[] {
  return node?.kind === 'sequence' ? node.items : [];
}

export function entriesOf(node: Tree | undefined): readonly Entry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}

/** The text, where the node is one. */
export function textOf(node: Tree | undefined): string | null {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}

/** Plain values, as a validator wants them. */
export function toPlain(node: Tree): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(toPlain);
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, toPlain(value)]));
  }
}
