/** A pattern as instructions for the matcher, in the order in which PCRE tries things. */
import type { ByteSet } from './byte-set.ts';
import { branchesOf } from './lookbehind.ts';
import {
  type Look,
  mayBeEmpty,
  type ParsedPattern,
  type PatternNode,
  type Position,
  type Repeat,
  widthOf,
} from './node.ts';

/** Each instruction is followed by the next one, where it does not say otherwise. */
export type Instruction =
  | { readonly op: 'byte'; readonly set: ByteSet }
  /** Goes on at `first`, and at `second` when that fails. */
  | { readonly op: 'fork'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Remembers the place in a slot. */
  | { readonly op: 'mark'; readonly slot: number }
  /** Goes on at `to` where nothing was read since the place in the slot. */
  | { readonly op: 'leave-if-unmoved'; readonly slot: number; readonly to: number }
  /** The group has matched what lies between the place in `opened` and here. */
  | { readonly op: 'close'; readonly group: number; readonly opened: number }
  | { readonly op: 'position'; readonly position: Position }
  | { readonly op: 'reference'; readonly group: number; readonly ignoreCase: boolean }
  | { readonly op: 'back'; readonly by: number }
  /** Runs what follows up to its `accept` by itself, then goes on at `next`: from where that ended, or from here. */
  | { readonly op: 'inner'; readonly kind: InnerKind; readonly next: number }
  | { readonly op: 'keep' }
  | { readonly op: 'accept' };

export type InnerKind = 'atomic' | 'look' | 'look-negative';

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly captureCount: number;
  /** The slots of each group, its start and its end, come first; marks follow. */
  readonly slotCount: number;
  /** The slots on which depends what can still match: without them, only the instruction and the place count. */
  readonly deciding: readonly number[];
  /** The slots of which only counts, for what can still match, whether they hold the present place. */
  readonly turns: readonly number[];
}

/** PCRE has a limit of its own, on the size of its compiled form. */
const MOST_INSTRUCTIONS = 20_000;

/** Null for a pattern whose repetitions make it too large. */
export function programOf({ root, captureCount, names }: ParsedPattern): Program | null {
  const assembly = new Assembly(captureCount, names);
  assembly.add(root);
  assembly.emit({ op: 'accept' });
  return assembly.finish();
}

class Assembly {
  readonly #captureCount: number;
  readonly #names: ReadonlyMap<string, number>;
  readonly #instructions: Instruction[] = [];
  readonly #deciding = new Set<number>();
  readonly #turns: number[] = [];
  #slotCount: number;
  #added = 0;
  #tooLarge = false;

  constructor(captureCount: number, names: ReadonlyMap<string, number>) {
    this.#captureCount = captureCount;
    this.#names = names;
    this.#slotCount = 3 * (captureCount + 1);
  }

  finish(): Program | null {
    if (this.#tooLarge) return null;
    return {
      instructions: this.#instructions,
      captureCount: this.#captureCount,
      slotCount: this.#slotCount,
      deciding: [...this.#deciding],
      turns: this.#turns,
    };
  }

  get #here(): number {
    return this.#instructions.length;
  }

  emit(instruction: Instruction): number {
    return this.#instructions.push(instruction) - 1;
  }

  add(node: PatternNode): void {
    // Copies of what needs no instruction count, too.
    if (++this.#added > MOST_INSTRUCTIONS || this.#here > MOST_INSTRUCTIONS) this.#tooLarge = true;
    if (this.#tooLarge) return;
    switch (node.kind) {
      case 'byte':
        this.emit({ op: 'byte', set: node.set });
        return;
      case 'sequence':
        for (const item of node.items) this.add(item);
        return;
      case 'choice':
        this.#addChoice(node.branches, (branch) => this.add(branch));
        return;
      case 'repeat':
        this.#addRepeat(node);
        return;
      case 'capture': {
        const opened = openedSlot(node.group, this.#captureCount);
        this.emit({ op: 'mark', slot: opened });
        this.add(node.body);
        this.emit({ op: 'close', group: node.group, opened });
        return;
      }
      case 'atomic':
        this.#addInner('atomic', () => this.add(node.body));
        return;
      case 'look':
        this.#addLook(node);
        return;
      case 'position':
        this.emit({ op: 'position', position: node.position });
        return;
      case 'reference':
        this.#addReference(node.group, node.ignoreCase);
        return;
      case 'keep':
        this.emit({ op: 'keep' });
        return;
      default:
        node satisfies never;
    }
  }

  #addChoice(branches: readonly PatternNode[], addBranch: (branch: PatternNode) => void): void {
    const jumps: number[] = [];
    branches.forEach((branch, index) => {
      if (index === branches.length - 1) {
        addBranch(branch);
        return;
      }
      const fork = this.emit({ op: 'fork', first: this.#here + 1, second: 0 });
      addBranch(branch);
      jumps.push(this.emit({ op: 'jump', to: 0 }));
      this.#instructions[fork] = { op: 'fork', first: fork + 1, second: this.#here };
    });
    for (const jump of jumps) this.#instructions[jump] = { op: 'jump', to: this.#here };
  }

  /** `x{2,4}` as `xx(x(x)?)?`, and `x{2,}` as `xx+`, as PCRE does. What a lookaround finds, it finds the first time. */
  #addRepeat({ body, min: leastTimes, max: mostTimes, lazy }: Repeat): void {
    const limit = body.kind === 'look' ? 1 : Number.POSITIVE_INFINITY;
    const [min, max] = [Math.min(leastTimes, limit), Math.min(mostTimes, limit)];
    const endless = max === Number.POSITIVE_INFINITY;
    for (let copy = endless ? 1 : 0; copy < min && !this.#tooLarge; copy++) this.add(body);
    if (endless) {
      if (min === 0) this.#addOptional(lazy, () => this.#addLoop(body, lazy));
      else this.#addLoop(body, lazy);
      return;
    }
    const forks: number[] = [];
    for (let copy = min; copy < max && !this.#tooLarge; copy++) {
      forks.push(this.emit({ op: 'jump', to: 0 }));
      this.add(body);
    }
    for (const fork of forks) this.#instructions[fork] = forkAt(fork + 1, this.#here, lazy);
  }

  #addOptional(lazy: boolean, addBody: () => void): void {
    const fork = this.emit({ op: 'jump', to: 0 });
    addBody();
    this.#instructions[fork] = forkAt(fork + 1, this.#here, lazy);
  }

  /** Once, and as often as it goes on: a turn that reads nothing is the last one. */
  #addLoop(body: PatternNode, lazy: boolean): void {
    const start = this.#here;
    if (!mayBeEmpty(body)) {
      this.add(body);
      this.emit(forkAt(start, this.#here + 1, lazy));
      return;
    }
    const slot = this.#slotCount++;
    this.#turns.push(slot);
    this.emit({ op: 'mark', slot });
    this.add(body);
    this.emit({ op: 'leave-if-unmoved', slot, to: this.#here + 2 });
    this.emit(forkAt(start, this.#here + 1, lazy));
  }

  #addInner(kind: InnerKind, addBody: () => void): void {
    const inner = this.emit({ op: 'inner', kind, next: 0 });
    addBody();
    this.emit({ op: 'accept' });
    this.#instructions[inner] = { op: 'inner', kind, next: this.#here };
  }

  #addLook(look: Look): void {
    const { behind, negative, body } = look;
    this.#addInner(negative ? 'look-negative' : 'look', () => {
      if (!behind) {
        this.add(body);
        return;
      }
      this.#addChoice(branchesOf(look), (branch) => {
        this.emit({ op: 'back', by: widthOf(branch) ?? 0 });
        this.add(branch);
      });
    });
  }

  #addReference(to: number | string, ignoreCase: boolean): void {
    const group = typeof to === 'number' ? to : (this.#names.get(to) ?? 0);
    for (const slot of [startSlot(group), endSlot(group), openedSlot(group, this.#captureCount)]) {
      this.#deciding.add(slot);
    }
    this.emit({ op: 'reference', group, ignoreCase });
  }
}

function forkAt(body: number, after: number, lazy: boolean): Instruction {
  return lazy ? { op: 'fork', first: after, second: body } : { op: 'fork', first: body, second: after };
}

export function startSlot(group: number): number {
  return 2 * group;
}

export function endSlot(group: number): number {
  return 2 * group + 1;
}

function openedSlot(group: number, captureCount: number): number {
  return 2 * (captureCount + 1) + group;
}
