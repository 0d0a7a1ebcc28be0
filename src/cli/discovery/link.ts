/**
 * The link by which a configuration includes a file that was named where it really lies: `sites-enabled/app` for
 * `sites-available/app`. What the file means is decided by the root, and the root knows the link only.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSource } from '../../text/file-source.ts';
import { realPath } from '../disk.ts';
import { isPieceDirectory } from './file-names.ts';

/** Finds links, looking at each directory of pieces once, however many files a hook names. */
export class Links {
  readonly #source: FileSource;
  /** Links in a directory, the first one by where it leads. */
  readonly #linksIn = new Map<string, ReadonlyMap<string, string>>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** The link's path, from a directory of pieces beside the file's own; the path itself where there is none. */
  includedPathOf(path: string): string {
    const directory = dirname(path);
    const around = dirname(directory);
    if (around === directory || isLink(path)) return path;
    const real = realPath(path);
    for (const beside of this.#source.list(around) ?? []) {
      const pieces = join(around, beside);
      if (!isPieceDirectory(beside) || pieces === directory) continue;
      const link = this.#in(pieces).get(real);
      if (link !== undefined) return link;
    }
    return path;
  }

  #in(directory: string): ReadonlyMap<string, string> {
    const known = this.#linksIn.get(directory);
    if (known !== undefined) return known;
    const links = new Map<string, string>();
    for (const name of this.#source.list(directory) ?? []) {
      const path = join(directory, name);
      if (!isLink(path)) continue;
      const real = realPath(path);
      if (!links.has(real)) links.set(real, path);
    }
    this.#linksIn.set(directory, links);
    return links;
  }
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
