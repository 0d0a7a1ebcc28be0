/** Paths of the same application that nginx does not let everybody reach. */
import { refusalOf, restrictionIn } from '../../src/nginx/config/access.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { type Context, type Statement, statementsNamed } from '../../src/nginx/config/context.ts';
import { matchOf } from '../../src/nginx/config/location-path.ts';
import { familyOf } from '../../src/nginx/config/upstream-group.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export interface RestrictedPath {
  /** How people name it: `location /admin`. */
  readonly match: string;
  /** The line that keeps clients out. */
  readonly by: Statement;
}

/** A story needs no more. */
const MOST = 3;

const ACCESS = ['deny', 'auth_basic', 'auth_request', 'auth_jwt', 'internal', 'return'];

/** Whether a configuration keeps anybody out of anything: most do not, and need no closer look. */
export function hasAccessRules({ statements }: NginxConfiguration): boolean {
  return ACCESS.some((name) => statements.has(name));
}

const found = new WeakMap<readonly NginxRoute[], readonly RestrictedPath[]>();

/** What is kept from clients that may use a route; nothing where the route is restricted itself. */
export function restrictedPaths(route: NginxRoute): readonly RestrictedPath[] {
  if (restrictionIn(route.context) !== null) return [];
  const family = familyOf(route);
  let paths = found.get(family);
  if (paths === undefined) {
    paths = [...proxiedPaths(family), ...refusedPaths(family)].slice(0, MOST);
    found.set(family, paths);
  }
  return paths;
}

/** Locations that lead to the same application, with rules. */
function* proxiedPaths(family: readonly NginxRoute[]): Generator<RestrictedPath> {
  for (const route of family) {
    if (route.location === null || isAskedByNginx(route)) continue;
    const by = restrictionIn(route.context) ?? statementsNamed(route.location, 'internal')[0];
    if (by !== undefined) yield { match: route.match, by };
  }
}

/** Where nginx itself sends requests is not what clients are kept from. */
function isAskedByNginx({ configuration, path }: NginxRoute): boolean {
  return ['auth_request', 'mirror', 'error_page', 'try_files'].some((name) =>
    configuration.statements
      .named(name)
      .some(({ directive }) => directive.args.some(({ value }) => value === path)),
  );
}

/** Locations that only refuse, in a server whose other paths all lead to the application. */
function* refusedPaths(family: readonly NginxRoute[]): Generator<RestrictedPath> {
  const server = family.find(({ path }) => path === '/')?.server ?? null;
  if (server === null) return;
  for (const statement of statementsNamed(server, 'location')) {
    const by = statement.block === null || isAboutFiles(statement) ? null : refusalOf(statement.block);
    if (by !== null && statement.block !== null) yield { match: nameOfLocation(statement.block), by };
  }
}

function nameOfLocation(location: Context): string {
  return matchOf(location, location);
}

/**
 * `.htaccess`, `.git`, backups, scripts, other people's software that scanners look for: what should not be there, and what
 * an application does not serve.
 */
function isAboutFiles(location: Statement): boolean {
  return location.directive.args.some(({ value }) => FILES.test(value));
}

const FILES = /\/\\?\.|\\\.|\.\w+$|php|\bwp-|cgi-bin|\b(?:git|svn|env)\b/i;
