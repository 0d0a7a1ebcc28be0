/** Matchers with a regular expression, and a name for what it captures: `path_regexp`, `header_regexp`, `vars_regexp`. */
import type { Argument } from '../../config/statement.ts';
import { type JsonNode, nodeOf, objectNode } from '../../json/node.ts';
import {
  lineSpan,
  type MatcherLine,
  type MatcherReader,
  type MatcherScope,
  refuse,
  refuseBlock,
  spanOf,
} from './matcher-line.ts';

/** `path_regexp [name] pattern`. */
export const readPathRegexp: MatcherReader = ([line, second], scope) => {
  if (line === undefined) return null;
  if (second !== undefined)
    refuse(scope, second, 'a matcher can have one path_regexp only; join the patterns with `|`');
  const [first, pattern, ...rest] = line.args;
  if (first === undefined || rest.length > 0)
    refuse(scope, line, 'path_regexp takes a pattern, and a name before it if you like');
  refuseBlock(scope, line);
  if (first === undefined) return null;
  return pattern === undefined
    ? patternNode(null, first, line, scope)
    : patternNode(first, pattern, line, scope);
};

/** `header_regexp [name] field pattern`. */
export const readHeaderRegexp: MatcherReader = (lines, scope) =>
  readByField(lines, scope, (line, field) => {
    const message = `a matcher can have one header_regexp for ${field} only; join the patterns with \`|\``;
    refuse(scope, line, message);
  });

/** `vars_regexp [name] variable pattern`. Of two lines for one variable the later counts, and Caddy says nothing. */
export const readVarsRegexp: MatcherReader = (lines, scope) => readByField(lines, scope, () => {});

function readByField(
  lines: readonly MatcherLine[],
  scope: MatcherScope,
  again: (line: MatcherLine, field: string) => void,
): JsonNode {
  const patterns = new Map<string, JsonNode>();
  for (const line of lines) {
    // What is left over is read as another line, whose first word is dropped.
    for (let args = line.args, turn = 0; turn === 0 || args.length > 0; turn++) {
      const [first, second, third, , ...rest] = args;
      if (first === undefined || second === undefined) {
        refuse(scope, line, `${line.kind.value} needs a field and a pattern`);
        break;
      }
      const [name, field, pattern] = third === undefined ? [null, first, second] : [first, second, third];
      if (patterns.has(field.value)) again(line, field.value);
      patterns.set(field.value, patternNode(name, pattern, line, scope));
      if (args.length === 4)
        refuse(scope, line, `${line.kind.value} takes a name, a field and a pattern, no more`);
      args = rest;
    }
    refuseBlock(scope, line);
  }
  return nodeOf(Object.fromEntries(patterns), spanOf(lines, scope));
}

/** From 2.8 on what has no name is named after the matcher. */
function patternNode(
  name: Argument | null,
  pattern: Argument,
  line: MatcherLine,
  { session, name: matcher }: MatcherScope,
): JsonNode {
  const given = name?.value ?? '';
  const named = given === '' && session.isAtLeast('2.8') ? matcher : given;
  return objectNode(
    { name: named === '' ? undefined : named, pattern: nodeOf(pattern.value, pattern.span) },
    lineSpan(line),
  );
}
