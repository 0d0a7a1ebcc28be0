/** A stretch of one file, as offsets: `start` is in it, `end` is not. */
import type { SourceFile } from './source-file.js';
export interface Span {
    readonly file: SourceFile;
    readonly start: number;
    readonly end: number;
}
export declare function spanText(span: Span): string;
/** Orders spans by path, then by start, then by end: the order in which findings are shown. */
export declare function compareSpans(a: Span, b: Span): number;
