/** The conditions of `if`: how they are read, and whether they hold (ngx_http_rewrite_if_condition, nginx 1.31.4). */
import { type Known, known, unknown } from '../../route/setting.ts';
import { toBytes } from '../language/bytes.ts';
import { compilePattern } from '../language/pcre/pattern.ts';
import type { Statement } from './context.ts';

const OPERATORS = ['=', '!=', '~', '~*', '!~', '!~*'] as const;

interface Condition {
  readonly left: string;
  /** '' where there is none: `if ($a)`. */
  readonly operator: '' | (typeof OPERATORS)[number];
  readonly right: string;
}

/** The parts of `if ($a = b)`; null for file tests and for what is not a condition. */
export function conditionOf(statement: Statement): Condition | null {
  const words = statement.directive.args.map((word) => word.value);
  const first = words[0];
  if (first === undefined || !first.startsWith('(') || words.at(-1)?.endsWith(')') !== true) return null;
  // A parenthesis beside a space or after a quote is a word of its own: `( $a = "b")`.
  if (first === '(') words.shift();
  else words[0] = first.slice(1);
  const last = words.pop() ?? '';
  if (last !== ')') words.push(last.slice(0, -1));
  const [left, written, ...rest] = words;
  if (left === undefined || left.startsWith('-') || left.startsWith('!-')) return null;
  if (written === undefined) return { left, operator: '', right: '' };
  const operator = OPERATORS.find((each) => each === written);
  return operator === undefined ? null : { left, operator, right: rest.join(' ') };
}

/** Whether the condition of an `if` holds. File tests are unknown, and regular expressions that are not read. */
export function decideCondition(
  statement: Statement,
  evaluate: (text: string) => Known<string>,
): Known<boolean> {
  const condition = conditionOf(statement);
  if (condition === null) return unknown('the condition cannot be read');
  const left = evaluate(condition.left);
  if (left.kind === 'unknown') return left;
  switch (condition.operator) {
    case '':
      return known(left.value !== '' && left.value !== '0');
    case '=':
    case '!=': {
      const right = evaluate(condition.right);
      if (right.kind === 'unknown') return right;
      return known((left.value === right.value) === (condition.operator === '='));
    }
    default: {
      const pattern = compilePattern(condition.right, condition.operator.endsWith('*'));
      if (pattern.kind === 'unknown') return pattern;
      const match = pattern.value.attempt(toBytes(left.value));
      if (match.kind === 'unknown') return match;
      return known((match.value !== null) !== condition.operator.startsWith('!'));
    }
  }
}
