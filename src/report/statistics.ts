/** How often which rule found something: one row for each rule and severity, the gravest and most frequent first. */
import type { Finding, Severity } from '../lint/finding.ts';
import { groupBy } from '../lint/group-by.ts';
import { compareTexts } from '../lint/text-order.ts';
import { columnsOf } from './columns.ts';
import { filesWith, SEVERITIES } from './counted.ts';
import type { Paint } from './paint.ts';

export interface Statistic {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
  /** Those with a safe fix. */
  readonly fixable: number;
  /** In how many files. */
  readonly files: number;
}

export function statisticsOf(findings: readonly Finding[]): readonly Statistic[] {
  const groups = groupBy(findings, ({ rule, severity }) => `${severity} ${rule}`);
  return [...groups.values()]
    .flatMap((group): readonly Statistic[] => {
      const [first] = group;
      if (first === undefined) return [];
      return [
        {
          rule: first.rule,
          severity: first.severity,
          count: group.length,
          fixable: group.filter(({ fix }) => fix?.safety === 'safe').length,
          files: filesWith(group),
        },
      ];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.count - a.count ||
        compareTexts(a.rule, b.rule),
    );
}

const GAP = '  ';

/** The same as a table for a terminal, each line ending in a line feed; '' when nothing was found. */
export function statisticsTable(findings: readonly Finding[], paint: Paint): string {
  const statistics = statisticsOf(findings);
  if (statistics.length === 0) return '';
  const rows = statistics.map(({ count, fixable, files, severity, rule }) => ({
    severity,
    cells: [String(count), String(fixable), String(files), severity, rule],
  }));
  const titles = ['count', 'fixable', 'files', 'severity', 'rule'];
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => columnsOf(cells[column] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell)));
        return column < 3 ? space + cell : cell + space;
      })
      .join(GAP)
      .trimEnd();
  return [
    paint('faint', line(titles)),
    ...rows.map(({ cells, severity }) => paintSeverity(line(cells), severity, paint)),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

/** No number and no rule's name holds the word before the severity's own column. */
function paintSeverity(line: string, severity: Severity, paint: Paint): string {
  const at = line.indexOf(severity);
  return `${line.slice(0, at)}${paint(severity, severity)}${line.slice(at + severity.length)}`;
}
