/** `expression`: a condition in CEL (caddyhttp/celmatcher.go). What it says is read where requests are run. */
import type { Argument } from '../../config/statement.ts';
import { nodeOf, objectNode } from '../../json/node.ts';
import { type MatcherReader, refuse, spanOf } from './matcher-line.ts';

/** Of several lines the last counts before 2.8, the first from then on, which also tells it the matcher's name. */
export const readExpression: MatcherReader = (lines, scope) => {
  const newer = scope.session.isAtLeast('2.8');
  const line = newer ? lines[0] : lines.at(-1);
  if (line === undefined) return null;
  const span = spanOf(lines, scope);
  if (newer && line.args.length === 0) refuse(scope, line, 'expression needs an expression');
  const text = expressionOf(line.args) ?? line.kind.value;
  if (!newer || scope.name === '') return nodeOf(text, span);
  return objectNode({ expr: text, name: scope.name }, span);
};

/** The expression that a line holds; null where it holds none. */
export function expressionOf(args: readonly Argument[]): string | null {
  const [first, ...rest] = args;
  return rest.length > 0 ? args.map(asWritten).join(' ') : (first?.value ?? null);
}

/** Quotes within an expression of several words belong to it. */
function asWritten({ value, quote }: Argument): string {
  return quote === '"' || quote === '`' ? `${quote}${value}${quote}` : value;
}
