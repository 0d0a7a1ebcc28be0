/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject, type Project } from '../../lint/project.ts';
import { type LintResult, lint } from '../../lint/run.ts';
import { findAskedInputs } from '../asked-inputs.ts';
import { ExitStatus } from '../exit-status.ts';
import { isInPart } from '../inputs.ts';
import { printNotes, printProblems, problemsOf, statusOf } from '../outcome.ts';
import { checkReport, printHidden, printReport, printReportFiles } from '../print.ts';
import { checkFormat, type Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function check(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  if (settings.showSettings) {
    const { showSettings } = await import('../show-settings.ts');
    surroundings.stdout.write(showSettings(paths, settings, surroundings.cwd));
    return ExitStatus.clean;
  }
  if (settings.addSuppressions !== null) {
    const { addSuppressions } = await import('./add-suppressions.ts');
    return addSuppressions(paths, settings.addSuppressions, settings, surroundings);
  }
  const inputs = await findAskedInputs(paths, settings, surroundings);
  const project = loadProject(inputs.source, inputs.request);
  const options = { settingsFor: settings.settingsFor, inPart: isInPart(inputs, settings) };
  const found = lint(project, [...rules, ...settings.ownRules], options);
  const { result, notes } = await withBaseline(found, project, settings, surroundings);
  const problems = problemsOf(inputs, project, result.failures, surroundings);
  const report = checkReport(project, result, null, problems, settings, surroundings);
  await printReport(report, checkFormat(settings), settings, surroundings);
  const unwritten = await printReportFiles(report, settings, surroundings);
  printHidden(result, settings, surroundings);
  printNotes({ notes: [...inputs.notes, ...notes] }, settings, surroundings);
  const failed = printProblems([...problems, ...unwritten], surroundings);
  return statusOf(report.findings, failed, settings);
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
