/**
 * Which files an `include` names. nginx takes a relative name from the directory of the main configuration file, not
 * of the including one; globs (`*`, `?`, `[`) follow in byte order, and one that matches nothing is no error
 * (nginx 1.22.1, measured).
 */
import { placeInRepository } from '../../route/mapped-path.ts';
import type { MappedPath } from '../../route/premises.ts';
import type { FileSource } from '../../text/file-source.ts';
import { isPattern, segmentMatcher } from './glob.ts';

export type IncludedPaths =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** The name is a pattern or lies under a prefix that is not in the project: what it holds cannot be known. */
  | { readonly kind: 'elsewhere' }
  /** `path`: where it would be. */
  | { readonly kind: 'missing'; readonly path: string; readonly isMapped: boolean };

/** Where distributions and images keep the main configuration file. */
const INSTALLED_PREFIXES = [
  '/etc/nginx/',
  '/usr/local/etc/nginx/',
  '/usr/local/nginx/conf/',
  '/usr/local/openresty/nginx/conf/',
  '/opt/homebrew/etc/nginx/',
  '/config/nginx/',
];

export interface IncludePlaces {
  /** That of the main configuration file. */
  readonly rootDirectory: string;
  readonly paths: readonly MappedPath[];
}

export function resolveInclude(
  source: FileSource,
  { rootDirectory, paths }: IncludePlaces,
  name: string,
): IncludedPaths {
  const asWritten = normalise(name.startsWith('/') ? name : `${rootDirectory}/${name}`);
  // What holds all files holds them under their own names.
  const mapped = source.whole || !name.startsWith('/') ? null : placeInRepository(paths, asWritten);
  if (mapped !== null) {
    const there = existing(source, mapped);
    return there.length > 0 || isPattern(name)
      ? { kind: 'files', paths: there }
      : { kind: 'missing', path: mapped, isMapped: true };
  }
  const found = existing(source, asWritten);
  if (found.length > 0) return { kind: 'files', paths: found };
  if (source.whole && isPattern(name)) return { kind: 'files', paths: [] };
  if (!name.startsWith('/')) {
    return isPattern(name)
      ? { kind: 'files', paths: [] }
      : { kind: 'missing', path: asWritten, isMapped: false };
  }
  for (const prefix of INSTALLED_PREFIXES) {
    if (!name.startsWith(prefix)) continue;
    const path = normalise(`${rootDirectory}/${name.slice(prefix.length)}`);
    const carried = existing(source, path);
    if (carried.length > 0) return { kind: 'files', paths: carried };
    if (!isPattern(path) && isRemoved(source, path)) return { kind: 'missing', path, isMapped: false };
  }
  return { kind: 'elsewhere' };
}

/** Whether a file was there until the change that is judged. */
export function isRemoved(source: FileSource, path: string): boolean {
  const content = source.read(path);
  return content.kind === 'missing' && content.removed === true;
}

function existing(source: FileSource, path: string): readonly string[] {
  if (isPattern(path)) return matching(source, path);
  const content = source.read(path);
  return content.kind === 'text' || content.kind === 'unreadable' ? [path] : [];
}

/** Paths that match a pattern, directory by directory. Names that begin with a dot need one in the pattern. */
function matching(source: FileSource, pattern: string): readonly string[] {
  let directories: readonly string[] = [''];
  const segments = pattern.split('/').slice(1);
  for (const [depth, segment] of segments.entries()) {
    const isLast = depth === segments.length - 1;
    const accepts = isPattern(segment) ? segmentMatcher(segment) : null;
    const next: string[] = [];
    for (const directory of directories) {
      if (accepts === null) {
        const path = `${directory}/${segment}`;
        if (!isLast || source.read(path).kind !== 'missing') next.push(path);
        continue;
      }
      for (const name of source.list(directory || '/') ?? []) {
        if (accepts(name)) next.push(`${directory}/${name}`);
      }
    }
    directories = next;
  }
  return directories;
}

/** Resolves `.` and `..` segments and repeated slashes of an absolute path. */
export function normalise(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(segment);
  }
  return `/${kept.join('/')}`;
}

export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
