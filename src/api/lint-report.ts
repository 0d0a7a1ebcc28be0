/** The report over some findings, for `lint` and for what a fix leaves. */
import { fingerprintsOf } from '../cli/output/fingerprints.ts';
import { DEFAULT_FAIL_ON } from '../cli/settings/settings.ts';
import type { Project } from '../lint/project.ts';
import { compareFindings, type LintResult } from '../lint/run.ts';
import { checkDocument } from '../report/json.ts';
import { type CheckReport, type FixReport, summarize } from '../report/report.ts';
import type { Opened } from './open.ts';
import { problemsOf, withOrigin } from './report-origins.ts';
import type { LintReport, Problem } from './reports.ts';

export function lintReport(
  project: Project,
  result: LintResult,
  fix: FixReport | null,
  { all, displayPath, rules, problems: met }: Opened,
): LintReport {
  const findings = all ? [...result.findings, ...result.elsewhere].sort(compareFindings) : result.findings;
  const problems = [...met, ...problemsOf(project, result.failures, displayPath)];
  const report: CheckReport = {
    findings,
    files: project.files,
    summary: summarize(findings, result.suppressed.length),
    displayPath,
    fix,
    suppressed: result.suppressed,
    fingerprintOf: fingerprintsOf(result, displayPath),
    routes: () => project.routes,
    problems: problems.map(sentenceFor),
    failOn: DEFAULT_FAIL_ON,
    ownRules: rules.filter(({ id }) => id.includes('/')),
    statistics: false,
  };
  return withOrigin(
    {
      ...checkDocument(report),
      problems,
    },
    { kind: 'lint', report },
  );
}

function sentenceFor(problem: Problem): string {
  switch (problem.kind) {
    case 'input':
      return problem.message;
    case 'unreadable':
      return `${problem.path}: ${problem.message}`;
    case 'rule':
      return `the rule ${problem.rule} fails: ${problem.message}`;
  }
}
