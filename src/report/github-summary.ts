/**
 * The report as GitHub's Markdown: the summary of a job in GitHub Actions, or a comment. A heading, a table of the rules,
 * and for each file its findings with their lines and what their fixes would do.
 *
 * GitHub takes 1 MiB of a step and drops the whole of what is larger, so that findings for which there is no room are
 * counted instead.
 */
import type { Finding, Severity } from '../lint/finding.ts';
import { groupBy } from '../lint/group-by.ts';
import { counted, filesWith, SEVERITIES, severityText } from './counted.ts';
import { type PreviewHunk, previewEdits } from './edit-preview.ts';
import { escapeControls } from './escape.ts';
import { fixHints } from './fix-hints.ts';
import { frameLines, LONGEST_PIECE } from './frame.ts';
import { rulePage } from './home.ts';
import { markdownBlock, markdownCode, markdownMessage } from './markdown.ts';
import { plain } from './paint.ts';
import { findingFrame } from './pretty.ts';
import { type CheckReport, summarize } from './report.ts';
import type { DisplayPath } from './routes-report.ts';
import { type Statistic, statisticsOf } from './statistics.ts';

/** In bytes, below the 1,048,576 that GitHub takes. */
export const MOST_SUMMARY_BYTES = 900_000;

/** For the note about what is left out, and the ends of what is open. */
const RESERVE = 1_000;

const FRAME_COLUMNS = 120;
const MOST_DIFF_LINES = 60;

const MARKS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** The whole text, ending in a line feed, of at most so many bytes where that is enough for the heading and the table. */
export function githubSummary(report: CheckReport, most: number = MOST_SUMMARY_BYTES): string {
  const head = [
    heading(report),
    ...problemList(report.problems),
    ...notes(report),
    ...ruleTable(report),
  ].join('\n\n');
  const room = new Room(most - RESERVE);
  room.take(head);
  const sections: string[] = [];
  const leftOut: Finding[] = [];
  for (const [path, ofFile] of gravestFilesFirst(report.findings)) {
    const { text, missing } = fileSection(path, ofFile, report.displayPath, room);
    if (text !== '') sections.push(text);
    for (const finding of missing) leftOut.push(finding);
  }
  return `${[head, ...sections, ...leftOutNote(leftOut)].join('\n\n')}\n`;
}

/** Less than any section takes. */
const LEAST_SECTION = 200;

/** How many bytes are left. */
class Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get isSpent(): boolean {
    return this.#left < LEAST_SECTION;
  }

  /** False where there is no room for a text, which then takes none. */
  take(text: string): boolean {
    // Each UTF-16 unit is three bytes at most; two for a blank line.
    const least = text.length + 2;
    if (least > this.#left) return false;
    const bytes = new TextEncoder().encode(text).length + 2;
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }
}

function heading({ findings, files, summary }: CheckReport): string {
  if (findings.length === 0) return `### proxylint: no problems in ${counted(files.length, 'file')}`;
  return `### proxylint: ${severityText(summary)} in ${counted(filesWith(findings), 'file')}`;
}

function problemList(problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return [];
  const items = problems.map((problem) => `- ${markdownMessage(problem)}`);
  return [`**The run failed:**\n\n${items.join('\n')}`];
}

function notes({ summary }: CheckReport): readonly string[] {
  const said = [
    ...fixHints(summary).map(({ command, effect }) => `${markdownCode(command)} ${effect}.`),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed.`] : []),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}

function ruleTable({ findings }: CheckReport): readonly string[] {
  const statistics = statisticsOf(findings);
  if (statistics.length === 0) return [];
  const rows = statistics.map(ruleRow);
  return [['| | rule | findings | fixable | files |', '|---|---|--:|--:|--:|', ...rows].join('\n')];
}

function ruleRow({ rule, severity, count, fixable, files }: Statistic): string {
  const page = rulePage(rule);
  const name = page === null ? markdownCode(rule) : `[${markdownCode(rule)}](${page})`;
  return `| ${MARKS[severity]} ${severity} | ${name} | ${count} | ${fixable} | ${files} |`;
}

/** The files in which something is an error, then those with a warning; by path among those that are alike. */
function gravestFilesFirst(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  const gravity = (ofFile: readonly Finding[]) =>
    Math.min(
      ...SEVERITIES.map((severity, rank) => (ofFile.some((each) => each.severity === severity) ? rank : 9)),
    );
  return [...groupBy(findings, ({ span }) => span.file.path)].sort(([, a], [, b]) => gravity(a) - gravity(b));
}

interface Section {
  /** '' where there is room for none of its findings. */
  readonly text: string;
  readonly missing: readonly Finding[];
}

function fileSection(
  path: string,
  findings: readonly Finding[],
  displayPath: DisplayPath,
  room: Room,
): Section {
  const head = `<details>\n<summary>${markdownCode(displayPath(path))}: ${countsOf(findings)}</summary>`;
  if (!room.take(`${head}</details>`)) return { text: '', missing: findings };
  const blocks: string[] = [];
  const missing: Finding[] = [];
  for (const finding of findings) {
    const block = room.isSpent ? '' : findingBlock(finding, displayPath);
    if (block !== '' && room.take(block)) blocks.push(block);
    else missing.push(finding);
  }
  if (blocks.length === 0) return { text: '', missing };
  return { text: [head, ...blocks, '</details>'].join('\n\n'), missing };
}

function countsOf(findings: readonly Finding[]): string {
  return severityText(summarize(findings, 0));
}

function findingBlock(finding: Finding, displayPath: DisplayPath): string {
  const { rule, severity, message, fix } = finding;
  const hunks = fix === null ? [] : previewEdits(fix.edits);
  const { marks, gutter } = findingFrame(finding, hunks);
  const options = { paint: plain, style: severity, displayPath, columns: FRAME_COLUMNS, gutter } as const;
  const unsafe = fix?.safety === 'unsafe' ? ' (unsafe: changes behaviour)' : '';
  return [
    `${MARKS[severity]} **${severity}** ${markdownCode(rule)}: ${markdownMessage(message)}`,
    markdownBlock('text', frameLines(marks, options)),
    ...(fix === null
      ? []
      : [
          `Fix: ${markdownMessage(fix.title)}${unsafe}`,
          ...(hunks.length === 0 ? [] : [markdownBlock('diff', diffLines(hunks, displayPath))]),
        ]),
  ].join('\n\n');
}

function diffLines(hunks: readonly PreviewHunk[], displayPath: DisplayPath): readonly string[] {
  const shown = (text: string) => escapeControls(text.slice(0, LONGEST_PIECE).replaceAll('\t', '    '));
  const lines = hunks.flatMap(({ file, line, removed, added }) => [
    `@@ ${escapeControls(displayPath(file.path))}:${line} @@`,
    ...removed.map((text) => `-${shown(text)}`),
    ...added.map((text) => `+${shown(text)}`),
  ]);
  const more = lines.length - MOST_DIFF_LINES;
  return more <= 0 ? lines : [...lines.slice(0, MOST_DIFF_LINES), `@@ and ${more} more lines @@`];
}

function leftOutNote(leftOut: readonly Finding[]): readonly string[] {
  if (leftOut.length === 0) return [];
  return [
    `… and ${countsOf(leftOut)} more in ${counted(filesWith(leftOut), 'file')}, for which there is no room here.`,
  ];
}
