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
import { compareSpans, type Span } from '../text/span.ts';
import { columnsOf, layOutLine, sliceColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
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
}

/** The lines of the frames of some marks: the file of the primary mark first, then others in the order of the marks. */
export function frameLines(marks: readonly Mark[], options: FrameOptions): readonly string[] {
  const byPath = new Map<string, Mark[]>();
  for (const mark of [...marks].sort((a, b) => Number(b.primary) - Number(a.primary))) {
    const others = byPath.get(mark.span.file.path);
    if (others === undefined) byPath.set(mark.span.file.path, [mark]);
    else others.push(mark);
  }
  return [...byPath.values()].flatMap((ofFile) => fileFrame(ofFile, options));
}

function fileFrame(marks: readonly Mark[], options: FrameOptions): readonly string[] {
  const { paint, displayPath, gutter } = options;
  const first = marks[0];
  if (first === undefined) return [];
  const { line, column } = first.span.file.positionAt(first.span.start);
  const arrow = first.primary ? '-->' : ':::';
  const place = `${escapeControls(displayPath(first.span.file.path))}:${line}:${column}`;
  const lines = [`${' '.repeat(gutter + 1)}${paint('faint', arrow)} ${place}`, gutterText('', options)];
  let previous: number | null = null;
  for (const mark of [...marks].sort((a, b) => compareSpans(a.span, b.span))) {
    const at = mark.span.file.positionAt(mark.span.start).line;
    if (previous !== null && at > previous + 2) lines.push(paint('faint', '…'.padStart(gutter)));
    else if (previous !== null && at === previous + 2) lines.push(sourceLine(mark.span, at - 1, options));
    lines.push(...markedLine(mark, options, at !== previous));
    previous = at;
  }
  return lines;
}

/** A line number, or none, and the bar that the source stands behind. */
export function gutterText(number: string, { gutter, paint }: FrameOptions): string {
  return paint('faint', `${number.padStart(gutter)} |`);
}

/** A line that stands between two marked ones. */
function sourceLine({ file }: Span, line: number, options: FrameOptions): string {
  const { text } = layOutLine(file.lineText(line), []);
  const room = options.columns - options.gutter - 3;
  const shown = columnsOf(text) <= room ? text : `${sliceColumns(text, 0, room - 1)}…`;
  return `${gutterText(String(line), options)} ${shown}`.trimEnd();
}

function markedLine(mark: Mark, options: FrameOptions, showSource: boolean): readonly string[] {
  const { paint, style } = options;
  const { file, start, end } = mark.span;
  const { line, column } = file.positionAt(start);
  const source = file.lineText(line);
  const from = column - 1;
  const laidOut = layOutLine(source, [from, Math.min(from + (end - start), source.trimEnd().length)]);
  const startColumn = laidOut.columns[0] ?? 0;
  const endColumn = Math.max(startColumn + 1, laidOut.columns[1] ?? 0);
  const view = viewOf(columnsOf(laidOut.text), startColumn, endColumn, options.columns - options.gutter - 3);
  const lines: string[] = [];
  if (showSource) lines.push(`${gutterText(String(line), options)} ${cut(laidOut.text, view)}`.trimEnd());
  const underline = (mark.primary ? '^' : '-').repeat(
    Math.max(1, Math.min(endColumn, view.to) - startColumn),
  );
  const note = mark.note === '' ? '' : ` ${escapeControls(mark.note)}`;
  const indent = ' '.repeat(startColumn - view.from);
  lines.push(
    `${gutterText('', options)} ${indent}${paint(mark.primary ? style : 'related', `${underline}${note}`)}`,
  );
  return lines;
}

interface View {
  readonly from: number;
  readonly to: number;
  /** Columns of the whole line. */
  readonly width: number;
}

const CONTEXT_COLUMNS = 20;

/** The part of a line to show: all of it where it fits, else what is marked with a little around it. */
function viewOf(width: number, startColumn: number, endColumn: number, room: number): View {
  if (width <= room) return { from: 0, to: width, width };
  const from = endColumn <= room ? 0 : Math.max(0, Math.min(startColumn - CONTEXT_COLUMNS, width - room));
  return { from, to: Math.min(width, from + room), width };
}

/** The text of a view, with `…` where something was cut off. */
function cut(text: string, { from, to, width }: View): string {
  const before = from > 0 ? '…' : '';
  const after = to < width ? '…' : '';
  return `${before}${sliceColumns(text, from + before.length, to - after.length)}${after}`;
}
