/**
 * Routes for people: under each server its routes, one line for each with its verdict and time limits, and the first
 * reason below where it does not work.
 */

import type { Handshake } from '../route/route.ts';
import { cutToColumns } from './columns.ts';
import { counted } from './counted.ts';
import { escapeControls } from './escape.ts';
import type { Paint, Style } from './paint.ts';
import type { PrettyOptions } from './pretty.ts';
import { hostsText, listenerText } from './route-text.ts';
import { fitTable } from './routes-columns.ts';
import { groupRoutes, type ReportedRoute, type RouteGroup, type RoutesReport } from './routes-report.ts';

const VERDICT_STYLES: Readonly<Record<Handshake, Style>> = {
  works: 'good',
  fragile: 'warning',
  fails: 'error',
  unknown: 'faint',
};

const GAP = '  ';

/** The table in pieces, each ending in a line feed. Cells that do not fit are cut, with `…`. */
export function* routesTable(report: RoutesReport, { paint, columns }: PrettyOptions): Generator<string> {
  if (report.routes.length === 0) {
    yield 'No routes: nothing here sends requests to an upstream.\n';
    return;
  }
  const { titles, cellsOf } = fitTable(report, columns, GAP.length);
  yield `${paint('strong', titles.join(GAP).trimEnd())}\n`;
  for (const group of groupRoutes(report.routes)) {
    yield `\n${paint('strong', cutToColumns(escapeControls(entryText(group)), columns))}\n`;
    for (const route of group.routes) {
      const [verdict = '', ...rest] = cellsOf(route);
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

function reasonLine(message: string, columns: number, paint: Paint): string {
  const text = `  ${escapeControls(message)}`;
  return paint('faint', cutToColumns(text, columns));
}

function summaryLine(routes: readonly ReportedRoute[], paint: Paint): string {
  const verdicts: readonly Handshake[] = ['fails', 'fragile', 'unknown', 'works'];
  const counts = verdicts.flatMap((verdict) => {
    const number = routes.filter(({ websocket }) => websocket.handshake === verdict).length;
    return number === 0 ? [] : [paint(VERDICT_STYLES[verdict], `${number} ${verdict}`)];
  });
  return `${counted(routes.length, 'route')}: ${counts.join(', ')}`;
}
