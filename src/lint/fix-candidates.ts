/** Which fixes of a state can be applied, and which of those together. */
import { applyEdits, editsByFile } from '../text/edit.ts';
import { type Analysis, SYNTAX_RULE } from './analysis.ts';
import { AcceptedEdits } from './edit-conflict.ts';
import { type Finding, type Fix, isSeverityAtLeast } from './finding.ts';
import type { Candidate, Strictness } from './fix-check.ts';
import { SUPPRESSION_RULE } from './suppression/suppressions.ts';

/** A fix that was there to be applied and was not. */
export interface SkippedFix {
  readonly finding: Finding;
  /** For people: "it would also change another route (idleTimeout): location /api → …". */
  readonly reason: string;
}

export interface Candidates {
  /** The gravest findings first, since the first of two fixes that conflict is chosen. */
  readonly fixes: readonly Candidate[];
  /** Those that cannot be applied whatever the rest of the project says. */
  readonly refused: readonly SkippedFix[];
}

/** The fixes that are applied under one strictness, among the findings of the named files. */
export function candidatesOf(analysis: Analysis, strictness: Strictness): Candidates {
  const fixes: Candidate[] = [];
  const refused: SkippedFix[] = [];
  for (const finding of analysis.result.findings) {
    const { fix } = finding;
    if (fix === null || strictnessFor(finding, fix) !== strictness) continue;
    const reason = reasonAgainst(fix, analysis, strictness);
    if (reason === null) fixes.push({ finding, fix });
    else refused.push({ finding, reason });
  }
  const rank = ({ finding }: Candidate) =>
    isSeverityAtLeast(finding.severity, 'error') ? 0 : isSeverityAtLeast(finding.severity, 'warning') ? 1 : 2;
  return { fixes: fixes.sort((a, b) => rank(a) - rank(b)), refused };
}

/**
 * Takes fixes in their order, each with all its edits or not at all. Edits that several fixes have in common, such as
 * one map for two routes, are no conflict.
 */
export function chooseCompatible(candidates: readonly Candidate[]): {
  readonly chosen: readonly Candidate[];
  readonly conflicting: readonly Candidate[];
} {
  const accepted = new AcceptedEdits();
  const chosen: Candidate[] = [];
  const conflicting: Candidate[] = [];
  for (const candidate of candidates)
    (accepted.add(candidate.fix.edits) ? chosen : conflicting).push(candidate);
  return { chosen, conflicting };
}

function strictnessFor(finding: Finding, fix: Fix): Strictness {
  if (fix.safety === 'unsafe') return 'unsafe';
  if (finding.rule === SYNTAX_RULE) return 'syntax';
  return finding.rule === SUPPRESSION_RULE ? 'comments' : 'safe';
}

function reasonAgainst(fix: Fix, analysis: Analysis, strictness: Strictness): string | null {
  if (fix.edits.length === 0) return 'it changes nothing';
  for (const [file, edits] of editsByFile(fix.edits)) {
    if (analysis.files.get(file.path)?.text !== file.text) return `${file.path} is not part of the project`;
    if (edits.some(({ start, end }) => start < 0 || start > end || end > file.text.length)) {
      return `its edits lie outside ${file.path}`;
    }
    if (applyEdits(file.text, edits).kind === 'overlap') return 'its own edits overlap';
    if (strictness !== 'syntax' && analysis.syntaxProblems.has(file.path)) {
      return `${file.path} cannot be read without errors`;
    }
  }
  return null;
}
