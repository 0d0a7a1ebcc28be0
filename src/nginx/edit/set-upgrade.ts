/**
 * Makes a route send Upgrade and Connection, and keep every header that reached the upstream before.
 *
 * One `proxy_set_header` in a block that inherits ten would discard the ten. So new lines go where the lines in force
 * are, when all routes that use those lines need the repair; else the lines in force are copied along.
 */
import { isAtLeast } from '../../route/intent.ts';
import { knownWebSocketPath } from '../../route/known-paths.ts';
import { isSameEdit, type TextEdit } from '../../text/edit.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { anchorOf, argumentOf, type Context, nameOf, type Statement } from '../config/context.ts';
import type { UpgradeHeader } from '../config/handshake-fault.ts';
import type { NginxRoute } from '../routes.ts';
import type { Directive } from '../syntax/tree.ts';
import { headerBlock, insertInOwnBlock, isInEveryRendering } from './header-block.ts';
import { copyOf, headerLine } from './header-line.ts';
import { insertAfter, removeStatement, replaceArgument } from './place.ts';
import { lacksOwnTimeout, timeoutLine } from './read-timeout.ts';
import { type UpgradeValue, upgradeValue } from './upgrade-values.ts';

export interface UpgradeRepair {
  readonly edits: readonly TextEdit[];
  /** Whether it forwards no more than a WebSocket needs: a repair that forwards more is not safe. */
  readonly isNarrow: boolean;
}

/** Sets the given headers for a route; null where there is no place for them. */
export function setUpgradeHeaders(
  route: NginxRoute,
  headers: readonly UpgradeHeader[],
  minimumIdle: number,
): UpgradeRepair | null {
  const values = new Map<UpgradeHeader, UpgradeValue>();
  for (const header of headers) {
    values.set(header, upgradeValue(route.configuration, header, servesOnlyWebSockets(route)));
  }
  const edits =
    (mayChangeLevel(route, headers) ? setInPlace(route, values, minimumIdle) : null) ??
    copyAndSet(route, values, minimumIdle);
  if (edits === null) return null;
  const definitions = withoutRepetition([...values.values()].flatMap((value) => value.definition));
  return {
    edits: [...definitions, ...edits],
    isNarrow: [...values.values()].every((value) => value.isNarrow),
  };
}

/**
 * Puts values that ordinary requests do not get in the place of constants, wherever those stand: handshakes get the same
 * as before, on every route that uses the lines. Null where no such values can be had.
 */
export function replaceConstants(
  route: NginxRoute,
  lines: ReadonlyMap<UpgradeHeader, Statement>,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const [header, line] of lines) {
    const { text, definition, isNarrow } = upgradeValue(route.configuration, header, false);
    const replacement = line.stock ? null : replaceArgument(line, 1, text);
    if (replacement === null || !isNarrow) return null;
    edits.push(replacement);
    edits.push(...definition);
  }
  return withoutRepetition(edits);
}

/** Two maps at one place share the blank line above them. */
function withoutRepetition(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter((edit, index) => edits.findIndex((other) => isSameEdit(edit, other)) === index);
}

/** Whether nothing but WebSockets comes this way, so that constants do no harm. */
export function servesOnlyWebSockets(route: NginxRoute): boolean {
  return route.path !== null && knownWebSocketPath(route.path)?.exclusive === true;
}

/** Whether the lines in force may change where they stand: they are the route's own, or all who use them need it. */
function mayChangeLevel(route: NginxRoute, headers: readonly UpgradeHeader[]): boolean {
  const { level } = route.request.list;
  if (level === null || level === headerBlock(route)) return true;
  return (
    sharers(route)
      .byLevel.get(level)
      ?.every((other) => needsSame(other, headers)) ?? true
  );
}

function needsSame(route: NginxRoute, headers: readonly UpgradeHeader[]): boolean {
  return (
    isAtLeast(route.intent, 'strong') &&
    headers.every((header) => route.faults.some((fault) => 'header' in fault && fault.header === header))
  );
}

/** New lines beside the lines in force; a wrong value is replaced where it stands. */
function setInPlace(
  route: NginxRoute,
  values: ReadonlyMap<UpgradeHeader, UpgradeValue>,
  minimumIdle: number,
): readonly TextEdit[] | null {
  const { statements, level } = route.request.list;
  const edits: TextEdit[] = [];
  const newLines: string[] = [];
  for (const [header, value] of values) {
    const named = statements.filter(
      (at) => argumentOf(at, 0).toLowerCase() === header.toLowerCase() && !at.stock,
    );
    const [first, ...others] = named;
    if (first === undefined) {
      newLines.push(headerLine(statements, header, value.text));
      continue;
    }
    const users = sharers(route).byDirective.get(first.directive) ?? [];
    if (!users.every((other) => other.request.list.level === level || needsSame(other, [...values.keys()]))) {
      if (!named.every((at) => sendsNothing(route, at))) return null;
      newLines.push(headerLine(statements, header, value.text));
      continue;
    }
    const replacement = replaceArgument(first, 1, value.text);
    if (replacement !== null) edits.push(replacement);
    edits.push(...others.map(removeStatement));
  }
  if (newLines.length === 0) return edits;
  const timeout = lacksOwnTimeout(route, minimumIdle) ? [timeoutLine(route, minimumIdle)] : [];
  if (level === null || level === headerBlock(route)) {
    const inserted = insertHeaderLines(route, [...versionLine(route), ...newLines, ...timeout]);
    return inserted === null ? null : [...edits, inserted];
  }
  const inserted = insertHeaderLines(route, newLines);
  const own = [...versionLine(route), ...timeout];
  const beside = own.length === 0 ? null : insertBesideVersion(route, own);
  return inserted === null ? null : [...edits, inserted, ...(beside === null ? [] : [beside])];
}

/** An empty value sends nothing, and is not in the way of another line of the same header (case A21a). */
function sendsNothing({ request }: NginxRoute, statement: Statement): boolean {
  const value = request.lines.find((line) => line.statement === statement)?.value;
  return value?.kind === 'known' && value.value === '';
}

/** The lines in force, copied into the route's own block, with the new values. Null where the block has lines of its own. */
function copyAndSet(
  route: NginxRoute,
  values: ReadonlyMap<UpgradeHeader, UpgradeValue>,
  minimumIdle: number,
): readonly TextEdit[] | null {
  const { statements, level } = route.request.list;
  if (level === headerBlock(route)) return null;
  const isReplaced = (at: Statement) =>
    [...values.keys()].some((header) => header.toLowerCase() === argumentOf(at, 0).toLowerCase());
  const kept = statements.filter((at) => !isReplaced(at));
  if (!kept.every(isInEveryRendering)) return null;
  const copies = kept.map(copyOf);
  const added = [...values].map(([header, value]) => headerLine(kept, header, value.text));
  const timeout = lacksOwnTimeout(route, minimumIdle) ? [timeoutLine(route, minimumIdle)] : [];
  const inserted = insertBesideVersion(route, [...versionLine(route), ...copies, ...added, ...timeout]);
  return inserted === null ? null : [inserted];
}

/** `proxy_http_version 1.1` rides along where the target's default is 1.0 and nothing sets it. */
function versionLine(route: NginxRoute): readonly string[] {
  const { value } = route.request.httpVersion;
  const isOld = route.request.httpVersionLine === null && value.kind === 'known' && value.value === '1.0';
  return isOld ? ['proxy_http_version 1.1;'] : [];
}

/** After the lines in force; where there are none, in the route's own block. Null where they cannot be joined. */
function insertHeaderLines(route: NginxRoute, lines: readonly string[]): TextEdit | null {
  const { statements, level } = route.request.list;
  const last = statements.findLast(isInEveryRendering);
  const anchor = last === undefined ? null : anchorOf(last);
  if (anchor !== null && isInEveryRendering(anchor)) return insertAfter(anchor, lines);
  return level === null || level === headerBlock(route) ? insertBesideVersion(route, lines) : null;
}

/** In the route's own block, preferably after `proxy_http_version`. */
function insertBesideVersion(route: NginxRoute, lines: readonly string[]): TextEdit | null {
  return insertInOwnBlock(route, lines, (own) => own.findLast((at) => nameOf(at) === 'proxy_http_version'));
}

interface Sharers {
  /** Routes by the level from which their headers come. */
  readonly byLevel: ReadonlyMap<Context, readonly NginxRoute[]>;
  /** Routes by each line that they use: a snippet that several blocks include is one line for all of them. */
  readonly byDirective: ReadonlyMap<Directive, readonly NginxRoute[]>;
}

/** The routes that have their headers from the same level as this one, itself among them. */
export function sharersOfLevel(route: NginxRoute): readonly NginxRoute[] {
  const { level } = route.request.list;
  return (level === null ? undefined : sharers(route).byLevel.get(level)) ?? [route];
}

const sharersOf = new WeakMap<NginxConfiguration, Sharers>();

function sharers(route: NginxRoute): Sharers {
  const already = sharersOf.get(route.configuration);
  if (already !== undefined) return already;
  const byLevel = new Map<Context, NginxRoute[]>();
  const byDirective = new Map<Directive, NginxRoute[]>();
  for (const each of route.configuration.routes) {
    const { level, statements } = each.request.list;
    if (level !== null) append(byLevel, level, each);
    for (const statement of statements) append(byDirective, statement.directive, each);
  }
  const found = { byLevel, byDirective };
  sharersOf.set(route.configuration, found);
  return found;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
