/**
 * Routes for people: under each server its routes, one line for each with its verdict and time limits, and the first
 * reason below where it does not work.
 */
import type { Handshake } from '../route/route.ts';
import { columnsOf, cutToColumns, fitColumns, keepLastColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
import type { Paint, Style } from './paint.ts';
import type { PrettyOptions } from './pretty.ts';
import {
  hostsText,
  limitText,
  limitWithOrigin,
  listenerText,
  originText,
  placeText,
  upstreamText,
} from './route-text.ts';
import { groupRoutes, type ReportedRoute, type RouteGroup, type RoutesReport } from './routes-report.ts';

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
  /** Of a place the end says most: the file's name and the line. */
  readonly keeps: 'start' | 'end';
  readonly cell: (route: ReportedRoute, report: RoutesReport) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'websocket', least: 9, keeps: 'start', cell: ({ websocket }) => websocket.handshake },
  { title: 'idle', least: 4, keeps: 'start', cell: ({ websocket }) => limitText(websocket.idleTimeout) },
  {
    title: 'set by',
    least: 7,
    keeps: 'end',
    cell: ({ websocket }, { displayPath }) => originText(websocket.idleTimeout, displayPath),
  },
  {
    title: 'lifetime',
    least: 8,
    keeps: 'end',
    cell: ({ websocket }, { displayPath }) => limitWithOrigin(websocket.lifetime, displayPath),
  },
  { title: 'match', least: 14, keeps: 'start', cell: ({ match }) => match },
  { title: 'to', least: 12, keeps: 'start', cell: ({ upstream }) => upstreamText(upstream) },
  {
    title: 'at',
    least: 12,
    keeps: 'end',
    cell: ({ origin }, { displayPath }) => placeText(origin, displayPath),
  },
];

const GAP = '  ';

/** The table in pieces, each ending in a line feed. Cells that do not fit are cut, with `…`. */
export function* routesTable(report: RoutesReport, { paint, columns }: PrettyOptions): Generator<string> {
  if (report.routes.length === 0) {
    yield 'No routes: nothing here sends requests to an upstream.\n';
    return;
  }
  const cellsOf = (route: ReportedRoute) => COLUMNS.map(({ cell }) => escapeControls(cell(route, report)));
  const cells = new Map(report.routes.map((route) => [route, cellsOf(route)]));
  const widths = columnWidths([...cells.values()], columns);
  const titles = COLUMNS.map(({ title }) => title);
  yield `${paint('strong', rowTexts(titles, widths).join(GAP).trimEnd())}\n`;
  for (const group of groupRoutes(report.routes)) {
    yield `\n${paint('strong', cutToColumns(escapeControls(entryText(group)), columns))}\n`;
    for (const route of group.routes) {
      const [verdict = '', ...rest] = rowTexts(cells.get(route) ?? [], widths);
      yield `${paint(VERDICT_STYLES[route.websocket.handshake], verdict)}${GAP}${rest.join(GAP).trimEnd()}\n`;
      const reason = route.websocket.reasons[0];
      if (reason !== undefined) yield `${reasonLine(reason.message, columns, paint)}\n`;
    }
  }
  yield `\n${summaryLine(report.routes, paint)}\n`;
}

/** The server of a group: its names, then its listeners. */
function entryText({ entry }: RouteGroup): string {
  const { listeners, hosts } = entry;
  if (listeners.length + hosts.length === 0) return 'any server that includes this';
  return listeners.length === 0
    ? hostsText(entry)
    : `${hostsText(entry)}  on ${listeners.map(listenerText).join(', ')}`;
}

function rowTexts(cells: readonly string[], widths: readonly number[]): readonly string[] {
  return cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    return fitColumns(COLUMNS[index]?.keeps === 'end' ? keepLastColumns(cell, width) : cell, width);
  });
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

function summaryLine(routes: readonly ReportedRoute[], paint: Paint): string {
  const verdicts: readonly Handshake[] = ['fails', 'fragile', 'unknown', 'works'];
  const counts = verdicts.flatMap((verdict) => {
    const number = routes.filter(({ websocket }) => websocket.handshake === verdict).length;
    return number === 0 ? [] : [paint(VERDICT_STYLES[verdict], `${number} ${verdict}`)];
  });
  return `${routes.length} route${routes.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
}
