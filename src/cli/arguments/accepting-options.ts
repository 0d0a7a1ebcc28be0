/** What the options say about findings that are accepted: by a baseline, or by comments that are to be written. */
import { absolutePath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Arguments } from './options.ts';

/** An absolute path, `false` for `--no-baseline`; null where no option says, so that the configuration file may. */
export type BaselineOption = string | false | null;

interface Accepting {
  readonly updateBaseline: boolean;
  /** The reason in the comments that are to be written; null where none are. */
  readonly addSuppressions: string | null;
}

export function baselineOption(
  value: Arguments['options'][string] | undefined,
  { cwd }: Pick<Surroundings, 'cwd'>,
): BaselineOption {
  if (value === '') throw new RunFailed('--baseline takes the name of a file');
  if (value === undefined || value === false) return value ?? null;
  return absolutePath(String(value), cwd);
}

/** What the options say about writing down what is accepted. */
export function acceptingOptions(options: Arguments['options']): Accepting {
  const updateBaseline = options['update-baseline'] === true;
  if (updateBaseline && options.baseline === false)
    throw new RunFailed(
      '--update-baseline writes the baseline, and --no-baseline does without one: give one of them',
    );
  const reason = options['add-suppressions'];
  const addSuppressions = reason === undefined ? null : String(reason);
  const writing = updateBaseline
    ? '--update-baseline'
    : addSuppressions === null
      ? null
      : '--add-suppressions';
  if (updateBaseline && addSuppressions !== null)
    throw new RunFailed(
      '--update-baseline and --add-suppressions each accept what is found: give one of them',
    );
  if (writing !== null && options.watch === true)
    throw new RunFailed(`${writing} writes once: leave --watch out`);
  return { updateBaseline, addSuppressions };
}
