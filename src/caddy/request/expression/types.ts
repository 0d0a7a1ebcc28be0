/** The types that CEL's checker tells apart before an expression is ever evaluated. */
import type { Value } from './tree.ts';

/** `dyn`: only known at run time, as every placeholder's is. */
export type Type =
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'null'
  | 'dyn'
  | { readonly list: Type }
  | { readonly map: Type };

export function isSame(one: Type, other: Type): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if ('list' in one) return 'list' in other && isSame(one.list, other.list);
  return 'map' in other && isSame(one.map, other.map);
}

/** Whether both may be one type: what is not known before run time may be any. */
export function agree(one: Type, other: Type): boolean {
  if (one === 'dyn' || other === 'dyn') return true;
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if ('list' in one) return 'list' in other && agree(one.list, other.list);
  return 'map' in other && agree(one.map, other.map);
}

/** The type of several things in one list: theirs where it is the same. */
export function together(types: readonly Type[]): Type {
  const [first, ...others] = types;
  if (first === undefined) return 'dyn';
  return others.every((type) => isSame(type, first)) ? first : 'dyn';
}

export function typeOfLiteral(value: Value): Type {
  switch (value.kind) {
    case 'list':
      return { list: 'dyn' };
    case 'map':
      return { map: 'dyn' };
    default:
      return value.kind;
  }
}
