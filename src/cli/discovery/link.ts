/**
 * The link by which a configuration includes a file that was named where it really lies: `sites-enabled/app` for
 * `sites-available/app`. What the file means is decided by the root, and the root knows the link only.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSource } from '../../text/file-source.ts';
import { realPath } from '../disk.ts';
import { isPieceDirectory } from './file-names.ts';

/** The link's path, from a directory of pieces beside the file's own; the path itself where there is none. */
export function includedPathOf(path: string, source: FileSource): string {
  const directory = dirname(path);
  const around = dirname(directory);
  if (around === directory || isLink(path)) return path;
  const real = realPath(path);
  for (const beside of source.list(around) ?? []) {
    const pieces = join(around, beside);
    if (!isPieceDirectory(beside) || pieces === directory) continue;
    for (const name of source.list(pieces) ?? []) {
      const candidate = join(pieces, name);
      if (isLink(candidate) && realPath(candidate) === real) return candidate;
    }
  }
  return path;
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
