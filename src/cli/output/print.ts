/** Prints what was found, in the form that was asked for: findings on stdout, what there is to say about the run on stderr. */
import type { Finding } from '../../lint/finding.ts';
import type { Project } from '../../lint/project.ts';
import { compareFindings, type LintResult } from '../../lint/run.ts';
import { counted } from '../../report/counted.ts';
import { gravest } from '../../report/gravest.ts';
import { type CheckFormat, loadReporter } from '../../report/index.ts';
import { coloured, type Paint, plain } from '../../report/paint.ts';
import type { PrettyOptions } from '../../report/pretty.ts';
import { type CheckReport, displayPathFrom, type FixReport, summarize } from '../../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import type { Output, Surroundings } from '../surroundings.ts';
import { fingerprintsOf, pathInRepository } from './fingerprints.ts';
import { reportFor } from './report-paths.ts';
import { terminalLinks } from './terminal-links.ts';

/** The findings that this run shows, and that decide about its exit status. */
export function shownFindings({ findings, elsewhere }: LintResult, { all }: Settings): readonly Finding[] {
  return all ? [...findings, ...elsewhere].sort(compareFindings) : findings;
}

export function checkReport(
  project: Pick<Project, 'files' | 'routes'>,
  result: LintResult,
  fix: FixReport | null,
  problems: readonly string[],
  settings: Settings,
  { cwd }: Surroundings,
): CheckReport {
  const findings = shownFindings(result, settings);
  const suppressed = settings.all ? [...result.suppressed, ...result.suppressedElsewhere] : result.suppressed;
  return {
    findings,
    files: project.files,
    suppressed,
    summary: summarize(findings, suppressed.length),
    displayPath: displayPathFrom(cwd),
    fingerprintOf: fingerprintsOf(result, pathInRepository(cwd)),
    fix,
    routes: () => project.routes,
    problems,
    failOn: settings.failOn,
    ownRules: settings.ownRules,
    statistics: settings.statistics,
  };
}

export function prettyOptions({ color, links }: Settings, surroundings: Surroundings): PrettyOptions {
  return {
    paint: color ? coloured : plain,
    columns: surroundings.columns,
    links: links ? terminalLinks(surroundings) : null,
  };
}

/**
 * Prints a report to stdout. People also get its summary on stderr. Where GitHub Actions chose the format, stdout is the
 * log, where they read on from an annotation: the whole report as text follows.
 */
export async function printReport(
  report: CheckReport,
  format: CheckFormat,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, observer } = surroundings;
  observer?.reported(report);
  if (format === 'pretty') return printPretty(report, stdout, settings, surroundings);
  const reporter = await loadReporter(format);
  const printed = reportFor(format, format === 'compact' ? capped(report, settings) : report, surroundings);
  for (const piece of reporter(printed, prettyOptions(settings, surroundings))) stdout.write(piece);
  if (format === 'github') {
    const { appendJobSummary } = await import('./job-summary.ts');
    appendJobSummary(report, surroundings);
  }
  if (settings.isFormatChosenByActions) return printToActionsLog(report, settings, surroundings);
  if (format === 'compact') printCapped(report, settings, surroundings);
  if (report.fix !== null) await printSummary(report, settings, surroundings);
  if (format !== 'json' && !settings.quiet) await printStatistics(report, surroundings.stderr, plain);
}

/**
 * The lines of a report may hold what the runner takes for a command, `##[…]` anywhere in them: between these two lines
 * it takes none. What ends that cannot be guessed by who wrote the configuration.
 */
async function printToActionsLog(
  report: CheckReport,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout } = surroundings;
  const token = process.getBuiltinModule('node:crypto').randomUUID();
  stdout.write(`::stop-commands::${token}\n`);
  await printPretty(report, stdout, settings, surroundings);
  stdout.write(`::${token}::\n`);
}

/** Findings to `output`; the summary to stderr, unless the run is to be quiet. */
export async function printPretty(
  report: CheckReport,
  output: Output,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { prettyFindings } = await import('../../report/pretty.ts');
  const options = prettyOptions(settings, surroundings);
  for (const piece of prettyFindings(capped(report, settings), options)) output.write(piece);
  if (await printStatistics(report, output, options.paint)) output.write('\n');
  printCapped(report, settings, surroundings);
  await printSummary(report, settings, surroundings);
}

/** The report with as many findings as are to be shown; what it says of all of them stays. */
function capped(report: CheckReport, { maxFindings }: Settings): CheckReport {
  return maxFindings === null ? report : { ...report, findings: gravest(report.findings, maxFindings) };
}

function printCapped(
  { findings }: CheckReport,
  { maxFindings, quiet }: Settings,
  { stderr }: Surroundings,
): void {
  const more = findings.length - (maxFindings ?? findings.length);
  if (quiet || more <= 0) return;
  stderr.write(`${counted(more, 'more finding')} not shown, because of --max-findings.\n`);
}

/** Whether there was anything to print. */
async function printStatistics(report: CheckReport, output: Output, paint: Paint): Promise<boolean> {
  if (!report.statistics) return false;
  const { statisticsTable } = await import('../../report/statistics.ts');
  const table = statisticsTable(report.findings, paint);
  output.write(table);
  return table !== '';
}

/** What the whole run came to; nothing where no file could be read, which is said elsewhere. */
async function printSummary(
  report: CheckReport,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  if (settings.quiet || report.files.length === 0) return;
  const { prettySummary } = await import('../../report/pretty.ts');
  surroundings.stderr.write(prettySummary(report, prettyOptions(settings, surroundings)));
}

/** Writes the further reports of `--report`; returns what went wrong. */
export async function printReportFiles(
  report: CheckReport,
  settings: Settings,
  surroundings: Surroundings,
): Promise<readonly string[]> {
  if (settings.reports.length === 0) return [];
  const { writeReportFiles } = await import('./report-files.ts');
  return writeReportFiles(report, settings, surroundings);
}

/** Findings of the same configuration in files that nobody named. */
export function printHidden(
  { elsewhere }: LintResult,
  { all, quiet }: Settings,
  { stderr }: Surroundings,
): void {
  if (all || quiet || elsewhere.length === 0) return;
  stderr.write(
    `${counted(elsewhere.length, 'finding')} in other files of the same configuration not shown; --all shows them.\n`,
  );
}
