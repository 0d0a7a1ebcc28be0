/** Where the generators get their luck from: a small seeded source, so that a number names a configuration for good. */

export class Choice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 (included) to 1 (excluded): mulberry32. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `most`, both included. */
  upTo(most: number): number {
    return Math.floor(this.fraction() * (most + 1));
  }

  /** True in so many of a hundred. */
  percent(share: number): boolean {
    return this.fraction() * 100 < share;
  }

  /** One of a list that is not empty; a value that stands twice is twice as likely. */
  of<T>(values: readonly T[]): T {
    const value = values[this.upTo(values.length - 1)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** Some of a list, each with the same likelihood, in their order. */
  some<T>(values: readonly T[], share: number): readonly T[] {
    return values.filter(() => this.percent(share));
  }

  /** Does one of several things, by weight. */
  weighted<T>(ways: readonly (readonly [weight: number, way: () => T])[]): T {
    let left = this.fraction() * ways.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, way] of ways) {
      left -= weight;
      if (left < 0) return way();
    }
    throw new Error('nothing to choose from');
  }

  /** So many times as `least` to `most`. */
  times<T>(least: number, most: number, make: (index: number) => T): readonly T[] {
    return Array.from({ length: least + this.upTo(most - least) }, (_, index) => make(index));
  }
}
