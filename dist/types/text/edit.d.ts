/**
 * Changes to a text. A fix is a list of edits; what no edit touches survives byte for byte.
 *
 * Edits name offsets of the text as it was before any of them is applied, and are applied in one pass.
 */
import type { SourceFile } from './source-file.js';
export interface TextEdit {
    readonly file: SourceFile;
    readonly start: number;
    readonly end: number;
    /** What stands there afterwards. An insertion has `start === end`. */
    readonly text: string;
}
export type AppliedEdits = {
    readonly kind: 'applied';
    readonly text: string;
} | {
    readonly kind: 'overlap';
    readonly first: TextEdit;
    readonly second: TextEdit;
};
/** Whether two edits are the same change of the same text, which is done once it is done for both. */
export declare function isSameEdit(a: TextEdit, b: TextEdit): boolean;
/** Edits in the order of the text. Insertions at one place keep the order in which they were given. */
export declare function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[];
/** Applies edits of one text in one pass. Edits that overlap are refused, never guessed. */
export declare function applyEdits(text: string, edits: readonly TextEdit[]): AppliedEdits;
/** The edits by the file that they change, in the order in which the files first appear. */
export declare function editsByFile(edits: readonly TextEdit[]): ReadonlyMap<SourceFile, readonly TextEdit[]>;
