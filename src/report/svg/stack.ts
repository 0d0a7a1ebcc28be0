/**
 * Stacks boxes in a given order without overlap, each as near as can be to where it would like to stand: least squares
 * by pooling neighbours that push each other (isotonic regression).
 */

export interface Stackable {
  readonly height: number;
  /** Where its top would best be. */
  readonly wish: number;
}

interface Pool {
  readonly sum: number;
  readonly count: number;
}

/** The tops of the boxes, none above `top`, with `gap` between neighbours. */
export function stack(boxes: readonly Stackable[], top: number, gap: number): readonly number[] {
  // Less the heights above it, the top of each box may be anything from that of the box before.
  const offsets: number[] = [];
  let offset = 0;
  const pools: Pool[] = [];
  for (const { height, wish } of boxes) {
    offsets.push(offset);
    let pool: Pool = { sum: wish - offset, count: 1 };
    for (
      let before = pools.at(-1);
      before !== undefined && mean(before) > mean(pool);
      before = pools.at(-1)
    ) {
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
    offset += height + gap;
  }
  const tops = pools.flatMap((pool) => Array.from({ length: pool.count }, () => Math.max(top, mean(pool))));
  return tops.map((each, index) => each + (offsets[index] ?? 0));
}

function mean({ sum, count }: Pool): number {
  return sum / count;
}
