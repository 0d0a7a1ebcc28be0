/** The servers of the http app, made of the sites that each serves (httpcaddyfile/httptype.go, `serversFromPairings`). */

import type { Span } from '../../text/span.ts';
import { type ObjectNode, objectNode, type PlainJson } from '../json/node.ts';
import type { AdaptedRoute } from './config-value.ts';
import type { AdaptedSite, Pairing } from './listeners.ts';
import type { Session } from './session.ts';
import { siteMatchers, sortSites } from './site-matchers.ts';
import { buildRoutes, consolidateRoutes, routeNode, subrouteHandler } from './subroute.ts';

export type NamedRouteNodes = ReadonlyMap<string, ObjectNode>;

export function serverNode(pairing: Pairing, named: NamedRouteNodes, session: Session): ObjectNode {
  const sites = sortSites(pairing.sites);
  const routes: AdaptedRoute[] = [];
  const errors: AdaptedRoute[] = [];
  for (const site of sites) {
    const match = siteMatchers(site.keys, site.site.span);
    const handlers = buildRoutes(
      site.values.filter(({ class: kind }) => kind === 'route' || kind === 'routes'),
      'sorted',
      session,
    );
    routes.push(...routesOfSite(handlers, match, pairing, site.site.span));
    const forErrors = site.values.flatMap((value) => (value.class === 'error-route' ? value.routes : []));
    errors.push(...routesOfSite(forErrors, match, pairing, site.site.span));
  }
  const invoked = [...new Set(sites.flatMap((site) => [...site.invoked]))];
  const span = sites[0]?.site.span as Span;
  return objectNode(
    {
      listen: pairing.addresses,
      routes: orNothing(consolidateRoutes(routes).map(routeNode)),
      errors: errors.length === 0 ? undefined : { routes: errors.map(routeNode) },
      named_routes:
        invoked.length === 0
          ? undefined
          : Object.fromEntries(invoked.flatMap((name) => (named.has(name) ? [[name, named.get(name)]] : []))),
      automatic_https: automaticHttps(sites, pairing, session),
    },
    span,
  );
}

function orNothing(routes: readonly ObjectNode[]): PlainJson | undefined {
  return routes.length === 0 ? undefined : routes;
}

/** The only site of a server needs no route around its own, unless it takes some requests only. */
function routesOfSite(
  inner: readonly AdaptedRoute[],
  match: readonly ObjectNode[],
  { sites }: Pairing,
  span: Span,
): readonly AdaptedRoute[] {
  if (match.length === 0 && (inner.length === 0 || sites.length === 1)) return inner;
  const handle = inner.length === 0 ? [] : [subrouteHandler(inner, span)];
  return [{ match, handle, group: null, terminal: true, span }];
}

function automaticHttps(
  sites: readonly AdaptedSite[],
  { addresses }: Pairing,
  { options }: Session,
): PlainJson | undefined {
  const skip = new Set<string>();
  if (addresses.some((address) => !address.endsWith(`:${options.httpPort}`))) {
    for (const { keys } of sites) {
      for (const { scheme, host } of keys) if (scheme === 'http' && host !== '') skip.add(host);
    }
  }
  const switched: Readonly<Record<string, string>> = {
    off: 'disable',
    disable_redirects: 'disable_redirects',
    disable_certs: 'disable_certificates',
    ignore_loaded_certs: 'ignore_loaded_certificates',
  };
  const member = Object.hasOwn(switched, options.autoHttps) ? switched[options.autoHttps] : undefined;
  if (member === undefined && skip.size === 0) return undefined;
  return {
    ...(member === undefined ? {} : { [member]: true }),
    skip: skip.size === 0 ? undefined : [...skip],
  };
}
