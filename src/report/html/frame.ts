/** The lines that a finding is about as HTML: numbered, with what is meant marked, and the lines that a fix changes. */
import { groupBy } from '../../lint/group-by.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { PreviewHunk } from '../edit-preview.ts';
import { escapeControls } from '../escape.ts';
import type { Mark } from '../frame.ts';
import { xmlText } from '../svg/element.ts';

/** Lines shown above and below a marked one. */
const CONTEXT_LINES = 2;
/** Of a stretch over many lines, so many are shown. */
const MOST_MARKED_LINES = 12;
/** Of a longer line, only so much around what is marked is shown. */
const LONGEST_LINE = 500;
const BEFORE_MARK = 100;
const MOST_DIFF_LINES = 60;
/** A note stands below the beginning of its mark, no further to the right than this. */
const MOST_INDENT = 60;

/** How a file is named above its lines, as HTML. */
export type Caption = (file: SourceFile, line: number) => string;

/** A frame for each file: that of the primary mark first. */
export function frameElements(marks: readonly Mark[], caption: Caption): readonly string[] {
  const primaryFirst = [...marks].sort((a, b) => Number(b.primary) - Number(a.primary));
  return [...groupBy(primaryFirst, ({ span }) => span.file.path).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [fileFrame([first, ...others], caption)],
  );
}

function fileFrame(marks: readonly [Mark, ...Mark[]], caption: Caption): string {
  const [{ span: first }] = marks;
  const { file } = first;
  const numbers = shownLines(file, marks);
  const lines: string[] = [];
  let previous: number | null = null;
  for (const number of numbers) {
    if (previous !== null && number > previous + 1) lines.push(line('f-gap', '', '⋯'));
    lines.push(...sourceLine(file, number, marks));
    previous = number;
  }
  return frame('', caption(file, file.positionAt(first.start).line), numbers.at(-1) ?? 1, lines);
}

function frame(kind: string, caption: string, lastNumber: number, lines: readonly string[]): string {
  const digits = Math.max(3, String(lastNumber).length + 1);
  return `<figure class="${`f-frame ${kind}`.trim()}" style="--digits:${digits}em"><figcaption>${caption}</figcaption><pre>${lines.join('')}</pre></figure>`;
}

function line(kind: string, number: string, content: string): string {
  return `<span class="${`f-line ${kind}`.trim()}"><span class="f-number">${number}</span>${content}\n</span>`;
}

function linesOf({ span: { file, start, end } }: Mark): { readonly from: number; readonly to: number } {
  const from = file.positionAt(start).line;
  // What ends with a line feed ends on its line.
  const to = file.positionAt(Math.max(start, end - 1)).line;
  return { from, to: Math.min(to, from + MOST_MARKED_LINES - 1) };
}

function shownLines(file: SourceFile, marks: readonly Mark[]): readonly number[] {
  const shown = new Set<number>();
  for (const mark of marks) {
    const { from, to } = linesOf(mark);
    const last = Math.min(to + CONTEXT_LINES, file.lineStarts.length);
    for (let number = Math.max(1, from - CONTEXT_LINES); number <= last; number++) shown.add(number);
  }
  const inOrder = [...shown].sort((a, b) => a - b);
  // The empty line after the last line feed is none, unless something is meant there.
  const isPhantom = (number: number) =>
    number === file.lineStarts.length &&
    number > 1 &&
    file.lineText(number) === '' &&
    !marks.some((mark) => linesOf(mark).from === number);
  return inOrder.filter((number) => !isPhantom(number));
}

/** Offsets within a line; `to` is not in it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly primary: boolean;
}

function sourceLine(file: SourceFile, number: number, marks: readonly Mark[]): readonly string[] {
  const text = file.lineText(number);
  const lineStart = file.lineStarts[number - 1] ?? 0;
  const here = marks.filter((mark) => {
    const { from, to } = linesOf(mark);
    return number >= from && number <= to;
  });
  const stretches = here.map(({ span, primary }) => ({
    from: Math.max(0, Math.min(span.start - lineStart, text.length)),
    to: Math.max(0, Math.min(span.end - lineStart, text.trimEnd().length)),
    primary,
  }));
  const kind = here.some(({ primary }) => primary) ? 'f-hit' : here.length > 0 ? 'f-also' : '';
  const notes = here
    .filter(({ span, note }) => note !== '' && file.positionAt(span.start).line === number)
    .map(({ span, note }) => {
      const indent = text
        .slice(0, span.start - lineStart)
        .slice(0, MOST_INDENT)
        .replace(/[^\t]/g, ' ');
      return line(kind, '', `${indent}<span class="f-note">↑ ${xmlText(escapeControls(note))}</span>`);
    });
  return [line(kind, String(number), markedText(text, stretches)), ...notes];
}

function markedText(text: string, stretches: readonly Stretch[]): string {
  const main = stretches.find(({ primary }) => primary) ?? stretches[0];
  const start = text.length <= LONGEST_LINE ? 0 : Math.max(0, (main?.from ?? 0) - BEFORE_MARK);
  const end = Math.min(text.length, start + LONGEST_LINE);
  const edges = new Set([start, end]);
  for (const { from, to } of stretches) {
    for (const edge of [from, to]) if (edge > start && edge < end) edges.add(edge);
  }
  const inOrder = [...edges].sort((a, b) => a - b);
  let html = start > 0 ? '…' : '';
  for (const [index, from] of inOrder.entries()) {
    const empty = stretches.find((stretch) => stretch.to <= stretch.from && stretch.from === from);
    if (empty !== undefined) html += markElement('', empty.primary);
    const to = inOrder[index + 1];
    if (to === undefined) continue;
    const covering = stretches.filter((stretch) => stretch.from <= from && stretch.to >= to && to > from);
    const piece = shownText(text.slice(from, to));
    const isPrimary = covering.some(({ primary }) => primary);
    html += covering.length === 0 ? piece : markElement(piece, isPrimary);
  }
  return end < text.length ? `${html}…` : html;
}

function markElement(content: string, isPrimary: boolean): string {
  return `<mark class="${isPrimary ? 'f-blame' : 'f-related'}">${content}</mark>`;
}

/** Tabs stay: the style sheet says how wide they are. */
function shownText(text: string): string {
  return xmlText(text.split('\t').map(escapeControls).join('\t'));
}

/** What a fix changes, a frame for each file. */
export function diffElements(hunks: readonly PreviewHunk[], caption: Caption): readonly string[] {
  return [...groupBy(hunks, ({ file }) => file.path).values()].flatMap((ofFile) => {
    const [first] = ofFile;
    const last = ofFile.at(-1);
    if (first === undefined || last === undefined) return [];
    const lines = ofFile.flatMap((hunk, index) => [
      ...(index === 0 ? [] : [line('f-gap', '', '⋯')]),
      ...hunkLines(hunk),
    ]);
    const more = lines.length - MOST_DIFF_LINES;
    const shown =
      more > 0 ? [...lines.slice(0, MOST_DIFF_LINES), line('f-gap', '', `and ${more} more lines`)] : lines;
    return [frame('f-diff', caption(first.file, first.line), last.line + last.removed.length, shown)];
  });
}

/** Numbers are those of the file as it is; the first of some added lines tells where they will stand. */
function hunkLines({ line: at, removed, added }: PreviewHunk): readonly string[] {
  const changed = (element: 'del' | 'ins', sign: string, number: string, text: string) =>
    `<${element} class="f-line"><span class="f-number">${number}</span>${sign} ${shownText(text.slice(0, LONGEST_LINE))}\n</${element}>`;
  return [
    ...removed.map((text, index) => changed('del', '−', String(at + index), text)),
    ...added.map((text, index) =>
      changed('ins', '+', removed.length === 0 && index === 0 ? String(at) : '', text),
    ),
  ];
}
