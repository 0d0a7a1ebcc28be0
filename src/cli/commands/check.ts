/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject, type Project } from '../../lint/project.ts';
import { type LintResult, lint } from '../../lint/run.ts';
import type { ExitStatus } from '../exit-status.ts';
import { findInputs, isInPart } from '../inputs.ts';
import { printNotes, printProblems, statusOf } from '../outcome.ts';
import { checkReport, printHidden, printReport } from '../print.ts';
import { checkFormat, type Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function check(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  if (settings.addSuppressions !== null) {
    const { addSuppressions } = await import('./add-suppressions.ts');
    return addSuppressions(paths, settings.addSuppressions, settings, surroundings);
  }
  const inputs = await findInputs(paths, settings, surroundings);
  const project = loadProject(inputs.source, inputs.request);
  const found = lint(project, rules, { inPart: isInPart(inputs, settings) });
  const { result, notes } = await withBaseline(found, project, settings, surroundings);
  const report = checkReport(project, result, null, settings, surroundings);
  await printReport(report, checkFormat(settings), settings, surroundings);
  printHidden(result, settings, surroundings);
  printNotes({ notes: [...inputs.notes, ...notes] }, settings, surroundings);
  const problems = printProblems(inputs, project, result.failures, surroundings);
  return statusOf(report.findings, problems, settings);
}

/** The same result without what the baseline accepts, which is loaded where there is one. */
async function withBaseline(
  result: LintResult,
  project: Project,
  settings: Settings,
  surroundings: Surroundings,
): Promise<{ readonly result: LintResult; readonly notes: readonly string[] }> {
  if (settings.baseline === null) return { result, notes: [] };
  const { acceptBaseline } = await import('../baseline.ts');
  return acceptBaseline(result, project, settings.baseline, settings, surroundings);
}
