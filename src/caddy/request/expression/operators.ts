/** What CEL's operators make of values: equality across types, comparisons and arithmetic within them (cel-go, common/types). */
import { bool, bounded, double, error, int, uint, unknownResult } from './results.ts';
import type { BinaryOperator, Result, Value } from './tree.ts';

const NO_OVERLOAD = error('no such overload');

export function applyOperator(operator: BinaryOperator, left: Value, right: Value): Result {
  switch (operator) {
    case '==':
    case '!=': {
      const equal = equals(left, right);
      return equal === null
        ? unknownResult('numbers so large are not compared')
        : bool(equal === (operator === '=='));
    }
    case 'in':
      return contains(right, left);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, left, right);
    default:
      return bounded(calculate(operator, left, right));
  }
}

/** Null where it is not worked out. Values of unlike types are unequal, but numbers are numbers. */
function equals(left: Value, right: Value): boolean | null {
  const order = orderOfNumbers(left, right);
  if (order !== undefined) return order === null ? null : order === 0;
  if (left.kind !== right.kind) return false;
  if (left.kind === 'null') return true;
  if (left.kind === 'list') return right.kind === 'list' ? equalLists(left.items, right.items) : false;
  if (left.kind === 'map') return right.kind === 'map' ? equalMaps(left.entries, right.entries) : false;
  return 'value' in right && left.value === right.value;
}

function equalLists(left: readonly Value[], right: readonly Value[]): boolean | null {
  if (left.length !== right.length) return false;
  return all(left, (item, index) => {
    const other = right[index];
    return other === undefined ? false : equals(item, other);
  });
}

function equalMaps(left: ReadonlyMap<string, Value>, right: ReadonlyMap<string, Value>): boolean | null {
  if (left.size !== right.size) return false;
  return all([...left], ([key, value]) => {
    const other = right.get(key);
    return other === undefined ? false : equals(value, other);
  });
}

function all<T>(items: readonly T[], test: (item: T, index: number) => boolean | null): boolean | null {
  let answer: boolean | null = true;
  for (const [index, item] of items.entries()) {
    const one = test(item, index);
    if (one === false) return false;
    if (one === null) answer = null;
  }
  return answer;
}

/** Undefined where one is no number; null where the numbers are too large to be told apart, or none at all. */
function orderOfNumbers(left: Value, right: Value): number | null | undefined {
  if (!isNumber(left) || !isNumber(right)) return undefined;
  if (left.kind !== 'double' && right.kind !== 'double') {
    return left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
  }
  const [one, other] = [Number(left.value), Number(right.value)];
  if (Number.isNaN(one) || Number.isNaN(other)) return null;
  const isExact = left.kind === right.kind || Number.isSafeInteger(one) || left.kind === 'double';
  if (!isExact || (right.kind !== 'double' && !Number.isSafeInteger(other))) return null;
  return one === other ? 0 : one < other ? -1 : 1;
}

type NumberValue = Extract<Value, { readonly kind: 'int' | 'uint' | 'double' }>;

function isNumber(value: Value): value is NumberValue {
  return value.kind === 'int' || value.kind === 'uint' || value.kind === 'double';
}

function contains(range: Value, item: Value): Result {
  if (range.kind === 'map') return bool(item.kind === 'string' && range.entries.has(item.value));
  if (range.kind !== 'list') return NO_OVERLOAD;
  let answer = false;
  let isKnown = true;
  for (const each of range.items) {
    const equal = equals(each, item);
    if (equal === true) answer = true;
    if (equal === null) isKnown = false;
  }
  return answer || isKnown ? bool(answer) : unknownResult('numbers so large are not compared');
}

function compare(operator: '<' | '<=' | '>' | '>=', left: Value, right: Value): Result {
  const order = orderOf(left, right);
  if (order === undefined) return NO_OVERLOAD;
  if (order === null) return unknownResult('numbers so large are not compared');
  switch (operator) {
    case '<':
      return bool(order < 0);
    case '<=':
      return bool(order <= 0);
    case '>':
      return bool(order > 0);
    case '>=':
      return bool(order >= 0);
  }
}

function orderOf(left: Value, right: Value): number | null | undefined {
  const order = orderOfNumbers(left, right);
  if (order !== undefined) return order;
  if (left.kind === 'bool' && right.kind === 'bool') return Number(left.value) - Number(right.value);
  const areTexts =
    (left.kind === 'string' && right.kind === 'string') || (left.kind === 'bytes' && right.kind === 'bytes');
  if (!areTexts) return undefined;
  return left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value): Result {
  if (operator === '+' && left.kind === right.kind) {
    if (left.kind === 'list' && right.kind === 'list')
      return { kind: 'list', items: [...left.items, ...right.items] };
    if ((left.kind === 'string' || left.kind === 'bytes') && left.kind === right.kind)
      return { kind: left.kind, value: left.value + right.value };
  }
  if (left.kind === 'double' && right.kind === 'double') return ofDoubles(operator, left.value, right.value);
  if (left.kind === 'int' && right.kind === 'int') return ofIntegers(operator, left.value, right.value, int);
  if (left.kind === 'uint' && right.kind === 'uint')
    return ofIntegers(operator, left.value, right.value, uint);
  return NO_OVERLOAD;
}

function ofDoubles(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): Result {
  switch (operator) {
    case '+':
      return double(left + right);
    case '-':
      return double(left - right);
    case '*':
      return double(left * right);
    case '/':
      return double(left / right);
    case '%':
      return NO_OVERLOAD;
  }
}

function ofIntegers(
  operator: '+' | '-' | '*' | '/' | '%',
  left: bigint,
  right: bigint,
  make: (value: bigint) => Result,
): Result {
  switch (operator) {
    case '+':
      return make(left + right);
    case '-':
      return make(left - right);
    case '*':
      return make(left * right);
    case '/':
      return right === 0n ? error('division by zero') : make(left / right);
    case '%':
      return right === 0n ? error('modulus by zero') : make(left % right);
  }
}

export function negate(value: Value): Result {
  if (value.kind === 'int') return int(-value.value);
  return value.kind === 'double' ? double(-value.value) : NO_OVERLOAD;
}
