/** Findings as annotations. GitHub shows ten of a kind, so that those on changed lines come first. */

import type { Finding, Severity } from '../lint/finding.ts';
import { groupBy } from '../lint/group-by.ts';
import { githubReport } from '../report/github.ts';
import type { CheckReport } from '../report/report.ts';
import { changedLines, isOnLines, type LineRange } from '../workspace/git/changed-lines.ts';
import type { Git } from '../workspace/git/git.ts';

/** Up to so many findings, all are shown whatever their order. */
const SHOWN_ANYWAY = 10;

/** git is asked about so many files: more than GitHub shows annotations. */
const MOST_FILES = 200;

export function annotationCommands(
  report: CheckReport,
  taken: Readonly<Partial<Record<Severity, number>>>,
  since: string | null,
  git: Git,
): string {
  const { findings } = report;
  const isCrowded = since !== null && findings.length > SHOWN_ANYWAY;
  return githubReport(
    isCrowded ? { ...report, findings: changedFirst(findings, since, git) } : report,
    taken,
  );
}

function changedFirst(findings: readonly Finding[], since: string, git: Git): readonly Finding[] {
  const lines = new Map<string, readonly LineRange[]>();
  for (const path of [...groupBy(findings, ({ span }) => span.file.path).keys()].slice(0, MOST_FILES)) {
    lines.set(path, changedLines(git, since, path));
  }
  // What is reported in a file without a changed line is there because of the change.
  const isNew = (finding: Finding) => {
    const changed = lines.get(finding.span.file.path) ?? [];
    return changed.length === 0 || isOnLines(finding, changed);
  };
  return [...findings.filter(isNew), ...findings.filter((finding) => !isNew(finding))];
}
