import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Root } from '../../src/lint/judge.ts';
import { type Division, rootsOfShard } from '../../src/lint/shard.ts';

/** Roots `r0`, `r1`, … that include some of the files `f0` to `f9`, of sizes that their names tell. */
const someRoots: fc.Arbitrary<readonly Root[]> = fc
  .array(fc.uniqueArray(fc.nat(9), { maxLength: 2 }), { maxLength: 40 })
  .map((included) =>
    included.map((files, number) =>
      root(
        `/p/r${number}`,
        files.map((file) => `/p/f${file}`),
      ),
    ),
  );

function root(path: string, included: readonly string[] = []): Root {
  return { input: { path, dialect: 'nginx' }, files: [path, ...included] };
}

const division: Division = {
  nameOf: (path) => path.slice('/p/'.length),
  sizeOf: (path) => path.length * 100,
};

const partsOf = (roots: readonly Root[], count: number, by = division) =>
  Array.from({ length: count }, (_, index) => rootsOfShard(roots, { index: index + 1, count }, by));

describe('the parts of a project', () => {
  it('hold every root exactly once, in the order that the whole has', () => {
    fc.assert(
      fc.property(someRoots, fc.integer({ min: 1, max: 7 }), (roots, count) => {
        const parts = partsOf(roots, count);
        expect(new Set(parts.flat())).toEqual(new Set(roots));
        expect(parts.flat()).toHaveLength(roots.length);
        for (const part of parts) expect(part).toEqual(roots.filter((each) => part.includes(each)));
      }),
    );
  });

  it('share no file, so that a finding belongs to one part', () => {
    fc.assert(
      fc.property(someRoots, fc.integer({ min: 2, max: 5 }), (roots, count) => {
        const owners = new Map<string, number>();
        for (const [number, part] of partsOf(roots, count).entries()) {
          for (const path of part.flatMap(({ files }) => files)) {
            expect(owners.get(path) ?? number).toBe(number);
            owners.set(path, number);
          }
        }
      }),
    );
  });

  it('are the same wherever the checkout lies, and in whatever order the roots are given', () => {
    fc.assert(
      fc.property(someRoots, (roots) => {
        const moved = roots.map(({ files }) => {
          const [own = '', ...others] = files.map((path) => path.replace('/p/', '/srv/checkout/'));
          return root(own, others);
        });
        const there: Division = {
          nameOf: (path) => path.slice('/srv/checkout/'.length),
          sizeOf: (path) => division.sizeOf(path.replace('/srv/checkout/', '/p/')),
        };
        const namesOf = (parts: readonly (readonly Root[])[], { nameOf }: Division) =>
          parts.map((part) => part.map(({ input }) => nameOf(input.path)).sort());
        expect(namesOf(partsOf(moved.reverse(), 3, there), there)).toEqual(
          namesOf(partsOf(roots, 3), division),
        );
      }),
    );
  });

  const many = Array.from({ length: 400 }, (_, number) => root(`/p/app${number}/nginx.conf`));
  /** From 1,000 to 20,000 characters. */
  const bySize: Division = {
    ...division,
    sizeOf: (path) => 1000 + ((Number(/\d+/.exec(path)?.[0]) * 7919) % 19_000),
  };

  it('are of about the same size', () => {
    const loads = partsOf(many, 4, bySize).map((part) =>
      part.reduce((sum, { input }) => sum + bySize.sizeOf(input.path), 0),
    );
    expect(Math.max(...loads) / Math.min(...loads)).toBeLessThan(1.35);
  });

  it('hardly change when a root is added', () => {
    const before = partsOf(many, 4, bySize);
    const after = partsOf([...many, root('/p/app1000/nginx.conf')], 4, bySize);
    const moved = before.flatMap((part, number) => part.filter((each) => !after[number]?.includes(each)));
    expect(moved.length).toBeLessThan(many.length / 20);
  });
});
