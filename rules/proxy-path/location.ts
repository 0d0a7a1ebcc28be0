/** What both checks ask of a location, and the `rewrite` that replaces its prefix cleanly. */
import type { FixSafety, Severity } from '../../src/lint/finding.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, statementsNamed } from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { insertBefore } from '../../src/nginx/edit/place.ts';
import { replaceUri } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import type { TextEdit } from '../../src/text/edit.ts';

/** `location = /path`, which takes no paths below its own. */
export function isExact(location: Context): boolean {
  return location.statement !== null && argumentOf(location.statement, 0).startsWith('=');
}

/** Whether clients' own paths come here: no subrequests, no redirects inside nginx, nothing that may rewrite unseen. */
export function receivesClientPaths(route: NginxRoute, location: Context): boolean {
  const word = location.statement?.directive.args.at(-1);
  if (word === undefined || word.templated || location.gaps.length > 0) return false;
  if (/[*$]/.test(literalPath(location) ?? '')) return false;
  return (
    statementsNamed(location, 'internal').length === 0 &&
    !subrequestPaths(route.configuration).has(word.value)
  );
}

/** Whether another location takes what is below a path, so that only the path itself comes here. */
export function isTakenBelow(location: Context, path: string): boolean {
  return (location.parent?.statements ?? []).some(
    (at) =>
      nameOf(at) === 'location' &&
      at.block !== null &&
      at.block !== location &&
      literalPath(at.block) === `${path}/`,
  );
}

/** How loud a finding is, and whether its fix may be made unasked: only where WebSockets would not arrive. */
export function weight({ intent }: NginxRoute): { readonly severity: Severity; readonly safety: FixSafety } {
  return isAtLeast(intent, 'strong')
    ? { severity: 'warning', safety: 'safe' }
    : { severity: 'info', safety: 'unsafe' };
}

const subrequests = new WeakMap<NginxConfiguration, ReadonlySet<string>>();

/** Where `auth_request` and `mirror` send their own requests. */
function subrequestPaths(configuration: NginxConfiguration): ReadonlySet<string> {
  let paths = subrequests.get(configuration);
  if (paths === undefined) {
    const makers = ['auth_request', 'mirror'].flatMap((name) => configuration.statements.named(name));
    paths = new Set(makers.map((at) => argumentOf(at, 0)));
    subrequests.set(configuration, paths);
  }
  return paths;
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
