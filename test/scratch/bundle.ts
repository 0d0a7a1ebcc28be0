/** The bundle of the sources as they are now: the committed one may be older. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../packaging/commands.ts';

/** How long a hook of a test may wait for it on a machine that is busy. */
export const BUNDLING = 120_000;

/** Writes it into a folder; returns the path of one of its entry points. */
export function bundleInto(folder: string, entry = 'proxylint.mjs'): string {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/bundle.mjs', '--outdir', folder], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(`the bundle was not built: ${stderr}`);
  return join(folder, entry);
}
