/** What a fix would do, as the lines that it takes away and the lines that stand there afterwards. */
import { applyEdits, editsByFile, sortEdits, type TextEdit } from '../text/edit.ts';
import type { SourceFile } from '../text/source-file.ts';

/** One place of one file that changes. */
export interface PreviewHunk {
  readonly file: SourceFile;
  /** The line (from 1) of the first removed line, or before which the added lines will stand. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The hunks of a fix, in the order of files and lines; edits that meet on a line are one hunk. */
export function previewEdits(edits: readonly TextEdit[]): readonly PreviewHunk[] {
  const hunks: PreviewHunk[] = [];
  for (const [file, ofFile] of editsByFile(edits)) {
    for (const group of groupsOfLines(file, ofFile)) {
      const hunk = hunkOf(file, group);
      if (hunk !== null) hunks.push(hunk);
    }
  }
  return hunks;
}

interface LineGroup {
  /** Offsets of the whole lines that the edits touch. */
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
}

function groupsOfLines(file: SourceFile, edits: readonly TextEdit[]): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  for (const edit of sortEdits(edits)) {
    const start = file.lineStartAt(edit.start);
    const end = file.lineEndAt(edit.end);
    const last = groups.at(-1);
    if (last === undefined || start > last.end) groups.push({ start, end, edits: [edit] });
    else
      groups[groups.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        edits: [...last.edits, edit],
      };
  }
  return groups;
}

function hunkOf(file: SourceFile, { start, end, edits }: LineGroup): PreviewHunk | null {
  const before = file.text.slice(start, end);
  const applied = applyEdits(
    before,
    edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
  if (applied.kind === 'overlap') return null;
  const was = linesOf(before);
  const is = linesOf(applied.text);
  let same = 0;
  while (same < was.length && same < is.length && was[same] === is[same]) same += 1;
  let sameAtEnd = 0;
  const most = Math.min(was.length, is.length) - same;
  while (sameAtEnd < most && was.at(-1 - sameAtEnd) === is.at(-1 - sameAtEnd)) sameAtEnd += 1;
  const removed = was.slice(same, was.length - sameAtEnd);
  const added = is.slice(same, is.length - sameAtEnd);
  if (removed.length === 0 && added.length === 0) return null;
  return { file, line: file.positionAt(start).line + same, removed, added };
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
