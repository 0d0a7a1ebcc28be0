/**
 * Annotations in GitHub Actions, as workflow commands.
 *
 * GitHub shows ten annotations of a kind for one step and fifty for a job, and drops the others without a word
 * (actions/toolkit, docs/problem-matchers.md). So repeats of a rule in a file are one annotation, and the tenth says how
 * many findings there are more. A step does not know what else its job annotates: its thirty at most leave room for
 * others, and the job summary (`github-summary.ts`) has everything.
 */
import type { Finding, Severity } from '../lint/finding.ts';
import { groupBy } from '../lint/group-by.ts';
import { counted, SEVERITIES } from './counted.ts';
import { escapeControls } from './escape.ts';
import type { CheckReport } from './report.ts';
import type { DisplayPath } from './routes-report.ts';

const MOST_OF_A_KIND = 10;

/** Lines of repeats that are named. */
const MOST_LINES = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * The commands, one a line, errors first; '' when there is nothing to annotate. Among findings of one severity those
 * that come first in the report are the most important ones: whoever knows which lines changed puts these first. `taken`:
 * how many annotations of a kind the step has already.
 */
export function githubReport(
  { findings, displayPath }: CheckReport,
  taken: Readonly<Partial<Record<Severity, number>>> = {},
): string {
  return SEVERITIES.flatMap((severity) => {
    const ofKind = findings.filter((finding) => finding.severity === severity);
    return commandsOf(severity, ofKind, displayPath, MOST_OF_A_KIND - (taken[severity] ?? 0));
  })
    .map((command) => `${command}\n`)
    .join('');
}

function commandsOf(
  severity: Severity,
  findings: readonly Finding[],
  displayPath: DisplayPath,
  most: number,
): readonly string[] {
  const groups = [...groupBy(findings, ({ rule, span }) => `${rule} ${span.file.path}`).values()];
  const shown = groups.length <= most ? groups : groups.slice(0, most - 1);
  const more = findings.length - shown.flat().length;
  const note = `${counted(more, `more ${severity}`)} not shown as annotations: see the job summary`;
  return [
    ...shown.map((group) => annotation(group, displayPath)),
    ...(more === 0 ? [] : [`::${COMMANDS[severity]} title=proxylint::${escapeData(note)}`]),
  ];
}

/** Columns are left out where a finding spans lines: GitHub refuses them there. */
function annotation([first, ...others]: readonly Finding[], displayPath: DisplayPath): string {
  if (first === undefined) return '';
  const { rule, severity, message, span, fix } = first;
  const start = span.file.positionAt(span.start);
  const end = span.file.positionAt(Math.max(span.start, span.end));
  const columns =
    start.line === end.line
      ? { col: String(start.column), endColumn: String(Math.max(start.column + 1, end.column)) }
      : {};
  const properties = {
    file: displayPath(span.file.path),
    line: String(start.line),
    endLine: String(end.line),
    ...columns,
    title: rule,
  };
  const text = [message, ...(fix === null ? [] : [`Fix: ${fix.title}.`]), ...repeats(others)].join(' ');
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(text)}`;
}

/** `And 2 more like this in this file, on lines 12 and 30.` */
function repeats(others: readonly Finding[]): readonly string[] {
  if (others.length === 0) return [];
  const lines = [...new Set(others.map(({ span }) => span.file.positionAt(span.start).line))];
  const named = lines.slice(0, MOST_LINES).join(', ') + (lines.length > MOST_LINES ? ', …' : '');
  const where = lines.length === 1 ? `line ${named}` : `lines ${named}`;
  return [`And ${others.length} more like this in this file, on ${where}.`];
}

/** As `@actions/core` escapes; a line feed would end the command, and the next line could begin another. */
export function escapeData(text: string): string {
  return escapeLines(text).replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/** Percent signs, and control characters other than line ends, which are GitHub's to decode. */
function escapeLines(text: string): string {
  return text
    .replace(/%/g, '%25')
    .split(/(\r?\n|\r)/)
    .map((piece, index) => (index % 2 === 1 ? piece : escapeControls(piece)))
    .join('');
}
