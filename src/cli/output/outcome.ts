/** What a run that looked at configurations came to: what went wrong besides findings, and the exit status. */
import type { Finding } from '../../lint/finding.ts';
import type { RuleFailure } from '../../lint/gather.ts';
import type { Project } from '../../lint/project.ts';
import { escapeControls } from '../../report/escape.ts';
import { hasFindingsAtLeast } from '../../report/report.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { placeOfError } from '../plugins/error-place.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

/** What could not be read, and which rules failed, each as a sentence for people. */
export function problemsOf(
  inputs: Inputs,
  project: Pick<Project, 'unreadable'>,
  failures: readonly RuleFailure[],
  { cwd }: Surroundings,
): readonly string[] {
  return [
    ...inputs.problems,
    ...project.unreadable.map(({ path, reason }) => `${shownPath(path, cwd)}: ${reason}`),
    ...failures.map(failureProblem),
  ];
}

/** Says them. Returns how many there are. */
export function printProblems(problems: readonly string[], { stderr }: Surroundings): number {
  for (const problem of problems) stderr.write(`proxylint: ${escapeControls(problem)}\n`);
  return problems.length;
}

/** Whose defect it is: the slash in an id tells a rule of a plugin, whose author needs the line that threw. */
function failureProblem({ rule, message, cause }: RuleFailure): string {
  if (!rule.includes('/')) return `internal error in the rule ${rule}, a defect of proxylint: ${message}`;
  const place = placeOfError(cause);
  return `the rule ${rule} of a plugin fails: ${message}${place === null ? '' : ` (${place})`}`;
}

/** Says how the inputs were read, where that is not plain from what was given. */
export function printNotes(
  { notes }: Pick<Inputs, 'notes'>,
  { quiet }: Settings,
  { stderr }: Surroundings,
): void {
  if (quiet) return;
  for (const note of notes) stderr.write(`${escapeControls(note)}.\n`);
}

/** A run that failed says so, whatever it found besides. */
export function statusOf(shown: readonly Finding[], problems: number, { failOn }: Settings): ExitStatus {
  if (problems > 0) return ExitStatus.failed;
  return hasFindingsAtLeast(shown, failOn) ? ExitStatus.findings : ExitStatus.clean;
}
