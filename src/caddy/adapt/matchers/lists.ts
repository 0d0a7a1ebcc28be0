/** Matchers that are lists of alternatives, whose lines are put together: `path`, `host`, `method`. */
import { type JsonNode, nodeOf } from '../../json/node.ts';
import { type MatcherReader, refuseBlock, spanOf } from './matcher-line.ts';

export const readList: MatcherReader = (lines, scope) => {
  const values: JsonNode[] = [];
  for (const line of lines) {
    for (const { value, span } of line.args) values.push(nodeOf(value, span));
    refuseBlock(scope, line);
  }
  return nodeOf(values.length === 0 ? null : values, spanOf(lines, scope));
};
