/**
 * Which files an `include` names. nginx takes a relative name from the directory of the main configuration file, not
 * of the including one; globs (`*`, `?`, `[`) follow in byte order, and one that matches nothing is no error
 * (nginx 1.22.1, measured).
 */
import type { FileSource } from '../../text/file-source.ts';
import { isPattern, segmentMatcher } from './glob.ts';

export type IncludedPaths =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** The name is a pattern or lies under a prefix that is not in the project: what it holds cannot be known. */
  | { readonly kind: 'elsewhere' }
  /** `removed`: it was there until the change that is judged. */
  | { readonly kind: 'missing'; readonly path: string; readonly removed: boolean };

/** Where distributions and images keep the main configuration file. */
const INSTALLED_PREFIXES = [
  '/etc/nginx/',
  '/usr/local/etc/nginx/',
  '/usr/local/nginx/conf/',
  '/usr/local/openresty/nginx/conf/',
  '/opt/homebrew/etc/nginx/',
  '/config/nginx/',
];

export function resolveInclude(source: FileSource, rootDirectory: string, name: string): IncludedPaths {
  const asWritten = name.startsWith('/') ? name : `${rootDirectory}/${name}`;
  const found = existing(source, normalise(asWritten));
  if (found.length > 0) return { kind: 'files', paths: found };
  if (source.whole && isPattern(name)) return { kind: 'files', paths: [] };
  if (!name.startsWith('/')) {
    return isPattern(name) ? { kind: 'files', paths: [] } : missing(source, normalise(asWritten));
  }
  for (const prefix of INSTALLED_PREFIXES) {
    if (!name.startsWith(prefix)) continue;
    const path = normalise(`${rootDirectory}/${name.slice(prefix.length)}`);
    const carried = existing(source, path);
    if (carried.length > 0) return { kind: 'files', paths: carried };
    if (!isPattern(path) && isRemoved(source, path)) return missing(source, path);
  }
  return { kind: 'elsewhere' };
}

function missing(source: FileSource, path: string): IncludedPaths {
  return { kind: 'missing', path, removed: isRemoved(source, path) };
}

function isRemoved(source: FileSource, path: string): boolean {
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
