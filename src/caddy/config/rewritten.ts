/**
 * What `rewrite`, `uri` and `try_files` make of a path before the handlers of a level see it. They run before `handle` and
 * `reverse_proxy`, wherever they are written, so that a matcher for the client's path may never be met.
 */
import { isVersionAtLeast } from '../../route/target.ts';
import { type Matcher, passesHandshake } from './matchers.ts';
import { type Level, type PlacedHandler, pathsAt } from './proxy.ts';
import { type Argument, type Statement, splitMatcher } from './statement.ts';

/** A line that moves a request away from the proxy for which it was meant. */
export interface Swallowing {
  readonly line: Statement;
  /** Where the request goes on; null where it is answered with `status` instead. */
  readonly to: string | null;
  readonly status: number | null;
  /** The client's path. */
  readonly path: string;
  /** The level whose matcher is not met any more. */
  readonly level: Level;
  /** The level in which the line stands. */
  readonly scope: number;
}

/** The line because of which requests for the paths of a proxy do not come to it; null where some do, or may. */
export function swallowing(levels: readonly Level[], version: string): Swallowing | null {
  const samples = (pathsAt(levels, 0) ?? []).map(sampleOf);
  if (samples.length === 0) return null;
  let first: Swallowing | null = null;
  for (const path of samples) {
    const found = pathSwallowed(levels, path, version);
    if (found === null) return null;
    first ??= found;
  }
  return first;
}

/** A path that a pattern takes. */
function sampleOf(pattern: string): string {
  return pattern.replace(/\/\*$/, '/x').replaceAll('*', '');
}

interface Moved {
  readonly line: Statement;
  readonly scope: number;
  readonly to: string;
}

function pathSwallowed(levels: readonly Level[], path: string, version: string): Swallowing | null {
  let at = path;
  let moved: Moved | null = null;
  for (const [scope, level] of levels.entries()) {
    if (level.opaque) return null;
    const inRoute = levels[scope - 1]?.entered.name.value === 'route';
    const passed = passModifiers(level, at, { inRoute, version });
    if (passed === 'unknown') return null;
    if (passed.status !== null)
      return { line: passed.status.line, to: null, status: passed.status.code, path, level, scope };
    if (passed.movedBy !== null) moved = { line: passed.movedBy, scope, to: passed.path };
    const passes = passesPath(level.matcher, passed.asked);
    if (passes === 'no') return moved === null ? null : { ...moved, status: null, path, level };
    if (passes === 'unknown') return null;
    at = withoutPrefix(level, passed.path);
  }
  return null;
}

interface Passed {
  /** What the path is behind the modifiers. */
  readonly path: string;
  /** The path at which Caddy asks the matcher. */
  readonly asked: string;
  /** The last that changed the path; null where none did. */
  readonly movedBy: Statement | null;
  /** A status with which one of them ends the request. */
  readonly status: { readonly line: Statement; readonly code: number } | null;
}

function passModifiers(
  level: Level,
  path: string,
  { inRoute, version }: { readonly inRoute: boolean; readonly version: string },
): Passed | 'unknown' {
  const merged = firstOfRoute(level, inRoute);
  let at = path;
  let asked: string | null = null;
  let movedBy: Statement | null = null;
  let rewrittenBy: string | null = null;
  for (const modifier of level.modifiers) {
    if (modifier.place >= level.place) break;
    if (modifier.place >= merged) asked ??= at;
    const isRewrite = modifier.handler.name.value === 'rewrite';
    const key = keyOf(modifier.matcher);
    // Only the first that matches is carried out, with those of the same matcher, which are one route.
    if (isRewrite && rewrittenBy !== null && rewrittenBy !== key && !inRoute) continue;
    const step = stepOf(modifier, at, version);
    if (step === 'unknown') return step;
    if (step === null) continue;
    if (isRewrite) rewrittenBy ??= key;
    if (typeof step === 'number') {
      return { path: at, asked: asked ?? at, movedBy, status: { line: modifier.handler, code: step } };
    }
    movedBy = modifier.handler;
    at = step;
  }
  return { path: at, asked: asked ?? at, movedBy, status: null };
}

/**
 * Handlers that follow each other and have the same matcher become one route, whose matcher is asked once, before the first of
 * them (`caddy adapt` of 2.6.2): the place of that one. `rewrite` stays by itself, and so do several `handle`, which exclude
 * each other; not so in a `route`.
 */
function firstOfRoute({ entered, matcher, place, modifiers, answering }: Level, inRoute: boolean): number {
  const handles = answering.filter(({ handler }) => isHandle(handler)).length;
  const isApart = (handler: Statement) =>
    !inRoute && (handler.name.value === 'rewrite' || (handles > 1 && isHandle(handler)));
  if (isApart(entered)) return place;
  const byPlace = new Map([...modifiers, ...answering].map((each) => [each.place, each]));
  let first = place;
  for (let before = byPlace.get(first - 1); before !== undefined; before = byPlace.get(first - 1)) {
    const own = before.handler.name.value === 'try_files' ? null : before.matcher;
    if (isApart(before.handler) || keyOf(own) !== keyOf(matcher)) break;
    first--;
  }
  return first;
}

function isHandle({ name }: Statement): boolean {
  return name.value === 'handle' || name.value === 'handle_path';
}

function keyOf(matcher: Matcher): string {
  return JSON.stringify(matcher?.map(({ kind, args }) => [kind, ...args.map(({ value }) => value)]) ?? null);
}

/** Only what a matcher says of the path: the rest of the request does not change. */
function passesPath(matcher: Matcher, path: string): 'yes' | 'no' | 'unknown' {
  const aboutPaths = (matcher ?? []).filter(({ kind }) => kind === 'path');
  if (
    (matcher ?? []).some(({ kind }) => kind === 'path_regexp' || kind === 'expression' || kind === 'unknown')
  )
    return 'unknown';
  return aboutPaths.length === 0 ? 'yes' : passesHandshake(aboutPaths, [path]);
}

/** The path after a handler; a number for a status with which it ends; null where it leaves the path as it is. */
function stepOf(
  { handler, matcher }: PlacedHandler,
  path: string,
  version: string,
): string | number | 'unknown' | null {
  const name = handler.name.value;
  if (name !== 'rewrite' && name !== 'uri' && name !== 'try_files') return null;
  if (handler.conditional || handler.opaque || handler.args.some(({ certain }) => !certain)) return 'unknown';
  if (name === 'try_files') return fallbackOf(handler.args, handler);
  const isLone = name === 'rewrite' && handler.args.length === 1;
  if (isLone && !isVersionAtLeast(version, '2.8')) return 'unknown';
  if (!isLone) {
    const passes = passesHandshake(matcher, [path]);
    if (passes === 'no') return null;
    if (passes === 'unknown') return 'unknown';
  }
  const args = isLone ? handler.args : splitMatcher(handler).args;
  return name === 'rewrite' ? rewritten(args[0]?.value ?? '', path) : changedUri(args, path);
}

/** `try_files` has no matcher. Its last word is taken where no file has the path, as for a handshake. */
function fallbackOf(args: readonly Argument[], { block }: Statement): string | number | 'unknown' | null {
  const last = args.at(-1)?.value ?? '';
  if ((block ?? []).length > 0) return 'unknown';
  const status = /^=(\d{3})$/.exec(last)?.[1];
  if (status !== undefined) return Number(status);
  const path = last.replace(/\?.*$/s, '');
  // With the path in it, it names a file that is there or is not.
  if (path === '' || path.includes('{') || path.includes('*')) return null;
  return path.startsWith('/') ? path : `/${path}`;
}

function rewritten(target: string, path: string): string | 'unknown' | null {
  const withoutQuery = target.replace(/\?.*$/s, '');
  if (withoutQuery === '') return null;
  const to = withoutQuery.replaceAll(/\{(?:uri|path|http\.request\.uri(?:\.path)?)\}/g, path);
  return to.includes('{') ? 'unknown' : to.startsWith('/') ? to : `/${to}`;
}

function changedUri(args: readonly Argument[], path: string): string | 'unknown' | null {
  const [action, first, second] = args.map(({ value }) => value);
  if (first === undefined || first.includes('{')) return 'unknown';
  switch (action) {
    case 'strip_prefix': {
      const prefix = first.startsWith('/') ? first : `/${first}`;
      if (!path.toLowerCase().startsWith(prefix.toLowerCase())) return null;
      const rest = path.slice(prefix.length);
      return rest.startsWith('/') ? rest : `/${rest}`;
    }
    case 'strip_suffix':
      return path.endsWith(first) ? path.slice(0, -first.length) || '/' : null;
    case 'replace':
      if (second === undefined || second.includes('{') || args.length > 3) return 'unknown';
      return path.includes(first) ? path.replaceAll(first, second) : null;
    case 'query':
      return null;
    default:
      return 'unknown';
  }
}

/** `handle_path /api/*` takes `/api` away. */
function withoutPrefix({ entered, matcher }: Level, path: string): string {
  if (entered.name.value !== 'handle_path') return path;
  const pattern = matcher?.find(({ kind }) => kind === 'path')?.args[0]?.value ?? '';
  const rest = path.slice(pattern.replace(/\/?\*$/, '').length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
