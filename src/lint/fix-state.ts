/** The files of a project on their way from the original to the fixed state. */
import { applyEdits } from '../text/edit.ts';
import type { FileSource } from '../text/file-source.ts';
import { type Analysis, analyse } from './analysis.ts';
import { AcceptedEdits } from './edit-conflict.ts';
import { withTexts } from './file-snapshot.ts';
import { type Candidate, type Objection, objectionsTo, type Strictness } from './fix-check.ts';
import type { ProjectRequest } from './project.ts';
import type { Rule } from './rule.ts';
import type { LintOptions } from './run.ts';
import { compareTexts } from './text-order.ts';

/** The texts that differ from the original, and what the project amounts to with them. */
export interface FixState {
  readonly texts: ReadonlyMap<string, string>;
  readonly analysis: Analysis;
  /** How many fixes led here. */
  readonly fixed: number;
}

export interface Trial {
  readonly state: FixState;
  /** Empty where the fixes did what they were meant to do and nothing else. */
  readonly objections: readonly Objection[];
}

/**
 * How many states may be tried out from one current state, so that a project full of refused fixes comes to an end. The
 * same from each state, however it was reached: a second run must not find what the first one had no trials left for.
 */
const MOST_TRIALS = 64;

export class FixHistory {
  readonly original: FixState;
  readonly #analyse: (texts: ReadonlyMap<string, string>) => Analysis;
  /** Every state that was current, by its texts, to notice fixes that undo each other. */
  readonly #seen = new Map<string, FixState>();
  #current: FixState;
  #trialsLeft = MOST_TRIALS;

  constructor(source: FileSource, request: ProjectRequest, rules: readonly Rule[], options: LintOptions) {
    this.#analyse = (texts) => analyse(withTexts(source, texts), request, rules, options);
    this.original = { texts: new Map(), analysis: this.#analyse(new Map()), fixed: 0 };
    this.#current = this.original;
    this.#seen.set(fingerprint(this.original.texts), this.original);
  }

  get current(): FixState {
    return this.#current;
  }

  /** The state that some compatible fixes lead to; null when enough has been tried out from here. */
  try(fixes: readonly Candidate[], strictness: Strictness): Trial | null {
    if (this.#trialsLeft === 0) return null;
    this.#trialsLeft -= 1;
    const texts = this.#textsAfter(fixes);
    const state = { texts, analysis: this.#analyse(texts), fixed: this.#current.fixed + fixes.length };
    return { state, objections: objectionsTo(fixes, this.#current.analysis, state.analysis, strictness) };
  }

  /**
   * Moves on to a state. False when the files have been as they are there before: they stay in that earlier state, so
   * that a second run ends where this one does.
   */
  advance(state: FixState): boolean {
    const key = fingerprint(state.texts);
    const seen = this.#seen.get(key);
    this.#current = seen ?? state;
    this.#seen.set(key, this.#current);
    this.#trialsLeft = MOST_TRIALS;
    return seen === undefined;
  }

  #textsAfter(fixes: readonly Candidate[]): ReadonlyMap<string, string> {
    const { texts: unchanged, analysis } = this.#current;
    const accepted = new AcceptedEdits();
    for (const { fix } of fixes) accepted.add(fix.edits);
    const texts = new Map(unchanged);
    for (const [path, edits] of accepted.byPath()) {
      const file = analysis.files.get(path);
      const applied = file === undefined ? null : applyEdits(file.text, edits);
      if (applied?.kind !== 'applied') continue;
      if (applied.text === this.original.analysis.files.get(path)?.text) texts.delete(path);
      else texts.set(path, applied.text);
    }
    return texts;
  }
}

function fingerprint(texts: ReadonlyMap<string, string>): string {
  return JSON.stringify([...texts].sort(([a], [b]) => compareTexts(a, b)));
}
