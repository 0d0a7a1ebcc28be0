/** The conditions of `if`: how they are read, and whether they hold (ngx_http_rewrite_if_condition, nginx 1.31.4). */
import { type Known, known, unknown } from '../../route/setting.ts';
import { type CompiledPattern, compilePattern, type PatternMatch } from '../language/pcre/pattern.ts';
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

/** The test of `if (!-f $request_filename)`: `f` a file, `d` a directory, `e` anything, `x` an executable. */
export interface FileTest {
  readonly test: 'f' | 'd' | 'e' | 'x';
  readonly negated: boolean;
  readonly path: string;
}

function fileTestOf(statement: Statement): FileTest | null {
  const text = statement.directive.args.map((word) => word.value).join(' ');
  const parts = /^\(\s*(!?)-([fdex])\s+(.*?)\s*\)$/.exec(text);
  if (parts === null) return null;
  return { test: parts[2] as FileTest['test'], negated: parts[1] === '!', path: parts[3] ?? '' };
}

/** What deciding a condition needs besides the statement. */
export interface Deciding {
  readonly evaluate: (text: string) => Known<string>;
  /** Told of every regular expression that matched: it sets the captures, negated or not. */
  readonly matched?: (pattern: CompiledPattern, match: PatternMatch) => void;
  /** Told of every one that did not. */
  readonly notMatched?: () => void;
  /** Decides file tests; without it they are unknown. */
  readonly testFile?: (test: FileTest['test'], path: string) => Known<boolean>;
}

/** Whether the condition of an `if` holds. Regular expressions that do not translate are unknown. */
export function decideCondition(statement: Statement, deciding: Deciding): Known<boolean> {
  const { evaluate, matched, notMatched, testFile } = deciding;
  const fileTest = fileTestOf(statement);
  if (fileTest !== null) {
    const path = evaluate(fileTest.path);
    if (testFile === undefined || path.kind === 'unknown')
      return unknown('it depends on files of the server');
    const result = testFile(fileTest.test, path.value);
    return result.kind === 'unknown' ? result : known(result.value !== fileTest.negated);
  }
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
      const attempted = pattern.value.attempt(left.value);
      if (attempted.kind === 'unknown') return attempted;
      const match = attempted.value;
      if (match === null) notMatched?.();
      else matched?.(pattern.value, match);
      return known((match !== null) !== condition.operator.startsWith('!'));
    }
  }
}
