/** Which lines of a file are new or different since a commit. */
import type { Finding } from '../../lint/finding.ts';
import { realPath } from '../disk/disk.ts';
import { DIFF } from './changed-files.ts';
import type { Git } from './git.ts';

/** From the first line to the last one; of lines that were only taken away, the one before. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/** By hunk, in the order of the file; empty where nothing changed, or where git cannot say. */
export function changedLines(git: Git, base: string, path: string): readonly LineRange[] {
  const { status, stdout } = git.ask(['--literal-pathspecs', ...DIFF, '-U0', base, '--', realPath(path)]);
  if (status !== 0) return [];
  const ranges: LineRange[] = [];
  const lines = stdout.toString('latin1').split('\n');
  for (const line of lines) {
    const hunk = HUNK.exec(line);
    if (hunk === null) continue;
    const first = Number(hunk[1]);
    ranges.push({ first, last: first + Math.max(1, Number(hunk[2] ?? '1')) - 1 });
  }
  return ranges;
}

/** Whether a finding blames one of some lines. */
export function isOnLines({ span }: Finding, ranges: readonly LineRange[]): boolean {
  const start = span.file.positionAt(span.start).line;
  const end = span.file.positionAt(Math.max(span.start, span.end)).line;
  return ranges.some(({ first, last }) => first <= end && last >= start);
}
