/**
 * Paths and queries as Go's net/url reads and writes them: Caddy keeps `URL.Path` unescaped, `URL.RawPath` where the
 * client wrote it in another way, and `URL.RawQuery`. Texts hold one character for each byte.
 */

export interface UrlPath {
  /** Unescaped. */
  readonly path: string;
  /** '' where Go would write `path` in just this way. */
  readonly rawPath: string;
}

const UNRESERVED = /[A-Za-z0-9\-_.~]/;
/** `shouldEscape` of net/url: what else stands as it is. */
const PLAIN_IN_PATH = /[$&+,/:;=@]/;
const PLAIN_IN_SEGMENT = /[$&+:=@]/;
/** `validEncoded` of net/url: what else a path may hold as the client wrote it. */
const VALID_IN_PATH = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:@[\]/]|%[0-9A-Fa-f]{2})*$/;

/** The bytes that a percent-encoded text stands for; null where an escape is broken. */
export function pathUnescape(text: string): string | null {
  if (!text.includes('%')) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The same in a query, where `+` is a space. */
export function queryUnescape(text: string): string | null {
  return pathUnescape(text.replaceAll('+', ' '));
}

export function queryEscape(text: string): string {
  return escapeAllBut(text, UNRESERVED).replaceAll('%20', '+');
}

/** `url.PathEscape`: one segment, so that its slashes are escaped too. */
export function segmentEscape(text: string): string {
  return escapeAllBut(text, UNRESERVED, PLAIN_IN_SEGMENT);
}

/** How Go writes a path that it knows unescaped only. */
export function defaultEscapedPath(path: string): string {
  return path === '*' ? '*' : escapeAllBut(path, UNRESERVED, PLAIN_IN_PATH);
}

function escapeAllBut(text: string, ...plain: readonly RegExp[]): string {
  return text.replace(/[\s\S]/g, (byte) =>
    plain.some((kind) => kind.test(byte))
      ? byte
      : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** `URL.EscapedPath`: as the client wrote it, where that is still right. */
export function escapedPath({ path, rawPath }: UrlPath): string {
  if (rawPath !== '' && VALID_IN_PATH.test(rawPath) && pathUnescape(rawPath) === path) return rawPath;
  return defaultEscapedPath(path);
}

/** `URL.RequestURI`: what a request line holds. */
export function requestUri(url: UrlPath & { readonly query: string; readonly forceQuery?: boolean }): string {
  const path = escapedPath(url) || '/';
  return url.query !== '' || url.forceQuery === true ? `${path}?${url.query}` : path;
}

/** `URL.setPath`; null where an escape is broken. */
export function readPath(escaped: string): UrlPath | null {
  const path = pathUnescape(escaped);
  if (path === null) return null;
  return { path, rawPath: escaped === defaultEscapedPath(path) ? '' : escaped };
}

/**
 * `URL.Query`: the values of each name in order. Pairs with `;` or a broken escape are left out, as Go does.
 */
export function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const equals = pair.indexOf('=');
    const name = queryUnescape(equals < 0 ? pair : pair.slice(0, equals));
    const value = queryUnescape(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === null || value === null) continue;
    const list = values.get(name);
    if (list === undefined) values.set(name, [value]);
    else list.push(value);
  }
  return values;
}

/** Go's `path.Clean`. */
export function cleanPath(path: string): string {
  if (path === '') return '.';
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  const joined = kept.join('/');
  return isRooted ? `/${joined}` : joined || '.';
}

/**
 * `caddyhttp.CleanPath`: dots are resolved, repeated slashes are one unless `mergesSlashes` is false; a slash at the end stays.
 */
export function cleanRequestPath(path: string, mergesSlashes: boolean): string {
  if (mergesSlashes) return keepingSlash(path);
  // Caddy hides repeated slashes behind bytes that no URL holds, cleans, and puts them back.
  return keepingSlash(path.replaceAll('//', '/\xff/')).replaceAll('/\xff/', '//');
}

function keepingSlash(path: string): string {
  const cleaned = cleanPath(path);
  return cleaned !== '/' && path.endsWith('/') ? `${cleaned}/` : cleaned;
}

/** Go's `path.Split`. */
export function splitPath(path: string): { readonly directory: string; readonly file: string } {
  const end = path.lastIndexOf('/') + 1;
  return { directory: path.slice(0, end), file: path.slice(end) };
}

/** Go's `path.Base`. */
export function baseOf(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** Go's `path.Ext`, with its dot. */
export function extensionOf(path: string): string {
  const { file } = splitPath(path);
  const dot = file.lastIndexOf('.');
  return dot < 0 ? '' : file.slice(dot);
}
