/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject } from '../../lint/project.ts';
import { type LintOptions, lint } from '../../lint/run.ts';
import { ExitStatus } from '../exit-status.ts';
import { findInputs, type Inputs } from '../inputs.ts';
import type { Judged } from '../judging.ts';
import { printNotes, printProblems, problemsOf, statusOf } from '../outcome.ts';
import { checkReport, printHidden, printReport, printReportFiles } from '../print.ts';
import { Progress } from '../progress.ts';
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
  const progress = new Progress(surroundings, settings.quiet);
  const options = { settingsFor: settings.settingsFor };
  const { inputs, project, result, notes } = await progress.during(async () => {
    const found = await findInputs(paths, settings, progress.watching(surroundings));
    return { inputs: found, ...(await judged(found, settings, options, progress, surroundings)) };
  });
  const problems = problemsOf(inputs, project, result.failures, surroundings);
  const report = checkReport(project, result, null, problems, settings, surroundings);
  await printReport(report, checkFormat(settings), settings, surroundings);
  const unwritten = await printReportFiles(report, settings, surroundings);
  printHidden(result, settings, surroundings);
  printNotes({ notes: [...inputs.notes, ...notes] }, settings, surroundings);
  const failed = printProblems([...problems, ...unwritten], surroundings);
  return statusOf(report.findings, failed, settings);
}

/** Files from which there may be more to it than one root after the other. */
const MANY_FILES = 50;

/** The same either way; what only large runs and some options need is not loaded for all others. */
async function judged(
  inputs: Inputs,
  settings: Settings,
  options: LintOptions,
  progress: Progress,
  surroundings: Surroundings,
): Promise<Judged> {
  const { cache, jobs, shard } = settings;
  const isPlain = cache === null && shard === null && (jobs === 'auto' || jobs === 1);
  if (isPlain && inputs.request.named.length < MANY_FILES) {
    const project = loadProject(inputs.source, inputs.request);
    return { project, result: lint(project, rules, options), notes: [] };
  }
  const { judgeInputs } = await import('../judging.ts');
  return judgeInputs(inputs, settings, options, progress, surroundings);
}
