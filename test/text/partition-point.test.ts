import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partitionPoint } from '../../src/text/partition-point.ts';

it('is where a sorted list passes a value', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: -1, max: 21 }),
      (numbers, most) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        expect(partitionPoint(sorted, (each) => each <= most)).toBe(
          sorted.filter((each) => each <= most).length,
        );
      },
    ),
  );
});
