/**
 * The matcher `file`, with which `try_files` and `php_fastcgi` look for files (modules/caddyhttp/fileserver/matcher.go).
 *
 * What the disk holds is seldom known. A name that is written out, such as `/index.html`, is taken to be there; one that the
 * request makes is not: that is how applications of one page are set up.
 */
import { type Known, known } from '../../route/setting.ts';
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
  const base = root.value === '' ? '.' : root.value;
  const names = matcher.tryFiles.length === 0 ? ['{http.request.uri.path}'] : matcher.tryFiles;
  const fallsBack = matcher.tryPolicy === 'first_exist_fallback' && isVersionAtLeast(request.version, '2.8');
  for (const [index, name] of names.entries()) {
    // `=404` ends the search with an error.
    const status = /^=(\d{3})$/.exec(name)?.[1];
    if (status !== undefined) {
      request.matcherError = Number(status);
      return known(false);
    }
    const [path = '', query] = splitQuery(name);
    const replaced = replaceIn(path, request);
    if (replaced.kind === 'unknown') return replaced;
    const isLast = index === names.length - 1;
    if (!isThere(base, replaced.value, path, request, matcher) && !(fallsBack && isLast)) continue;
    const relative = cleanedKeepingSlash(replaced.value);
    request.values.set(
      'http.matchers.file.relative',
      known(query === undefined ? relative : `${relative}?${query}`),
    );
    request.values.set('http.matchers.file.absolute', known(joined(base, relative)));
    request.values.set('http.matchers.file.type', known(relative.endsWith('/') ? 'directory' : 'file'));
    request.values.set('http.matchers.file.remainder', known(''));
    return known(true);
  }
  return known(false);
}

function splitQuery(name: string): readonly [string, string?] {
  const at = name.indexOf('?');
  return at === -1 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

/** A name that ends in a slash is a directory's. */
function isThere(
  base: string,
  name: string,
  written: string,
  request: RequestInProgress,
  { span }: FileMatcher,
): boolean {
  const path = joined(base, name);
  const kind = request.options.fileAt?.(fromBytes(path)) ?? 'unknown';
  if (kind !== 'unknown') return kind === (name.endsWith('/') ? 'directory' : 'file');
  const isWrittenOut = !written.includes('{') && !written.includes('*') && !written.endsWith('/');
  const assumed = isWrittenOut ? 'to be' : 'not to be';
  request.step('assumption', `takes \`${fromBytes(path)}\` ${assumed} on the server's disk`, span);
  return isWrittenOut;
}

function joined(base: string, name: string): string {
  const slash = base.endsWith('/') || name.startsWith('/') ? '' : '/';
  return cleanPath(`${base}${slash}${name}`, true);
}

function cleanedKeepingSlash(name: string): string {
  return cleanPath(name.startsWith('/') ? name : `/${name}`, true);
}
