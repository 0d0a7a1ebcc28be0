/**
 * Values as Go's libraries read them, which is how Caddy reads the arguments of directives: integers (strconv.Atoi), durations
 * (caddy.ParseDuration) and sizes (go-humanize). Null for what they refuse.
 */
import { parseDuration } from '../language/duration.ts';

/** Beyond these an int64 overflows. JavaScript's numbers are less exact than that, but Caddy's JSON passes through floats too. */
const LARGEST = 2 ** 63;

/** `+3`, `-1`, `007`; no underscores, no spaces. */
export function goInteger(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text)) return null;
  const value = Number(text);
  return Math.abs(value) < LARGEST ? value + 0 : null;
}

/** In nanoseconds. A number without a unit is refused. */
export function goDuration(text: string): number | null {
  const reading = parseDuration(text);
  if (reading.kind === 'refused') return null;
  const nanoseconds = Math.trunc(Number((reading.ms * 1e6).toPrecision(15)));
  return Math.abs(nanoseconds) < LARGEST ? nanoseconds + 0 : null;
}

/** In nanoseconds, where a bare integer is a number of them: `flush_interval -1`. */
export function goDurationOrNanoseconds(text: string): number | null {
  return goInteger(text) ?? goDuration(text);
}

const SIZE_UNITS = ['k', 'm', 'g', 't', 'p', 'e'];

/** In bytes: `5MB`, `1.5 KiB`, `1,000`. */
export function goByteSize(text: string): number | null {
  const found = /^([\d.,]*)\s*(.*)$/su.exec(text);
  const digits = (found?.[1] ?? '').replaceAll(',', '');
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(digits)) return null;
  const unit = (found?.[2] ?? '').trim().toLowerCase();
  const scale = scaleOf(unit);
  const bytes = scale === null ? Number.NaN : Number(digits) * scale;
  return bytes < 2 ** 64 ? Math.trunc(bytes) : null;
}

/** `k` and `kb` are a thousand, `ki` and `kib` are 1024. */
function scaleOf(unit: string): number | null {
  if (unit === '' || unit === 'b') return 1;
  const found = /^([kmgtpe])(i?)b?$/.exec(unit);
  if (found === null) return null;
  return (found[2] === 'i' ? 1024 : 1000) ** (SIZE_UNITS.indexOf(found[1] ?? '') + 1);
}

/** A status, or a class of them: `404`, and 4 for `4xx`. */
export function goStatus(text: string): number | null {
  return goInteger(/^.xx$/s.test(text) ? text.slice(0, 1) : text);
}

/** Go orders texts by their bytes; so does this, for texts of the basic plane. */
export function byteOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value that may be a number or a placeholder, such as a status, as Caddy prints it (caddyhttp.WeakString). */
export function weakString(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return goInteger(text) ?? text;
}
