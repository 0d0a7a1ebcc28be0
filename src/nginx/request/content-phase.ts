/**
 * Who answers: the files that `try_files` names, a handler such as `proxy_pass`, or else the server's own files
 * (ngx_http_core_content_phase, nginx 1.22.1 and 1.31.4; measured, cases C08–C09, C22, C27z, C38).
 */
import {
  argumentOf,
  type Context,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from '../config/context.ts';
import { effectiveList } from '../config/effective.ts';
import { fromBytes } from '../../text/bytes.ts';
import { aliasedPrefix, documentRoot, isAliased, pathOf } from './document-root.ts';
import { answers, GOES_ON, type PhaseResult } from './phase.ts';
import type { FileKind, RequestInProgress } from './progress.ts';
import { isSwitchedOn, redirectInternally, toNamedLocation } from './response.ts';
import { escapePath, splitArgs } from './uri.ts';

/** Looks for the files of `try_files`; a block inside the location does not inherit it (case C27z). */
export function tryFiles(request: RequestInProgress): PhaseResult {
  const [statement] = statementsNamed(request.context, 'try_files');
  if (statement === undefined || statement.directive.args.length < 2) return GOES_ON;
  const words = statement.directive.args.map((_, index) => argumentOf(statement, index));
  const fallback = words.pop() ?? '';
  if (hasLostAlias(request)) return fromFiles(500);
  for (const word of words) {
    // A slash at the end asks for a directory, and is no part of the name.
    const isDirectory = word.endsWith('/');
    const path = request.evaluate(isDirectory ? word.slice(0, -1) : word);
    if (path.kind === 'unknown') {
      request.step(
        'assumption',
        `takes \`${word}\` not to be on the server's disk: ${path.because}`,
        statement,
      );
      continue;
    }
    const tried = triedPath(request, path.value, !word.includes('$'));
    const kind = request.fileAt(tried.file, statement);
    if (kind !== (isDirectory ? 'directory' : 'file')) continue;
    request.path = tried.path;
    return GOES_ON;
  }
  request.step('try-files', `falls back to \`${fallback}\``, statement);
  if (fallback.startsWith('=')) return answers(Number(fallback.slice(1)), statement);
  const target = request.evaluate(fallback);
  if (target.kind === 'unknown') {
    request.doubt(target.because, statement);
    return {
      kind: 'ended',
      outcome: { kind: 'unknown', because: target.because, origin: spanOf(statement), likely: null },
    };
  }
  if (target.value.startsWith('@')) return toNamedLocation(request, target.value, statement);
  const { path, args } = splitArgs(withoutAliased(request, target.value, !fallback.includes('$')));
  return redirectInternally(request, path, args, statement);
}

/**
 * Where a name of `try_files` lies, and what the URI becomes when it is there. With an `alias`, a name that is written
 * out follows the alias as it is; of one that is made from variables the location's name is taken off.
 */
function triedPath(request: RequestInProgress, name: string, isWrittenOut: boolean) {
  const root = documentRoot(request);
  const replaced = aliasedPrefix(request.context);
  const base = root.kind === 'known' ? root.value : '';
  if (replaced === '' || replaced === 'whole') return { file: base + name, path: name };
  const rest = withoutAliased(request, name, isWrittenOut);
  return { file: base + rest, path: replaced + rest };
}

/** Of a name made from variables nginx takes off what the alias stands for: of the fallback too (nginx ticket 97). */
function withoutAliased(request: RequestInProgress, name: string, isWrittenOut: boolean): string {
  const replaced = aliasedPrefix(request.context);
  return !isWrittenOut && replaced !== 'whole' && name.startsWith(replaced)
    ? name.slice(replaced.length)
    : name;
}

function fileOfLocation(
  request: RequestInProgress,
  path: string,
  by: Statement | null,
): Exclude<FileKind, 'unknown'> {
  const file = pathOf(path, request);
  return request.fileAt(file.kind === 'known' ? file.value : path, by);
}

/** What a request without a handler gets: a file, its directory's index, or an error. */
export function staticContent(request: RequestInProgress): PhaseResult {
  const { path, method } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return fromFiles(405);
  if (hasLostAlias(request)) return fromFiles(500);
  if (path.endsWith('/')) return directoryContent(request);
  const kind = fileOfLocation(request, path, null);
  if (kind === 'none') return fromFiles(404);
  if (kind === 'directory') {
    const args = request.args === '' ? '' : `?${request.args}`;
    return answers(301, null, `${escapePath(path)}/${args}`);
  }
  return method === 'POST' ? fromFiles(405) : found(request);
}

/** After `rewrite … break` nginx no longer knows which part of the path `alias` takes the place of. */
function hasLostAlias(request: RequestInProgress): boolean {
  return !request.isLocationValid && isAliased(request.context);
}

function directoryContent(request: RequestInProgress): PhaseResult {
  const { path } = request;
  // That the root itself is there, and what lies in it, is not for us to assume.
  if (path === '/' && request.options.fileAt === undefined) return found(request, null);
  for (const name of indexNames(request.context)) {
    const value = request.evaluate(name);
    if (value.kind === 'unknown') continue;
    const target = value.value.startsWith('/') ? value.value : path + value.value;
    if (value.value.startsWith('/') || fileOfLocation(request, target, null) === 'file') {
      const [by] = effectiveList(request.context, 'index').statements;
      request.step('location', `the directory's index is \`${fromBytes(target)}\``, by ?? null);
      return redirectToIndex(request, target);
    }
  }
  const kind = directoryKind(request);
  const isListed = request.method !== 'POST' && isSwitchedOn(request, 'autoindex');
  if (kind === 'directory' && isListed) return found(request);
  // An `alias` without a slash at its end may name a file, which nginx takes for a directory that is broken.
  const mapped = pathOf(path, request);
  if (kind === 'file') return fromFiles(mapped.kind === 'known' && !mapped.value.endsWith('/') ? 500 : 404);
  return fromFiles(kind === 'directory' ? 403 : 404);
}

/** What lies where the directory should be; the slash at its end is no part of the question. */
function directoryKind(request: RequestInProgress): Exclude<FileKind, 'unknown'> {
  const directory = pathOf(request.path, request);
  const path = directory.kind === 'known' ? directory.value : request.path;
  return request.fileAt(path.replace(/\/$/, '') || '/', null);
}

function redirectToIndex(request: RequestInProgress, target: string): PhaseResult {
  request.uriChangesLeft--;
  if (request.uriChangesLeft === 0) return answers(500, null);
  request.path = target;
  request.isInternal = true;
  request.isUnparsedValid = false;
  return { kind: 'internal-redirect' };
}

function indexNames(context: Context): readonly string[] {
  const names = effectiveList(context, 'index').statements.flatMap((at) =>
    at.directive.args.map(({ value }) => value),
  );
  return names.length === 0 ? ['index.html'] : names;
}

function fromFiles(status: number): PhaseResult {
  return { kind: 'status', status, location: null, by: null, isFromFiles: true };
}

/** A file answers; 200 unless an error page has fixed the status. */
function found(request: RequestInProgress, status: number | null = 200): PhaseResult {
  const origin = request.location?.statement ?? request.server.statement;
  request.step('response', 'a file of the server answers, or its absence does', origin);
  const shown = status === null ? null : (request.status ?? status);
  return {
    kind: 'ended',
    outcome: { kind: 'static', status: shown, origin: origin === null ? null : spanOf(origin) },
  };
}

/** The line of a handler that is in force in a block: its own, or for an `if` and the like that of its location. */
export function handlerLine(context: Context, handler: string): Statement | null {
  for (let at: Context | null = context; at !== null; at = at.parent) {
    const own = at.statements.findLast((statement) => nameOf(statement) === handler);
    if (own !== undefined) return own;
    if (at.kind !== 'if' && at.kind !== 'limit_except') return null;
  }
  return null;
}
