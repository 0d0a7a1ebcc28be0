/** Durations as presets and options write them, in milliseconds. */
import { parseTime } from '../nginx/language/values.ts';
import type { Reading } from './reading.ts';

/** What a preset's duration (`20m`) is in milliseconds; null where there is none. The schema has checked its form. */
export function milliseconds(text: string | undefined): number | null {
  if (text === undefined) return null;
  const read = parseTime(text, 'milliseconds');
  return read.kind === 'invalid' ? null : read.milliseconds;
}

/** Ten days: longer than anything stays idle, and short enough for every timer. */
const LONGEST = 864_000_000;

/** `--idle-timeout` in milliseconds. */
export function readIdleTimeout(text: string): Reading<number> {
  const refuse = (message: string): Reading<number> => ({
    kind: 'refused',
    problems: [{ option: '--idle-timeout', message }],
  });
  if (!/[a-z]/.test(text))
    return refuse(`takes a duration with a unit, such as 90s, 5m or 1h, not '${text}'`);
  const read = parseTime(text, 'milliseconds');
  if (read.kind === 'invalid')
    return refuse(`takes a duration such as 90s, 5m or 1h, not '${text}': ${read.reason}`);
  if (read.milliseconds < 1000)
    return refuse(`takes a second at least, not '${text}': a proxy would close at once`);
  if (read.milliseconds > LONGEST) return refuse(`takes ten days (240h) at most, not '${text}'`);
  return { kind: 'value', value: read.milliseconds };
}
