/**
 * `$connection_upgrade` without its `map` is the one slip of the WebSocket recipe that nginx itself refuses (case A16).
 * In a fragment the definition may be elsewhere, so only that one is mentioned there.
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, everyStatement, nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { isDefinedHere } from '../../src/nginx/config/variables.ts';
import { mapDefinition } from '../../src/nginx/edit/upgrade-values.ts';
import { argumentsWithVariables, variablesIn } from '../../src/nginx/language/variable-use.ts';

/** The names under which the recipe's map is known. */
const UPGRADE_MAPS = new Set(['connection_upgrade', 'connection_upgrade_keepalive']);

export function* checkNginx(configuration: NginxConfiguration): Generator<Report> {
  const { gap } = configuration.variables;
  const mentioned = new Set<string>();
  for (const { statement, index, name } of unknownVariables(configuration)) {
    const isUpgradeMap = UPGRADE_MAPS.has(name.toLowerCase());
    if (gap !== null && (!isUpgradeMap || mentioned.has(name))) continue;
    mentioned.add(name);
    const word = statement.directive.args[index];
    yield {
      message:
        gap === null
          ? `nginx does not start: nothing defines \`$${name}\`.${isUpgradeMap ? ' It is a `map` of `$http_upgrade` that belongs into `http`.' : ''}`
          : `\`$${name}\` must be defined where this file is included: ${gap.because}.`,
      span: {
        file: statement.file,
        start: word?.start ?? statement.directive.start,
        end: word?.end ?? statement.directive.end,
      },
      severity: gap === null ? 'error' : 'info',
      fix: gap === null && isUpgradeMap ? definitionFix(configuration, name) : null,
    };
  }
}

interface UnknownVariable {
  readonly statement: Statement;
  readonly index: number;
  readonly name: string;
}

function* unknownVariables(configuration: NginxConfiguration): Generator<UnknownVariable> {
  for (const statement of everyStatement(configuration.main)) {
    if (statement.stock || statement.context.kind === 'entries' || isInStream(statement)) continue;
    for (const index of argumentsWithVariables(statement.directive)) {
      if (statement.directive.args[index]?.templated !== false) continue;
      const text = argumentOf(statement, index);
      if (!text.includes('$')) continue;
      for (const { name } of variablesIn(text)) {
        if (!isDefinedHere(configuration.variables, name)) yield { statement, index, name };
      }
    }
  }
}

/** `stream` has variables of its own. */
function isInStream(statement: Statement): boolean {
  for (let at: Statement['context'] | null = statement.context; at !== null; at = at.parent) {
    if (at.kind === 'stream' || at.kind === 'mail') return true;
  }
  return nameOf(statement) === 'js_set';
}

function definitionFix(configuration: NginxConfiguration, name: string): Fix | null {
  const edit = mapDefinition(configuration, name, 'upgrade');
  if (edit === null) return null;
  return { safety: 'safe', title: `define \`$${name}\` by a map, for WebSockets only`, edits: [edit] };
}
