/** Durations such as `90s`, `5m` and `1h 30m`, with nginx's units, of which one must be there. */
import { parseTime } from '../nginx/language/values.ts';

export type Duration =
  | { readonly kind: 'duration'; readonly milliseconds: number }
  /** `problem` completes the sentence "minimumIdle …". */
  | { readonly kind: 'refused'; readonly problem: string };

const FORM = 'a duration with a unit, such as 90s, 5m or 1h';
/** Longer than any connection lives, and what timers can hold. */
const LONGEST = 2 ** 53;

export function readDuration(text: string): Duration {
  if (/^[\d.]+$/.test(text)) return { kind: 'refused', problem: `must be ${FORM}: ${text} has none` };
  const read = parseTime(text, 'milliseconds');
  if (read.kind === 'invalid') {
    const reason = read.reason.replace('nginx knows', 'there are');
    return { kind: 'refused', problem: `must be ${FORM}, not '${text}': ${reason}` };
  }
  if (read.milliseconds > LONGEST)
    return { kind: 'refused', problem: `must be ${FORM}: '${text}' is too long` };
  return { kind: 'duration', milliseconds: read.milliseconds };
}
