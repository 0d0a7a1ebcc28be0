/** The condition of an `if`: a variable, a comparison or a test of a file, in parentheses, and never two of them. */
import { argumentOf, type Statement } from '../../src/nginx/config/context.ts';
import { type ArgumentProblem, writeInstead } from './problem.ts';

const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '~', '~*', '!~', '!~*']);
const FILE_TEST = /^!?-[fdex]$/;
const JOINT = /^(?:&&|\|\||and|or)$/i;

export function conditionProblem(statement: Statement): ArgumentProblem | null {
  const words = statement.directive.args.map(({ value }) => value);
  if (!words[0]?.startsWith('(') || !words.at(-1)?.endsWith(')')) {
    return { message: 'the condition of an `if` stands in parentheses.', fix: null };
  }
  const condition = withoutParentheses(words);
  const [first = '', operator, ...operands] = condition;
  if (FILE_TEST.test(first)) return condition.length === 2 ? null : unreadable(condition);
  if (!/^\$./.test(first) || condition.length > 3) return unreadable(condition);
  if (operator === undefined) return null;
  if (operands.length === 0) return unreadable(condition);
  if (OPERATORS.has(operator)) return null;
  return JOINT.test(operator) ? unreadable(condition) : operatorProblem(statement, operator);
}

/** Either parenthesis may be a word of its own. */
function withoutParentheses(words: readonly string[]): readonly string[] {
  const inner = [...words];
  inner[0] = (inner[0] ?? '').slice(1);
  inner[inner.length - 1] = (inner.at(-1) ?? '').slice(0, -1);
  const start = inner[0] === '' ? 1 : 0;
  return inner.slice(start, inner.length > start && inner.at(-1) === '' ? -1 : undefined);
}

function unreadable(condition: readonly string[]): ArgumentProblem {
  const joins = condition.some((word) => JOINT.test(word));
  return {
    message: `\`${condition.join(' ')}\` is no condition of an \`if\`${joins ? ', which cannot join two: a `map` can, or variables that are `set` one after the other' : ''}.`,
    fix: null,
  };
}

function operatorProblem(statement: Statement, operator: string): ArgumentProblem {
  const index = statement.directive.args.findIndex(({ value }) => value === operator);
  const known = [...OPERATORS].map((each) => `\`${each}\``).join(', ');
  const isEqual = operator === '==' && argumentOf(statement, index) === operator;
  return {
    message: `\`${operator}\` is no operator of an \`if\`; there are ${known}.`,
    fix: isEqual ? writeInstead(statement, index, '=') : null,
  };
}
