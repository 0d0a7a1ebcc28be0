/** What a run that looked at configurations came to: what went wrong besides findings, and the exit status. */
import { isSeverityAtLeast } from '../lint/finding.ts';
import type { Project } from '../lint/project.ts';
import type { LintResult } from '../lint/run.ts';
import { ExitStatus } from './exit-status.ts';
import type { Inputs } from './inputs.ts';
import { shownPath } from './paths.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** Says what could not be read, and which rule failed. Returns how many problems there were. */
export function printProblems(
  inputs: Inputs,
  project: Project,
  result: LintResult | null,
  { stderr, cwd }: Surroundings,
): number {
  const problems = [
    ...inputs.problems,
    ...project.unreadable.map(({ path, reason }) => `${shownPath(path, cwd)}: ${reason}`),
    ...(result?.failures ?? []).map(
      ({ rule, message }) => `internal error in the rule ${rule}, which is a defect of proxylint: ${message}`,
    ),
  ];
  for (const problem of problems) stderr.write(`proxylint: ${problem}\n`);
  return problems.length;
}

/** A run that failed says so, whatever it found besides. */
export function statusOf(result: LintResult, problems: number, { failOn, all }: Settings): ExitStatus {
  if (problems > 0) return ExitStatus.failed;
  const shown = all ? [...result.findings, ...result.elsewhere] : result.findings;
  return shown.some(({ severity }) => isSeverityAtLeast(severity, failOn))
    ? ExitStatus.findings
    : ExitStatus.clean;
}
