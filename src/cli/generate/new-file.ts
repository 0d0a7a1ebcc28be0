/** Writes a generated configuration to a file that is not there yet. */
import { rmSync, writeFileSync } from 'node:fs';
import { escapeControls } from '../../report/escape.ts';
import { errorCode, reasonFor } from '../../workspace/disk/disk.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { IntoDocument } from './generate-document.ts';

/** Shows it instead where the user asked for a diff. Throws `RunFailed` when it cannot be written. */
export async function writeNewFile(
  path: string,
  text: string,
  { diff: isDry, quiet, format }: Settings,
  { cwd, stdout, stderr }: Surroundings,
): Promise<IntoDocument> {
  const shown = shownPath(path, cwd);
  const { unifiedDiff } = await import('../../text/unified-diff.ts');
  const { header, body } = unifiedDiff(shown.replace(/^\//, ''), '', text);
  if (!isDry) write(path, text, shown);
  else if (format !== 'json') stdout.write(header + body);
  if (!isDry && !quiet && format !== 'json') stderr.write(`wrote ${escapeControls(shown)}\n`);
  return { path: shown, outcome: 'created', written: !isDry, diff: header + body, notes: [] };
}

function write(path: string, text: string, shown: string): void {
  try {
    // Whoever made it in the meantime keeps it.
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'ENOSPC') rmSync(path, { force: true });
    throw new RunFailed(`${escapeControls(shown)} cannot be written: ${reasonFor(error)}`);
  }
}
