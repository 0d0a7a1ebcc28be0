import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stack } from '../../../src/report/svg/stack.ts';

const anyBoxes = fc.array(
  fc.record({ height: fc.integer({ min: 1, max: 200 }), wish: fc.integer({ min: -500, max: 3000 }) }),
  { maxLength: 30 },
);

describe('a stack', () => {
  it('keeps order, gap and top', () => {
    fc.assert(
      fc.property(anyBoxes, (boxes) => {
        const tops = stack(boxes, 40, 10);
        expect(tops).toHaveLength(boxes.length);
        for (const [index, top] of tops.entries()) {
          const before = boxes[index - 1];
          const least = before === undefined ? 40 : (tops[index - 1] ?? 0) + before.height + 10;
          expect(top).toBeGreaterThanOrEqual(least - 0.001);
        }
      }),
    );
  });

  it('gives each its wish where there is room', () => {
    const boxes = [50, 200, 900].map((wish) => ({ height: 100, wish }));
    expect(stack(boxes, 0, 10)).toEqual([50, 200, 900]);
  });

  it('lets those with the same wish share the distance', () => {
    const boxes = [500, 500].map((wish) => ({ height: 100, wish }));
    expect(stack(boxes, 0, 10)).toEqual([445, 555]);
  });
});
