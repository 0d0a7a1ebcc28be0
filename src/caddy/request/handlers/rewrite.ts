/** `rewrite`, `method` and `uri` (modules/caddyhttp/rewrite/rewrite.go). */
import { type Known, known } from '../../../route/setting.ts';
import { fromBytes } from '../../../text/bytes.ts';
import type { Span } from '../../../text/span.ts';
import type { Rewrite } from '../../http/model.ts';
import { compileGoPattern } from '../../language/go-pattern.ts';
import { cleanPath, escapedPath, escapeQuery, unescapePath } from '../../language/go-url.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { replaceIn, uriOf } from '../replacement.ts';

export function serveRewrite(handler: HandlerOf<'rewrite'>, request: RequestInProgress, chain: Chain): Ended {
  const before = `${request.method} ${uriOf(request)}`;
  const result = rewriteRequest(handler, request, handler.span);
  if (result.kind === 'unknown') {
    const { because } = result;
    return {
      kind: 'answered',
      outcome: { kind: 'unknown', because, origin: handler.span, likely: null },
      by: handler,
    };
  }
  const after = `${request.method} ${uriOf(request)}`;
  if (after !== before)
    request.step('rewrite', `makes \`${fromBytes(after)}\` of \`${fromBytes(before)}\``, handler.span);
  return chain.next(request);
}

/** Changes the request; unknown where what becomes of it cannot be known. */
export function rewriteRequest(rewrite: Rewrite, request: RequestInProgress, span: Span): Known<null> {
  const { method, uri, stripPathPrefix, stripPathSuffix, uriSubstring, pathRegexp } = rewrite;
  if (method !== null && method !== '') {
    const replaced = replaceIn(method, request, 'empty');
    if (replaced.kind === 'unknown') return replaced;
    request.method = replaced.value.toUpperCase();
  }
  if (uri !== null && uri !== '') {
    const result = rewriteUri(uri, request);
    if (result.kind === 'unknown') return result;
  }
  for (const [end, written] of [
    ['prefix', stripPathPrefix],
    ['suffix', stripPathSuffix],
  ] as const) {
    if (written === null || written === '') continue;
    const text = replaceIn(written, request, 'empty');
    if (text.kind === 'unknown') return text;
    stripFrom(end, text.value, request);
  }
  for (const { find, replace, limit } of uriSubstring) {
    const wanted = replaceIn(find, request, 'empty');
    const by = replaceIn(replace, request, 'empty');
    if (wanted.kind === 'unknown') return wanted;
    if (by.kind === 'unknown') return by;
    const merges = !find.includes('//');
    const inText = (text: string) => replaceSome(text, wanted.value, by.value, limit);
    changePath(request, (path) => inText(cleanPath(path, merges)));
    request.query = inText(request.query);
  }
  for (const { find, replace } of pathRegexp) {
    const pattern = compileGoPattern(find);
    const by = replaceIn(replace, request, 'empty');
    if (by.kind === 'unknown') return by;
    if (pattern === null) {
      return {
        kind: 'unknown',
        because: `what the regular expression \`${find}\` replaces is not worked out`,
      };
    }
    changePath(request, (path) => pattern.replaceAll(path, by.value));
  }
  if (rewrite.changesQuery) request.doubt('changes the query', span);
  return known(null);
}

function replaceSome(text: string, wanted: string, by: string, limit: number): string {
  if (wanted === '') return text;
  const parts = text.split(wanted);
  const most = limit <= 0 ? parts.length : limit + 1;
  if (parts.length <= most) return parts.join(by);
  return [parts.slice(0, most - 1).join(by), parts.slice(most - 1).join(wanted)].join(by);
}

function rewriteUri(uri: string, request: RequestInProgress): Known<null> {
  const withoutFragment = uri.replace(/#.*$/s, '');
  const mark = withoutFragment.indexOf('?');
  const path = mark === -1 ? withoutFragment : withoutFragment.slice(0, mark);
  let query = mark === -1 ? '' : withoutFragment.slice(mark + 1);
  let hasQuery = mark !== -1;
  let newPath = '';
  if (path !== '') {
    const escaped = path.replaceAll('{http.request.uri.path}', () => escapedPath(request));
    const replaced = replaceIn(escaped, request, 'empty');
    if (replaced.kind === 'unknown') return replaced;
    newPath = replaced.value;
  }
  // A query that a placeholder brings into the path counts where none is written out.
  const injected = newPath.indexOf('?');
  if (injected !== -1) {
    if (query === '') {
      query = newPath.slice(injected + 1);
      hasQuery = true;
    }
    newPath = newPath.slice(0, injected);
  }
  const newQuery = query === '' ? known('') : buildQuery(query, request);
  if (newQuery.kind === 'unknown') return newQuery;
  if (path !== '') request.path = unescapePath(newPath) ?? newPath;
  if (hasQuery) request.query = newQuery.value;
  return known(null);
}

/** Placeholders in a query are escaped, but for the whole query itself. */
function buildQuery(query: string, request: RequestInProgress): Known<string> {
  let result = '';
  let isKey = true;
  let rest = query;
  while (rest !== '') {
    const end = /[=&]/.exec(rest)?.index ?? rest.length;
    const isAmp = rest[end] === '&';
    const part = escapedPart(rest.slice(0, end), isKey, request);
    if (part.kind === 'unknown') return part;
    rest = rest.slice(end + 1);
    if (!isKey) result += '=';
    else if (result !== '' && part.value !== '') result += '&';
    result += part.value;
    isKey = isAmp;
  }
  return known(result);
}

function escapedPart(part: string, isKey: boolean, request: RequestInProgress): Known<string> {
  let result = '';
  let last = 0;
  for (const found of part.matchAll(/\{[^{}]*\}/g)) {
    const [placeholder] = found;
    const value = replaceIn(placeholder, request, 'empty');
    if (value.kind === 'unknown') return value;
    const isWhole = isKey && placeholder === '{http.request.uri.query}';
    result += part.slice(last, found.index) + (isWhole ? value.value : escapeQuery(value.value));
    last = found.index + placeholder.length;
  }
  return known(result + part.slice(last));
}

function stripFrom(end: 'prefix' | 'suffix', text: string, request: RequestInProgress): void {
  const merges = !text.includes('//');
  changePath(request, (path) => {
    const clean = cleanPath(path, merges);
    return end === 'prefix'
      ? withoutPrefix(clean, text)
      : reversed(withoutPrefix(reversed(clean), reversed(text)));
  });
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** Ignores letter case, and compares escapes by what they mean, unless the prefix has them itself. */
function withoutPrefix(path: string, prefix: string): string {
  let inPath = 0;
  let inPrefix = 0;
  while (inPath < path.length && inPrefix < prefix.length) {
    const wanted = prefix[inPrefix] ?? '';
    let char = path[inPath] ?? '';
    if (char === '%' && wanted !== '%' && path.length >= inPath + 3) {
      const plain = unescapePath(path.slice(inPath, inPath + 3));
      if (plain === null) return path;
      char = plain;
      inPath += 2;
    }
    if (char.toLowerCase() !== wanted.toLowerCase()) return path;
    inPath++;
    inPrefix++;
  }
  return inPrefix >= prefix.length ? path.slice(inPath) : path;
}

function changePath(request: RequestInProgress, change: (path: string) => string): void {
  const raw = change(escapedPath(request));
  const plain = unescapePath(raw);
  request.path = plain !== null && plain !== '' ? plain : change(request.path);
  request.rawPath = raw === request.path ? '' : raw;
}
