/** Times and sizes in the largest unit that says them exactly: `1h`, `90s`, `100m`. */

const TIMES = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

const SIZES = [
  ['g', 1024 ** 3],
  ['m', 1024 ** 2],
  ['k', 1024],
] as const;

/** For a directive that counts in milliseconds. */
export function nginxTime(milliseconds: number): string {
  return inLargestUnit(milliseconds, TIMES) ?? `${milliseconds}ms`;
}

/** For a directive that takes an offset, which knows `g` as well. */
export function nginxSize(bytes: number): string {
  return inLargestUnit(bytes, SIZES) ?? String(bytes);
}

function inLargestUnit(amount: number, units: readonly (readonly [string, number])[]): string | null {
  const fitting = units.find(([, factor]) => amount > 0 && amount % factor === 0);
  return fitting === undefined ? null : `${amount / fitting[1]}${fitting[0]}`;
}
