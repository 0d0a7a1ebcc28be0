/**
 * Puts a tree together from what a parser meets, in the order of the text: what is the same for YAML and JSON. Refuses
 * keys that stand twice, and counts, so that no file can stand for more than it has a right to.
 */
import type { Span } from '../../text/span.ts';
import { type Mistake, mistakeAt } from '../mistake.ts';
import { DEEPEST, type Entry, MOST_VALUES, type ScalarNode, type Tree } from './tree.ts';

interface OpenSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: Tree[];
}

interface OpenMapping {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly entries: Entry[];
  readonly keys: Map<string, Span>;
  /** A key whose value has not come yet; `key` is null where it cannot be used. */
  pending: { readonly key: string | null; readonly span: Span } | null;
}

/** What a node stands for, its aliases resolved. */
interface Size {
  readonly values: number;
  readonly height: number;
}

const ONE: Size = { values: 1, height: 1 };

const MOST_MISTAKES = 1_000;

export class TreeBuilder {
  readonly mistakes: Mistake[] = [];
  root: Tree | null = null;
  readonly #open: (OpenSequence | OpenMapping)[] = [];
  readonly #sizes = new Map<Tree, Size>();

  /** Whether what comes next is a key. */
  get expectsKey(): boolean {
    const top = this.#open.at(-1);
    return top?.kind === 'mapping' && top.pending === null;
  }

  /** Where a value that is left out would stand: at its key. */
  get emptySpan(): Span | null {
    const top = this.#open.at(-1);
    return top?.kind === 'mapping' ? (top.pending?.span ?? top.span) : (top?.span ?? null);
  }

  /** Of a text in which everything is wrong, the first mistakes are enough. */
  refuse(mistake: Mistake): void {
    if (this.mistakes.length < MOST_MISTAKES) this.mistakes.push(mistake);
  }

  key(key: string, span: Span): void {
    const top = this.#open.at(-1);
    if (top?.kind !== 'mapping') return;
    const first = top.keys.get(key);
    if (first !== undefined) {
      const { line } = first.file.positionAt(first.start);
      this.refuse(
        mistakeAt(span, `the key ${key} stands twice`, {
          help: `it stands on line ${line} as well; keep one of the two`,
        }),
      );
    }
    top.keys.set(key, first ?? span);
    top.pending = { key: first === undefined ? key : null, span };
  }

  /** A key that is no text; its value is read, and forgotten. */
  refusedKey(span: Span, message: string): void {
    const top = this.#open.at(-1);
    if (top?.kind !== 'mapping') return;
    this.refuse(mistakeAt(span, message));
    top.pending = { key: null, span };
  }

  openMapping(span: Span): void {
    this.#open.push({ kind: 'mapping', span, entries: [], keys: new Map(), pending: null });
  }

  openSequence(span: Span): void {
    this.#open.push({ kind: 'sequence', span, items: [] });
  }

  scalar(span: Span, value: ScalarNode['value']): Tree {
    return this.#place({ kind: 'scalar', span, value }, ONE);
  }

  /** The value that an anchor names, once more. */
  again(node: Tree): void {
    this.#place(node, this.#sizes.get(node) ?? ONE);
  }

  /** Ends what was opened last; its span then reaches to `end`. */
  close(end: number): Tree | null {
    const top = this.#open.pop();
    if (top === undefined) return null;
    const span = { ...top.span, end: Math.max(top.span.start, end) };
    const node: Tree =
      top.kind === 'sequence'
        ? { kind: 'sequence', span, items: top.items }
        : { kind: 'mapping', span, entries: top.entries };
    const children = node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value);
    let { values, height } = ONE;
    for (const child of children) {
      const size = this.#sizes.get(child) ?? ONE;
      values += size.values;
      height = Math.max(height, size.height + 1);
    }
    return this.#place(node, { values, height });
  }

  #place(node: Tree, size: Size): Tree {
    this.#sizes.set(node, size);
    const top = this.#open.at(-1);
    if (top === undefined) this.root = node;
    else if (top.kind === 'sequence') top.items.push(node);
    else if (top.pending !== null) {
      const { key, span } = top.pending;
      if (key !== null) top.entries.push({ key, keySpan: span, value: node });
      top.pending = null;
    }
    return node;
  }

  /** Whether the whole stands for more, or nests deeper, than a configuration file may: aliases multiply. */
  get isTooMuch(): boolean {
    const { values, height } = (this.root === null ? null : this.#sizes.get(this.root)) ?? ONE;
    return values > MOST_VALUES || height > DEEPEST;
  }
}
