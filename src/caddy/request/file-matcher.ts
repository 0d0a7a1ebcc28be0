/**
 * The matcher `file`, with which `try_files` and `php_fastcgi` look for files (modules/caddyhttp/fileserver/matcher.go).
 *
 * What the disk holds is seldom known. A name that is written out, such as `/index.html`, is taken to be there; one that the
 * request makes is not: that is how applications of one page are set up.
 */
import { type Known, known, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { RequestMatcher } from '../http/model.ts';
import { cleanPath } from '../language/go-url.ts';
import type { RequestInProgress } from './progress.ts';
import { replaceIn } from './replacement.ts';

type FileMatcher = Extract<RequestMatcher, { readonly kind: 'file' }>;

export function matchFile(matcher: FileMatcher, request: RequestInProgress): Known<boolean> {
  const root = replaceIn(matcher.root ?? '{http.vars.root}', request);
  if (root.kind === 'unknown') return root;
  const base = withoutSlash(cleanPath(root.value === '' ? '.' : root.value, true));
  const names = matcher.tryFiles.length === 0 ? ['{http.request.uri.path}'] : matcher.tryFiles;
  if (matcher.tryPolicy !== null && !matcher.tryPolicy.startsWith('first_exist')) {
    return matchBySize(matcher, base, names, request);
  }
  const fallsBack = matcher.tryPolicy === 'first_exist_fallback' && isVersionAtLeast(request.version, '2.8');
  for (const [index, name] of names.entries()) {
    // `=404` ends the search with an error.
    const status = /^=(\d{3})$/.exec(name)?.[1];
    if (status !== undefined) {
      request.matcherError = { status: Number(status), because: 'there is no such file' };
      return known(false);
    }
    const [path = '', query] = splitQuery(name);
    const replaced = replaceIn(path, request);
    if (replaced.kind === 'unknown') return replaced;
    const isLast = index === names.length - 1;
    const { before, remainder } = firstSplit(replaced.value, matcher.splitPath);
    const file = fileOf(base, before, path);
    if (!isThere(file, path, request, matcher) && !(fallsBack && isLast)) continue;
    capture({ file, base, query, remainder, isDirectory: file.endsWith('/') }, request);
    return known(true);
  }
  return known(false);
}

interface FoundFile {
  readonly file: string;
  readonly base: string;
  readonly query: string | undefined;
  /** What of the path comes after the place where it was split. */
  readonly remainder: string;
  readonly isDirectory: boolean;
}

function capture(
  { file, base, query, remainder, isDirectory }: FoundFile,
  { values }: RequestInProgress,
): void {
  const relative = file.startsWith(base) ? file.slice(base.length) : file;
  values.set('http.matchers.file.relative', known(query === undefined ? relative : `${relative}?${query}`));
  values.set('http.matchers.file.absolute', known(file));
  values.set('http.matchers.file.type', known(isDirectory ? 'directory' : 'file'));
  values.set('http.matchers.file.remainder', known(remainder));
}

/** `largest_size` and the like take a directory for a file, and know no `=404`. Which of several it is cannot be known here. */
function matchBySize(
  matcher: FileMatcher,
  base: string,
  names: readonly string[],
  request: RequestInProgress,
): Known<boolean> {
  const found: FoundFile[] = [];
  for (const name of names) {
    const [path = '', query] = splitQuery(name);
    const replaced = replaceIn(path, request);
    if (replaced.kind === 'unknown') return replaced;
    const { before, remainder } = firstSplit(replaced.value, matcher.splitPath);
    const file = fileOf(base, before, path);
    const kind = request.options.fileAt?.(fromBytes(file)) ?? 'unknown';
    const isFound = kind === 'unknown' ? isThere(file, path, request, matcher) : kind !== 'none';
    if (isFound) found.push({ file, base, query, remainder, isDirectory: kind === 'directory' });
  }
  const [only, ...others] = found;
  if (only === undefined) return known(false);
  if (others.length > 0) return unknown('the sizes and times of files decide');
  capture(only, request);
  return known(true);
}

function splitQuery(name: string): readonly [string, string?] {
  const at = name.indexOf('?');
  return at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

/**
 * The path up to the first ending that is the end of one of its segments, whatever the case of its letters, and the rest
 * (`firstSplit`). The path as a whole where there is none.
 */
function firstSplit(
  name: string,
  endings: readonly string[],
): { readonly before: string; readonly remainder: string } {
  if (endings.length === 0) return { before: name, remainder: '' };
  const path = withoutSlash(cleanPath(name, true));
  for (const ending of endings) {
    const start = asciiLower(path).indexOf(asciiLower(ending));
    const end = start + ending.length;
    // Only the first place is looked at, and none at the end of the path.
    if (start === -1 || end >= path.length || path[end] !== '/') continue;
    return { before: path.slice(0, end), remainder: path.slice(end) };
  }
  return { before: path, remainder: '' };
}

/** As many bytes as before. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Only a slash that is written makes it a directory: one that the request brings is lost (measured on 2.6.2). */
function fileOf(base: string, name: string, written: string): string {
  const below = withoutSlash(cleanPath(`/${name}`, true));
  const joined = cleanPath(`${base}${base.endsWith('/') ? '' : '/'}${below}`, true);
  return written.endsWith('/') ? `${withoutSlash(joined)}/` : withoutSlash(joined);
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function isThere(
  file: string,
  written: string,
  request: RequestInProgress,
  { made, span }: FileMatcher,
): boolean {
  const kind = request.options.fileAt?.(fromBytes(file)) ?? 'unknown';
  if (kind !== 'unknown') return kind === (file.endsWith('/') ? 'directory' : 'file');
  const before = request.assumedFiles.get(file);
  if (before !== undefined) return before;
  const isWrittenOut =
    !written.includes('{') && !written.includes('*') && !written.endsWith('/') && !made.includes(written);
  const assumed = isWrittenOut ? 'to be' : 'not to be';
  request.assumedFiles.set(file, isWrittenOut);
  request.step('assumption', `takes \`${fromBytes(file)}\` ${assumed} on the server's disk`, span);
  return isWrittenOut;
}
