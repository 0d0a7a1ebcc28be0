/**
 * Go's stable sort (`sort.SliceStable`). Some of Caddy's orders are not transitive, so that what comes out depends on
 * which pairs are compared: only the same steps give the same order.
 */

const RUN = 20;

/** A sorted copy. `isLess` need not be consistent. */
export function stableSort<T>(items: readonly T[], isLess: (a: T, b: T) => boolean): readonly T[] {
  const sorted = new Sorter(items, isLess);
  sorted.sort();
  return sorted.items;
}

class Sorter<T> {
  readonly items: T[];
  readonly #isLess: (a: T, b: T) => boolean;

  constructor(items: readonly T[], isLess: (a: T, b: T) => boolean) {
    this.items = [...items];
    this.#isLess = isLess;
  }

  sort(): void {
    const count = this.items.length;
    for (let start = 0; start < count; start += RUN) this.#insertionSort(start, Math.min(count, start + RUN));
    for (let run = RUN; run < count; run *= 2) {
      for (let start = 0; start + run < count; start += 2 * run) {
        this.#merge(start, start + run, Math.min(count, start + 2 * run));
      }
    }
  }

  #less(a: number, b: number): boolean {
    return this.#isLess(this.items[a] as T, this.items[b] as T);
  }

  #swap(a: number, b: number): void {
    const { items } = this;
    [items[a], items[b]] = [items[b] as T, items[a] as T];
  }

  #insertionSort(from: number, to: number): void {
    for (let next = from + 1; next < to; next++) {
      for (let at = next; at > from && this.#less(at, at - 1); at--) this.#swap(at, at - 1);
    }
  }

  /** Merges two sorted runs in place (SymMerge, by Kim and Kutzner). */
  #merge(from: number, middle: number, to: number): void {
    if (middle - from === 1) {
      this.#insertFirst(from, middle, to);
      return;
    }
    if (to - middle === 1) {
      this.#insertLast(from, middle);
      return;
    }
    const half = Math.floor((from + to) / 2);
    const sum = half + middle;
    let [start, end] = middle > half ? [sum - to, half] : [from, middle];
    const last = sum - 1;
    while (start < end) {
      const centre = Math.floor((start + end) / 2);
      if (this.#less(last - centre, centre)) end = centre;
      else start = centre + 1;
    }
    const stop = sum - start;
    if (start < middle && middle < stop) this.#rotate(start, middle, stop);
    if (from < start && start < half) this.#merge(from, start, half);
    if (half < stop && stop < to) this.#merge(half, stop, to);
  }

  /** The left run is a single item. */
  #insertFirst(from: number, middle: number, to: number): void {
    let [low, high] = [middle, to];
    while (low < high) {
      const centre = Math.floor((low + high) / 2);
      if (this.#less(centre, from)) low = centre + 1;
      else high = centre;
    }
    for (let at = from; at < low - 1; at++) this.#swap(at, at + 1);
  }

  /** The right run is a single item. */
  #insertLast(from: number, middle: number): void {
    let [low, high] = [from, middle];
    while (low < high) {
      const centre = Math.floor((low + high) / 2);
      if (!this.#less(middle, centre)) low = centre + 1;
      else high = centre;
    }
    for (let at = middle; at > low; at--) this.#swap(at, at - 1);
  }

  #rotate(from: number, middle: number, to: number): void {
    const { items } = this;
    items.splice(from, to - from, ...items.slice(middle, to), ...items.slice(from, middle));
  }
}
