/** Prints findings in the form that was asked for. */
import type { Finding } from '../lint/finding.ts';
import type { Project } from '../lint/project.ts';
import type { LintResult } from '../lint/run.ts';
import { shownPath } from './paths.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

export async function printFindings(
  _project: Project,
  result: LintResult,
  { all }: Settings,
  { stdout, cwd }: Surroundings,
): Promise<void> {
  const findings: readonly Finding[] = all ? [...result.findings, ...result.elsewhere] : result.findings;
  for (const { span, severity, message, rule } of findings) {
    const { line, column } = span.file.positionAt(span.start);
    stdout.write(`${shownPath(span.file.path, cwd)}:${line}:${column}: ${severity}: ${message} [${rule}]\n`);
  }
}
