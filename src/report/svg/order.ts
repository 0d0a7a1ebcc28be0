/**
 * In which order routes and upstreams stand, so that few links cross: each side in turn is sorted by the mean place of
 * what it is linked to (barycentres). Routes stay in their group, and in the order of the configuration unless another
 * has fewer crossings.
 */

/** A route, by its number, and the number of its upstream. */
export interface Link {
  readonly route: number;
  readonly upstream: number;
}

export interface Order {
  readonly groups: readonly (readonly Link[])[];
  /** The numbers of the upstreams, from the top down. */
  readonly upstreams: readonly number[];
}

const MOST_SWEEPS = 8;

export function orderForFewCrossings(groups: readonly (readonly Link[])[]): Order {
  let order: Order = { groups, upstreams: upstreamsByBarycentre(groups) };
  let best = order;
  let fewest = crossingsOf(order);
  for (let sweep = 0; sweep < MOST_SWEEPS && fewest > 0; sweep++) {
    const place = placesOf(order.upstreams);
    const placeOf = ({ upstream }: Link) => place.get(upstream) ?? 0;
    const sorted = order.groups.map((links) => [...links].sort((a, b) => placeOf(a) - placeOf(b)));
    order = { groups: sorted, upstreams: upstreamsByBarycentre(sorted) };
    const crossings = crossingsOf(order);
    if (crossings >= fewest) break;
    best = order;
    fewest = crossings;
  }
  return best;
}

function upstreamsByBarycentre(groups: Order['groups']): readonly number[] {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const [place, { upstream }] of groups.flat().entries()) {
    const { sum, count } = sums.get(upstream) ?? { sum: 0, count: 0 };
    sums.set(upstream, { sum: sum + place, count: count + 1 });
  }
  const barycentres = [...sums].map(([upstream, { sum, count }]) => [upstream, sum / count] as const);
  return barycentres.sort(([a, at], [b, bt]) => at - bt || a - b).map(([upstream]) => upstream);
}

function placesOf(upstreams: readonly number[]): ReadonlyMap<number, number> {
  return new Map(upstreams.map((upstream, place) => [upstream, place]));
}

/** How many pairs of links cross: the inversions among the upstreams' places, read in the order of the routes. */
export function crossingsOf({ groups, upstreams }: Order): number {
  const place = placesOf(upstreams);
  return inversionsOf(groups.flat().map(({ upstream }) => place.get(upstream) ?? 0)).inversions;
}

/** By merging halves, each with the inversions in it. */
function inversionsOf(values: readonly number[]): { sorted: readonly number[]; inversions: number } {
  if (values.length < 2) return { sorted: values, inversions: 0 };
  const middle = values.length >> 1;
  const left = inversionsOf(values.slice(0, middle));
  const right = inversionsOf(values.slice(middle));
  const sorted: number[] = [];
  let inversions = left.inversions + right.inversions;
  let at = 0;
  for (const value of right.sorted) {
    for (let next = left.sorted[at]; next !== undefined && next <= value; next = left.sorted[at]) {
      sorted.push(next);
      at += 1;
    }
    inversions += left.sorted.length - at;
    sorted.push(value);
  }
  return { sorted: [...sorted, ...left.sorted.slice(at)], inversions };
}
