/**
 * Durations as Caddy reads them: Go's time.ParseDuration plus `d` for 24 hours (caddy.ParseDuration). Milliseconds here.
 */
import { lookUp } from '../../text/look-up.ts';

export type DurationReading =
  | { readonly kind: 'duration'; readonly ms: number }
  /** Caddy refuses it. `missing-unit`: a bare number other than 0. */
  | { readonly kind: 'refused'; readonly because: 'missing-unit' | 'malformed' };

const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads `1h30m`, `1.5s`, `2d`, `0`. */
export function parseDuration(text: string): DurationReading {
  if (text === '0' || text === '+0' || text === '-0') return { kind: 'duration', ms: 0 };
  const sign = text.startsWith('-') ? -1 : 1;
  const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h|d)/y;
  part.lastIndex = /^[+-]/.test(text) ? 1 : 0;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return { kind: 'refused', because: 'missing-unit' };
  let ms = 0;
  let at: number;
  do {
    const found = part.exec(text);
    if (found === null) return { kind: 'refused', because: 'malformed' };
    ms += Number(found[1]) * (lookUp(MILLISECONDS, found[2] ?? '') ?? 0);
    at = part.lastIndex;
  } while (at < text.length);
  return { kind: 'duration', ms: sign * ms };
}

/** Reads a value where Caddy takes a bare integer as nanoseconds: `stream_timeout`, `stream_close_delay`, `flush_interval`. */
export function parseDurationOrNanoseconds(text: string): DurationReading {
  return isBareInteger(text) ? { kind: 'duration', ms: Number(text) * 1e-6 } : parseDuration(text);
}

export function isBareInteger(text: string): boolean {
  return /^[+-]?\d+$/.test(text);
}
