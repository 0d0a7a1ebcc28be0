/** Where a request's file would lie: `root` and `alias` (`ngx_http_map_uri_to_path`, nginx 1.31.4). */
import { type Known, known, unknown } from '../../route/setting.ts';
import { argumentOf, type Context, type Statement, statementsNamed } from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import { toBytes } from '../../text/bytes.ts';
import type { RequestInProgress } from './progress.ts';

/** The `root` or `alias` in force: each takes the place of the other. */
function rootLine(context: Context): Statement | null {
  for (let at: Context | null = context; at !== null; at = at.parent) {
    const line = statementsNamed(at, 'alias')[0] ?? statementsNamed(at, 'root')[0];
    if (line !== undefined) return line;
  }
  return null;
}

/** Whether the files of a block lie where an `alias` says. */
export function isAliased(context: Context): boolean {
  return rootLine(context)?.directive.name.value === 'alias';
}

/** The directory of the files; the compiled-in one is unknown. */
export function documentRoot(request: RequestInProgress): Known<string> {
  const line = rootLine(request.context);
  if (line === null) return unknown('no root is set');
  const root = request.evaluate(argumentOf(line, 0));
  if (root.kind === 'unknown' || root.value.startsWith('/')) return root;
  return unknown('the root is relative to the prefix that nginx was built with');
}

/** The file that the request's path names. */
export function fileName(request: RequestInProgress): Known<string> {
  return pathOf(request.path, request);
}

/** Where a path of the same location lies. */
export function pathOf(path: string, request: RequestInProgress): Known<string> {
  const root = documentRoot(request);
  if (root.kind === 'unknown') return root;
  const replaced = aliasedPrefix(request.context);
  if (replaced === 'whole') return root;
  return known(root.value + (path.startsWith(replaced) ? path.slice(replaced.length) : path));
}

/** What an `alias` takes the place of: its location's name, or with a regular expression the whole path. '' for a `root`. */
export function aliasedPrefix(context: Context): string {
  const line = rootLine(context);
  if (line === null || line.directive.name.value === 'root') return '';
  const { kind, name } = locationName(line.context);
  return kind === 'regex' || kind === 'regex-caseless' ? 'whole' : toBytes(name);
}
