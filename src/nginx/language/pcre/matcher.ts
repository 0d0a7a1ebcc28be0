/**
 * Runs a program on a subject as PCRE searches: from the leftmost place on, alternatives in their order, with
 * backtracking. What has failed from one instruction at one place is not tried there again, so that no pattern takes
 * exponential time: JavaScript's own expressions do, and cannot be stopped.
 */
import { isWordByte, otherCase } from './byte-set.ts';
import type { Position } from './node.ts';
import { endSlot, type InnerKind, type Program, startSlot } from './program.ts';

const UNSET = -1;

/** Where the whole match begins: `\K` moves it. */
const WHOLE_START = startSlot(0);
const WHOLE_END = endSlot(0);

/**
 * Steps after which a search is given up, a fraction of a second. Without references, lookarounds and atomic groups, a
 * search takes fewer than the subject's length times the size of the pattern. PCRE has a limit too, another one.
 */
const MOST_STEPS = 500_000;

export type SearchResult =
  /** The start and end of each group, one after the other, -1 where it took no part. */
  | { readonly kind: 'match'; readonly places: readonly number[] }
  | { readonly kind: 'no-match' }
  | { readonly kind: 'given-up' };

export function search(program: Program, subject: string): SearchResult {
  return new Search(program, subject).run();
}

/** Where to go on when the way taken fails. */
interface Choice {
  readonly at: number;
  readonly place: number;
  /** How many changes of slots to keep. */
  readonly changes: number;
}

type Tried = Set<number | string>;

class Search {
  readonly #program: Program;
  readonly #subject: string;
  readonly #slots: number[];
  /** Slots that were changed, with what they held. */
  readonly #changes: { readonly slot: number; readonly before: number }[] = [];
  #steps = 0;

  constructor(program: Program, subject: string) {
    this.#program = program;
    this.#subject = subject;
    this.#slots = new Array<number>(program.slotCount).fill(UNSET);
  }

  run(): SearchResult {
    const tried: Tried = new Set();
    for (let start = 0; start <= this.#subject.length; start++) {
      this.#set(WHOLE_START, start);
      const end = this.#runFrom(0, start, tried);
      if (end !== null) {
        this.#set(WHOLE_END, end);
        return { kind: 'match', places: this.#slots.slice(0, 2 * (this.#program.captureCount + 1)) };
      }
      if (this.#steps > MOST_STEPS) return { kind: 'given-up' };
    }
    return { kind: 'no-match' };
  }

  /** Runs up to an `accept`, and gives the place where that was. Failing, it leaves the slots as they were. */
  #runFrom(first: number, from: number, tried: Tried): number | null {
    const changes = this.#changes.length;
    const choices: Choice[] = [{ at: first, place: from, changes }];
    for (let choice = choices.pop(); choice !== undefined; choice = choices.pop()) {
      this.#undoTo(choice.changes);
      const end = this.#follow(choice, choices, tried);
      if (end !== null) return end;
      if (this.#steps > MOST_STEPS) break;
    }
    this.#undoTo(changes);
    return null;
  }

  /** Follows one way until it fails or accepts; other ways are pushed. */
  #follow(choice: Choice, choices: Choice[], tried: Tried): number | null {
    let { at, place } = choice;
    while (this.#steps++ <= MOST_STEPS) {
      const instruction = this.#program.instructions[at];
      if (instruction === undefined) return null;
      at++;
      switch (instruction.op) {
        case 'byte':
          if (place >= this.#subject.length || !instruction.set.has(this.#subject.charCodeAt(place)))
            return null;
          place++;
          break;
        case 'fork':
          if (!this.#isNew(at, place, tried)) return null;
          choices.push({ at: instruction.second, place, changes: this.#changes.length });
          at = instruction.first;
          break;
        case 'jump':
          at = instruction.to;
          break;
        case 'mark':
          this.#set(instruction.slot, place);
          break;
        case 'leave-if-unmoved':
          if (this.#slot(instruction.slot) === place) at = instruction.to;
          break;
        case 'close':
          this.#set(startSlot(instruction.group), this.#slot(instruction.opened));
          this.#set(endSlot(instruction.group), place);
          break;
        case 'position':
          if (!isAt(instruction.position, this.#subject, place)) return null;
          break;
        case 'reference': {
          const length = this.#lengthRepeated(instruction.group, instruction.ignoreCase, place);
          if (length === null) return null;
          place += length;
          break;
        }
        case 'back':
          place -= instruction.by;
          if (place < 0) return null;
          break;
        case 'inner': {
          const after = this.#runInner(instruction.kind, at, place);
          if (after === null) return null;
          place = after;
          at = instruction.next;
          break;
        }
        case 'keep':
          this.#set(WHOLE_START, place);
          break;
        case 'accept':
          return place;
        default:
          instruction satisfies never;
      }
    }
    return null;
  }

  #isNew(at: number, place: number, tried: Tried): boolean {
    const where = at * (this.#subject.length + 1) + place;
    const { deciding, turns } = this.#program;
    const key =
      deciding.length + turns.length === 0
        ? where
        : `${where} ${this.#turnsAt(place)} ${this.#decidingNow()}`;
    if (tried.has(key)) return false;
    tried.add(key);
    return true;
  }

  /** Which turns of loops have read nothing yet: all that a loop asks of where its turn began. */
  #turnsAt(place: number): string {
    return this.#program.turns.map((slot) => (this.#slot(slot) === place ? 1 : 0)).join('');
  }

  #decidingNow(): string {
    return this.#program.deciding.map((slot) => this.#slot(slot)).join(' ');
  }

  /** The place from which to go on, or null where that fails. */
  #runInner(kind: InnerKind, first: number, place: number): number | null {
    const changes = this.#changes.length;
    const end = this.#runFrom(first, place, new Set());
    switch (kind) {
      case 'atomic':
        return end;
      case 'look':
        return end === null ? null : place;
      case 'look-negative':
        this.#undoTo(changes);
        return end === null ? place : null;
      default:
        return kind satisfies never;
    }
  }

  /** How long the repetition of a group's text at this place is; null where it is not repeated. */
  #lengthRepeated(group: number, ignoreCase: boolean, place: number): number | null {
    const start = this.#slot(startSlot(group));
    const length = this.#slot(endSlot(group)) - start;
    if (start === UNSET || place + length > this.#subject.length) return null;
    for (let offset = 0; offset < length; offset++) {
      const one = this.#subject.charCodeAt(start + offset);
      const other = this.#subject.charCodeAt(place + offset);
      if (one !== other && !(ignoreCase && otherCase(one) === other)) return null;
    }
    return length;
  }

  #slot(slot: number): number {
    return this.#slots[slot] ?? UNSET;
  }

  #set(slot: number, place: number): void {
    this.#changes.push({ slot, before: this.#slot(slot) });
    this.#slots[slot] = place;
  }

  #undoTo(length: number): void {
    while (this.#changes.length > length) {
      const change = this.#changes.pop();
      if (change !== undefined) this.#slots[change.slot] = change.before;
    }
  }
}

function isAt(position: Position, subject: string, place: number): boolean {
  const { length } = subject;
  switch (position) {
    case 'start':
      return place === 0;
    case 'end':
      return place === length;
    case 'final-line-end':
      return place === length || (place === length - 1 && subject[place] === '\n');
    case 'line-start':
      return place === 0 || (place < length && subject[place - 1] === '\n');
    case 'line-end':
      return place === length || subject[place] === '\n';
    case 'word-boundary':
      return isWordAt(subject, place - 1) !== isWordAt(subject, place);
    case 'no-word-boundary':
      return isWordAt(subject, place - 1) === isWordAt(subject, place);
    default:
      return position satisfies never;
  }
}

function isWordAt(subject: string, place: number): boolean {
  return place >= 0 && place < subject.length && isWordByte(subject.charCodeAt(place));
}
