/** The standard request matchers by name, each of all its lines in one set. */
import { headSpan } from '../../config/statement.ts';
import { type JsonNode, nodeOf } from '../../json/node.ts';
import type { Session } from '../session.ts';
import type { MatcherLine } from './define.ts';

/** Null where nothing can be made of the lines. */
export type MatcherReader = (lines: readonly MatcherLine[], session: Session) => JsonNode | null;

const LIST: MatcherReader = (lines) => {
  const [first] = lines;
  if (first === undefined) return null;
  return nodeOf(
    lines.flatMap(({ args }) => args.map(({ value, span }) => nodeOf(value, span))),
    headSpan(first.statement),
  );
};

export const MATCHERS: Readonly<Record<string, MatcherReader>> = { path: LIST, host: LIST, method: LIST };
