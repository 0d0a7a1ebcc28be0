/**
 * Changes to a text. A fix is a list of edits; what no edit touches survives byte for byte.
 *
 * Edits name offsets of the text as it was before any of them is applied, and are applied in one pass.
 */
import type { SourceFile } from './source-file.ts';

export interface TextEdit {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  /** What stands there afterwards. An insertion has `start === end`. */
  readonly text: string;
}

export type AppliedEdits =
  | { readonly kind: 'applied'; readonly text: string }
  | { readonly kind: 'overlap'; readonly first: TextEdit; readonly second: TextEdit };

/** Whether two edits are the same change of the same text, which is done once it is done for both. */
export function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text && a.file.path === b.file.path;
}

/** Edits in the order of the text. Insertions at one place keep the order in which they were given. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, given) => ({ edit, given }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.given - b.given)
    .map(({ edit }) => edit);
}

/** Applies edits of one text in one pass. Edits that overlap are refused, never guessed. */
export function applyEdits(text: string, edits: readonly TextEdit[]): AppliedEdits {
  const sorted = sortEdits(edits);
  let result = '';
  let copied = 0;
  let previous: TextEdit | null = null;
  for (const edit of sorted) {
    if (previous !== null && edit.start < previous.end)
      return { kind: 'overlap', first: previous, second: edit };
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
    previous = edit;
  }
  return { kind: 'applied', text: result + text.slice(copied) };
}

/** The edits by the file that they change, in the order in which the files first appear. */
export function editsByFile(edits: readonly TextEdit[]): ReadonlyMap<SourceFile, readonly TextEdit[]> {
  const byFile = new Map<SourceFile, TextEdit[]>();
  for (const edit of edits) {
    const others = byFile.get(edit.file);
    if (others === undefined) byFile.set(edit.file, [edit]);
    else others.push(edit);
  }
  return byFile;
}
