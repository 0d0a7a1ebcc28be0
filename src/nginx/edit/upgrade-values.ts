/**
 * Which values a fix writes for Upgrade and Connection, and the `map` that they need.
 *
 * Only `websocket` is ever forwarded: passing on any Upgrade lets a client smuggle HTTP/2 past access rules (h2c;
 * measured, case D30). Ordinary requests get neither header, so that their upstream keep-alive stays.
 */
import type { TextEdit } from '../../text/edit.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { nameOf } from '../config/context.ts';
import type { UpgradeHeader } from '../config/handshake-fault.ts';
import { H2C_REQUEST, HANDSHAKE, ORDINARY_REQUEST, type ProbeRequest } from '../config/handshake-request.ts';
import { tokensOf } from '../config/upstream-request.ts';
import { evaluate } from '../config/variables.ts';
import { insertInHttp } from './http-definitions.ts';

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

/**
 * A map variable (without `$`) that gives the right value for a handshake and nothing harmful for other requests; null
 * where the configuration has none.
 */
export function existingVariable(configuration: NginxConfiguration, header: UpgradeHeader): string | null {
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

/** The name itself where no variable has it, else the first of `name_2`, `name_3` and so on that is free. */
export function freeName(configuration: NginxConfiguration, name: string): string {
  let free = name;
  for (let count = 2; configuration.variables.defined.has(free); count++) free = `${name}_${count}`;
  return free;
}

/**
 * The edits that add `map $http_upgrade $variable { … }`, in `http`, before the first server, set off by blank lines. None
 * where `http` is not at hand: a map may stand nowhere else.
 */
export function mapDefinition(
  { http }: NginxConfiguration,
  variable: string,
  result: string,
): readonly TextEdit[] {
  if (http === null) return [];
  return insertInHttp(http, (step) => [
    `map $http_upgrade $${variable} {`,
    `${step}default "";`,
    `${step}websocket ${result};`,
    '}',
  ]);
}
