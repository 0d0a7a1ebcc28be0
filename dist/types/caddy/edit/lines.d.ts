/**
 * Edits of lines in the file's own style, and of what stands for them in JSON. Every function answers with edits of the
 * original text; nothing is reprinted.
 */
import type { TextEdit } from '../../text/edit.js';
import type { Argument, Statement } from '../config/statement.js';
/**
 * Removes whole lines: indentation, trailing comment and line ending included. A block that would be left empty loses
 * its braces, or goes altogether where its directive means nothing without it; a block that holds comments stays.
 */
export declare function removeStatements(statements: readonly Statement[]): readonly TextEdit[];
/** Puts another word in the place of an argument. */
export declare function replaceArgument(argument: Argument, text: string): TextEdit;
/** Puts a word of its own before an argument; in JSON, an element of the same list. */
export declare function insertArgument(before: Argument, text: string): TextEdit;
