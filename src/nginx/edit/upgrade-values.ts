/**
 * Which values a fix writes for Upgrade and Connection, and the `map` that they need.
 *
 * Only `websocket` is ever forwarded: passing on any Upgrade lets a client smuggle HTTP/2 past access rules (h2c;
 * measured, case D30). Ordinary requests get neither header, so that their upstream keep-alive stays.
 */
import type { TextEdit } from '../../text/edit.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement } from '../config/context.ts';
import type { UpgradeHeader } from '../config/handshake-fault.ts';
import { H2C_REQUEST, HANDSHAKE, ORDINARY_REQUEST, type ProbeRequest } from '../config/handshake-request.ts';
import { tokensOf } from '../config/upstream-request.ts';
import { evaluate } from '../config/variables.ts';
import { indentationStep, insertAtStart, insertBefore } from './place.ts';

export interface UpgradeValue {
  /** What to write: `$websocket_upgrade`, or a constant. */
  readonly text: string;
  /** The edits that define the variable; empty when it is defined, or none is needed. */
  readonly definition: readonly TextEdit[];
  /** Whether it forwards no more than a WebSocket needs. */
  readonly isNarrow: boolean;
}

const VARIABLES: Readonly<Record<UpgradeHeader, { readonly name: string; readonly result: string }>> = {
  Upgrade: { name: 'websocket_upgrade', result: 'websocket' },
  Connection: { name: 'websocket_connection', result: 'upgrade' },
};

/**
 * The value to write for a header. `servesOnlyWebSockets` allows constants where no map can be placed, in a fragment
 * of a server.
 */
export function upgradeValue(
  configuration: NginxConfiguration,
  header: UpgradeHeader,
  servesOnlyWebSockets: boolean,
): UpgradeValue {
  const existing = existingVariable(configuration, header);
  if (existing !== null) return { text: `$${existing}`, definition: [], isNarrow: true };
  const { name, result } = VARIABLES[header];
  const free = freeName(configuration, name);
  const definition = mapDefinition(configuration, free, result);
  if (definition.length > 0) return { text: `$${free}`, definition, isNarrow: true };
  if (servesOnlyWebSockets) return { text: result, definition: [], isNarrow: true };
  return { text: header === 'Upgrade' ? '$http_upgrade' : '"upgrade"', definition: [], isNarrow: false };
}

/** A map variable that gives the right value for a handshake and nothing harmful for other requests. */
function existingVariable(configuration: NginxConfiguration, header: UpgradeHeader): string | null {
  const table = configuration.variables;
  for (const [variable, statements] of table.definitions) {
    const map = statements.at(-1);
    if (map === undefined || nameOf(map) !== 'map' || map.stock) continue;
    const valueFor = (probe: ProbeRequest): string | null => {
      const value = evaluate(`$${variable}`, { table, probe, at: map.context });
      return value.kind === 'known' ? value.value : null;
    };
    const upgraded = valueFor(HANDSHAKE);
    const ordinary = valueFor(ORDINARY_REQUEST);
    if (upgraded === null || ordinary === null) continue;
    if (header === 'Connection') {
      if (tokensOf([upgraded]).includes('upgrade') && /^(?:close)?$/.test(ordinary)) return variable;
    } else if (upgraded.toLowerCase() === 'websocket' && ordinary === '' && valueFor(H2C_REQUEST) === '') {
      return variable;
    }
  }
  return null;
}

function freeName(configuration: NginxConfiguration, name: string): string {
  let free = name;
  for (let count = 2; configuration.variables.defined.has(free); count++) free = `${name}_${count}`;
  return free;
}

/**
 * The edits that add `map $http_upgrade $variable { … }`, in `http`, before the first server, set off by blank lines. None
 * where `http` is not at hand: a map may stand nowhere else.
 */
export function mapDefinition(
  configuration: NginxConfiguration,
  variable: string,
  result: string,
): readonly TextEdit[] {
  const { http } = configuration;
  const anchor = http === null ? null : mapAnchor(http);
  if (http === null || anchor === null) return [];
  const step = indentationStep(anchor.file);
  const lines = [
    `map $http_upgrade $${variable} {`,
    `${step}default "";`,
    `${step}websocket ${result};`,
    '}',
    '',
  ];
  // Inside a loop of a template, the map would be there once for each round.
  if (anchor.directive.conditional) {
    const map = insertAtTop(http, anchor, lines);
    return map === null ? [] : [map];
  }
  const map = insertBefore(anchor, lines);
  return followsText(map) ? [{ ...map, text: anchor.file.lineEnding }, map] : [map];
}

/** At the start of `http`, or of the file that stands for it. */
function insertAtTop(http: Context, { file }: Statement, lines: readonly string[]): TextEdit | null {
  if (http.statement !== null) return insertAtStart(http, lines);
  const start = file.text.startsWith('\uFEFF') ? 1 : 0;
  return { file, start, end: start, text: lines.map((line) => line + file.lineEnding).join('') };
}

/** Whether the line above an insertion is neither blank nor the start of the block, nor the insertion within a line. */
function followsText({ file, start }: TextEdit): boolean {
  if (start === 0 || file.text[start - 1] !== '\n') return false;
  const above = file.text.slice(file.lineStartAt(start - 1), start).trim();
  return above !== '' && !above.endsWith('{');
}

/** The first statement in `http`'s own file before which a map reads well: a server, or else the last statement. */
function mapAnchor(http: Context): Statement | null {
  let anchor = anchors.get(http);
  if (anchor === undefined) {
    anchor = findAnchor(http);
    anchors.set(http, anchor);
  }
  return anchor;
}

const anchors = new WeakMap<Context, Statement | null>();

function findAnchor(http: Context): Statement | null {
  const file = http.statement?.file ?? http.statements.find((at) => at.through === null)?.file;
  const own = http.statements.filter(
    (at) => at.file === file && at.through === (http.statement?.through ?? null),
  );
  return (
    own.find((at) => nameOf(at) === 'server' || nameOf(at) === 'upstream') ??
    own.find((at) => nameOf(at) === 'include' && !argumentOf(at, 0).endsWith('mime.types')) ??
    own.at(-1) ??
    null
  );
}
