import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingsOf, type Link, type Order, orderForFewCrossings } from '../../../src/report/svg/order.ts';

const anyGroups = fc
  .array(fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }), { maxLength: 6 })
  .map((groups) => groups.map((group) => group.map((upstream, route): Link => ({ route, upstream }))));

function inConfigurationOrder(groups: readonly (readonly Link[])[]): Order {
  return { groups, upstreams: [...new Set(groups.flat().map(({ upstream }) => upstream))] };
}

/** Straight from the definition. */
function crossingsByPairs({ groups, upstreams }: Order): number {
  const links = groups.flat().map(({ upstream }) => upstreams.indexOf(upstream));
  return links.flatMap((place, index) => links.slice(index + 1).filter((later) => later < place)).length;
}

describe('the order in a drawing', () => {
  it('keeps every route in its group, and every upstream once', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const order = orderForFewCrossings(groups);
        const sorted = order.groups.map((group) => [...group].sort((a, b) => a.route - b.route));
        expect(sorted).toEqual(groups);
        expect([...order.upstreams].sort()).toEqual([...inConfigurationOrder(groups).upstreams].sort());
      }),
    );
  });

  it('counts crossings', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const order = inConfigurationOrder(groups);
        expect(crossingsOf(order)).toBe(crossingsByPairs(order));
      }),
    );
  });

  it('has no crossing within one server, whatever the order of its routes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 1, maxLength: 30 }), (upstreams) => {
        const links = upstreams.map((upstream, route) => ({ route, upstream }));
        expect(crossingsOf(orderForFewCrossings([links]))).toBe(0);
      }),
    );
  });

  it('leaves the order of the configuration where nothing crosses', () => {
    const groups = [
      [{ route: 0, upstream: 0 }],
      [
        { route: 0, upstream: 1 },
        { route: 1, upstream: 2 },
      ],
    ];
    expect(orderForFewCrossings(groups)).toEqual({ groups, upstreams: [0, 1, 2] });
  });

  it('puts an upstream of many servers beside the middle of its routes', () => {
    const groups = [[0], [1], [0], [2], [0]].map(([upstream = 0]) => [{ route: 0, upstream }]);
    expect(orderForFewCrossings(groups).upstreams).toEqual([1, 0, 2]);
  });
});
