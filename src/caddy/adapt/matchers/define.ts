/** Named matchers: what `@name` stands for in the block that defines it (httpcaddyfile/httptype.go, `parseMatcherDefinitions`). */
import type { Argument, Statement } from '../../config/statement.ts';
import { headSpan } from '../../config/statement.ts';
import { type JsonNode, type ObjectNode, objectNode } from '../../json/node.ts';
import type { Session } from '../session.ts';
import { MATCHERS } from './index.ts';

/** By name with the `@`. */
export type MatcherDefinitions = ReadonlyMap<string, ObjectNode>;

/** The matchers that these statements define, added to those around them. */
export function defineMatchers(
  statements: readonly Statement[],
  outer: MatcherDefinitions,
  session: Session,
): MatcherDefinitions {
  const defined = new Map(outer);
  for (const statement of statements) {
    if (statement.name.value.startsWith('@'))
      defined.set(statement.name.value, matcherSetOf(statement, session));
  }
  return defined;
}

/** One line of a matcher set: its kind and its arguments; `not` may have a block. */
export interface MatcherLine {
  readonly kind: Argument;
  readonly args: readonly Argument[];
  readonly statement: Statement;
}

export function matcherSetOf(statement: Statement, session: Session): ObjectNode {
  const [kind, ...args] = statement.args;
  const lines: MatcherLine[] = [];
  if (kind !== undefined) lines.push({ kind, args, statement });
  else
    for (const child of statement.block ?? [])
      lines.push({ kind: child.name, args: child.args, statement: child });
  return matcherSetFrom(lines, statement, session);
}

/** Lines of one kind are handed to it together: they are merged. */
export function matcherSetFrom(
  lines: readonly MatcherLine[],
  owner: Statement,
  session: Session,
): ObjectNode {
  const byKind = new Map<string, MatcherLine[]>();
  for (const line of lines) {
    const kind = line.kind.quote === '' ? line.kind.value : 'expression';
    const group = byKind.get(kind);
    if (group === undefined) byKind.set(kind, [line]);
    else group.push(line);
  }
  const members: Record<string, JsonNode> = {};
  for (const [kind, group] of byKind) {
    const read = Object.hasOwn(MATCHERS, kind) ? MATCHERS[kind] : undefined;
    const span = headSpan(group[0]?.statement ?? owner);
    members[kind] = read?.(group, session) ?? objectNode({}, span);
  }
  return objectNode(members, headSpan(owner));
}
