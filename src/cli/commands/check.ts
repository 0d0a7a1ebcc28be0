/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject } from '../../lint/project.ts';
import { type LintOptions, lint } from '../../lint/run.ts';
import type { ExitStatus } from '../exit-status.ts';
import { findInputs, type Inputs } from '../inputs.ts';
import type { Judged } from '../judging.ts';
import { printNotes, printProblems, statusOf } from '../outcome.ts';
import { checkReport, printHidden, printReport } from '../print.ts';
import { Progress } from '../progress.ts';
import { checkFormat, type Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function check(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const progress = new Progress(surroundings, settings.quiet);
  const { inputs, project, result, notes } = await progress.during(async () => {
    const found = await findInputs(paths, settings, progress.watching(surroundings));
    return { inputs: found, ...(await judged(found, settings, {}, progress, surroundings)) };
  });
  const report = checkReport(project, result, null, settings, surroundings);
  await printReport(report, checkFormat(settings), settings, surroundings);
  printHidden(result, settings, surroundings);
  printNotes({ notes: [...inputs.notes, ...notes] }, settings, surroundings);
  const problems = printProblems(inputs, project, result.failures, surroundings);
  return statusOf(report.findings, problems, settings);
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
