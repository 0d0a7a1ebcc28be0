/** What an option was given, and one of the words that it takes. */
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Arguments } from './options.ts';

export type Value = Arguments['options'][string];

/** Throws `RunFailed` for any other word. */
export function choice<T extends string>(option: string, value: Value, choices: readonly T[]): T {
  const text = String(value);
  const chosen = choices.find((each) => each === text);
  if (chosen !== undefined) return chosen;
  throw new RunFailed(`--${option} takes ${choices.join(', ')}, not '${text}'`);
}
