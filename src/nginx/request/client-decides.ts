/**
 * Whether it is the client that decides what becomes of a handshake: a sample carries no Origin, no cookies and no
 * credentials, so that where an `if` asks for them, what becomes of the sample says nothing about other handshakes.
 */
import type { NginxConfiguration } from '../config/configuration.ts';
import {
  argumentOf,
  type Context,
  enclosing,
  nameOf,
  type Statement,
  statementsNamed,
} from '../config/context.ts';
import { HANDLERS } from '../language/handlers.ts';
import { variablesIn } from '../language/variable-use.ts';
import type { NginxTrace } from '../trace.ts';

/** What is the same for all handshakes that come to one listener for one path. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set([
  'document_root',
  'document_uri',
  'http_connection',
  'http_sec_websocket_version',
  'http_upgrade',
  'https',
  'request_filename',
  'request_method',
  'request_uri',
  'scheme',
  'server_name',
  'server_port',
  'server_protocol',
  'uri',
]);

/** Whether an `if` that asks about the client could have led the handshake of a trace another way, or has. */
export function clientDecides(
  { end, steps }: NginxTrace,
  location: Context,
  configuration: NginxConfiguration,
): boolean {
  if (end === null) return true;
  const by = end.answeredBy;
  const answering = by === null ? null : enclosing(by.context, 'location');
  const usesErrorPage = steps.some(({ kind }) => kind === 'error-page');
  const levels = new Set([end.server, location, end.location, answering]);
  for (const level of levels) {
    for (const condition of level === null ? [] : statementsNamed(level, 'if')) {
      const turns = (condition.block?.statements ?? []).some(
        (at) => at === by || isTurn(at) || (usesErrorPage && nameOf(at) === 'return'),
      );
      if (turns && !isSameForAll(condition, configuration)) return true;
    }
  }
  return false;
}

/** Whether a line in an `if` leads a request another way than those outside it. */
function isTurn(statement: Statement): boolean {
  const name = nameOf(statement);
  return name === 'break' || name === 'rewrite' || HANDLERS.has(name);
}

/** Whether the condition of an `if` comes out the same whichever client asks. */
function isSameForAll(condition: Statement, configuration: NginxConfiguration): boolean {
  return usesOnlySame(wordsOf(condition), configuration, new Set());
}

function usesOnlySame(text: string, configuration: NginxConfiguration, pending: Set<string>): boolean {
  return variablesIn(text).every((use) => isSame(use.name.toLowerCase(), configuration, pending));
}

/** A variable that is worked out from others is what they are; `pending` ends definitions that go round in circles. */
function isSame(name: string, configuration: NginxConfiguration, pending: Set<string>): boolean {
  if (SAME_FOR_ALL.has(name) || pending.has(name)) return true;
  pending.add(name);
  const definitions = configuration.variables.definitions.get(name) ?? [];
  const settings = configuration.statements
    .named('set')
    .filter((at) => argumentOf(at, 0).toLowerCase() === `$${name}`);
  if (definitions.length + settings.length === 0) return false;
  return (
    definitions.every((at) => isSameMap(at, configuration, pending)) &&
    settings.every((at) => isSameSetting(at, configuration, pending))
  );
}

function isSameMap(map: Statement, configuration: NginxConfiguration, pending: Set<string>): boolean {
  if (nameOf(map) !== 'map') return false;
  const results = (map.block?.statements ?? []).map((entry) => argumentOf(entry, 0));
  return [argumentOf(map, 0), ...results].every((text) => usesOnlySame(text, configuration, pending));
}

function isSameSetting(set: Statement, configuration: NginxConfiguration, pending: Set<string>): boolean {
  const condition = set.context.kind === 'if' ? (set.context.statement ?? null) : null;
  const texts = [argumentOf(set, 1), ...(condition === null ? [] : [wordsOf(condition)])];
  return texts.every((text) => usesOnlySame(text, configuration, pending));
}

function wordsOf({ directive }: Statement): string {
  return directive.args.map(({ value }) => value).join(' ');
}
