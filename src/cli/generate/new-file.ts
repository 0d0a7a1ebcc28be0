/** Writes a generated configuration to a file that is not there yet. */
import { rmSync, writeFileSync } from 'node:fs';
import { errorCode, reasonFor } from '../../workspace/disk/disk.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

/** Shows it instead where the user asked for a diff. Throws `RunFailed` when it cannot be written. */
export async function writeNewFile(
  path: string,
  text: string,
  { diff, quiet }: Settings,
  { cwd, stdout, stderr }: Surroundings,
): Promise<void> {
  const shown = shownPath(path, cwd);
  if (diff) {
    const { unifiedDiff } = await import('../../text/unified-diff.ts');
    const { header, body } = unifiedDiff(shown.replace(/^\//, ''), '', text);
    stdout.write(header + body);
    return;
  }
  try {
    // Whoever made it in the meantime keeps it.
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' && errorCode(error) !== 'ENOENT') rmSync(path, { force: true });
    throw new RunFailed(`${shown} cannot be written: ${reasonFor(error)}`);
  }
  if (!quiet) stderr.write(`wrote ${shown}\n`);
}
