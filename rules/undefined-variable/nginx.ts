/**
 * `$connection_upgrade` without its `map` is the one slip of the WebSocket recipe that nginx itself refuses (case A16).
 * In a fragment the definition may be elsewhere, so only that one is mentioned there.
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentSpan, enclosing, type Statement } from '../../src/nginx/config/context.ts';
import { isDefinedHere } from '../../src/nginx/config/variables.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { mapDefinition } from '../../src/nginx/edit/upgrade-values.ts';
import { argumentsWithVariables, variablesIn } from '../../src/nginx/language/variable-use.ts';
import { BUILT_IN_VARIABLES } from '../../src/nginx/language/variables.ts';
import { isOneEditAway } from '../../src/text/one-edit.ts';
import { OPTIONS } from './options.ts';

/** The names under which the recipe's map is known. */
const UPGRADE_MAPS = new Set(['connection_upgrade', 'connection_upgrade_keepalive']);

export function* checkNginx(
  configuration: NginxConfiguration,
  { optionsAt }: RuleContext,
): Generator<Report> {
  const { gap } = configuration.variables;
  for (const [name, all] of unknownVariables(configuration)) {
    const uses = all.filter(
      ({ statement, index }) => !optionsAt(OPTIONS, argumentSpan(statement, index)).isKnown(name),
    );
    const isUpgradeMap = UPGRADE_MAPS.has(name);
    const [first, ...others] = uses;
    if (first === undefined || (gap !== null && !isUpgradeMap)) continue;
    yield {
      message:
        gap === null
          ? `nginx does not start: nothing defines \`$${first.name}\`.${isUpgradeMap ? ' It is a `map` of `$http_upgrade` that belongs in `http`.' : ''}`
          : `Nothing here defines \`$${first.name}\`, and nginx does not start without it: ${gap.because}.`,
      span: argumentSpan(first.statement, first.index),
      severity: gap === null ? 'error' : 'info',
      related: others.map((use) => ({
        message: 'it is used here too',
        span: argumentSpan(use.statement, use.index),
      })),
      fix: gap === null ? fixFor(configuration, name, uses) : null,
    };
  }
}

/** One use of a variable: the argument, and the name in it as written. */
interface UnknownVariable {
  readonly statement: Statement;
  readonly index: number;
  readonly name: string;
}

/** The uses of each variable that nothing here defines, by its name in lower case. */
function unknownVariables(
  configuration: NginxConfiguration,
): ReadonlyMap<string, readonly UnknownVariable[]> {
  const byName = new Map<string, UnknownVariable[]>();
  const allDefined = new Set<string>();
  for (const statement of configuration.statements.all) {
    const { args } = statement.directive;
    if (!args.some(({ value }) => value.includes('$') && !allDefined.has(value))) continue;
    if (statement.stock || statement.context.kind === 'entries' || isOutsideHttp(statement)) continue;
    for (const index of argumentsWithVariables(statement.directive)) {
      const word = args[index];
      if (word === undefined || word.templated || allDefined.has(word.value)) continue;
      const unknown = variablesIn(word.value).filter(
        ({ name }) => !isDefinedHere(configuration.variables, name),
      );
      if (unknown.length === 0) allDefined.add(word.value);
      for (const { name } of unknown) addUse(byName, { statement, index, name });
    }
  }
  return byName;
}

/** Adds a use, once for each argument. */
function addUse(byName: Map<string, UnknownVariable[]>, use: UnknownVariable): void {
  const uses = byName.get(use.name.toLowerCase());
  const last = uses?.at(-1);
  if (uses === undefined) byName.set(use.name.toLowerCase(), [use]);
  else if (last?.statement !== use.statement || last.index !== use.index) uses.push(use);
}

/** `stream` and `mail` have variables of their own. */
function isOutsideHttp({ context }: Statement): boolean {
  return enclosing(context, 'stream') !== null || enclosing(context, 'mail') !== null;
}

/** The name that was evidently meant, or the map that the recipe needs. */
function fixFor(
  configuration: NginxConfiguration,
  name: string,
  uses: readonly UnknownVariable[],
): Fix | null {
  const meant = meantVariable(configuration, name);
  if (meant !== null) {
    return {
      safety: 'safe',
      title: `write \`$${meant}\``,
      edits: uses.flatMap(({ statement, index, name: written }) => {
        const { start, end } = argumentSpan(statement, index);
        const renamed = rename(statement.file.text.slice(start, end), written, meant);
        return replaceArgument(statement, index, renamed) ?? [];
      }),
    };
  }
  const edits = UPGRADE_MAPS.has(name) ? mapDefinition(configuration, name, 'upgrade') : [];
  if (edits.length === 0) return null;
  return { safety: 'safe', title: `define \`$${name}\` by a map, for WebSockets only`, edits };
}

/** A text with every use of a variable under another name. */
function rename(text: string, written: string, meant: string): string {
  let renamed = text;
  for (const { name, start, end } of [...variablesIn(text)].reverse()) {
    if (name !== written) continue;
    renamed = renamed.slice(0, start) + text.slice(start, end).replace(name, meant) + renamed.slice(end);
  }
  return renamed;
}

/** Short names are one letter away from too many others to guess at. */
const SHORTEST_TO_GUESS = 6;

/** The one variable that is a slip away from a name; null when there is none, or more than one. */
function meantVariable(configuration: NginxConfiguration, name: string): string | null {
  if (name.length < SHORTEST_TO_GUESS) return null;
  const near = [...new Set([...configuration.variables.defined, ...BUILT_IN_VARIABLES])].filter((other) =>
    isOneEditAway(name, other),
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}
