/** The directory that a file's project is in: how far up the root that includes it may be. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { isWithin } from '../disk/paths.ts';
import { isPieceDirectory } from './file-names.ts';

/** The nearest directory at or above `directory` that holds `.git`. */
export function repositoryAt(directory: string): string | null {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(`${at === '/' ? '' : at}/.git`)) return at;
    if (at === dirname(at)) return null;
  }
}

/**
 * The nearest directory at or above `directory` that holds `.git`; without one the working directory, where it holds
 * `directory`, else the directory itself; and of either the one around it when its name (`sites-enabled`) says that it is
 * only a part.
 */
export function projectRootOf(directory: string, cwd: string): string {
  const repository = repositoryAt(directory);
  if (repository !== null) return repository;
  let root = isWithin(directory, cwd) ? cwd : directory;
  while (isPieceDirectory(root.slice(root.lastIndexOf('/') + 1))) root = dirname(root);
  return root;
}
