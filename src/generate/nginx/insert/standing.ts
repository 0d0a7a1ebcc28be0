/**
 * What stands already where a route is to go: nothing, the route itself, or something else that has its path.
 */
import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement } from '../../../nginx/config/context.ts';
import { literalPath, locationName } from '../../../nginx/config/location-path.ts';
import { HANDLERS } from '../../../nginx/language/handlers.ts';
import type { NginxRoute } from '../../../nginx/routes.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';
import { isSameUpstream } from '../../planned-upstream.ts';
import { locationPath } from '../location-path.ts';
import { faultOfWay, isIdleEnough } from '../way.ts';
import { describeLocation, type Refusal, refusal } from './refusal.ts';
import { matchesPath, regexesOf } from './regex-locations.ts';
import type { ServerPlace } from './servers.ts';

export type Standing =
  | { readonly kind: 'free' }
  | { readonly kind: 'present'; readonly location: Context }
  | Refusal;

const FREE: Standing = { kind: 'free' };

export function standingOf(
  plan: Plan,
  route: PlannedRoute,
  place: ServerPlace,
  configuration: NginxConfiguration,
): Standing {
  const location = locationTaking(plan, route, place.server);
  if (location === null) return FREE;
  const proxied = configuration.routes.find(
    (each) => each.location === location && each.context === location,
  );
  const head = describeLocation(location);
  const elsewhere = `serve it below another path with --path, or for a host of its own with --host`;
  if (proxied === undefined || !isSameUpstream(proxied.upstream, route.upstream))
    return refusal(
      `${head} has the path ${route.path} already: ${whatItDoes(location)}`,
      elsewhere,
      location.statement,
    );
  const fault = faultOf(proxied, plan, route, place, configuration);
  if (fault === null) return { kind: 'present', location };
  return refusal(
    `${head} leads to ${proxied.upstream.target} already, but ${fault}`,
    'let `proxylint fix` mend it, or take it away first',
    location.statement,
  );
}

/** The location that clients who ask for a route come to by its path. */
function locationTaking(plan: Plan, route: PlannedRoute, server: Context): Context | null {
  const locations = locationsIn(server);
  const { path } = route;
  const named = (wanted: string, kinds: readonly string[]) =>
    locations.find((at) => literalPath(at) === wanted && kinds.includes(locationName(at).kind)) ?? null;
  const PREFIXES = ['prefix', 'preferential-prefix'];
  // `/ws` is what clients open, not what they open things below; `/app` takes all of `/app/`.
  const exact = path.endsWith('/') && route.endpoint !== path ? null : named(path, ['exact']);
  const slashless = path === '/' || !path.endsWith('/') ? null : named(path.slice(0, -1), PREFIXES);
  const rendered = named(locationPath(plan, route), PREFIXES);
  return exact ?? named(path, PREFIXES) ?? rendered ?? slashless ?? regexFor(route, server);
}

/** A regular expression that is there for the very path, or for where its clients open their sockets. */
function regexFor({ path, endpoint }: PlannedRoute, server: Context): Context | null {
  if (path === '/') return null;
  const found = regexesOf(server).find(
    ({ literal, location }) =>
      literal?.startsWith(path.replace(/\/$/, '')) &&
      [path, endpoint].some((each) => each !== null && matchesPath(location, each)),
  );
  return found?.location ?? null;
}

export function locationsIn(block: Context): readonly Context[] {
  return block.statements.flatMap((at) =>
    nameOf(at) === 'location' && at.block !== null ? [at.block, ...locationsIn(at.block)] : [],
  );
}

/** Why a location that leads to the planned upstream does not serve the planned route; null where it does. */
function faultOf(
  proxied: NginxRoute,
  plan: Plan,
  route: PlannedRoute,
  place: ServerPlace,
  configuration: NginxConfiguration,
): string | null {
  const { websocket } = proxied;
  if (route.carries.includes('websockets')) {
    const { handshake, reasons } = websocket;
    // What rests on lines that cannot be seen is not said to be wrong.
    if (handshake !== 'works' && handshake !== 'unknown')
      return `opens no WebSocket: ${reasons[0]?.message ?? 'the handshake fails'}`;
  }
  if (!isIdleEnough(websocket, route.idleTimeout)) return 'silence ends its connections too early';
  return faultOfWay(configuration, plan, route, place)?.message ?? null;
}

/** For people: "it is sent to `http://app:3000`". */
function whatItDoes({ statements }: Context): string {
  const handler = statements.findLast((at) => HANDLERS.has(nameOf(at)));
  if (handler !== undefined) return `it has \`${lineOf(handler)}\``;
  const answer = statements.find((at) => /^(?:return|rewrite|try_files|alias|root)$/.test(nameOf(at)));
  return answer === undefined ? 'it serves something else' : `it has \`${lineOf(answer)}\``;
}

function lineOf(statement: Statement): string {
  return statement.directive.block === null && statement.directive.args.length > 0
    ? `${nameOf(statement)} ${argumentOf(statement, 0)}`
    : nameOf(statement);
}
