/**
 * One line for each finding, `path:line:column: severity: message [rule]`: for grep, editors, and the problem matcher of
 * GitHub Actions (`problem-matcher.json`). Its form does not change between versions.
 */
import type { Finding } from '../lint/finding.ts';
import { escapeControls } from './escape.ts';
import type { PrettyOptions } from './pretty.ts';
import type { CheckReport } from './report.ts';

/** One piece for each finding. */
export function* compactReport(
  { findings, displayPath }: CheckReport,
  { paint }: Pick<PrettyOptions, 'paint'>,
): Generator<string> {
  for (const finding of findings) yield `${compactLine(finding, displayPath, paint)}\n`;
}

function compactLine(
  { rule, severity, message, span }: Finding,
  displayPath: CheckReport['displayPath'],
  paint: PrettyOptions['paint'],
): string {
  const { line, column } = span.file.positionAt(span.start);
  const path = noCommand(displayPath(span.file.path));
  const place = `${paint('strong', path)}:${line}:${column}:`;
  return `${place} ${paint(severity, severity)}: ${escaped(message)} ${paint('faint', `[${rule}]`)}`;
}

/** A line that begins with `::` is a command to the runner of GitHub Actions; `./` before the path changes no file. */
function noCommand(path: string): string {
  return escaped(/^\s*::/.test(path) ? `./${path}` : path);
}

/** So is `##[` anywhere in a line, an older form that runners still take. */
function escaped(text: string): string {
  return escapeControls(text).replaceAll('##[', '#\\u{23}[');
}
