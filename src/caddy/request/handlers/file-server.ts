/** `file_server` (staticfiles.go of Caddy's fileserver module). What the disk holds is seldom known. */
import { known } from '../../../route/setting.ts';
import { isVersionAtLeast } from '../../../route/target.ts';
import { fromBytes } from '../../../text/bytes.ts';
import { baseOf, cleanPath, escapePath, matchesGlob } from '../../language/go-url.ts';
import type { FileKind } from '../../trace.ts';
import { answered, brokenOff, ended, failed, statusOf } from '../answer.ts';
import type { Chain, Ended, HandlerOf } from '../handler.ts';
import { hasField, withField } from '../header-fields.ts';
import { fillText } from '../placeholders.ts';
import type { RequestInProgress } from '../progress.ts';

type FileServer = HandlerOf<'file_server'>;

const INDEX_NAMES = ['index.html', 'index.txt'];

export function serveFileServer(handler: FileServer, request: RequestInProgress, chain: Chain): Ended {
  const root = fillText(handler.root ?? '{http.vars.root}', request, { empty: '.' });
  const isUnknown = root.doubt !== null || request.unknownParts.has('path');
  const path = `${root.text === '' ? '.' : root.text}${cleanPath(`/${request.path}`, true)}`.replace(
    /\/$/,
    '',
  );
  if (!isUnknown && hasNul(path, request)) {
    request.step('response', 'a path with a NUL cannot be looked for', handler.span);
    return failed(known(500), 'a path with a NUL cannot be looked for', handler);
  }
  const kind = isUnknown ? 'unknown' : kindAt(path, request);
  switch (kind) {
    case 'none':
      return notFound(handler, path, request, chain);
    case 'file':
      return isHidden(handler, path, request)
        ? notFound(handler, path, request, chain)
        : serveFile(handler, false, request);
    case 'directory':
      return serveDirectory(handler, path, request, chain);
    case 'unknown':
      return serveUnknown(handler, path, request, chain);
  }
}

function kindAt(path: string, { options }: RequestInProgress): FileKind {
  return options.fileAt?.(fromBytes(cleanPath(path, true))) ?? 'unknown';
}

/** The system looks for no such name, which is another error than that there is none; below a file there is none. */
function hasNul(path: string, request: RequestInProgress): boolean {
  const parts = path.split('/');
  const at = parts.findIndex((part) => part.includes('\0'));
  if (at === -1) return false;
  return !parts
    .slice(0, at)
    .some((_, index) => kindAt(parts.slice(0, index + 1).join('/'), request) === 'file');
}

/** Nobody says what lies there: its files answer, but those that pass on what they do not have are taken not to have it. */
function serveUnknown(handler: FileServer, path: string, request: RequestInProgress, chain: Chain): Ended {
  if (handler.passThru) {
    request.doubt(`takes \`${fromBytes(path)}\` not to be on the server's disk`, handler.span);
    return chain.next(request);
  }
  request.step('response', 'its files answer', handler.span);
  return ended({ kind: 'static', status: null, origin: handler.span }, handler);
}

function serveDirectory(handler: FileServer, path: string, request: RequestInProgress, chain: Chain): Ended {
  for (const name of handler.indexNames ?? INDEX_NAMES) {
    const index = `${path}/${fillText(name, request).text}`;
    if (isHidden(handler, index, request)) continue;
    const kind = kindAt(index, request);
    if (kind === 'unknown') return serveUnknown(handler, index, request, chain);
    if (kind === 'file') return serveFile(handler, true, request);
    // One that is a directory is taken all the same, and then there is no file to give.
    if (kind === 'directory') return listDirectory(handler, index, request, chain);
  }
  return listDirectory(handler, path, request, chain);
}

function listDirectory(handler: FileServer, path: string, request: RequestInProgress, chain: Chain): Ended {
  if (!handler.browse || isHidden(handler, path, request)) return notFound(handler, path, request, chain);
  const { path: asked } = request.original;
  const isSame = request.path === '' || baseOf(asked) === baseOf(request.path);
  if (isSame && !asked.endsWith('/')) return redirected(`${asked}/`, handler, request);
  request.step('response', 'lists the directory', handler.span);
  return ended({ kind: 'static', status: 200, origin: handler.span }, handler);
}

function notFound(handler: FileServer, path: string, request: RequestInProgress, chain: Chain): Ended {
  if (handler.passThru) return chain.next(request);
  request.step('response', `finds no file \`${fromBytes(path)}\``, handler.span);
  return failed(known(404), 'there is no such file', handler);
}

/** `isIndex`: the file stands for the directory that was asked for. */
function serveFile(handler: FileServer, isIndex: boolean, request: RequestInProgress): Ended {
  const { original } = request;
  if (handler.canonicalUris && baseOf(original.path) === baseOf(request.path)) {
    if (isIndex && !original.path.endsWith('/')) return redirected(`${original.path}/`, handler, request);
    if (!isIndex && original.path.endsWith('/'))
      return redirected(original.path.slice(0, -1), handler, request);
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // Since 2.6.3 (#5166); in error routes the page is given all the same.
  if (!isRead && request.errorStatus === null && isVersionAtLeast(request.version, '2.6.3')) {
    return failed(known(405), `files are not there for ${request.method}`, handler);
  }
  const written = handler.statusCode === null ? null : statusOf(handler.statusCode, request);
  if (handler.statusCode !== null && written === null) {
    return failed(known(500), `the status \`${handler.statusCode}\` is no number`, handler);
  }
  const status = written ?? request.errorStatus ?? known(200);
  const broken = status.kind === 'known' ? brokenOff(status.value, handler) : null;
  if (broken !== null) return broken;
  request.step('response', 'a file answers', handler.span);
  const isKnown = status.kind === 'known' && !(status.value === 200 && asksForPart(request));
  return ended({ kind: 'static', status: isKnown ? status.value : null, origin: handler.span }, handler);
}

/** The file's size, age and content decide between 200, 206, 304, 412 and 416 (Go's `http.ServeContent`). */
function asksForPart({ headers }: RequestInProgress): boolean {
  return ['Range', 'If-None-Match', 'If-Match', 'If-Modified-Since', 'If-Unmodified-Since'].some((name) =>
    hasField(headers, name),
  );
}

/** To the path with, or without, its slash at the end; since 2.8.0 (#6109) the query stays (`redirect` of staticfiles.go). */
function redirected(path: string, handler: FileServer, request: RequestInProgress): Ended {
  const once = path.replace(/^\/{2,}/, '/');
  const query = isVersionAtLeast(request.version, '2.8.0') ? request.query : '';
  const location = `${cleanPath(escapePath(once), true)}${query === '' ? '' : `?${query}`}`;
  request.responseHeaders = withField(request.responseHeaders, 'Location', location);
  request.step('response', `redirects to ${fromBytes(location)}`, handler.span);
  return answered(known(308), handler, request);
}

/**
 * Names without a slash hide whatever has a part of that name, paths also what lies below; both are globs (`fileHidden`).
 * Paths are compared from the root of the file system, as far as it is known where Caddy runs.
 */
function isHidden({ hide }: FileServer, path: string, request: RequestInProgress): boolean {
  const file = withoutSlash(cleanPath(path, true));
  const parts = file.split('/');
  return hide.some((written) => {
    const pattern = fillText(written, request).text;
    if (!pattern.includes('/')) return parts.some((part) => matchesGlob(pattern, part));
    const hidden = withoutSlash(cleanPath(pattern, true));
    return file.startsWith(`${hidden}/`) || matchesGlob(hidden, file);
  });
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
