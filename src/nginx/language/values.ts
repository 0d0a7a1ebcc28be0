/**
 * How nginx reads times, sizes and flags (`ngx_parse_time`, `ngx_parse_size`, `ngx_parse_offset`,
 * `ngx_conf_set_flag_slot`; nginx 1.22.1 and 1.31.4). What nginx refuses is invalid here, with the reason.
 */
import { lookUp } from '../../text/look-up.ts';

/** `reason` completes the sentence "`60 s` is refused: …". */
export interface Invalid {
  readonly kind: 'invalid';
  readonly reason: string;
}

export type Time = { readonly kind: 'time'; readonly milliseconds: number } | Invalid;
export type Size = { readonly kind: 'size'; readonly bytes: number } | Invalid;
export type Flag = { readonly kind: 'flag'; readonly on: boolean } | Invalid;

/** What a directive counts in. Only those that count in milliseconds allow `ms`, only the others years and months. */
export type TimeUnit = 'milliseconds' | 'seconds';

/** The largest value of a signed machine word. */
const LARGEST = 2n ** 63n - 1n;

interface Unit {
  readonly seconds: bigint;
  /** Units come in descending order, each at most once. */
  readonly rank: number;
  readonly name: string;
}

const UNITS: Readonly<Record<string, Unit>> = {
  y: { seconds: 31_536_000n, rank: 1, name: 'years' },
  M: { seconds: 2_592_000n, rank: 2, name: 'months' },
  w: { seconds: 604_800n, rank: 3, name: 'weeks' },
  d: { seconds: 86_400n, rank: 4, name: 'days' },
  h: { seconds: 3_600n, rank: 5, name: 'hours' },
  m: { seconds: 60n, rank: 6, name: 'minutes' },
  s: { seconds: 1n, rank: 7, name: 'seconds' },
  ms: { seconds: 0n, rank: 8, name: 'milliseconds' },
  // A space after a number ends the units: the number counts as seconds.
  ' ': { seconds: 1n, rank: 9, name: 'seconds' },
};

/** Reads a time such as `1h 30m`, `90s`, `500ms` or `60` (seconds) as a directive that counts in `unit` does. */
export function parseTime(text: string, unit: TimeUnit): Time {
  const inSeconds = unit === 'seconds';
  let total = 0n;
  let rank = 0;
  let at = 0;
  let hasDigits = false;
  while (at < text.length) {
    const digits = digitsAt(text, at);
    at += digits.length;
    if (digits !== '') hasDigits = true;
    const symbol = unitAt(text, at);
    const found = symbol === '' ? UNITS.s : lookUp(UNITS, symbol);
    if (found === undefined)
      return invalid(`${JSON.stringify(wordAt(text, at))} is not a unit; nginx knows ${knownUnits(unit)}`);
    if (symbol !== '') {
      const refusal = refuseUnit(text, at, symbol, found, rank, inSeconds);
      if (refusal !== null) return invalid(refusal);
      rank = found.rank;
    }
    total += BigInt(digits) * (symbol === 'ms' ? 1n : inSeconds ? found.seconds : found.seconds * 1000n);
    if (total > LARGEST) return invalid('it is too long');
    at += symbol.length;
    while (text[at] === ' ') at++;
  }
  if (!hasDigits) return invalid('it holds no number');
  return { kind: 'time', milliseconds: Number(inSeconds ? total * 1000n : total) };
}

function refuseUnit(
  text: string,
  at: number,
  symbol: string,
  unit: Unit,
  rank: number,
  inSeconds: boolean,
): string | null {
  if (symbol === 'ms' && inSeconds) return 'milliseconds are not allowed here';
  if (!inSeconds && unit.rank <= 2)
    return `${unit.name} are not allowed here${symbol === 'M' ? '; minutes are "m"' : ''}`;
  if (rank === 9) return 'a number and its unit must not be separated by a space';
  if (symbol === ' ') return rank >= 7 ? 'a number without a unit follows seconds' : null;
  if (unit.rank <= rank) {
    return `${JSON.stringify(text.slice(0, at + symbol.length))} does not have its units in descending order, each once`;
  }
  return null;
}

function unitAt(text: string, at: number): string {
  return text.startsWith('ms', at) ? 'ms' : text.charAt(at);
}

/** The rest of a text from the word around an offset on: `min` where `m` was read and `in` is left. */
function wordAt(text: string, at: number): string {
  let start = at;
  while (start > 0 && /[a-z]/i.test(text.charAt(start - 1))) start--;
  return text.slice(start);
}

function digitsAt(text: string, start: number): string {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function knownUnits(unit: TimeUnit): string {
  return unit === 'seconds' ? 'y, M, w, d, h, m and s' : 'w, d, h, m, s and ms';
}

const SIZE_FACTORS: Readonly<Record<string, bigint>> = { k: 1024n, K: 1024n, m: 1_048_576n, M: 1_048_576n };
const OFFSET_FACTORS: Readonly<Record<string, bigint>> = {
  ...SIZE_FACTORS,
  g: 1_073_741_824n,
  G: 1_073_741_824n,
};

/** Reads a size such as `8k`, `1m` or `1024` (bytes); gigabytes are refused. */
export function parseSize(text: string): Size {
  return parseBytes(text, SIZE_FACTORS, 'k and m');
}

/** Reads a size that may be one of a file, such as `client_max_body_size`: gigabytes are allowed. */
export function parseOffset(text: string): Size {
  return parseBytes(text, OFFSET_FACTORS, 'k, m and g');
}

function parseBytes(text: string, factors: Readonly<Record<string, bigint>>, known: string): Size {
  const factor = factors[text.slice(-1)];
  const digits = factor === undefined ? text : text.slice(0, -1);
  if (digits === '' || digitsAt(digits, 0) !== digits) {
    return invalid(`it is not a whole number, with or without one of the units ${known}`);
  }
  const bytes = BigInt(digits) * (factor ?? 1n);
  return bytes > LARGEST ? invalid('it is too large') : { kind: 'size', bytes: Number(bytes) };
}

/** Reads `on` or `off`, in any letter case. */
export function parseFlag(text: string): Flag {
  const lower = text.toLowerCase();
  if (lower === 'on' || lower === 'off') return { kind: 'flag', on: lower === 'on' };
  return invalid('it must be "on" or "off"');
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

function invalid(reason: string): Invalid {
  return { kind: 'invalid', reason };
}
