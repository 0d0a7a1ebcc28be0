/**
 * Where new lines go, and how they look: edits in the file's own style. Every function answers with edits of the
 * original text; nothing is reprinted.
 */
import type { TextEdit } from '../../text/edit.js';
import type { SourceFile } from '../../text/source-file.js';
import type { Span } from '../../text/span.js';
import { type Context, type Statement } from '../config/context.js';
/** New lines after a statement, indented as it is; on the same line where it shares its line with others. */
export declare function insertAfter(anchor: Statement, lines: readonly string[]): TextEdit;
/** New lines before a statement and the comments that belong to it. */
export declare function insertBefore(anchor: Statement, lines: readonly string[]): TextEdit;
/** New lines at the start of a block, one step deeper than the block itself. Null for a top level without statements. */
export declare function insertAtStart(context: Context, lines: readonly string[]): TextEdit | null;
/** Whether nothing else stands on the lines of a statement, but for a comment behind it. */
export declare function hasItsLines({ file, directive }: Statement): boolean;
/** Whether a blank line sets a statement, and the comments that belong to it, apart from what stands above. */
export declare function hasBlankLineAbove({ file, directive }: Statement): boolean;
/** Removes a statement, and its line with it when nothing else stands there. */
export declare function removeStatement({ file, directive }: Statement): TextEdit;
/** Removes a stretch of text, and its lines with it when nothing else stands there; of two blank lines one is left. */
export declare function removeSpan({ file, start, end }: Span): TextEdit;
/** Puts another text in the place of an argument. Null where there is no such argument. */
export declare function replaceArgument(statement: Statement, index: number, text: string): TextEdit | null;
/** Removes an argument and the space before it. Null where there is no such argument. */
export declare function removeArgument({ directive, file }: Statement, index: number): TextEdit | null;
/** Puts a word behind an argument, or behind the name where there is none. */
export declare function appendArgument({ directive, file }: Statement, index: number, text: string): TextEdit;
/** One level of indentation as the file writes it: four spaces where it has none. */
export declare function indentationStep(file: SourceFile): string;
