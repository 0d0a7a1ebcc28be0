/** Makes values as CEL holds them: integers of 64 bits, and nothing that grows without bounds. */
import type { Result } from './tree.ts';

/** The bytes and items of the largest value that is worked out. */
const MOST = 100_000;

export function bool(value: boolean): Result & { readonly kind: 'bool' } {
  return { kind: 'bool', value };
}

export function error(message: string): Result & { readonly kind: 'error' } {
  return { kind: 'error', message };
}

export function unknownResult(because: string): Result & { readonly kind: 'unknown' } {
  return { kind: 'unknown', because };
}

export function int(value: bigint): Result {
  return BigInt.asIntN(64, value) === value ? { kind: 'int', value } : error('integer overflow');
}

export function uint(value: bigint): Result {
  return BigInt.asUintN(64, value) === value ? { kind: 'uint', value } : error('unsigned integer overflow');
}

export function double(value: number): Result {
  return { kind: 'double', value };
}

/** `value`: one character for each byte. */
export function string(value: string): { readonly kind: 'string'; readonly value: string } {
  return { kind: 'string', value };
}

/** What has grown too large for us is not known. */
export function bounded(result: Result): Result {
  return sizeOf(result) > MOST ? tooLarge() : result;
}

export function tooLarge(): Result & { readonly kind: 'unknown' } {
  return unknownResult('the expression makes more than is worked out');
}

/** Whether a text of so many bytes is too large. */
export function isTooLong(bytes: number): boolean {
  return bytes > MOST;
}

/** The bytes and items of a value, as often as they are in it; no more is counted than is too many. */
export function sizeOf(result: Result): number {
  switch (result.kind) {
    case 'string':
    case 'bytes':
      return result.value.length;
    case 'list':
      return sizeOfAll(result.items);
    case 'map':
      return sizeOfAll(result.entries.values());
    default:
      return 1;
  }
}

function sizeOfAll(values: Iterable<Result>): number {
  let size = 1;
  for (const value of values) {
    size += 1 + sizeOf(value);
    if (size > MOST) break;
  }
  return size;
}
