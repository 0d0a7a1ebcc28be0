/**
 * How text fills the columns of a terminal: tabs stretch, East Asian characters and emoji take two, combining marks
 * none. Cheap and close enough: terminals differ in the rest.
 */
import { escapeControls, isPrintableAscii } from './escape.ts';

const TAB_WIDTH = 4;

/** Ranges of characters that take two columns, after Unicode's East Asian Width (W and F) and emoji presentation. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns that one character takes; control characters are expected to be written out before. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (code <= 0x36f || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  if (code < 0x1100) return 1;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

export function columnsOf(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** A piece of one line, laid out: what to print, and where the pieces of the text ended up. */
export interface LaidOutLine {
  readonly text: string;
  /** The column (from 0) at which the character at each of the asked offsets starts. */
  readonly columns: readonly number[];
}

/**
 * Lays out one line: tabs become spaces, control characters are written out. `offsets` (ascending, in UTF-16 units
 * within the line) are answered with their columns; an offset beyond the line gives the column after its last.
 */
export function layOutLine(line: string, offsets: readonly number[]): LaidOutLine {
  if (isPrintableAscii(line))
    return { text: line, columns: offsets.map((offset) => Math.min(Math.max(offset, 0), line.length)) };
  let text = '';
  let column = 0;
  let at = 0;
  const columns: number[] = [];
  for (const character of line) {
    while (columns.length < offsets.length && (offsets[columns.length] ?? 0) <= at) columns.push(column);
    const shown =
      character === '\t' ? ' '.repeat(TAB_WIDTH - (column % TAB_WIDTH)) : escapeControls(character);
    text += shown;
    column += columnsOf(shown);
    at += character.length;
  }
  while (columns.length < offsets.length) columns.push(column);
  return { text, columns };
}

/** The part of a text between two columns. A wide character that straddles an edge is left out, with a space for it. */
export function sliceColumns(text: string, from: number, to: number): string {
  if (isPrintableAscii(text)) return text.slice(Math.max(from, 0), Math.max(to, 0));
  let slice = '';
  let column = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (column >= from && column + width <= to) slice += character;
    else if (column < to && column + width > from)
      slice += ' '.repeat(Math.min(to, column + width) - Math.max(from, column));
    column += width;
    if (column >= to) break;
  }
  return slice;
}

/** Cuts a text to so many columns at most, with `…` in place of what is lost. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return columns < 1 ? '' : `${sliceColumns(text, 0, columns - 1)}…`;
}

/** The same at the other end: `…` stands for what is lost of the beginning. */
export function keepLastColumns(text: string, columns: number): string {
  const width = columnsOf(text);
  if (width <= columns) return text;
  return columns < 1 ? '' : `…${sliceColumns(text, width - columns + 1, width)}`;
}

/** Cut at the end and filled up with spaces. */
export function fitColumns(text: string, columns: number): string {
  const cut = cutToColumns(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - columnsOf(cut)));
}
