/** The report over some findings, for `lint` and for what a fix leaves. */
import { fingerprintsOf } from '../cli/fingerprints.ts';
import type { Project } from '../lint/project.ts';
import { compareFindings, type LintResult } from '../lint/run.ts';
import { checkDocument } from '../report/json.ts';
import { type CheckReport, type FixReport, summarize } from '../report/report.ts';
import type { Opened } from './open.ts';
import { problemsOf, withOrigin } from './report-origins.ts';
import type { LintReport } from './reports.ts';

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
