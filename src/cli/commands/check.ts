/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject } from '../../lint/project.ts';
import { lint } from '../../lint/run.ts';
import { ExitStatus } from '../exit-status.ts';
import { findInputs } from '../inputs.ts';
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
  const inputs = await findInputs(paths, settings, surroundings);
  const project = loadProject(inputs.source, inputs.request);
  const result = lint(project, [...rules, ...settings.ownRules], { settingsFor: settings.settingsFor });
  const problems = problemsOf(inputs, project, result.failures, surroundings);
  const report = checkReport(project, result, null, problems, settings, surroundings);
  await printReport(report, checkFormat(settings), settings, surroundings);
  const unwritten = await printReportFiles(report, settings, surroundings);
  printHidden(result, settings, surroundings);
  printNotes(inputs, settings, surroundings);
  const failed = printProblems([...problems, ...unwritten], surroundings);
  return statusOf(report.findings, failed, settings);
}
