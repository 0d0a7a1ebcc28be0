/**
 * The name by which a proxy reads a file. Debian keeps sites in `sites-available/` and includes the links to them in
 * `sites-enabled/`: who names the first means what is read by the second.
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realPath } from '../../workspace/disk/disk.ts';

/** The link in `sites-enabled/` beside it that leads to `path` in `sites-available/`; `path` itself where there is none. */
export function enabledLink(path: string): string {
  const directory = dirname(path);
  if (!directory.endsWith('/sites-available')) return path;
  const enabled = join(dirname(directory), 'sites-enabled');
  const target = realPath(path);
  return namesIn(enabled).find((link) => realPath(link) === target) ?? path;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
      .sort()
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}
