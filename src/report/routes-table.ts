/** Routes for people: one line for each, with its verdict, and the first reason below where it does not work. */
import type { AnyRoute } from '../lint/rule.ts';
import type { Handshake } from '../route/route.ts';
import { columnsOf, cutToColumns, fitColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
import type { Paint, Style } from './paint.ts';
import type { PrettyOptions } from './pretty.ts';
import type { RoutesReport } from './routes-report.ts';

const VERDICT_STYLES: Readonly<Record<Handshake, Style>> = {
  works: 'good',
  fragile: 'warning',
  fails: 'error',
  unknown: 'faint',
};

interface Column {
  readonly title: string;
  /** Columns that it keeps however narrow the terminal is. */
  readonly least: number;
  readonly cell: (route: AnyRoute, report: RoutesReport) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'websocket', least: 9, cell: ({ websocket }) => websocket.handshake },
  { title: 'idle', least: 4, cell: idleCell },
  { title: 'from', least: 12, cell: entryCell },
  { title: 'match', least: 16, cell: ({ match }) => match },
  { title: 'to', least: 12, cell: ({ upstream }) => upstream.target },
  { title: 'at', least: 12, cell: placeCell },
];

const GAP = '  ';

/** The table in pieces, each ending in a line feed. Cells that do not fit end in `…`. */
export function* routesTable(report: RoutesReport, { paint, columns }: PrettyOptions): Generator<string> {
  if (report.routes.length === 0) {
    yield 'No routes: nothing here sends requests to an upstream.\n';
    return;
  }
  const rows = report.routes.map((route) => COLUMNS.map(({ cell }) => escapeControls(cell(route, report))));
  const widths = columnWidths(rows, columns);
  yield `${paint(
    'strong',
    rowText(
      COLUMNS.map(({ title }) => title),
      widths,
    ),
  )}\n`;
  for (const [index, route] of report.routes.entries()) {
    const [verdict = '', ...rest] = rows[index] ?? [];
    const style = VERDICT_STYLES[route.websocket.handshake];
    const shownVerdict = paint(style, fitColumns(verdict, widths[0] ?? 0));
    yield `${shownVerdict}${GAP}${rowText(rest, widths.slice(1))}\n`;
    const reason = route.websocket.reasons[0];
    if (reason !== undefined) yield `${reasonLine(reason.message, columns, paint)}\n`;
  }
  yield `\n${summaryLine(report.routes, paint)}\n`;
}

function rowText(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => fitColumns(cell, widths[index] ?? 0))
    .join(GAP)
    .trimEnd();
}

function reasonLine(message: string, columns: number, paint: Paint): string {
  const text = `  ${escapeControls(message)}`;
  return paint('faint', cutToColumns(text, columns));
}

/** As wide as the content wants; where that is too much for the terminal, the widest columns give first. */
function columnWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const widths = COLUMNS.map(({ title }, index) =>
    rows.reduce((width, row) => Math.max(width, columnsOf(row[index] ?? '')), title.length),
  );
  const room = columns - GAP.length * (COLUMNS.length - 1);
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      if (width > (COLUMNS[index]?.least ?? 0) && width > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

/** The host names, else the addresses that are listened on. */
function entryCell({ entry }: AnyRoute): string {
  const names = entry.hosts.length > 0 ? entry.hosts : entry.listeners.map(({ address }) => address);
  return names.length === 0 ? 'any' : names.join(' ');
}

function placeCell({ origin }: AnyRoute, { displayPath }: RoutesReport): string {
  return `${displayPath(origin.file.path)}:${origin.file.positionAt(origin.start).line}`;
}

function idleCell({ websocket }: AnyRoute): string {
  const { value } = websocket.idleTimeout;
  if (value.kind === 'unknown') return '?';
  return value.value === null ? 'none' : durationText(value.value);
}

const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
  [1, 'ms'],
];

/** A duration in its largest units: `90s` is `1m30s`. */
function durationText(milliseconds: number): string {
  if (milliseconds <= 0) return '0s';
  let left = milliseconds;
  let text = '';
  for (const [size, unit] of UNITS) {
    const number = Math.floor(left / size);
    if (number > 0) text += `${number}${unit}`;
    left -= number * size;
  }
  return text === '' ? `${milliseconds}ms` : text;
}

function summaryLine(routes: readonly AnyRoute[], paint: Paint): string {
  const verdicts: readonly Handshake[] = ['fails', 'fragile', 'unknown', 'works'];
  const counts = verdicts.flatMap((verdict) => {
    const number = routes.filter(({ websocket }) => websocket.handshake === verdict).length;
    return number === 0 ? [] : [paint(VERDICT_STYLES[verdict], `${number} ${verdict}`)];
  });
  return `${routes.length} route${routes.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
}
