/** Where handshakes leave a location with upgrade headers, and which `proxy_pass` sends them on without. */

import { isAtLeast } from '../../route/intent.ts';
import { knownWebSocketPath } from '../../route/known-paths.ts';
import { type Span, spanText } from '../../text/span.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { argumentOf, type Context, enclosing, outwards, type Statement } from '../config/context.ts';
import { literalPath } from '../config/location-path.ts';
import type { NginxRoute } from '../routes.ts';
import type { NginxTrace } from '../trace.ts';
import { visitsTo } from './visits.ts';

export interface LeftBehind {
  /** The location with the headers, and its line that sets Upgrade. */
  readonly location: Context;
  readonly line: Statement;
  /** The `try_files`, `rewrite` or `error_page` by which a handshake leaves it; null where no line can be named. */
  readonly leaving: Span | null;
  /** The `proxy_pass` that sends it on. */
  readonly handler: Statement;
}

const found = new WeakMap<NginxConfiguration, ReadonlyMap<Statement, readonly LeftBehind[]>>();

/** The locations whose upgrade headers a route lacks, though their handshakes leave by it. */
export function leftBehind({ configuration, handler, protocol }: NginxRoute): readonly LeftBehind[] {
  if (protocol !== 'http') return [];
  let byHandler = found.get(configuration);
  if (byHandler === undefined) {
    byHandler = allLeftBehind(configuration);
    found.set(configuration, byHandler);
  }
  return byHandler.get(handler) ?? [];
}

function allLeftBehind(configuration: NginxConfiguration): ReadonlyMap<Statement, readonly LeftBehind[]> {
  const users = usersOfLines(configuration);
  const byHandler = new Map<Statement, LeftBehind[]>();
  for (const line of upgradeLines(configuration)) {
    const left = isInUse(users.get(line) ?? []) ? null : leavingFrom(line, configuration);
    if (left === null) continue;
    const others = byHandler.get(left.handler);
    if (others === undefined) byHandler.set(left.handler, [left]);
    else others.push(left);
  }
  return byHandler;
}

/** Lines that set Upgrade in a location; the first of each. */
function upgradeLines(configuration: NginxConfiguration): Iterable<Statement> {
  const lines = new Map<Context, Statement>();
  for (const line of configuration.statements.named('proxy_set_header')) {
    const { context, directive, stock } = line;
    if (context.kind !== 'location' || directive.conditional || stock || lines.has(context)) continue;
    if (argumentOf(line, 0).toLowerCase() === 'upgrade' && argumentOf(line, 1) !== '')
      lines.set(context, line);
  }
  return lines.values();
}

function leavingFrom(line: Statement, configuration: NginxConfiguration): LeftBehind | null {
  const location = line.context;
  if (areElsewhere(location, configuration)) return null;
  const visits = visitsTo(location, configuration);
  const isSentFromHere = visits.some((visit) => isWithin(visit.followed?.handled?.context, location));
  const leaving = visits.find(({ followed }) => followed?.handled?.protocol === 'http');
  const handler = leaving?.followed?.handled?.handler;
  if (isSentFromHere || leaving === undefined || handler === undefined) return null;
  return { location, line, leaving: lastTurn(leaving), handler };
}

function isWithin(context: Context | undefined, location: Context): boolean {
  return context !== undefined && [...outwards(context)].includes(location);
}

/** The routes by the lines in force for them. */
function usersOfLines({ routes }: NginxConfiguration): ReadonlyMap<Statement, readonly NginxRoute[]> {
  const users = new Map<Statement, NginxRoute[]>();
  for (const route of routes) {
    if (route.protocol !== 'http') continue;
    for (const line of route.request.list.statements) {
      const others = users.get(line);
      if (others === undefined) users.set(line, [route]);
      else others.push(route);
    }
  }
  return users;
}

/** Whether some route sends a line, as far as can be known. */
function isInUse(users: readonly NginxRoute[]): boolean {
  return users.some(({ reach }) => reach.kind !== 'elsewhere' && reach.kind !== 'answered');
}

/** Whether the server's WebSockets have a location of their own, so that such lines anywhere else are idle. */
function areElsewhere(location: Context, { routes }: NginxConfiguration): boolean {
  if (knownWebSocketPath(literalPath(location) ?? '') !== null) return false;
  const server = enclosing(location, 'server');
  return routes.some((route) => route.server === server && isAtLeast(route.intent, 'strong') && opens(route));
}

function opens({ websocket, reach }: NginxRoute): boolean {
  return reach.kind !== 'elsewhere' && reach.kind !== 'answered' && websocket.handshake !== 'fails';
}

/** The last line that gave a request another path or another location. */
function lastTurn({ steps }: NginxTrace): Span | null {
  const turn = steps.findLast(
    ({ kind, span }) =>
      kind === 'try-files' ||
      kind === 'error-page' ||
      (kind === 'rewrite' && span !== null && spanText(span).startsWith('rewrite')),
  );
  return turn?.span ?? null;
}
