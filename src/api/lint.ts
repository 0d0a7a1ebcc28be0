/** `lint`: what is found in some configurations. */
import { fingerprintsOf } from '../cli/fingerprints.ts';
import { loadProject, type Project } from '../lint/project.ts';
import { compareFindings, type LintResult, lint as lintProject } from '../lint/run.ts';
import { checkDocument } from '../report/json.ts';
import { type CheckReport, type FixReport, summarize } from '../report/report.ts';
import { CONFIGURATION_OPTIONS, type Configurations, type Opened, open } from './configurations.ts';
import { expectOptions } from './expect.ts';
import { type LintReport, problemsOf, withOrigin } from './reports.ts';

/**
 * Judges configurations. Reads nothing but what it is given, prints nothing, and does not throw over a configuration: a
 * file that cannot be parsed is a finding; a file that cannot be read, and a rule that throws, are in `problems`.
 */
export function lint(configurations: Configurations): LintReport {
  expectOptions(configurations, CONFIGURATION_OPTIONS, 'lint');
  const opened = open(configurations, 'lint');
  const project = loadProject(opened.source, opened.request);
  return lintReport(project, lintProject(project, opened.rules, opened.judgedBy.lint), null, opened);
}

export function lintReport(
  project: Project,
  result: LintResult,
  fix: FixReport | null,
  { all, displayPath, problems }: Opened,
): LintReport {
  const findings = all ? [...result.findings, ...result.elsewhere].sort(compareFindings) : result.findings;
  const report: CheckReport = {
    findings,
    files: project.files,
    summary: summarize(findings, result.suppressed.length),
    displayPath,
    fix,
    suppressed: result.suppressed,
    fingerprintOf: fingerprintsOf(result, displayPath),
  };
  return withOrigin(
    {
      ...checkDocument(report),
      problems: [...problems, ...problemsOf(project, result.failures, displayPath)],
    },
    { kind: 'lint', report },
  );
}
