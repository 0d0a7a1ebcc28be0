/** CEL's conversions between types, which are functions: `int('12')`, `string(404)` (cel-go, common/types). */
import { lookUp } from '../../../text/look-up.ts';
import { bool, double, error, int, string, uint, unknownResult } from './results.ts';
import type { Result, Value } from './tree.ts';
import type { Type } from './types.ts';

interface Conversion {
  readonly from: readonly Type[];
  readonly gives: Type;
  readonly run: (value: Value) => Result;
}

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  bool: { from: ['bool', 'string'], gives: 'bool', run: toBool },
  int: { from: ['int', 'uint', 'double', 'string'], gives: 'int', run: (value) => toInteger(value, false) },
  uint: { from: ['int', 'uint', 'double', 'string'], gives: 'uint', run: (value) => toInteger(value, true) },
  double: { from: ['int', 'uint', 'double', 'string'], gives: 'double', run: toDouble },
  string: { from: ['bool', 'int', 'uint', 'double', 'string'], gives: 'string', run: toText },
};

export function conversionNamed(name: string): Conversion | undefined {
  return lookUp(CONVERSIONS, name);
}

function conversionError(value: Value, to: string): Result {
  return error(`type conversion error from '${value.kind}' to '${to}'`);
}

/** `strconv.ParseBool`. */
function toBool(value: Value): Result {
  if (value.kind === 'bool') return value;
  if (value.kind !== 'string') return conversionError(value, 'bool');
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value.value)) return bool(true);
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(value.value)) return bool(false);
  return conversionError(value, 'bool');
}

function toInteger(value: Value, isUnsigned: boolean): Result {
  const [make, name] = isUnsigned ? ([uint, 'uint'] as const) : ([int, 'int'] as const);
  switch (value.kind) {
    case 'int':
    case 'uint':
      return make(value.value);
    case 'double':
      return Number.isFinite(value.value) ? make(BigInt(Math.trunc(value.value))) : error('integer overflow');
    case 'string': {
      const isNumber = (isUnsigned ? /^\d+$/ : /^[+-]?\d+$/).test(value.value);
      if (!isNumber || value.value.length > 30) return conversionError(value, name);
      return make(BigInt(value.value.replace(/^\+/, '')));
    }
    default:
      return conversionError(value, name);
  }
}

function toDouble(value: Value): Result {
  switch (value.kind) {
    case 'double':
      return value;
    case 'int':
    case 'uint':
      return double(Number(value.value));
    case 'string':
      if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/.test(value.value))
        return double(Number(value.value));
      // Hexadecimal, `inf` and the like.
      return /^[+-]?(?:0x|inf|nan)|_|^[+-]?[\d.]+e/i.test(value.value)
        ? unknownResult('how Go reads the number is not worked out')
        : conversionError(value, 'double');
    default:
      return conversionError(value, 'double');
  }
}

function toText(value: Value): Result {
  switch (value.kind) {
    case 'string':
      return value;
    case 'bool':
    case 'int':
    case 'uint':
      return string(String(value.value));
    case 'double': {
      const size = Math.abs(value.value);
      // Elsewhere Go writes an exponent.
      return size === 0 || (size >= 1e-4 && size < 1e6)
        ? string(Object.is(value.value, -0) ? '-0' : String(value.value))
        : unknownResult('how Go writes the number is not worked out');
    }
    default:
      return unknownResult(`what \`string\` makes of ${value.kind} is not worked out`);
  }
}
