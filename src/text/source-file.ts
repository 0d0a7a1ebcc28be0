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

export class SourceFile {
  /** Absolute path with `/` separators; the identity of the file. */
  readonly path: string;
  readonly text: string;
  #lineStarts: readonly number[] | null = null;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offsets at which lines start. A line ends after its line feed; the first line starts at 0. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  /** The position of an offset; an offset outside the text is clamped to it. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = lastIndexAtMost(this.lineStarts, clamped);
    return { line: line + 1, column: clamped - (this.lineStarts[line] ?? 0) + 1, offset: clamped };
  }

  /** The line (from 1) without its line ending, or '' when there is no such line. */
  lineText(line: number): string {
    const start = this.lineStarts[line - 1];
    if (start === undefined) return '';
    let end = this.lineStarts[line] ?? this.text.length;
    if (end > start && this.text[end - 1] === '\n') end--;
    if (end > start && this.text[end - 1] === '\r') end--;
    return this.text.slice(start, end);
  }

  /** Offset of the first character of the line that holds `offset`. */
  lineStartAt(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Offset of the line feed that ends the line of `offset`, or the end of the text. */
  lineEndAt(offset: number): number {
    const feed = this.text.indexOf('\n', offset);
    return feed === -1 ? this.text.length : feed;
  }

  /** The line ending that the file uses: that of its first line, `\n` when it has only one line. */
  get lineEnding(): '\n' | '\r\n' {
    const feed = this.text.indexOf('\n');
    return feed > 0 && this.text[feed - 1] === '\r' ? '\r\n' : '\n';
  }
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last element that is not greater than `value`, in an ascending array that starts at or below it. */
function lastIndexAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
