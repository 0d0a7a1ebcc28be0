/**
 * The report for people: each finding with the lines it is about, in every file involved, and what its fix would do.
 */
import type { Finding, Fix } from '../lint/finding.ts';
import type { SkippedFix } from '../lint/fix.ts';
import type { SourceFile } from '../text/source-file.ts';
import { cutToColumns, layOutLine } from './columns.ts';
import { counted, filesWith, severityCounts } from './counted.ts';
import { type PreviewHunk, previewEdits } from './edit-preview.ts';
import { escapeControls } from './escape.ts';
import { fixHints } from './fix-hints.ts';
import { type FrameOptions, frameLines, gutterText, LONGEST_PIECE, type Mark } from './frame.ts';
import { type Links, linked } from './links.ts';
import type { Paint } from './paint.ts';
import type { CheckReport, Summary } from './report.ts';

export interface PrettyOptions {
  readonly paint: Paint;
  /** Columns of the terminal; source lines that do not fit are cut. */
  readonly columns: number;
  /** Where names and places lead, for terminals that have links; none where it is left out. */
  readonly links?: Links | null;
}

/** Everything there is to say, in pieces that end in a line feed. */
export function* prettyReport(report: CheckReport, options: PrettyOptions): Generator<string> {
  yield* prettyFindings(report, options);
  yield prettySummary(report, options);
}

/** One piece for each finding, with an empty line after it. */
export function* prettyFindings(report: CheckReport, options: PrettyOptions): Generator<string> {
  for (const finding of report.findings) {
    yield `${findingLines(finding, report.displayPath, options).join('\n')}\n\n`;
  }
}

/** What was found, fixed and not fixed altogether, in a few lines. */
export function prettySummary(report: CheckReport, { paint }: PrettyOptions): string {
  const skipped = (report.fix?.skipped ?? []).map((each) => skippedLine(each, report.displayPath, paint));
  return [...skipped, ...summaryLines(report, paint)].map((line) => `${line}\n`).join('');
}

function findingLines(
  finding: Finding,
  displayPath: (path: string) => string,
  { paint, columns, links }: PrettyOptions,
): readonly string[] {
  const { rule, severity, message, span, fix } = finding;
  const hunks = fix === null ? [] : previewEdits(fix.edits);
  const { marks, gutter } = findingFrame(finding, hunks);
  const frame: FrameOptions = { paint, style: severity, displayPath, columns, gutter, links: links ?? null };
  const name = linked(rule, links?.ofRule(rule));
  return [
    `${paint(severity, `${severity}[${name}]`)}${paint('strong', `: ${escapeControls(message)}`)}`,
    ...frameLines(marks, frame),
    ...(fix === null ? [] : fixLines(fix, hunks, span.file, frame)),
  ];
}

/** What the frames of a finding show, and the width of their line numbers. */
export function findingFrame(
  { span, related }: Finding,
  hunks: readonly PreviewHunk[],
): { readonly marks: readonly Mark[]; readonly gutter: number } {
  const marks: readonly Mark[] = [
    { span, note: '', primary: true },
    ...related.map((place) => ({ span: place.span, note: place.message, primary: false })),
  ];
  let lastLine = 1;
  for (const mark of marks) lastLine = Math.max(lastLine, mark.span.file.positionAt(mark.span.start).line);
  for (const { line, removed } of hunks) lastLine = Math.max(lastLine, line + removed.length);
  return { marks, gutter: String(lastLine).length };
}

const MOST_PREVIEW_LINES = 24;

/** What the fix does, and the lines that it changes; those of the blamed file need no heading. */
function fixLines(
  fix: Fix,
  hunks: readonly PreviewHunk[],
  blamed: SourceFile,
  frame: FrameOptions,
): readonly string[] {
  const { paint, displayPath, gutter } = frame;
  const unsafe = fix.safety === 'unsafe' ? paint('warning', ' (unsafe)') : '';
  const preview: string[] = [];
  let shown: SourceFile = blamed;
  for (const hunk of hunks) {
    if (hunk.file.path !== shown.path) {
      preview.push(
        `${' '.repeat(gutter + 1)}${paint('faint', ':::')} ${escapeControls(displayPath(hunk.file.path))}`,
      );
    } else if (preview.length > 0) preview.push(paint('faint', '…'.padStart(gutter)));
    shown = hunk.file;
    preview.push(...hunkLines(hunk, frame));
  }
  const more = preview.length - MOST_PREVIEW_LINES;
  return [
    gutterText('', frame),
    `${' '.repeat(gutter)} ${paint('good', '= fix')}: ${escapeControls(fix.title)}${unsafe}`,
    ...preview.slice(0, MOST_PREVIEW_LINES),
    ...(more > 0 ? [`${gutterText('', frame)} ${paint('faint', `(${more} more lines)`)}`] : []),
  ];
}

/** Of a changed line, so much of what differs is in sight, and so much of what stands before it. */
const LEAST_DIFFERENCE = 20;
const BEFORE_DIFFERENCE = 16;

/** Numbers are those of the file as it is: only the first of some added lines tells where they will stand. */
function hunkLines({ line, removed, added }: PreviewHunk, frame: FrameOptions): readonly string[] {
  const shown = (text: string, other: string | undefined) => fromDifference(text, other, frame);
  return [
    ...removed.map((text, index) => changedLine('-', String(line + index), shown(text, added[index]), frame)),
    ...added.map((text, index) =>
      changedLine(
        '+',
        removed.length === 0 && index === 0 ? String(line) : '',
        shown(text, removed[index]),
        frame,
      ),
    ),
  ];
}

/** Of long lines that differ where both would be cut, what is there: two times the same beginning says nothing. */
function fromDifference(text: string, other: string | undefined, { columns, gutter }: FrameOptions): string {
  if (other === undefined) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  if (same <= Math.max(BEFORE_DIFFERENCE, columns - gutter - LEAST_DIFFERENCE)) return text;
  const from = same - BEFORE_DIFFERENCE;
  return `…${text.slice(/[\udc00-\udfff]/.test(text[from] ?? '') ? from - 1 : from)}`;
}

function changedLine(sign: '+' | '-', number: string, text: string, frame: FrameOptions): string {
  const { paint, columns, gutter } = frame;
  const shown = cutToColumns(layOutLine(text.slice(0, LONGEST_PIECE), []).text, columns - gutter - 3);
  const signed = paint(sign === '+' ? 'added' : 'removed', `${sign} ${shown}`.trimEnd());
  return `${paint('faint', number.padStart(gutter))} ${signed}`;
}

function skippedLine(
  { finding, reason }: SkippedFix,
  displayPath: (path: string) => string,
  paint: Paint,
): string {
  const { file, start } = finding.span;
  const place = `${escapeControls(displayPath(file.path))}:${file.positionAt(start).line}`;
  return `${paint('warning', 'not fixed')} ${place} ${finding.rule}: ${escapeControls(reason)}`;
}

function summaryLines({ findings, files, summary, fix }: CheckReport, paint: Paint): readonly string[] {
  const lines: string[] = [];
  if (fix !== null && fix.fixed > 0) {
    lines.push(
      `${paint('good', 'Fixed')} ${counted(fix.fixed, 'problem')} in ${counted(fix.files, 'file')}.`,
    );
  }
  if (findings.length === 0) {
    lines.push(
      `${paint('good', lines.length > 0 ? 'No problem is left' : 'No problems')} in ${counted(files.length, 'file')}.`,
    );
  } else {
    const involved = filesWith(findings);
    lines.push(
      `${lines.length > 0 ? 'Left:' : 'Found'} ${severityCounts(summary)
        .map(([severity, number]) => paint(severity, counted(number, severity)))
        .join(', ')} in ${counted(involved, 'file')}.`,
    );
    if (fix === null) lines.push(...fixHint(summary));
  }
  if (summary.suppressed > 0) lines.push(paint('faint', `${summary.suppressed} suppressed.`));
  return lines;
}

function fixHint(summary: Summary): readonly string[] {
  const hints = fixHints(summary).map(({ command, effect }) => `\`${command}\` ${effect}`);
  return hints.length === 0 ? [] : [`${hints.join('; ')}.`];
}
