/**
 * The link by which a configuration includes a file that was named where it really lies: `sites-enabled/app` for
 * `sites-available/app`. What the file means is decided by the root, and the root knows the link only.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSource } from '../../text/file-source.ts';
import { realPath } from '../disk/disk.ts';
import { isPieceDirectory } from './file-names.ts';

/**
 * Finds the link's path in a directory of pieces beside the file's own; the path itself where there is none. What lies in
 * such a directory is looked up once, however many files are asked for.
 */
export function linkFinder(source: FileSource): (path: string) => string {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const linksIn = (directory: string): ReadonlyMap<string, string> => {
    const links = known.get(directory) ?? readLinks(directory, source);
    known.set(directory, links);
    return links;
  };
  return (path) => {
    const directory = dirname(path);
    const around = dirname(directory);
    if (around === directory || isLink(path)) return path;
    const real = realPath(path);
    for (const beside of source.list(around) ?? []) {
      const pieces = join(around, beside);
      if (!isPieceDirectory(beside) || pieces === directory) continue;
      const link = linksIn(pieces).get(real);
      if (link !== undefined) return link;
    }
    return path;
  };
}

/** By where they lead to, the first of several. */
function readLinks(directory: string, source: FileSource): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const name of source.list(directory) ?? []) {
    const path = join(directory, name);
    const target = targetOf(path);
    if (target !== null && !links.has(target)) links.set(target, path);
  }
  return links;
}

/** Where a symbolic link leads to; null for what is none. */
export function targetOf(path: string): string | null {
  return isLink(path) ? realPath(path) : null;
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
