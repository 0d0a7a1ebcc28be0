/** The lines of a request matcher, as its reader is given them. */
import type { Span } from '../../../text/span.ts';
import { type Argument, headSpan, type Statement } from '../../config/statement.ts';
import type { JsonNode, ObjectNode } from '../../json/node.ts';
import type { AdaptProblem } from '../problem.ts';
import type { Session } from '../session.ts';

/** One line of a matcher set: its kind and its arguments. Some kinds may have a block. */
export interface MatcherLine {
  readonly kind: Argument;
  readonly args: readonly Argument[];
  /** The line, or the whole definition where it is written on one line. */
  readonly statement: Statement;
}

export interface MatcherScope {
  readonly session: Session;
  /** The name that is being defined, without its `@`; '' within `not`. */
  readonly name: string;
  /** The set that lines within a matcher make: what `not` negates. */
  nested(lines: readonly MatcherLine[], owner: Statement): ObjectNode;
}

/** Makes the settings of a matcher of all its lines in one set; null where nothing can be made of them. */
export type MatcherReader = (lines: readonly MatcherLine[], scope: MatcherScope) => JsonNode | null;

/** Notes what Caddy refuses in a line, unless a variable or a template may still change it. */
export function refuse(
  { session }: Pick<MatcherScope, 'session'>,
  line: MatcherLine,
  message: string,
  span: Span | null = null,
  repair: AdaptProblem['repair'] = undefined,
): void {
  const { statement, args } = line;
  if (statement.conditional || statement.opaque || args.some(({ certain }) => !certain)) return;
  const problem: AdaptProblem = { code: 'matcher', message, span: span ?? lineSpan(line) };
  session.problem(repair === undefined ? problem : { ...problem, repair });
}

export function lineSpan({ statement }: MatcherLine): Span {
  return headSpan(statement);
}

/** The span of a matcher that several lines make: that of the first. */
export function spanOf([first]: readonly MatcherLine[], scope: MatcherScope): Span {
  return first === undefined ? scope.session.span : lineSpan(first);
}

/** Most matchers take no block. */
export function refuseBlock(scope: MatcherScope, line: MatcherLine): void {
  if ((line.statement.block ?? []).length === 0) return;
  refuse(scope, line, `the matcher ${line.kind.value} takes no block`);
}

/**
 * Caddy reads what is left over after the arguments that a matcher takes as if the next word were the matcher's name: each
 * turn drops that word, and goes on with the rest of the line.
 */
export function turnsOf(line: MatcherLine, taken: number): readonly (readonly Argument[])[] {
  const turns: (readonly Argument[])[] = [line.args];
  for (let at = taken; at < line.args.length; at += taken + 1) turns.push(line.args.slice(at + 1));
  return turns;
}

/** The lines that arguments make, or without any the block: a set within a matcher, or one that has no name. */
export function linesWithin(
  statement: Statement,
  [kind, ...args]: readonly Argument[] = statement.args,
): readonly MatcherLine[] {
  if (kind !== undefined) return [{ kind, args, statement }];
  return (statement.block ?? []).map((child) => ({ kind: child.name, args: child.args, statement: child }));
}
