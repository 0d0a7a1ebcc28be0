/**
 * Which edits of different fixes may stand together. Stricter than "do they overlap": two insertions at one place, or
 * one that touches a replaced stretch, have no order that is certainly meant, so that one of them waits for a round.
 */
import { isSameEdit, type TextEdit } from '../text/edit.ts';

/** Whether two edits that are not the same must not be applied together. */
export function editsConflict(a: TextEdit, b: TextEdit): boolean {
  if (a.file.path !== b.file.path) return false;
  const isInsertion = a.start === a.end || b.start === b.end;
  return isInsertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

/**
 * The edits that were accepted so far, by file, in the order of the text, so that a fix is weighed against its
 * neighbours only.
 */
export class AcceptedEdits {
  readonly #byPath = new Map<string, TextEdit[]>();

  /** Adds all of them, or none: false where one of them conflicts with what was accepted before. */
  add(edits: readonly TextEdit[]): boolean {
    const added: TextEdit[] = [];
    for (const edit of edits) {
      const standing = this.#standing(edit);
      if (standing === 'conflict') return false;
      if (standing === 'free') added.push(edit);
    }
    // From the last to the first, so that insertions of one fix at one place keep their order.
    for (const edit of added.reverse()) {
      const accepted = this.#in(edit.file.path);
      accepted.splice(firstEndingAtOrAfter(accepted, edit.start), 0, edit);
    }
    return true;
  }

  /** The accepted edits of each file, none of them twice. */
  byPath(): ReadonlyMap<string, readonly TextEdit[]> {
    return this.#byPath;
  }

  #standing(edit: TextEdit): 'free' | 'present' | 'conflict' {
    const accepted = this.#in(edit.file.path);
    for (let at = firstEndingAtOrAfter(accepted, edit.start); at < accepted.length; at++) {
      const other = accepted[at];
      if (other === undefined || other.start > edit.end) break;
      if (isSameEdit(edit, other)) return 'present';
      if (editsConflict(edit, other)) return 'conflict';
    }
    return 'free';
  }

  #in(path: string): TextEdit[] {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const fresh: TextEdit[] = [];
    this.#byPath.set(path, fresh);
    return fresh;
  }
}

/** Index of the first edit that ends at `offset` or later; accepted edits do not overlap, so their ends ascend. */
function firstEndingAtOrAfter(edits: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
