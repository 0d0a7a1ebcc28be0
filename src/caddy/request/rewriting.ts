/** What `rewrite`, `uri`, `method`, `handle_path` and the proxy's own rewrite do to a request (rewrite.go). */
import { isVersionAtLeast } from '../../route/target.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { Rewrite } from '../http/model.ts';
import { compileGoPattern } from '../language/go-pattern.ts';
import { cleanPath, escapedPath, escapePath, escapeQuery, unescapePath } from '../language/go-url.ts';
import { escapeKeepingSlashes, fillText, valueAt } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

export function rewriteRequest(rewrite: Rewrite, request: RequestInProgress): void {
  if (rewrite.method !== null && rewrite.method !== '') changeMethod(rewrite.method, request);
  if (rewrite.uri !== null && rewrite.uri !== '') changeUri(rewrite.uri, request);
  if (rewrite.stripPathPrefix) stripPrefix(rewrite.stripPathPrefix, request);
  if (rewrite.stripPathSuffix) stripSuffix(rewrite.stripPathSuffix, request);
  for (const one of rewrite.uriSubstring) if (one.find !== '') replaceSubstring(one, request);
  for (const one of rewrite.pathRegexp) replacePattern(one, request);
  if (rewrite.changesQuery)
    request.unknownParts.set('query', 'what `uri query` makes of the query is not told');
}

function changeMethod(text: string, request: RequestInProgress): void {
  const { text: method, doubt } = fillText(text, request);
  request.method = method.toUpperCase();
  noteDoubt('method', doubt, request);
}

function noteDoubt(
  part: 'method' | 'path' | 'query',
  doubt: string | null,
  request: RequestInProgress,
): void {
  if (doubt === null) request.unknownParts.delete(part);
  else request.unknownParts.set(part, doubt);
}

/** The parts of a URI as it is written; null for one that is not there. */
function partsOf(uri: string): { readonly path: string | null; readonly query: string | null } {
  const withoutFragment = uri.replace(/#[\s\S]*$/, '');
  const mark = withoutFragment.indexOf('?');
  const path = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark);
  return { path: path === '' ? null : path, query: mark < 0 ? null : withoutFragment.slice(mark + 1) };
}

function changeUri(written: string, request: RequestInProgress): void {
  const parts = partsOf(written);
  const path = parts.path === null ? null : fillText(withOwnPath(parts.path, request), request);
  let query = parts.query ?? '';
  let text = path?.text ?? '';
  const mark = text.indexOf('?');
  if (mark >= 0) {
    // A query that a placeholder brings along counts where a bare question mark asks for one.
    if (query === '') query = escapeBraces(text.slice(mark + 1), request);
    text = text.slice(0, mark);
  }
  const built = query === '' ? { text: '', doubt: null } : buildQuery(query, request);
  if (path !== null) setPath(text, path.doubt, request);
  if (parts.query !== null) {
    request.query = built.text;
    noteDoubt('query', built.doubt, request);
  }
}

function escapeBraces(query: string, { version }: RequestInProgress): string {
  return isVersionAtLeast(version, '2.11.0') ? query.replaceAll('{', '%7B').replaceAll('}', '%7D') : query;
}

/** Until 2.7.0 (#5504) escapes that are written in the configuration, or come from elsewhere, stand for themselves. */
function setPath(text: string, doubt: string | null, request: RequestInProgress): void {
  const readsEscapes = isVersionAtLeast(request.version, '2.7.0');
  request.path = readsEscapes ? (unescapePath(text) ?? text) : text;
  if (isVersionAtLeast(request.version, '2.10.0')) request.rawPath = '';
  noteDoubt('path', doubt, request);
}

/** The path itself, and the file that a matcher found, stand so that `%` and `?` in them survive. */
function withOwnPath(text: string, request: RequestInProgress): string {
  const { version, path, query, unknownParts } = request;
  if (unknownParts.has('path') || unknownParts.has('query')) return text;
  if (!isVersionAtLeast(version, '2.7.0')) {
    // The URI stands there unescaped, as the path does (measured on 2.6.2).
    const uri = query === '' ? path : `${path}?${query}`;
    return text.replaceAll('{http.request.uri}', () => fromBytes(uri));
  }
  const own = text.replaceAll('{http.request.uri.path}', () => fromBytes(escapedPath(request)));
  const file = valueAt('http.matchers.file.relative', request);
  if (file.kind !== 'value' || !isVersionAtLeast(version, '2.11.0')) return own;
  return own.replaceAll('{http.matchers.file.relative}', () => fromBytes(escapeKeepingSlashes(file.value)));
}

/** `buildQueryString`: values are escaped as they are filled in, but `{query}`, which is, in the place of a key. */
function buildQuery(
  query: string,
  request: RequestInProgress,
): { readonly text: string; readonly doubt: string | null } {
  let text = '';
  let doubt: string | null = null;
  let wroteValue = true;
  let rest = query;
  while (rest.length > 0) {
    const equals = rest.indexOf('=');
    const ampersand = rest.indexOf('&');
    const isAmpersand = ampersand >= 0 && (ampersand < equals || equals < 0);
    const end = isAmpersand ? ampersand : equals >= 0 ? equals : rest.length;
    const isKey = wroteValue;
    const component = fillText(rest.slice(0, end), request, {
      change: (value, name) =>
        name === 'http.request.uri.query' && isKey ? (value ?? '') : escapeQuery(value ?? '<nil>'),
    });
    doubt ??= component.doubt;
    rest = rest.slice(end + 1);
    if (!isKey) text += '=';
    else if (text !== '' && component.text !== '') text += '&';
    text += component.text;
    wroteValue = isAmpersand;
  }
  return { text, doubt };
}

/** `changePath`: the change is made to the path as it is escaped, and to the unescaped one where that breaks escapes. */
function changePath(request: RequestInProgress, change: (path: string) => string): void {
  request.rawPath = change(escapedPath(request));
  const unescaped = unescapePath(request.rawPath);
  request.path = unescaped !== null && unescaped !== '' ? unescaped : change(request.path);
  const plain = isVersionAtLeast(request.version, '2.9.0') ? escapePath(request.path) : request.path;
  if (request.rawPath === plain) request.rawPath = '';
}

function stripPrefix(text: string, request: RequestInProgress): void {
  const filled = fillText(text, request);
  if (filled.doubt !== null) request.unknownParts.set('path', filled.doubt);
  const needsSlash = isVersionAtLeast(request.version, '2.7.0') && !filled.text.startsWith('/');
  const prefix = needsSlash ? `/${filled.text}` : filled.text;
  const merges = !prefix.includes('//');
  changePath(request, (path) => trimPrefix(cleanPath(path, merges), prefix));
}

function stripSuffix(text: string, request: RequestInProgress): void {
  const filled = fillText(text, request);
  if (filled.doubt !== null) request.unknownParts.set('path', filled.doubt);
  const suffix = filled.text;
  const merges = !suffix.includes('//');
  changePath(request, (path) => reversed(trimPrefix(reversed(cleanPath(path, merges)), reversed(suffix))));
}

function reversed(text: string): string {
  return [...text].toReversed().join('');
}

/**
 * Escapes in the path are read, but where the prefix itself has one; letter case does not matter. Caddy takes a byte of the
 * prefix for a character, which no byte beyond ASCII in the path is equal to (measured on 2.6.2).
 */
function trimPrefix(path: string, prefix: string): string {
  let at = 0;
  let matched = 0;
  while (at < path.length && matched < prefix.length) {
    const wanted = prefix.charAt(matched);
    let char = path.charAt(at);
    if (char === '%' && wanted !== '%' && path.length >= at + 3) {
      const unescaped = unescapePath(path.slice(at, at + 3));
      if (unescaped === null || unescaped > '\x7f') return path;
      char = unescaped;
      at += 2;
    }
    if (char.toLowerCase() !== wanted.toLowerCase()) return path;
    at++;
    matched++;
  }
  return matched >= prefix.length ? path.slice(at) : path;
}

function replaceSubstring(one: Rewrite['uriSubstring'][number], request: RequestInProgress): void {
  const find = fillText(one.find, request);
  const written = fillText(one.replace, request);
  const doubt = find.doubt ?? written.doubt;
  if (doubt !== null) {
    request.unknownParts.set('path', doubt);
    request.unknownParts.set('query', doubt);
  }
  const merges = !one.find.includes('//');
  const limit = one.limit === 0 ? -1 : one.limit;
  const change = (text: string): string => replaceTimes(text, find.text, written.text, limit);
  changePath(request, (path) => change(cleanPath(path, merges)));
  request.query = change(request.query);
}

/** Go's `strings.Replace`; a negative limit is none. */
function replaceTimes(text: string, find: string, written: string, limit: number): string {
  if (find === '') {
    // Go puts it between the characters of UTF-8.
    const parts = text.match(/[\xc2-\xf4][\x80-\xbf]+|[\s\S]/g) ?? [];
    const most = limit < 0 ? parts.length + 1 : limit;
    return (
      parts.map((char, at) => (at < most ? written : '') + char).join('') +
      (parts.length < most ? written : '')
    );
  }
  const parts = text.split(find);
  const most = limit < 0 ? parts.length - 1 : Math.min(limit, parts.length - 1);
  return [parts.slice(0, most + 1).join(written), ...parts.slice(most + 1)].join(find);
}

function replacePattern({ find, replace }: Rewrite['pathRegexp'][number], request: RequestInProgress): void {
  const regexp = compileGoPattern(find);
  const written = fillText(replace, request);
  const doubt = regexp === null ? `what ${find} matches is not known` : written.doubt;
  if (doubt !== null) request.unknownParts.set('path', doubt);
  if (regexp !== null) changePath(request, (path) => regexp.replaceAll(path, written.text));
}
