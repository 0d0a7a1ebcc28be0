/** Where in the repository a file lies that a configuration names by an absolute path, as the user's settings have it. */
import type { MappedPath } from './premises.ts';

/** The place of an absolute path without `.` and `..`; null where no prefix covers it. The longest prefix counts. */
export function placeInRepository(paths: readonly MappedPath[], path: string): string | null {
  let found: MappedPath | null = null;
  for (const mapped of paths) {
    if (isBelow(path, mapped.prefix) && mapped.prefix.length > (found?.prefix.length ?? -1)) found = mapped;
  }
  return found === null ? null : `${found.directory}${path.slice(found.prefix.length)}` || '/';
}

/** `/config/nginx` covers `/config/nginx/x`, not `/config/nginx-old`; the empty prefix, which is `/`, covers all. */
function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** A path as seen from a directory: `../snippets/proxy.conf`. */
export function relativePath(path: string, directory: string): string {
  const from = directory.split('/').filter((segment) => segment !== '');
  const to = path.split('/').filter((segment) => segment !== '');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
