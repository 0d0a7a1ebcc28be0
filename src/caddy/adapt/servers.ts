/** The servers of the http app, made of the sites that each serves (httpcaddyfile/httptype.go, `serversFromPairings`). */
import type { Span } from '../../text/span.ts';
import { stableSort } from '../config/stable-sort.ts';
import { type ObjectNode, objectNode, type PlainJson } from '../json/node.ts';
import { automaticHttps } from './automatic-https.ts';
import type { AdaptedRoute } from './config-value.ts';
import { connectionPolicies } from './connection-policies.ts';
import type { AdaptedSite, Pairing } from './listeners.ts';
import { serverLogs } from './logs/server-logs.ts';
import type { NamedRouteNodes } from './named-routes.ts';
import type { Session } from './session.ts';
import { siteMatchers, sortSites } from './site-matchers.ts';
import { buildRoutes, consolidateRoutes, routeNode, subrouteHandler } from './subroute.ts';

export function serverNode(given: Pairing, named: NamedRouteNodes, session: Session): ObjectNode {
  refuseSameAddress(given, session);
  const pairing: Pairing = { ...given, sites: sortSites(given.sites) };
  const span = pairing.sites[0]?.site.span ?? session.span;
  const routes: AdaptedRoute[] = [];
  let errors: AdaptedRoute[] | null = null;
  for (const site of pairing.sites) {
    const match = siteMatchers(site.keys, site.site.span);
    const handlers = site.values.filter(({ class: kind }) => kind === 'route' || kind === 'routes');
    const inner = buildRoutes(handlers, 'sorted', session);
    routes.push(...routesOfSite(inner, match, pairing, site.site.span));
    for (const forErrors of errorRoutes(site, session)) {
      errors ??= [];
      errors.push(...routesOfSite(forErrors, match, pairing, site.site.span));
    }
  }
  const automatic = automaticHttps(pairing, session);
  return objectNode(
    {
      listen: pairing.addresses,
      listen_protocols: listenProtocols(pairing),
      routes: nodesOf(consolidateRoutes(routes)),
      errors: errors === null ? undefined : { routes: nodesOf(errors) },
      named_routes: namedRoutesOf(pairing.sites, named, session),
      tls_connection_policies: connectionPolicies(pairing, automatic, session, span) ?? undefined,
      automatic_https: automatic.json,
      logs: serverLogs(pairing, session),
    },
    span,
  );
}

function nodesOf(routes: readonly AdaptedRoute[]): PlainJson | undefined {
  return routes.length === 0 ? undefined : routes.map(routeNode);
}

/** Two sites of one address would shadow each other. */
function refuseSameAddress({ sites }: Pairing, session: Session): void {
  const seen = new Map<string, AdaptedSite>();
  for (const site of sites) {
    for (const { argument } of site.keys) {
      const other = seen.get(argument.value);
      if (other !== undefined && other.site !== site.site && argument.certain) {
        const message = `another site has the address ${argument.value} already; join the two, or give one another address`;
        session.problem({ code: 'address', message, span: argument.span });
      }
      seen.set(argument.value, site);
    }
  }
}

/** Only the first site that matches runs. The only site of a server needs no route around its own, but for matchers of hosts. */
function routesOfSite(
  inner: readonly AdaptedRoute[],
  match: readonly ObjectNode[],
  { sites }: Pairing,
  span: Span,
): readonly AdaptedRoute[] {
  if (match.length === 0) {
    if (inner.length === 0) return [];
    // At the top level a host would have certificates managed for it.
    const asksForHost = inner.some((route) =>
      route.match.some(({ members }) => members.some(({ name }) => name === 'host')),
    );
    if (sites.length === 1 && !asksForHost) return inner;
  }
  const handle = inner.length === 0 ? [] : [subrouteHandler(inner, span)];
  return [{ match, handle, group: null, terminal: true, span }];
}

/** The routes of each `handle_errors`. From 2.8 on all are put together, with what is for every status last. */
function errorRoutes({ values }: AdaptedSite, session: Session): readonly (readonly AdaptedRoute[])[] {
  const given = values.flatMap((value) => (value.class === 'error-route' ? [value.routes] : []));
  if (given.length === 0 || !session.isAtLeast('2.8')) return given;
  const isForEvery = (routes: readonly AdaptedRoute[]): boolean => (routes[0]?.match.length ?? 0) === 0;
  // As in Caddy, whose comparison calls each of two with a status the first.
  return [stableSort(given, (a, b) => !isForEvery(a) || isForEvery(b)).flat()];
}

function namedRoutesOf(
  sites: readonly AdaptedSite[],
  named: NamedRouteNodes,
  session: Session,
): PlainJson | undefined {
  const members = new Map<string, ObjectNode>();
  for (const [name, argument] of sites.flatMap(({ invoked }) => [...invoked])) {
    const route = named.get(name);
    if (route !== undefined) members.set(name, route);
    else if (argument.certain) {
      const message = `there is no named route ${name}; define it as \`&(${name}) { … }\` outside of the sites`;
      session.problem({ code: 'name', message, span: argument.span });
    }
  }
  return members.size === 0 ? undefined : Object.fromEntries(members);
}

/** The `protocols` of `bind` (2.9), for each address. */
function listenProtocols({ addresses, protocols }: Pairing): PlainJson | undefined {
  if (protocols.size === 0) return undefined;
  return addresses.map((address) => protocols.get(address) ?? null);
}
