/** Which routes nginx itself asks, and for which WebSocket route. */
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, type Statement } from '../../src/nginx/config/context.ts';
import { effectiveList, effectiveScalar } from '../../src/nginx/config/effective.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export interface Subrequest {
  /** The `auth_request` or `mirror` that makes it. */
  readonly by: Statement;
  /** A WebSocket route for which it is made. */
  readonly parent: NginxRoute;
}

/** The subrequest that comes to a route, made for a WebSocket route of the same server; null where there is none. */
export function subrequestTo(route: NginxRoute): Subrequest | null {
  const { statements } = route.configuration;
  if (route.path === null || route.location !== route.context) return null;
  if (!statements.has('auth_request') && !statements.has('mirror')) return null;
  return (
    subrequestsOf(route.configuration).find(
      ({ by, parent }) =>
        parent.server === route.server && parent !== route && takes(route.location, pathOf(by)),
    ) ?? null
  );
}

const known = new WeakMap<NginxConfiguration, readonly Subrequest[]>();

function subrequestsOf(configuration: NginxConfiguration): readonly Subrequest[] {
  let subrequests = known.get(configuration);
  if (subrequests === undefined) {
    subrequests = configuration.routes
      .filter(({ intent, protocol }) => protocol === 'http' && isAtLeast(intent, 'strong'))
      .flatMap((parent) => madeFor(parent.context).map((by) => ({ by, parent })));
    known.set(configuration, subrequests);
  }
  return subrequests;
}

/** What is in force in a block; `off` switches either off. */
function madeFor(context: Context): readonly Statement[] {
  const authentication = effectiveScalar(context, 'auth_request').statement;
  const mirrors = effectiveList(context, 'mirror').statements;
  return [...(authentication === null ? [] : [authentication]), ...mirrors].filter((at) =>
    argumentOf(at, 0).startsWith('/'),
  );
}

function pathOf(subrequest: Statement): string {
  return argumentOf(subrequest, 0).replace(/\?.*$/s, '');
}

/** Only the location of exactly this path is certain to be asked: a longer prefix or a pattern may take other paths. */
function takes(location: Context | null, path: string): boolean {
  return location !== null && literalPath(location) === path;
}
