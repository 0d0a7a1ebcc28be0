/** What a command looks at by its operands and settings. */

import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { findInputs, type Inputs } from './inputs.ts';

export async function findAskedInputs(
  paths: readonly string[],
  settings: Settings,
  surroundings: Surroundings,
): Promise<Inputs> {
  const inputs = await findInputs(paths, settings, surroundings);
  if (settings.since === null) return inputs;
  const { changedInputs } = await import('./changed-inputs.ts');
  return changedInputs(inputs, paths, settings.since, settings.inputs, surroundings);
}
