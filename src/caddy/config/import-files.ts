/** Which files an `import` names: a path relative to the importing file, or a pattern with one `*` and one `?`. */
import { placeInRepository } from '../../route/mapped-path.ts';
import type { Premises } from '../../route/premises.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { FileSource } from '../../text/file-source.ts';

export type ImportTarget =
  /** `isMapped`: the user's settings say that it lies there. */
  | { readonly kind: 'file'; readonly path: string; readonly isMapped: boolean }
  /** Matches in Go's order: by name, byte by byte. */
  | { readonly kind: 'glob'; readonly paths: readonly string[] }
  /** The directory cannot be listed, or Caddy refuses the pattern. */
  | { readonly kind: 'unreadable'; readonly because: string };

export function resolveImport(
  source: FileSource,
  importer: string,
  pattern: string,
  premises: Pick<Premises, 'target' | 'paths'>,
): ImportTarget {
  const asWritten = joinPath(importer, pattern);
  const mapped =
    pattern.startsWith('/') && !source.whole ? placeInRepository(premises.paths, asWritten) : null;
  const path = mapped ?? asWritten;
  if (!/[*?]/.test(path)) return { kind: 'file', path, isMapped: mapped !== null };
  if (path.split('*').length > 2 || path.split('?').length > 2 || /\[.*\]/.test(path)) {
    return { kind: 'unreadable', because: 'Caddy allows one * and one ? in the pattern of an import' };
  }
  const segments = path.split('/').slice(1);
  let directories = [''];
  const last = segments.pop() ?? '';
  for (const segment of segments) {
    if (!/[*?]/.test(segment)) {
      directories = directories.map((directory) => `${directory}/${segment}`);
      continue;
    }
    const expanded: string[] = [];
    for (const directory of directories) expanded.push(...matching(source, directory, segment, false));
    directories = expanded;
  }
  const skipHidden = last.startsWith('*') && isVersionAtLeast(premises.target.caddy, '2.6.3');
  const paths: string[] = [];
  for (const directory of directories) {
    if (source.list(directory || '/') === null)
      return { kind: 'unreadable', because: `${directory} cannot be listed` };
    paths.push(...matching(source, directory, last, skipHidden));
  }
  return { kind: 'glob', paths };
}

/** An absolute path without `.` and `..`, relative to the directory of `importer`. */
function joinPath(importer: string, pattern: string): string {
  const absolute = pattern.startsWith('/')
    ? pattern
    : `${importer.slice(0, importer.lastIndexOf('/'))}/${pattern}`;
  const kept: string[] = [];
  for (const segment of absolute.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

function matching(
  source: FileSource,
  directory: string,
  pattern: string,
  skipHidden: boolean,
): readonly string[] {
  const expression = new RegExp(
    `^${pattern
      .replaceAll(/[\\^$.+()[\]{}|]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]')}$`,
    's',
  );
  return (source.list(directory || '/') ?? [])
    .filter((name) => expression.test(name) && !(skipHidden && name.startsWith('.')))
    .map((name) => `${directory}/${name}`);
}
