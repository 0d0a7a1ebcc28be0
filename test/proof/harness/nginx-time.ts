/** Times in nginx's notation, read without the code under test. */

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  '': 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of an nginx time such as `1h 30m`, or null where this is no such time. */
export function readNginxTime(value: string): number | null {
  let total = 0;
  let read = 0;
  for (const [part, digits = '', unit = ''] of value.matchAll(/(\d+)(ms|[smhdw]|) */gy)) {
    total += Number.parseInt(digits, 10) * (UNITS[unit] ?? 0);
    read += part.length;
  }
  return read > 0 && read === value.length ? total : null;
}
