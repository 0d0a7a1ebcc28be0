/** Options that say how a run is done, and nothing of what it finds: `--cache`, `--jobs`, `--shard`. All throw `RunFailed`. */
import type { Shard } from '../../lint/shard.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Value } from './choice.ts';

export interface CacheChoice {
  /** Null where the user names none. */
  readonly file: string | null;
}

export function cacheOf(wanted: Value | undefined, location: Value | undefined): CacheChoice | null {
  if (location === '') throw new RunFailed('--cache-location takes the name of a file');
  if (location !== undefined) return { file: String(location) };
  return wanted === true ? { file: null } : null;
}

/** More threads than that only wait for each other. */
const MOST_JOBS = 256;

export function jobs(value: Value): number | 'auto' {
  if (value === 'auto') return value;
  const text = String(value);
  if (/^[1-9]\d*$/.test(text) && Number(text) <= MOST_JOBS) return Number(text);
  throw new RunFailed(`--jobs takes a number from 1 to ${MOST_JOBS}, or auto, not '${text}'`);
}

/** More machines than anyone has. */
const MOST_SHARDS = 10_000;

export function shard(value: Value, since: Value | undefined): Shard {
  if (since !== undefined)
    throw new RunFailed('--shard is a part of all, and --since what has changed: give one of them');
  const text = String(value);
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  const wrong =
    count > MOST_SHARDS
      ? `${count} parts are more than ${MOST_SHARDS}`
      : count === 0
        ? `'${text}' is no such pair`
        : `there is no part ${index} of ${count}`;
  throw new RunFailed(`--shard takes a part and how many there are, from 1/1 on, such as 2/4: ${wrong}`);
}
