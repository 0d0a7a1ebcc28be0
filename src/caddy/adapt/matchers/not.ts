/** `not`: each line is a set that must not match. */
import { nodeOf } from '../../json/node.ts';
import { linesWithin, type MatcherReader, spanOf } from './matcher-line.ts';

export const readNot: MatcherReader = (lines, scope) =>
  nodeOf(
    lines.map((line) => scope.nested(linesWithin(line.statement, line.args), line.statement)),
    spanOf(lines, scope),
  );
