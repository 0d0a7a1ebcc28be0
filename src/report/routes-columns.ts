/** The columns of the table of routes, and how they share the width of a terminal. */
import { columnsOf, fitColumns, keepLastColumns } from './columns.ts';
import { escapeControls } from './escape.ts';
import { limitText, limitWithOrigin, lineOf, originText, placeText, upstreamText } from './route-text.ts';
import type { ReportedRoute, RoutesReport } from './routes-report.ts';

interface Column {
  readonly title: string;
  /** Columns that it keeps while others have more than theirs. */
  readonly fair: number;
  /** Columns that it keeps however narrow the terminal is. */
  readonly least: number;
  /** Of a place the end says most: the file's name and the line. */
  readonly keeps: 'start' | 'end';
  readonly cell: (route: ReportedRoute, report: RoutesReport) => string;
  /** Where it is given, the column is left out unless this holds for some route. */
  readonly isWorthIt?: (route: ReportedRoute) => boolean;
}

const COLUMNS: readonly Column[] = [
  { title: 'websocket', fair: 9, least: 9, keeps: 'start', cell: ({ websocket }) => websocket.handshake },
  {
    title: 'idle',
    fair: 4,
    least: 4,
    keeps: 'start',
    cell: ({ websocket }) => limitText(websocket.idleTimeout),
  },
  {
    title: 'set by',
    fair: 14,
    least: 7,
    keeps: 'end',
    cell: ({ websocket, origin }, { displayPath }) => {
      const from = websocket.idleTimeout.origin;
      const isBeside = from.kind === 'span' && from.span.file === origin.file;
      return isBeside ? `line ${lineOf(from.span)}` : originText(websocket.idleTimeout, displayPath);
    },
  },
  {
    title: 'lifetime',
    fair: 8,
    least: 8,
    keeps: 'end',
    cell: ({ websocket }, { displayPath }) => limitWithOrigin(websocket.lifetime, displayPath),
    isWorthIt: ({ websocket }) => limitText(websocket.lifetime) !== 'none',
  },
  { title: 'match', fair: 20, least: 14, keeps: 'start', cell: ({ match }) => match },
  { title: 'to', fair: 16, least: 12, keeps: 'start', cell: ({ upstream }) => upstreamText(upstream) },
  {
    title: 'at',
    fair: 28,
    least: 12,
    keeps: 'end',
    cell: ({ origin }, { displayPath }) => placeText(origin, displayPath),
  },
];

/** A table whose cells are as wide as their columns. */
export interface FittedTable {
  readonly titles: readonly string[];
  readonly cellsOf: (route: ReportedRoute) => readonly string[];
}

/** Cells that do not fit are cut, with `…`. */
export function fitTable(report: RoutesReport, columns: number, gap: number): FittedTable {
  const shown = COLUMNS.filter(({ isWorthIt }) => isWorthIt === undefined || report.routes.some(isWorthIt));
  const textsOf = (route: ReportedRoute) => shown.map(({ cell }) => escapeControls(cell(route, report)));
  const texts = new Map(report.routes.map((route) => [route, textsOf(route)]));
  const wanted = shown.map(({ title }, index) =>
    [...texts.values()].reduce((width, row) => Math.max(width, columnsOf(row[index] ?? '')), title.length),
  );
  const widths = narrowed(shown, wanted, columns - gap * (shown.length - 1));
  const fitted = (row: readonly string[]) =>
    shown.map(({ keeps }, index) => {
      const [text = '', width = 0] = [row[index], widths[index]];
      return fitColumns(keeps === 'end' ? keepLastColumns(text, width) : text, width);
    });
  return {
    titles: fitted(shown.map(({ title }) => title)),
    cellsOf: (route) => fitted(texts.get(route) ?? []),
  };
}

/** As wide as the content wants; where that is too much for the terminal, the widest columns give first. */
function narrowed(columns: readonly Column[], wanted: readonly number[], room: number): readonly number[] {
  const widths = [...wanted];
  for (const floor of ['fair', 'least'] as const) {
    for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
      let widest = -1;
      for (const [index, column] of columns.entries()) {
        const width = widths[index] ?? 0;
        if (width > column[floor] && width > (widths[widest] ?? 0)) widest = index;
      }
      if (widest === -1) break;
      widths[widest] = (widths[widest] ?? 1) - 1;
    }
  }
  return widths;
}
