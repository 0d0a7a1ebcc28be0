/**
 * The code quality report of GitLab (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format"). GitLab
 * tells findings apart by their fingerprint alone, over merge requests and pipelines.
 */
import type { Finding, Severity } from '../lint/finding.ts';
import { escapeControls } from './escape.ts';
import type { CheckReport } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };

/** The whole document, ending in a line feed. */
export function gitlabReport({ findings, displayPath, fingerprintOf }: CheckReport): string {
  const issues = findings.map((finding) => issue(finding, displayPath, fingerprintOf(finding)));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function issue(
  { rule, severity, message, span, fix }: Finding,
  displayPath: CheckReport['displayPath'],
  fingerprint: string,
) {
  const begin = span.file.positionAt(span.start).line;
  const end = span.file.positionAt(Math.max(span.start, span.end)).line;
  return {
    description: escapeControls(fix === null ? message : `${message} Fix: ${fix.title}.`),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: displayPath(span.file.path), lines: { begin, end } },
  };
}
