/** `proxylint fix`: applies what `check` would suggest, or shows it as a diff and writes nothing. */
import { rules } from '../../../rules/index.ts';
import { type ChangedFile, fixProject } from '../../lint/fix.ts';
import type { LintOptions } from '../../lint/run.ts';
import type { CheckReport } from '../../report/report.ts';
import { isLink } from '../../workspace/discovery/link.ts';
import { realPath } from '../../workspace/disk/disk.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { applyChanges } from '../apply.ts';
import { ExitStatus } from '../exit-status.ts';
import { findAskedInputs } from '../inputs/asked-inputs.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { printNotes, printProblems, problemsOf, statusOf } from '../output/outcome.ts';
import { checkReport, printHidden, printPretty, printReport, printReportFiles } from '../output/print.ts';
import { checkFormat, type Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

export async function fix(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const inputs = await findAskedInputs(paths, settings, surroundings);
  const { changed, fixed, project, remaining, skipped } = fixProject(
    inputs.source,
    inputs.request,
    [...rules, ...settings.ownRules],
    {
      settingsFor: settings.settingsFor,
      missingRoots: inputs.missingRoots,
      ...(await acceptance(settings, surroundings)),
    },
    { unsafe: settings.unsafeFixes },
  );
  const done = { fixed, files: changed.length, skipped };
  const problems = problemsOf(inputs, project, remaining.failures, surroundings);
  const report = checkReport(project, remaining, done, problems, settings, surroundings);
  if (settings.diff) {
    await printDiff(changed, report, inputs, settings, surroundings);
  } else {
    if (!applyChanges(changed, inputs, surroundings)) return ExitStatus.failed;
    if (inputs.origin.kind === 'stdin')
      await printPretty(report, surroundings.stderr, settings, surroundings);
    else await printReport(report, checkFormat(settings), settings, surroundings);
  }
  const unwritten = await printReportFiles(report, settings, surroundings);
  printHidden(remaining, settings, surroundings);
  printNotes(inputs, settings, surroundings);
  const failed = printProblems([...problems, ...unwritten], surroundings);
  return statusOf(report.findings, failed, settings);
}

/** What is in the baseline is left as it is: it was accepted, not only hidden. */
async function acceptance(
  { baseline }: Settings,
  { cwd }: Surroundings,
): Promise<Pick<LintOptions, 'acceptance'>> {
  if (baseline === null) return {};
  const { baselineAcceptance } = await import('../baseline.ts');
  return { acceptance: baselineAcceptance(baseline, cwd) };
}

/** `patch` and git refuse to go through a symbolic link. */
function patchedPath(path: string): string {
  return isLink(path) ? realPath(path) : path;
}

/** The header is UTF-8, the hunks have the encoding of their file, so that the diff applies byte for byte. */
async function printDiff(
  changed: readonly ChangedFile[],
  report: CheckReport,
  { encodingOf, origin }: Inputs,
  settings: Settings,
  surroundings: Surroundings,
): Promise<void> {
  const { stdout, stderr, cwd, observer } = surroundings;
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  for (const { path, before, after } of changed) {
    const patched = origin.kind === 'dump' ? path : patchedPath(path);
    observer?.wouldChange({ path: patched, before, after }, encodingOf(path));
    const name = origin.kind === 'dump' ? path : shownPath(patched, cwd);
    const { header, body } = unifiedDiff(name.replace(/^\//, ''), before, after);
    stdout.write(header);
    stdout.write(Buffer.from(body, encodingOf(path)));
  }
  await printPretty(report, stderr, settings, surroundings);
  if (!settings.quiet && changed.length > 0) {
    stderr.write('This is what a fix would do; nothing was written, because of --diff.\n');
  }
}
