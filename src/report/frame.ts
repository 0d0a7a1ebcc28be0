/**
 * Code frames: the lines that a finding is about, of every file involved, with the stretch that is meant underlined and
 * what there is to say beside it.
 *
 *        --> conf.d/app.conf:12:9
 *      |
 *    4 |     proxy_set_header Host $host;
 *      |     ---------------------------- these headers are not inherited
 *    …
 *   12 |         proxy_pass http://app;
 *      |         ^^^^^^^^^^^^^^^^^^^^^^
 */
import { groupBy } from '../lint/group-by.ts';
import type { SourceFile } from '../text/source-file.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { columnsOf, cutToColumns, layOutLine, sliceColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
import { type Links, linked } from './links.ts';
import type { Paint, Style } from './paint.ts';

/** A stretch to underline. */
export interface Mark {
  readonly span: Span;
  /** What to say beside it; '' for nothing. */
  readonly note: string;
  /** The one place to blame, underlined with `^`; others are underlined with `-`. */
  readonly primary: boolean;
}

export interface FrameOptions {
  readonly paint: Paint;
  /** The style of the primary mark. */
  readonly style: Style;
  readonly displayPath: (path: string) => string;
  /** Columns of the output; longer lines are cut around what is marked. */
  readonly columns: number;
  /** Width of the line numbers. */
  readonly gutter: number;
  /** Where places lead, on a terminal that has links. */
  readonly links?: Links | null;
}

/** The lines of the frames of some marks: the file of the primary mark first, then others in the order of the marks. */
export function frameLines(marks: readonly Mark[], options: FrameOptions): readonly string[] {
  const primaryFirst = [...marks].sort((a, b) => Number(b.primary) - Number(a.primary));
  const byPath = groupBy(primaryFirst, ({ span }) => span.file.path);
  return [...byPath.values()].flatMap((ofFile) => fileFrame(ofFile, options));
}

function fileFrame(marks: readonly Mark[], options: FrameOptions): readonly string[] {
  const { paint, displayPath, gutter } = options;
  const first = marks[0];
  if (first === undefined) return [];
  const { line, column } = first.span.file.positionAt(first.span.start);
  const arrow = first.primary ? '-->' : ':::';
  const text = `${escapeControls(displayPath(first.span.file.path))}:${line}:${column}`;
  const place = linked(text, options.links?.ofPlace(first.span.file.path, line));
  const lines = [`${' '.repeat(gutter + 1)}${paint('faint', arrow)} ${place}`, gutterText('', options)];
  let previous: number | null = null;
  for (const [at, onLine] of groupBy(
    [...marks].sort(byPlace),
    ({ span }) => span.file.positionAt(span.start).line,
  )) {
    if (previous !== null && at > previous + 2) lines.push(paint('faint', '…'.padStart(gutter)));
    else if (previous !== null && at === previous + 2) lines.push(sourceLine(first.span, at - 1, options));
    lines.push(...markedLine(first.span.file, at, onLine, options));
    previous = at;
  }
  return lines;
}

function byPlace(a: Mark, b: Mark): number {
  return compareSpans(a.span, b.span);
}

/** A line number, or none, and the bar that the source stands behind. */
export function gutterText(number: string, { gutter, paint }: FrameOptions): string {
  return paint('faint', `${number.padStart(gutter)} |`);
}

/** A line that stands between two marked ones. */
function sourceLine({ file }: Span, line: number, options: FrameOptions): string {
  const shown = cutToColumns(
    layOutLine(file.lineText(line).slice(0, LONGEST_PIECE), []).text,
    options.columns - options.gutter - 3,
  );
  return `${gutterText(String(line), options)} ${shown}`.trimEnd();
}

/** A line of the source, and below it each of its marks, in one view so that they stand under what they mean. */
function markedLine(
  file: SourceFile,
  line: number,
  marks: readonly Mark[],
  options: FrameOptions,
): readonly string[] {
  const { source, base } = pieceOfLine(file.lineText(line), marks);
  const width = columnsOf(layOutLine(source, []).text);
  const stretches = marks.map((mark) => stretchOf(mark, source, base));
  const shown = stretches[marks.findIndex(({ primary }) => primary)] ?? stretches[0] ?? { from: 0, to: 0 };
  const view = viewOf(width, shown, options.columns - options.gutter - 3);
  const lines = [`${gutterText(String(line), options)} ${cut(layOutLine(source, []).text, view)}`.trimEnd()];
  for (const [index, { primary, note }] of marks.entries()) {
    const { from, to } = stretches[index] ?? shown;
    const start = Math.max(view.from, Math.min(from, view.to));
    const underline = (primary ? '^' : '-').repeat(Math.max(1, Math.min(to, view.to) - start));
    const text = note === '' ? underline : `${underline} ${escapeControls(note)}`;
    const painted = options.paint(primary ? options.style : 'related', text);
    lines.push(`${gutterText('', options)} ${' '.repeat(start - view.from)}${painted}`);
  }
  return lines;
}

/** Columns: `from` is in it, `to` is not. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** More than any terminal shows: of a longer line, only so much around its mark is laid out. */
export const LONGEST_PIECE = 4_000;

/** The part of a line that may be shown, and the offset in the line at which it starts. */
function pieceOfLine(
  line: string,
  marks: readonly Mark[],
): { readonly source: string; readonly base: number } {
  const mark = marks.find(({ primary }) => primary) ?? marks[0];
  if (line.length <= LONGEST_PIECE || mark === undefined) return { source: line, base: 0 };
  const middle = offsetInLine(mark.span.file, mark.span.start);
  const base = Math.max(0, middle - LONGEST_PIECE / 2);
  return { source: line.slice(base, base + LONGEST_PIECE), base };
}

function offsetInLine(file: SourceFile, offset: number): number {
  return file.positionAt(offset).column - 1;
}

/** The columns that a mark covers on its first line, at least one. */
function stretchOf({ span: { file, start, end } }: Mark, source: string, base: number): Stretch {
  const offset = Math.max(0, Math.min(offsetInLine(file, start) - base, source.length));
  const { columns } = layOutLine(source, [offset, Math.min(offset + (end - start), source.trimEnd().length)]);
  const from = columns[0] ?? 0;
  return { from, to: Math.max(from + 1, columns[1] ?? 0) };
}

interface View extends Stretch {
  /** Columns of the whole line. */
  readonly width: number;
}

const CONTEXT_COLUMNS = 20;

/** The part of a line to show: all of it where it fits, else what is marked with a little around it. */
function viewOf(width: number, marked: Stretch, room: number): View {
  if (width <= room) return { from: 0, to: width, width };
  const from = marked.to <= room ? 0 : Math.max(0, Math.min(marked.from - CONTEXT_COLUMNS, width - room));
  return { from, to: Math.min(width, from + room), width };
}

/** The text of a view, with `…` where something was cut off. */
function cut(text: string, { from, to, width }: View): string {
  const before = from > 0 ? '…' : '';
  const after = to < width ? '…' : '';
  return `${before}${sliceColumns(text, from + before.length, to - after.length)}${after}`;
}
