/** Which routes nginx itself asks, and for which WebSocket route. */
import { groupBy } from '../../src/lint/group-by.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, type Statement } from '../../src/nginx/config/context.ts';
import { effectiveList, effectiveScalar } from '../../src/nginx/config/effective.ts';
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
  // Only the location of exactly this path is certain to be asked: a longer one or a pattern may take other paths.
  if (route.path === null || route.location !== route.context) return null;
  if (!statements.has('auth_request') && !statements.has('mirror')) return null;
  const made = subrequestsOf(route.configuration).get(route.path) ?? [];
  return made.find(({ parent }) => parent.server === route.server && parent !== route) ?? null;
}

const known = new WeakMap<NginxConfiguration, ReadonlyMap<string, readonly Subrequest[]>>();

/** The subrequests for WebSocket routes, by their path. */
function subrequestsOf(configuration: NginxConfiguration): ReadonlyMap<string, readonly Subrequest[]> {
  let byPath = known.get(configuration);
  if (byPath === undefined) {
    const made = configuration.routes
      .filter(({ intent, protocol }) => protocol === 'http' && isAtLeast(intent, 'strong'))
      .flatMap((parent) => madeFor(parent.context).map((by) => ({ by, parent })));
    byPath = groupBy(made, ({ by }) => argumentOf(by, 0).replace(/\?.*$/s, ''));
    known.set(configuration, byPath);
  }
  return byPath;
}

/** What is in force in a block; `off` switches either off. */
function madeFor(context: Context): readonly Statement[] {
  const authentication = effectiveScalar(context, 'auth_request').statement;
  const mirrors = effectiveList(context, 'mirror').statements;
  return [...(authentication === null ? [] : [authentication]), ...mirrors].filter((at) =>
    argumentOf(at, 0).startsWith('/'),
  );
}
