/** Go's stable sort: for a comparison that makes sense, any stable sort gives the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stableSort } from '../../../src/caddy/config/stable-sort.ts';

it('sorts as any other stable sort does, short lists and long ones', () => {
  const item = fc.record({ key: fc.nat(12), written: fc.nat() });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 130 }), (items) => {
      const sorted = stableSort(items, (a, b) => a.key < b.key);
      expect(sorted).toEqual([...items].sort((a, b) => a.key - b.key));
    }),
  );
});

it('turns equals around where each is called the first, as Go does', () => {
  expect(stableSort([1, 2, 3], () => true)).toEqual([3, 2, 1]);
});
