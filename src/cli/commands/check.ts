/** `proxylint check`: what keeps WebSockets from arriving or from staying open. */
import { rules } from '../../../rules/index.ts';
import { loadProject } from '../../lint/project.ts';
import { type LintOptions, type LintResult, lint } from '../../lint/run.ts';
import type { JudgedFiles } from '../baseline.ts';
import { ExitStatus } from '../exit-status.ts';
import { findAskedInputs } from '../inputs/asked-inputs.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Judged } from '../judging.ts';
import { printNotes, printProblems, problemsOf, statusOf } from '../output/outcome.ts';
import { checkReport, printHidden, printReport, printReportFiles } from '../output/print.ts';
import { Progress } from '../progress.ts';
import { checkFormat, type Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function check(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  if (settings.showSettings) {
    const { showSettings } = await import('../settings/show-settings.ts');
    surroundings.stdout.write(showSettings(paths, settings, surroundings.cwd));
    return ExitStatus.clean;
  }
  if (settings.addSuppressions !== null) {
    const { addSuppressions } = await import('./add-suppressions.ts');
    return addSuppressions(paths, settings.addSuppressions, settings, surroundings);
  }
  const progress = new Progress(surroundings, settings.quiet);
  const { inputs, project, ...judgement } = await progress.during(async () => {
    const found = await findAskedInputs(paths, settings, progress.watching(surroundings));
    const options = { settingsFor: settings.settingsFor, missingRoots: found.missingRoots };
    return { inputs: found, ...(await judged(found, settings, options, progress, surroundings)) };
  });
  const seen = { project, missingRoots: inputs.missingRoots };
  const { result, notes } = await withBaseline(judgement, seen, settings, surroundings);
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
  { result, notes }: Pick<Judged, 'result' | 'notes'>,
  seen: JudgedFiles,
  settings: Settings,
  surroundings: Surroundings,
): Promise<{ readonly result: LintResult; readonly notes: readonly string[] }> {
  if (settings.baseline === null) return { result, notes };
  const { acceptBaseline } = await import('../baseline.ts');
  const accepted = await acceptBaseline(result, seen, settings.baseline, settings, surroundings);
  return { result: accepted.result, notes: [...notes, ...accepted.notes] };
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
  if (inputs.before !== undefined) {
    const { lintChange } = await import('../../lint/brought.ts');
    const { source, request, before } = inputs;
    const allRules = [...rules, ...settings.ownRules];
    const { project, result, brought } = lintChange(source, request, before, allRules, options);
    return { project, result, notes: broughtNotes(brought) };
  }
  if (isPlain && inputs.request.named.length < MANY_FILES) {
    const project = loadProject(inputs.source, inputs.request);
    return { project, result: lint(project, [...rules, ...settings.ownRules], options), notes: [] };
  }
  const { judgeInputs } = await import('../judging.ts');
  return judgeInputs(inputs, settings, options, progress, surroundings);
}

function broughtNotes(brought: number): readonly string[] {
  if (brought === 0) return [];
  const findings = brought === 1 ? '1 finding is' : `${brought} findings are`;
  return [`${findings} in files that did not change, because of what did`];
}
