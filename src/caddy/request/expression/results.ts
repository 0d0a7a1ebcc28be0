/** Makes values as CEL holds them: integers of 64 bits, and nothing that grows without bounds. */
import type { Result } from './tree.ts';

/** Bytes of the longest text, and items of the longest list, that are worked out. */
export const MOST = 100_000;

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

/** A text or list that has grown too long for us is not known. */
export function bounded(result: Result): Result {
  const size =
    result.kind === 'string' || result.kind === 'bytes'
      ? result.value.length
      : result.kind === 'list'
        ? result.items.length
        : 0;
  return size > MOST ? unknownResult('the expression makes more than is worked out') : result;
}
