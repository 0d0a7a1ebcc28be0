/** `not`: each line is a set that must not match. */
import { nodeOf } from '../../json/node.ts';
import { type MatcherLine, type MatcherReader, spanOf } from './matcher-line.ts';

export const readNot: MatcherReader = (lines, scope) =>
  nodeOf(
    lines.map((line) => scope.nested(linesWithin(line), line.statement)),
    spanOf(lines, scope),
  );

function linesWithin({ args: [kind, ...args], statement }: MatcherLine): readonly MatcherLine[] {
  if (kind !== undefined) return [{ kind, args, statement }];
  return (statement.block ?? []).map((child) => ({ kind: child.name, args: child.args, statement: child }));
}
