/**
 * What configuration files say about rules of plugins. The schema cannot know those: whether a rule exists and takes an
 * option is told when the plugins are loaded.
 */

import type { Rule } from '../lint/rule.ts';
import type { OptionSchema } from '../lint/rule-options.ts';
import { lookUp } from '../text/look-up.ts';
import { suggestion } from '../text/suggestion.ts';
import { type Mistake, mistakeAt } from './mistake.ts';
import { shownText } from './schema-mistakes.ts';
import type { OptionChoice, RuleChoice, SettingsFile } from './settings-file.ts';

/** `rules`: all that there are, built-in ones among them. */
export function faultsOfOwnChoices(
  files: readonly SettingsFile[],
  rules: readonly Rule[],
): readonly Mistake[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return files
    .flatMap(({ scope, overrides }) => [scope, ...overrides])
    .flatMap((scope) => scope.rules)
    .filter(({ rule }) => rule.includes('/'))
    .flatMap((choice) => faultsOf(choice, byId));
}

function faultsOf(choice: RuleChoice, rules: ReadonlyMap<string, Rule>): readonly Mistake[] {
  const rule = rules.get(choice.rule);
  if (rule === undefined) {
    const ids = [...rules.keys()].filter((id) => id.includes('/'));
    const meant = suggestion(choice.rule, ids).replace(/^; /, '');
    const help = ids.length === 0 ? 'no plugin brings any' : `the plugins bring ${ids.join(', ')}`;
    return [mistakeAt(choice.span, `there is no rule ${shownText(choice.rule)}`, { meant, help })];
  }
  return choice.options.flatMap((option) => faultOf(option, rule) ?? []);
}

function faultOf({ name, value, span }: OptionChoice, { id, options }: Rule): Mistake | null {
  const properties = options?.schema.properties ?? {};
  const schema = lookUp(properties, name);
  if (schema === undefined) {
    const names = ['severity', ...Object.keys(properties)];
    const meant = suggestion(name, names).replace(/^; /, '');
    return mistakeAt(span, `${id} has no option ${shownText(name)}; it takes ${names.join(', ')}`, { meant });
  }
  const expected = expectedInstead(value, schema);
  return expected === null ? null : mistakeAt(span, `${name} of ${id} must be ${expected}`);
}

/** What the schema wants instead of a value; null where the value fits. */
function expectedInstead(value: unknown, schema: OptionSchema): string | null {
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'integer': {
      const fits = typeof value === 'number' && Number.isInteger(value) && value >= schema.minimum;
      return fits ? null : `a whole number, ${schema.minimum} or more`;
    }
    case 'string':
      return typeof value === 'string' && matches(value, schema.pattern)
        ? null
        : `a text that matches ${schema.pattern}`;
    case 'array': {
      const { pattern } = schema.items;
      const fits =
        Array.isArray(value) &&
        value.every((item) => typeof item === 'string' && item !== '' && matches(item, pattern)) &&
        new Set(value).size === value.length;
      return fits
        ? null
        : `a list of different texts${pattern === undefined ? '' : ` that match ${pattern}`}`;
    }
  }
}

function matches(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}
