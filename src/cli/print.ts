/** Prints what was found, in the form that was asked for: findings on stdout, what there is to say about the run on stderr. */
import type { Finding } from '../lint/finding.ts';
import type { Project } from '../lint/project.ts';
import { compareFindings, type LintResult } from '../lint/run.ts';
import { type CheckFormat, loadReporter } from '../report/index.ts';
import { coloured, plain } from '../report/paint.ts';
import type { PrettyOptions } from '../report/pretty.ts';
import { type CheckReport, displayPathFrom, type FixReport, summarize } from '../report/report.ts';
import { fingerprintsOf } from './fingerprints.ts';
import type { Settings } from './settings.ts';
import type { Output, Surroundings } from './surroundings.ts';

/** The findings that this run shows, and that decide about its exit status. */
function shownFindings({ findings, elsewhere }: LintResult, { all }: Settings): readonly Finding[] {
  return all ? [...findings, ...elsewhere].sort(compareFindings) : findings;
}

export function checkReport(
  project: Project,
  result: LintResult,
  fix: FixReport | null,
  settings: Settings,
  { cwd }: Surroundings,
): CheckReport {
  const findings = shownFindings(result, settings);
  return {
    findings,
    files: project.files,
    suppressed: result.suppressed,
    summary: summarize(findings, result.suppressed.length),
    displayPath: displayPathFrom(cwd),
    fingerprintOf: fingerprintsOf(result, displayPathFrom(cwd)),
    fix,
  };
}

export function prettyOptions({ color }: Settings, { columns }: Surroundings): PrettyOptions {
  return { paint: color ? coloured : plain, columns };
}

/**
 * Prints a report to stdout. People also get its summary, and in GitHub Actions the whole report as text, on stderr:
 * the log is where they read on from an annotation.
 */
export async function printReport(
  report: CheckReport,
  format: CheckFormat,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, stderr } = surroundings;
  if (format === 'pretty') return printPretty(report, stdout, settings, surroundings);
  const reporter = await loadReporter(format);
  const printed = format === 'github' ? fromWorkspace(report, surroundings) : report;
  for (const piece of reporter(printed, prettyOptions(settings, surroundings))) stdout.write(piece);
  if (settings.isFormatChosenByActions) await printPretty(report, stderr, settings, surroundings);
  else if (report.fix !== null) await printSummary(report, settings, surroundings);
}

/** GitHub finds the file of an annotation from the workspace, wherever the step's `working-directory` is. */
function fromWorkspace(report: CheckReport, { cwd, env }: Surroundings): CheckReport {
  return { ...report, displayPath: displayPathFrom(env.GITHUB_WORKSPACE || cwd) };
}

/** Findings to `output`; the summary to stderr, unless the run is to be quiet. */
export async function printPretty(
  report: CheckReport,
  output: Output,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { prettyFindings } = await import('../report/pretty.ts');
  for (const piece of prettyFindings(report, prettyOptions(settings, surroundings))) output.write(piece);
  await printSummary(report, settings, surroundings);
}

/** What the whole run came to; nothing where no file could be read, which is said elsewhere. */
async function printSummary(
  report: CheckReport,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  if (settings.quiet || report.files.length === 0) return;
  const { prettySummary } = await import('../report/pretty.ts');
  surroundings.stderr.write(prettySummary(report, prettyOptions(settings, surroundings)));
}

/** Findings of the same configuration in files that nobody named. */
export function printHidden(
  { elsewhere }: LintResult,
  { all, quiet }: Settings,
  { stderr }: Surroundings,
): void {
  if (all || quiet || elsewhere.length === 0) return;
  const findings = elsewhere.length === 1 ? '1 finding' : `${elsewhere.length} findings`;
  stderr.write(`${findings} in other files of the same configuration not shown; --all shows them.\n`);
}
