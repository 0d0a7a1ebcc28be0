/**
 * Applies the fixes of a project to a fixed point, all of a round together, and accepts none that does more than it
 * says. Pure: the result is texts; writing them is the caller's business.
 */
import type { FileSource } from '../text/file-source.ts';
import { candidatesOf, chooseCompatible, type SkippedFix } from './fix-candidates.ts';
import type { Candidate, Objection, Strictness } from './fix-check.ts';
import { FixHistory, type FixState } from './fix-state.ts';
import type { Project, ProjectRequest } from './project.ts';
import type { Rule } from './rule.ts';
import type { LintOptions, LintResult } from './run.ts';
import { compareTexts } from './text-order.ts';

export type { SkippedFix } from './fix-candidates.ts';

export interface ChangedFile {
  /** Absolute path. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface FixOutcome {
  /** Sorted by path; a file whose text is as it was is not in it. */
  readonly changed: readonly ChangedFile[];
  /** How many fixes were applied, over all rounds. */
  readonly fixed: number;
  /** The project as it is afterwards. */
  readonly project: Project;
  readonly remaining: LintResult;
  /** Fixes that were not applied, with findings of the state afterwards. */
  readonly skipped: readonly SkippedFix[];
}

export interface FixOptions {
  /** Apply unsafe fixes too. */
  readonly unsafe: boolean;
}

/** A fix that conflicts with another at its place waits for a round; more rounds than this come to no end. */
const MOST_ROUNDS = 20;

/**
 * Fixes what is found in the named files. A fix may edit other files of the project, such as the root where a map
 * belongs. Fixing the result again changes nothing.
 */
export function fixProject(
  source: FileSource,
  request: ProjectRequest,
  rules: readonly Rule[],
  options: LintOptions,
  { unsafe }: FixOptions,
): FixOutcome {
  const history = new FixHistory(source, request, rules, options);
  const phases: readonly Strictness[] = [
    'syntax',
    'comments',
    'safe',
    ...(unsafe ? (['unsafe'] as const) : []),
  ];
  const skipped = runRounds(history, phases);
  const { texts, analysis, fixed } = history.current;
  return {
    changed: changedFiles(history.original, texts),
    fixed,
    project: analysis.project,
    remaining: analysis.result,
    skipped,
  };
}

/** Rounds until nothing more can be done. Rules whose fixes bring each other back for ever are given nothing at all. */
function runRounds(history: FixHistory, phases: readonly Strictness[]): readonly SkippedFix[] {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { kind, skipped } = runRound(history, phases);
    if (kind === 'end') return skipped;
  }
  history.advance(history.original);
  return allSkipped(history, phases, `after ${MOST_ROUNDS} rounds of fixes there still were more`);
}

function changedFiles(original: FixState, texts: ReadonlyMap<string, string>): readonly ChangedFile[] {
  const changed: ChangedFile[] = [];
  for (const [path, after] of texts) {
    const before = original.analysis.files.get(path)?.text;
    if (before !== undefined && before !== after) changed.push({ path, before, after });
  }
  return changed.sort((a, b) => compareTexts(a.path, b.path));
}

interface Round {
  /** `end`: nothing more can be done. */
  readonly kind: 'progress' | 'end';
  readonly skipped: readonly SkippedFix[];
}

/**
 * One round. The first phase in which a fix is accepted ends it, so that the next one starts from what is then the
 * truth; what was refused is tried again there, and is refused for good in the round in which nothing is accepted.
 */
function runRound(history: FixHistory, phases: readonly Strictness[]): Round {
  const skipped: SkippedFix[] = [];
  for (const phase of phases) {
    const candidates = candidatesOf(history.current.analysis, phase);
    skipped.push(...candidates.refused);
    let waiting = candidates.fixes;
    while (waiting.length > 0) {
      const { chosen, conflicting } = chooseCompatible(waiting);
      const settled = settle(history, chosen, phase);
      if (settled.state !== null) {
        if (history.advance(settled.state)) return { kind: 'progress', skipped: [] };
        return { kind: 'end', skipped: allSkipped(history, phases, 'it and another fix undo each other') };
      }
      skipped.push(...settled.refused);
      waiting = conflicting;
    }
  }
  return { kind: 'end', skipped };
}

function allSkipped(
  history: FixHistory,
  phases: readonly Strictness[],
  reason: string,
): readonly SkippedFix[] {
  return phases.flatMap((phase) => {
    const { fixes, refused } = candidatesOf(history.current.analysis, phase);
    return [...refused, ...fixes.map(({ finding }) => ({ finding, reason }))];
  });
}

interface Settled {
  /** After all fixes that were accepted; null when none was. */
  readonly state: FixState | null;
  readonly refused: readonly SkippedFix[];
}

/**
 * Finds out which of some compatible fixes can be accepted together: all, as a rule. Where something speaks against
 * them they are divided, until those that are to blame stand alone.
 */
function settle(history: FixHistory, fixes: readonly Candidate[], strictness: Strictness): Settled {
  const refused: SkippedFix[] = [];
  const refuse = (part: readonly Candidate[], reason: string) => {
    for (const { finding } of part) refused.push({ finding, reason });
  };
  const pending: (readonly Candidate[])[] = [fixes];
  let accepted: readonly Candidate[] = [];
  let state: FixState | null = null;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const together = [...accepted, ...part];
    const trial = history.try(together, strictness);
    if (trial === null) {
      refuse(part, 'too many other fixes were refused');
      continue;
    }
    const objection = trial.objections[0];
    if (objection === undefined) {
      accepted = together;
      state = trial.state;
    } else if (part.length === 1) refuse(part, objection.reason);
    else pending.push(...divide(part, trial.objections));
  }
  return { state, refused };
}

/** Two smaller parts, the one that is tried first at the end: those that nothing points at, or one half. */
function divide(
  part: readonly Candidate[],
  objections: readonly Objection[],
): readonly (readonly Candidate[])[] {
  const suspects = new Set(objections.flatMap((objection) => objection.suspects));
  const accused = part.filter((candidate) => suspects.has(candidate));
  if (accused.length > 0 && accused.length < part.length) {
    return [accused, part.filter((candidate) => !suspects.has(candidate))];
  }
  const half = part.length >> 1;
  return [part.slice(half), part.slice(0, half)];
}
