/**
 * Annotations in GitHub Actions, as workflow commands.
 *
 * GitHub shows ten annotations of a kind for one step and drops the others without a word (actions/toolkit,
 * docs/problem-matchers.md): the tenth says how many there are more.
 */
import type { Finding, Severity } from '../lint/finding.ts';
import { escapeControls } from './escape.ts';
import type { CheckReport } from './report.ts';

const MOST_OF_A_KIND = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

const BY_GRAVITY: readonly Severity[] = ['error', 'warning', 'info'];

/** The commands, one a line, errors first; '' when there is nothing to annotate. */
export function githubReport({ findings, displayPath }: CheckReport): string {
  return BY_GRAVITY.flatMap((severity) => {
    const ofKind = findings.filter((finding) => finding.severity === severity);
    if (ofKind.length <= MOST_OF_A_KIND) return ofKind.map((finding) => annotation(finding, displayPath));
    const shown = ofKind.slice(0, MOST_OF_A_KIND - 1);
    const more = ofKind.length - shown.length;
    const note = `${more} more findings of this severity are not shown as annotations; the log has them all`;
    return [
      ...shown.map((finding) => annotation(finding, displayPath)),
      `::${COMMANDS[severity]} title=proxylint::${escapeData(note)}`,
    ];
  })
    .map((command) => `${command}\n`)
    .join('');
}

/** Columns are left out where a finding spans lines: GitHub refuses them there. */
function annotation(
  { rule, severity, message, span, fix }: Finding,
  displayPath: (path: string) => string,
): string {
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
  const text = fix === null ? message : `${message} Fix: ${fix.title}.`;
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(text)}`;
}

/** As `@actions/core` escapes; a line feed would end the command, and the next line could begin another. */
export function escapeData(text: string): string {
  return escapeLines(text).replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

export function escapeProperty(text: string): string {
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
