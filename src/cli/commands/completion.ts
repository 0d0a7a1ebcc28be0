/** `proxylint completion SHELL`: the script with which a shell completes our command lines. */

import { RunFailed } from '../../workspace/run-failed.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { SHELLS, type Shell } from '../completion/vocabulary.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { ExitStatus } from '../exit-status.ts';
import type { Surroundings } from '../surroundings.ts';

const SCRIPTS: Readonly<Record<Shell, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** Takes the shell's name, or the path of it as `$SHELL` has it. Throws `RunFailed` for a shell that we do not know. */
export function completion([given = '']: readonly string[], { stdout }: Surroundings): ExitStatus {
  const name = given.slice(given.lastIndexOf('/') + 1);
  const shell = SHELLS.find((known) => known === name);
  if (shell === undefined)
    throw new RunFailed(`there is no completion for '${given}'; for ${SHELLS.join(', ')} there is`);
  stdout.write(SCRIPTS[shell]());
  return ExitStatus.clean;
}
