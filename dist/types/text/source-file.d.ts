/**
 * The text of one file and its line index.
 *
 * Everything above this layer speaks in offsets (UTF-16 units from the start of the text, a byte-order mark
 * included). Lines and columns exist only where a person or another program reads them, so the line index is
 * built on first use.
 */
/** A place as people count: lines and columns from 1 (columns in UTF-16 units), offsets from 0. */
export interface Position {
    readonly line: number;
    readonly column: number;
    readonly offset: number;
}
export declare class SourceFile {
    #private;
    /** Absolute path with `/` separators; the identity of the file. */
    readonly path: string;
    readonly text: string;
    constructor(path: string, text: string);
    /** Offsets at which lines start. A line ends after its line feed; the first line starts at 0. */
    get lineStarts(): readonly number[];
    /** The position of an offset; an offset outside the text is clamped to it. */
    positionAt(offset: number): Position;
    /** The line (from 1) without its line ending, or '' when there is no such line. */
    lineText(line: number): string;
    /** Offset of the first character of the line that holds `offset`. */
    lineStartAt(offset: number): number;
    /** Offset of the line feed that ends the line of `offset`, or the end of the text. */
    lineEndAt(offset: number): number;
    /** The line ending that the file uses: that of its first line, `\n` when it has only one line. */
    get lineEnding(): '\n' | '\r\n';
}
