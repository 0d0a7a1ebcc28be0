/** Matchers that ask for values by name: `header`, `query`, `vars`. */
import type { Argument } from '../../config/statement.ts';
import { type JsonNode, nodeOf } from '../../json/node.ts';
import { canonicalField } from '../../language/header-names.ts';
import {
  type MatcherLine,
  type MatcherReader,
  type MatcherScope,
  refuse,
  refuseBlock,
  spanOf,
  turnsOf,
} from './matcher-line.ts';

/** Values by name; null for a header that must not be there. */
type Fields = Map<string, JsonNode[] | null>;

/** `header Field value`: lines on one field are alternatives, those on several must all hold. `!Field`: it must be missing. */
export const readHeader: MatcherReader = (lines, scope) => {
  const fields: Fields = new Map();
  for (const line of lines) {
    const fault = headerTurns(line)
      .map((turn) => readHeaderTurn(turn, fields))
      .find((message) => message !== null);
    if (fault !== undefined) refuse(scope, line, fault);
    refuseBlock(scope, line);
  }
  return fieldsNode(fields, lines, scope);
};

/** `!Field` takes one argument, all others two. */
function headerTurns(line: MatcherLine): readonly (readonly Argument[])[] {
  return turnsOf(line, line.args[0]?.value.startsWith('!') === true ? 1 : 2);
}

/** What is wrong, or null. */
function readHeaderTurn([field, value]: readonly Argument[], fields: Fields): string | null {
  if (field === undefined)
    return 'header takes one field and one value on a line; a value with spaces needs quotes';
  if (field.value.startsWith('!')) {
    fields.set(field.value.slice(1), null);
    if (field.value === '!') return 'the name of a field has to follow the `!`';
    return value === undefined
      ? null
      : `${field.value} asks for a field that is missing, so it takes no value`;
  }
  if (value === undefined) return `header needs a value for ${field.value}; \`*\` takes any`;
  const name = canonicalField(field.value);
  fields.set(name, [...(fields.get(name) ?? []), nodeOf(value.value, value.span)]);
  return null;
}

/** `query key=value …`: values of one key are alternatives. */
export const readQuery: MatcherReader = (lines, scope) => {
  const fields: Fields = new Map();
  for (const line of lines) {
    for (const { value, span } of line.args) {
      if (value === '') continue;
      const at = value.indexOf('=');
      if (at === -1) {
        refuse(scope, line, `query takes key=value, not ${value}; \`${value}=*\` takes any value`, span);
        continue;
      }
      const key = value.slice(0, at);
      fields.set(key, [...(fields.get(key) ?? []), nodeOf(value.slice(at + 1), span)]);
    }
    refuseBlock(scope, line);
  }
  return fieldsNode(fields, lines, scope);
};

/** `vars name value …`. */
export const readVars: MatcherReader = (lines, scope) => {
  const fields: Fields = new Map();
  for (const line of lines) {
    const [name, ...values] = line.args;
    if (name === undefined || values.length === 0) {
      refuse(scope, line, 'vars needs a name and at least one value: `vars {name} value`');
      continue;
    }
    const given = values.map(({ value, span }) => nodeOf(value, span));
    fields.set(name.value, [...(fields.get(name.value) ?? []), ...given]);
    refuseBlock(scope, line);
  }
  return fieldsNode(fields, lines, scope);
};

function fieldsNode(fields: Fields, lines: readonly MatcherLine[], scope: MatcherScope): JsonNode {
  return nodeOf(Object.fromEntries(fields), spanOf(lines, scope));
}
