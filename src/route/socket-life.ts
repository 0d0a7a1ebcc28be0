/** How long a repair lets sockets live, and how it writes that. */

/** Long enough for every heartbeat, and what other proxies' manuals recommend; dead sockets end all the same. */
const LONG = 3_600_000;

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** An hour, or the time that the user's settings ask for where that is longer, as both nginx and Caddy read it. */
export function longIdle(minimumIdle: number): string {
  return inLargestUnit(Math.max(LONG, Math.ceil(minimumIdle)));
}

/** A time as both nginx and Caddy read it: `90m`, `24h`. */
export function inLargestUnit(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
  return `${milliseconds / size}${unit}`;
}
