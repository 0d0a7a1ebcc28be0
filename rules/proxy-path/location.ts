/** What both checks ask of a location, and the `rewrite` that replaces its prefix cleanly. */
import { argumentOf, type Context, nameOf, statementsNamed } from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { insertBefore } from '../../src/nginx/edit/place.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type { TextEdit } from '../../src/text/edit.ts';

/** `location = /path`, which takes no paths below its own. */
export function isExact(location: Context): boolean {
  return location.statement !== null && argumentOf(location.statement, 0).startsWith('=');
}

/** Whether clients' own paths come here: no subrequests, no redirects inside nginx, nothing that may rewrite unseen. */
export function receivesPathsBelow(route: NginxRoute, location: Context): boolean {
  const word = location.statement?.directive.args.at(-1);
  if (word === undefined || word.templated || location.gaps.length > 0) return false;
  if (/[*$]/.test(literalPath(location) ?? '')) return false;
  if (statementsNamed(location, 'internal').length > 0) return false;
  return ![
    ...route.configuration.statements.named('auth_request'),
    ...route.configuration.statements.named('mirror'),
  ].some((at) => argumentOf(at, 0) === word.value);
}

/** The rewrite module's directives: after a `break`, those that follow are not run. */
const REWRITING: ReadonlySet<string> = new Set(['rewrite', 'return', 'break', 'if', 'set']);

/**
 * Edits by which a `rewrite` replaces the prefix and the URI part goes: what follows the prefix keeps one slash at most.
 * Null where other rewriting gets in the way, or the path cannot be written as a pattern for certain.
 */
export function prefixByRewrite(route: NginxRoute, path: string, uri: string): readonly TextEdit[] | null {
  const { location, handler } = route;
  if (location === null || handler.file !== location.statement?.file || handler.stock) return null;
  if (!/^[\w./~@-]+$/.test(path) || !/^[\w./~@-]*$/.test(uri)) return null;
  const at = location.statements.indexOf(handler);
  const others = location.statements.filter((each) => REWRITING.has(nameOf(each)));
  if (others.some((each) => nameOf(each) !== 'set' || location.statements.indexOf(each) > at)) return null;
  const withoutUri = replaceUri(handler, '');
  // A socket's path would keep the colon that ends it.
  if (withoutUri === null || readProxyTarget(route.upstream.target).authority.startsWith('unix:'))
    return null;
  const prefix = path.replaceAll('.', '\\.');
  const pattern = path.endsWith('/') ? `^${prefix}(.*)$` : `^${prefix}/?(.*)$`;
  const replacement = uri.endsWith('/') ? `${uri}$1` : `${uri}/$1`;
  return [insertBefore(handler, [`rewrite ${pattern} ${replacement} break;`]), withoutUri];
}
