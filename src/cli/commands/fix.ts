/** `proxylint fix`: applies what `check` would suggest, or shows it as a diff. */
import { rules } from '../../../rules/index.ts';
import { type ChangedFile, type FixOutcome, fixProject } from '../../lint/fix.ts';
import { DEFAULT_MINIMUM_IDLE } from '../../lint/run.ts';
import type { ExitStatus } from '../exit-status.ts';
import { printFindings } from '../findings.ts';
import { findInputs, type Inputs } from '../inputs.ts';
import { printProblems, statusOf } from '../outcome.ts';
import { shownPath } from '../paths.ts';
import type { Settings } from '../settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { writeChanges } from '../write.ts';

export async function fix(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const inputs = await findInputs(paths, surroundings.cwd, settings.target);
  const outcome = fixProject(
    inputs.source,
    inputs.request,
    rules,
    { minimumIdle: DEFAULT_MINIMUM_IDLE },
    { unsafe: settings.unsafeFixes },
  );
  let problems = 0;
  if (settings.diff) await printDiff(outcome.changed, inputs, surroundings);
  else problems += write(outcome.changed, inputs, surroundings);
  if (!settings.diff) await printFindings(outcome.project, outcome.remaining, settings, surroundings);
  if (!settings.quiet) printSummary(outcome, settings, surroundings);
  problems += printProblems(inputs, outcome.project, outcome.remaining, surroundings);
  return statusOf(outcome.remaining, problems, settings);
}

/** Returns how many files could not be written. */
function write(
  changed: readonly ChangedFile[],
  { encodingOf }: Inputs,
  { stderr, cwd }: Surroundings,
): number {
  const { written, failures } = writeChanges(
    changed.map((change) => ({ ...change, encoding: encodingOf(change.path) })),
  );
  for (const { path, reason } of failures) {
    stderr.write(`proxylint: ${shownPath(path, cwd)} was not written: ${reason}\n`);
  }
  if (failures.length > 0 && written.length < changed.length - failures.length) {
    stderr.write('proxylint: no other file was written either, since fixes may belong together\n');
  }
  return failures.length;
}

/** The header is UTF-8, the hunks have the encoding of their file, so that the diff applies byte for byte. */
async function printDiff(
  changed: readonly ChangedFile[],
  { encodingOf }: Inputs,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  for (const { path, before, after } of changed) {
    const { header, body } = unifiedDiff(shownPath(path, cwd).replace(/^\//, ''), before, after);
    stdout.write(header);
    stdout.write(Buffer.from(body, encodingOf(path)));
  }
}

function printSummary(
  { changed, fixed, skipped, remaining }: FixOutcome,
  { diff }: Settings,
  { stderr, cwd }: Surroundings,
): void {
  for (const { finding, reason } of skipped) {
    const { line } = finding.span.file.positionAt(finding.span.start);
    stderr.write(`not fixed: ${shownPath(finding.span.file.path, cwd)}:${line} ${finding.rule}: ${reason}\n`);
  }
  const files = changed.map(({ path }) => shownPath(path, cwd)).join(', ');
  const left = remaining.findings.length;
  const done =
    fixed === 0 ? 'nothing to fix' : `${diff ? 'would fix' : 'fixed'} ${count(fixed, 'finding')} in ${files}`;
  stderr.write(`${done}; ${left === 0 ? 'nothing is left' : `${count(left, 'finding')} left`}\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
