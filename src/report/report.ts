/**
 * What every output format is made from: findings, the files that were looked at, and what a fix run did. Reporters are
 * pure functions from this to text; none prints.
 */
import { type Finding, isSeverityAtLeast, type Severity, type SuppressedFinding } from '../lint/finding.ts';
import type { SkippedFix } from '../lint/fix.ts';
import type { ProjectFile } from '../lint/project.ts';
import type { Rule } from '../lint/rule.ts';
import type { ReportedRoute } from './routes-report.ts';

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings with a safe fix: what `proxylint fix` would try. */
  readonly fixable: number;
  /** Findings whose fix has to be asked for with `--unsafe-fixes`. */
  readonly unsafeFixable: number;
  readonly suppressed: number;
}

/** What `proxylint fix` did before the findings that are reported were left. */
export interface FixReport {
  readonly fixed: number;
  /** How many files were changed. */
  readonly files: number;
  readonly skipped: readonly SkippedFix[];
}

export interface CheckReport {
  /** In the order in which they are shown. */
  readonly findings: readonly Finding[];
  /** What the user accepts: no report shows them, some list them apart. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly files: readonly ProjectFile[];
  readonly summary: Summary;
  /** How a path is shown: see `displayPathFrom`. */
  readonly displayPath: (path: string) => string;
  /** A text that stays the same for a finding, suppressed or not, from run to run, wherever its line moves. */
  readonly fingerprintOf: (finding: Finding) => string;
  /** Null where nothing was to be fixed. */
  readonly fix: FixReport | null;
  /** Every route of the configurations, for a report that shows them: others need not wait for them. */
  readonly routes: () => readonly ReportedRoute[];
  /** What went wrong in the run besides findings, each as a sentence for people. */
  readonly problems: readonly string[];
  /** The least severity that fails the run. */
  readonly failOn: Severity;
  /** Those of the project's own that ran, beside the built-in ones. */
  readonly ownRules: readonly Rule[];
  /** Whether to say how often which rule found something. */
  readonly statistics: boolean;
}

export function summarize(findings: readonly Finding[], suppressed: number): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixable: findings.filter(({ fix }) => fix?.safety === 'safe').length,
    unsafeFixable: findings.filter(({ fix }) => fix?.safety === 'unsafe').length,
    suppressed,
  };
}

/** Whether any finding is at least as severe as the threshold: what decides about the exit status. */
export function hasFindingsAtLeast(findings: readonly Finding[], threshold: Severity): boolean {
  return findings.some(({ severity }) => isSeverityAtLeast(severity, threshold));
}

/** Shows paths relative to a directory where they are inside it, and as they are elsewhere. */
export function displayPathFrom(directory: string): (path: string) => string {
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  return (path) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
}
