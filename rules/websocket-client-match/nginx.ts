/** An `if` or a `map` of nginx that some clients' handshakes do not meet. */
import type { Fix } from '../../src/lint/finding.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { conditionOf, decideCondition } from '../../src/nginx/config/condition.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { onlyVariable } from '../../src/nginx/config/handshake-fault.ts';
import {
  FIREFOX_HANDSHAKE,
  HANDSHAKE,
  MIXED_CASE_HANDSHAKE,
  type ProbeRequest,
} from '../../src/nginx/config/handshake-request.ts';
import { linesNaming, tokensOf } from '../../src/nginx/config/upstream-request.ts';
import { evaluate, mapsOf, type VariableTable } from '../../src/nginx/config/variables.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type { TextEdit } from '../../src/text/edit.ts';

/** What clients send; the values of Upgrade and Connection are compared without case (RFC 6455 section 4.2.1). */
const CLIENTS: readonly Client[] = [
  { name: 'Chrome', probe: HANDSHAKE },
  { name: 'Firefox', probe: FIREFOX_HANDSHAKE },
  { name: 'some libraries', probe: MIXED_CASE_HANDSHAKE },
];

interface Client {
  readonly name: string;
  readonly probe: ProbeRequest;
}

/** What some clients send in a header, and who they are: "`Connection: keep-alive, Upgrade` (Firefox)". */
function handshakesOf(clients: readonly Client[], header: 'Upgrade' | 'Connection'): string {
  const values = new Map<string, string[]>();
  for (const { name, probe } of clients) {
    const value = probe.headers.get(header.toLowerCase()) ?? '';
    values.set(value, [...(values.get(value) ?? []), name]);
  }
  return [...values].map(([value, names]) => `\`${header}: ${value}\` (${names.join(', ')})`).join(' and ');
}

export function* checkConditions(configuration: NginxConfiguration): Generator<Report> {
  for (const statement of configuration.statements.named('if')) {
    if (statement.stock) continue;
    const condition = conditionOf(statement);
    if (condition === null || !/^\$(?:http_upgrade|http_connection)$/i.test(condition.left)) continue;
    const outcomes = CLIENTS.map((client) => ({
      client,
      holds: decideCondition(statement, {
        evaluate: (text) =>
          evaluate(text, { table: configuration.variables, probe: client.probe, at: statement.context }),
      }),
    }));
    if (outcomes.some(({ holds }) => holds.kind === 'unknown')) continue;
    const isNegative = condition.operator.startsWith('!');
    const odd = outcomes
      .filter(({ holds }) => holds.kind === 'known' && holds.value === isNegative)
      .map(({ client }) => client);
    if (odd.length === 0 || odd.length === outcomes.length) continue;
    const header = /upgrade$/i.test(condition.left) ? 'Upgrade' : 'Connection';
    const edits = conditionEdits(statement, condition.operator, condition.right);
    yield {
      message: `This condition takes some handshakes for ordinary requests: those with ${handshakesOf(odd, header)}.`,
      span: spanOf(statement),
      fix:
        edits === null
          ? null
          : { safety: 'safe', title: 'compare without case, and anywhere in the list', edits },
    };
  }
}

/** The operator and the value of a condition, made to match every client; null when the words are not plain. */
function conditionEdits(statement: Statement, operator: string, right: string): readonly TextEdit[] | null {
  const index = statement.directive.args.findIndex((word) => word.value === operator);
  if (index === -1 || !/^\^?[\w-]+\$?$/.test(right)) return null;
  const operatorEdit = replaceArgument(statement, index, operator.startsWith('!') ? '!~*' : '~*');
  if (operatorEdit === null) return null;
  if (!operator.endsWith('=')) return [operatorEdit];
  const word = statement.directive.args[index + 1];
  if (word === undefined || !word.value.startsWith(right)) return null;
  const { file } = statement;
  const start = word.quote === '' ? word.start : word.start + 1;
  const text = /upgrade/i.test(right) ? 'upgrade' : `^${right}$`;
  return [operatorEdit, { file, start, end: start + right.length, text }];
}

/** A map on `$http_connection` that knows one spelling only (case A46). */
export function* checkMaps(route: NginxRoute): Generator<Report> {
  for (const line of linesNaming(route.request, 'connection')) {
    const variable = onlyVariable(argumentOf(line.statement, 1));
    const map = variable === null ? undefined : mapsOf(route.configuration.variables, variable).at(-1);
    if (map === undefined || map.stock) continue;
    const odd = clientsWithoutUpgrade(route, line.statement);
    if (odd.length === 0 || route.websocket.handshake === 'fails') continue;
    const severity = severityFor(route.intent, 'warning');
    if (severity === null) continue;
    const header = /upgrade$/i.test(argumentOf(map, 0)) ? 'Upgrade' : 'Connection';
    yield {
      message: `The map gives no \`upgrade\` for handshakes with ${handshakesOf(odd, header)}.`,
      span: spanOf(map),
      severity,
      related: [{ message: 'the value is used here', span: spanOf(line.statement) }],
      fix: mapFix(map),
    };
  }
}

const answered = new WeakMap<VariableTable, Map<string, readonly Client[]>>();

/** The clients for which a line asks for no upgrade; where no `set` interferes, the same for the same text. */
function clientsWithoutUpgrade(route: NginxRoute, line: Statement): readonly Client[] {
  const table = route.configuration.variables;
  const find = () => CLIENTS.filter(({ probe }) => !upgrades(route, line, probe));
  if (table.settable.size > 0) return find();
  const answers = answered.get(table) ?? new Map<string, readonly Client[]>();
  answered.set(table, answers);
  const text = argumentOf(line, 1);
  const found = answers.get(text) ?? find();
  answers.set(text, found);
  return found;
}

function upgrades(route: NginxRoute, line: Statement, probe: ProbeRequest): boolean {
  const table = route.configuration.variables;
  const value = evaluate(argumentOf(line, 1), { table, probe, at: route.context });
  return value.kind === 'unknown' || tokensOf([value.value]).includes('upgrade');
}

/** Maps the one header that all clients send alike instead. */
function mapFix(map: Statement): Fix | null {
  if (argumentOf(map, 0).toLowerCase() !== '$http_connection') return null;
  const edits: TextEdit[] = [];
  const source = replaceArgument(map, 0, '$http_upgrade');
  if (source !== null) edits.push(source);
  for (const entry of map.block?.statements ?? []) {
    const { name } = entry.directive;
    if (name.value === 'default' || !/upgrade/i.test(name.value)) continue;
    edits.push({ file: entry.file, start: name.start, end: name.end, text: 'websocket' });
  }
  return { safety: 'safe', title: 'map `$http_upgrade` instead', edits };
}
