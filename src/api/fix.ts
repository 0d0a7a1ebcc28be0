/** `fix`: the texts as they are after their fixes. Whether and where they are written is the caller's business. */
import { fixProject } from '../lint/fix.ts';
import type { FindingDocument } from '../report/document.ts';
import { findingDocument } from '../report/json.ts';
import type { Configurations } from './configurations.ts';
import { expectFlag, expectOptions } from './expect.ts';
import { lintReport } from './lint-report.ts';
import { CONFIGURATION_OPTIONS, open } from './open.ts';
import type { LintReport } from './reports.ts';

export type FixOptions = Configurations & {
  /** Apply fixes too that change what someone may rely on. */
  readonly unsafe?: boolean;
};

export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A fix that was there to be applied and was not. */
export interface SkippedFix {
  readonly finding: FindingDocument;
  /** For people: "it would also change another route (idleTimeout): location /api → …". */
  readonly reason: string;
}

export interface FixReport {
  /** By path; a file whose text is as it was is not in it. */
  readonly changed: readonly ChangedFile[];
  /** How many fixes were applied. */
  readonly fixed: number;
  readonly skipped: readonly SkippedFix[];
  /** What is left, in the texts as they are afterwards. */
  readonly report: LintReport;
}

/**
 * Applies fixes until nothing more can be done, and none that does more than it says: a safe fix that would change
 * another route, or bring a new finding, is skipped. Writes nothing.
 */
export function fix(options: FixOptions): FixReport {
  expectOptions(options, [...CONFIGURATION_OPTIONS, 'unsafe'], 'fix');
  expectFlag(options.unsafe, 'fix: unsafe');
  const opened = open(options, 'fix');
  const { displayPath } = opened;
  const { changed, fixed, project, remaining, skipped } = fixProject(
    opened.source,
    opened.request,
    opened.rules,
    opened.judgedBy.lint,
    { unsafe: options.unsafe === true },
  );
  const done = { fixed, files: changed.length, skipped };
  return {
    changed: changed.map(({ path, before, after }) => ({ path: displayPath(path), before, after })),
    fixed,
    skipped: skipped.map(({ finding, reason }) => ({
      finding: findingDocument(finding, displayPath),
      reason,
    })),
    report: lintReport(project, remaining, done, opened),
  };
}
