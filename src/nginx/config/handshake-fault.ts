/**
 * Why a handshake does not get through, as precisely as the configuration tells. Rules word and repair these; which
 * rule answers for which kind is written beside each.
 */
import type { Span } from '../../text/span.ts';
import { variablesIn } from '../language/variable-use.ts';
import { argumentOf, type Context, type Statement, spanOf } from './context.ts';
import { effectiveList } from './effective.ts';
import { HANDSHAKE } from './handshake-request.ts';
import { matchMap } from './map.ts';
import { addOtherFaults } from './other-faults.ts';
import type { StatementIndex } from './statement-index.ts';
import { isMisspelt, misspeltRequestVariable, speaksOfUpgrade } from './upgrade-words.ts';
import {
  type HeaderLine,
  linesNaming,
  sentValues,
  tokensOf,
  type UpstreamRequest,
} from './upstream-request.ts';
import { evaluate, isUndefinedVariable, mapsOf, type VariableTable } from './variables.ts';

export type UpgradeHeader = 'Upgrade' | 'Connection';

export type HandshakeFault =
  // websocket-handshake
  | { readonly kind: 'never-set'; readonly header: UpgradeHeader }
  | {
      readonly kind: 'discarded';
      readonly header: UpgradeHeader;
      /** The outer lines that would have set it. */
      readonly lost: readonly Statement[];
      /** The first line of the level that discards them. */
      readonly by: Statement;
    }
  | { readonly kind: 'response-side'; readonly header: UpgradeHeader; readonly statement: Statement }
  | {
      readonly kind: 'map';
      readonly header: UpgradeHeader;
      readonly line: Statement;
      readonly map: Statement;
      /** The entry that gives the wrong value; null where none matches. */
      readonly entry: Statement | null;
      readonly value: string;
    }
  | {
      readonly kind: 'value';
      readonly header: UpgradeHeader;
      readonly line: Statement;
      readonly value: string;
    }
  | { readonly kind: 'headers-off'; readonly statement: Statement }
  // header-typo
  | { readonly kind: 'misspelt-header'; readonly header: UpgradeHeader; readonly line: Statement }
  | {
      readonly kind: 'misspelt-variable';
      readonly header: UpgradeHeader;
      /** The `proxy_set_header` or the `map` that uses the name. */
      readonly statement: Statement;
      readonly wrong: string;
      readonly right: string;
    }
  // duplicate-header
  | { readonly kind: 'duplicate'; readonly header: UpgradeHeader; readonly lines: readonly Statement[] }
  | {
      readonly kind: 'redefined-map';
      readonly header: UpgradeHeader;
      readonly line: Statement;
      /** The definition that wins and gives a wrong value, and the one that would give the right one. */
      readonly wins: Statement;
      readonly ignored: Statement;
    }
  // undefined-variable
  | { readonly kind: 'undefined-variable'; readonly header: UpgradeHeader; readonly line: Statement }
  // websocket-request-altered, websocket-response-altered
  | { readonly kind: 'method'; readonly statement: Statement; readonly method: string }
  | {
      readonly kind: 'handshake-header';
      readonly line: Statement;
      readonly header: string;
      readonly value: string;
    }
  | { readonly kind: 'hidden-header'; readonly statement: Statement; readonly header: string }
  // websocket-http-version
  | { readonly kind: 'http-version'; readonly line: Statement | null; readonly version: string }
  // websocket-idle-timeout
  | { readonly kind: 'read-timeout-zero'; readonly statement: Statement }
  // websocket-unreachable, websocket-redirected, websocket-swallowed: nginx answers, or the request ends elsewhere
  | { readonly kind: 'answered'; readonly statement: Statement }
  | { readonly kind: 'elsewhere'; readonly statement: Statement; readonly by: Statement | null }
  // websocket-blocked
  | { readonly kind: 'denied'; readonly statement: Statement }
  // websocket-response-altered, an `error_page` without `=`: the client is given an error though the upstream has upgraded
  | { readonly kind: 'masked-status'; readonly statement: Statement; readonly status: number }
  // a decoded space in the request target, from `$uri`: the request line is broken
  | { readonly kind: 'broken-target'; readonly statement: Statement }
  // websocket-subrequest: auth_request or mirror asks for an upgrade too, which ends the client's connection
  | { readonly kind: 'subrequest-upgrade'; readonly statement: Statement; readonly by: Statement }
  | { readonly kind: 'unknown'; readonly because: string; readonly span: Span };

export interface FaultSearch {
  /** The `proxy_pass`, and the block that it stands in. */
  readonly handler: Statement;
  readonly context: Context;
  readonly statements: StatementIndex;
  readonly table: VariableTable;
  readonly request: UpstreamRequest;
  readonly nginxVersion: string;
}

export function handshakeFaults(search: FaultSearch): readonly HandshakeFault[] {
  const faults: HandshakeFault[] = [];
  addHeaderFault('Upgrade', search, faults);
  addHeaderFault('Connection', search, faults);
  addOtherFaults(search, faults);
  return faults;
}

function addHeaderFault(header: UpgradeHeader, search: FaultSearch, faults: HandshakeFault[]): void {
  const fault = headerFault(header, search);
  if (fault !== null) faults.push(fault);
}

function headerFault(header: UpgradeHeader, search: FaultSearch): HandshakeFault | null {
  const { request, nginxVersion } = search;
  const lines = linesNaming(request, header.toLowerCase());
  if (lines.length === 0) return missingHeaderFault(header, search);
  const sent = sentValues(request, header.toLowerCase(), nginxVersion);
  if (sent.kind === 'unknown') return unknownValueFault(header, lines, search);
  if (header === 'Upgrade' && sent.value.length > 1) {
    return { kind: 'duplicate', header, lines: lines.map((line) => line.statement) };
  }
  const isRight =
    header === 'Upgrade'
      ? sent.value[0]?.toLowerCase() === 'websocket'
      : tokensOf(sent.value).includes('upgrade');
  if (isRight) return header === 'Connection' ? oddConnection(lines, sent.value) : null;
  if (request.list.gap !== null && sent.value.length === 0) return gapFault(search);
  return wrongValueFault(header, lines, search);
}

/** A connection option that is no token, which strict servers reject with the whole header (RFC 9110 section 7.6.1). */
function oddConnection(lines: readonly HeaderLine[], values: readonly string[]): HandshakeFault | null {
  const odd = tokensOf(values).find((token) => token !== '' && !/^[!#$%&'*+.^_`|~\w-]+$/.test(token));
  const line = lines[0];
  if (odd === undefined || line === undefined) return null;
  return {
    kind: 'unknown',
    because: `Connection holds \`${odd}\`, which is no token`,
    span: spanOf(line.statement),
  };
}

function missingHeaderFault(header: UpgradeHeader, search: FaultSearch): HandshakeFault {
  const { request, context } = search;
  const misspelt = request.lines.find((line) => isMisspelt(argumentOf(line.statement, 0), header));
  if (misspelt !== undefined) return { kind: 'misspelt-header', header, line: misspelt.statement };
  if (request.list.gap !== null) return gapFault(search);
  const templated = request.lines.find((line) => line.statement.directive.args[0]?.templated === true);
  if (templated !== undefined) {
    const span = spanOf(templated.statement);
    return { kind: 'unknown', because: 'a template fills in the name of a header', span };
  }
  const lost = request.list.discarded.filter(
    (at) => argumentOf(at, 0).toLowerCase() === header.toLowerCase(),
  );
  const by = request.list.statements[0];
  if (lost.length > 0 && by !== undefined) return { kind: 'discarded', header, lost, by };
  for (const directive of ['add_header', 'proxy_pass_header']) {
    const statement = effectiveList(context, directive).statements.find(
      (at) =>
        argumentOf(at, 0).toLowerCase() === header.toLowerCase() &&
        (directive === 'proxy_pass_header' || speaksOfUpgrade(at)),
    );
    if (statement !== undefined) return { kind: 'response-side', header, statement };
  }
  return { kind: 'never-set', header };
}

function gapFault({ request, handler }: FaultSearch): HandshakeFault {
  const gap = request.list.gap;
  return {
    kind: 'unknown',
    because: gap?.because ?? 'it cannot be read',
    span: gap?.span ?? spanOf(handler),
  };
}

function unknownValueFault(
  header: UpgradeHeader,
  lines: readonly HeaderLine[],
  search: FaultSearch,
): HandshakeFault {
  for (const line of lines) {
    if (line.value.kind !== 'unknown') continue;
    const { statement, value } = line;
    const isUndefined = variablesIn(argumentOf(statement, 1)).some((use) =>
      isUndefinedVariable(search.table, use.name),
    );
    if (isUndefined) return { kind: 'undefined-variable', header, line: statement };
    return { kind: 'unknown', because: value.because, span: spanOf(statement) };
  }
  return gapFault(search);
}

/** The value that arrives is wrong: because of a slip in a variable's name, because of a map, or as written. */
function wrongValueFault(
  header: UpgradeHeader,
  lines: readonly HeaderLine[],
  search: FaultSearch,
): HandshakeFault {
  const line = lines.find((at) => at.value.kind === 'known' && at.value.value !== '') ?? lines[0];
  if (line === undefined) return missingHeaderFault(header, search);
  const text = argumentOf(line.statement, 1);
  const value = line.value.kind === 'known' ? line.value.value : '';
  const slip = misspeltRequestVariable(text);
  if (slip !== null) return { kind: 'misspelt-variable', header, statement: line.statement, ...slip };
  const variable = onlyVariable(text);
  const maps = variable === null ? [] : mapsOf(search.table, variable);
  const wins = maps.at(-1);
  if (wins === undefined || isRightForOther(header, value)) {
    return { kind: 'value', header, line: line.statement, value };
  }
  const sourceSlip = misspeltRequestVariable(argumentOf(wins, 0));
  if (sourceSlip !== null) return { kind: 'misspelt-variable', header, statement: wins, ...sourceSlip };
  const ignored = maps.slice(0, -1).find((map) => mapGivesRightValue(map, header, search));
  if (ignored !== undefined) return { kind: 'redefined-map', header, line: line.statement, wins, ignored };
  const source = evaluate(argumentOf(wins, 0), { table: search.table, probe: HANDSHAKE, at: search.context });
  const match = source.kind === 'known' ? matchMap(wins, source.value) : null;
  return {
    kind: 'map',
    header,
    line: line.statement,
    map: wins,
    entry: match?.kind === 'entry' ? match.entry : null,
    value,
  };
}

/** Whether a value is the one for the other header: then the wrong variable is used, and its map is not to blame. */
function isRightForOther(header: UpgradeHeader, value: string): boolean {
  return header === 'Upgrade' ? tokensOf([value]).includes('upgrade') : value.toLowerCase() === 'websocket';
}

function mapGivesRightValue(map: Statement, header: UpgradeHeader, search: FaultSearch): boolean {
  const source = evaluate(argumentOf(map, 0), { table: search.table, probe: HANDSHAKE, at: search.context });
  if (source.kind === 'unknown') return false;
  const match = matchMap(map, source.value);
  if (match.kind !== 'entry') return false;
  return match.result.toLowerCase() === (header === 'Upgrade' ? 'websocket' : 'upgrade');
}

/** The variable that a value consists of, without `$`, or null when it is more or less than one variable. */
export function onlyVariable(text: string): string | null {
  const uses = variablesIn(text);
  const use = uses[0];
  return uses.length === 1 && use !== undefined && use.start === 0 && use.end === text.length
    ? use.name
    : null;
}

/** Whether a fault alone makes every handshake fail; the others make it depend on the application. */
export function isFatal(fault: HandshakeFault): boolean {
  switch (fault.kind) {
    case 'unknown':
      return false;
    case 'http-version':
      return fault.version !== '1.0';
    case 'never-set':
    case 'discarded':
    case 'response-side':
    case 'map':
    case 'value':
    case 'headers-off':
    case 'misspelt-header':
    case 'misspelt-variable':
    case 'duplicate':
    case 'redefined-map':
    case 'undefined-variable':
    case 'method':
    case 'handshake-header':
    case 'hidden-header':
    case 'read-timeout-zero':
    case 'answered':
    case 'denied':
    case 'elsewhere':
    case 'masked-status':
    case 'broken-target':
    case 'subrequest-upgrade':
      return true;
  }
}
