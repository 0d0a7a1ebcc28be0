/** Which routes lead to the same application: by the authority of their `proxy_pass`, below one server. */
import type { NginxRoute } from '../routes.ts';
import type { NginxConfiguration } from './configuration.ts';
import { type Context, enclosing, outermost } from './context.ts';
import { collectUpstreams, type UpstreamTable } from './upstreams.ts';

/** Host and port of a `proxy_pass`, or the `upstream` that it names, in lower case; null where a variable chooses. */
export function authorityOf({ handler, upstream }: NginxRoute): string | null {
  const { target } = upstream;
  if (handler.directive.args[0]?.templated !== false || target.includes('$')) return null;
  const rest = target.slice(target.indexOf('://') + 3).toLowerCase();
  if (rest.startsWith('unix:')) return rest.split(':').slice(0, 2).join(':');
  return rest.split(/[/?]/)[0] ?? null;
}

const tables = new WeakMap<Context, UpstreamTable>();

/** The block of the `upstream` that a route names; null where it names a host. */
export function upstreamGroupOf(route: NginxRoute): Context | null {
  const section = enclosing(route.context, route.protocol) ?? outermost(route.context);
  let table = tables.get(section);
  if (table === undefined) {
    table = collectUpstreams(section);
    tables.set(section, table);
  }
  if (table.size === 0) return null;
  const authority = authorityOf(route);
  return authority === null ? null : (table.get(authority)?.block ?? null);
}

type Families = ReadonlyMap<Context, ReadonlyMap<string, readonly NginxRoute[]>>;
const familiesOf = new WeakMap<NginxConfiguration, Families>();

const NONE: readonly NginxRoute[] = [];

/**
 * The routes of the same server to the same application, the route itself among them: one list for all of them, by which
 * what they have in common can be remembered. None where that is unknown.
 */
export function familyOf(route: NginxRoute): readonly NginxRoute[] {
  const { configuration, server } = route;
  const authority = authorityOf(route);
  if (server === null || authority === null) return NONE;
  let families = familiesOf.get(configuration);
  if (families === undefined) {
    families = gatherFamilies(configuration);
    familiesOf.set(configuration, families);
  }
  return families.get(server)?.get(authority) ?? NONE;
}

function gatherFamilies(configuration: NginxConfiguration): Families {
  const families = new Map<Context, Map<string, NginxRoute[]>>();
  for (const route of configuration.routes) {
    const authority = authorityOf(route);
    if (route.server === null || authority === null) continue;
    const ofServer = families.get(route.server) ?? new Map<string, NginxRoute[]>();
    const family = ofServer.get(authority) ?? [];
    family.push(route);
    families.set(route.server, ofServer.set(authority, family));
  }
  return families;
}

/** Whether a route leads to somebody else's site by its name, which has to see that name as Host. */
export function leadsElsewhere(route: NginxRoute): boolean {
  const authority = authorityOf(route);
  if (authority === null) return true;
  if (authority.startsWith('unix:') || upstreamGroupOf(route) !== null) return false;
  const host = authority.replace(/:\d+$/, '');
  const isAddress = /^[\d.]+$/.test(host) || host.startsWith('[');
  const isInternal = !host.includes('.') || /\.(?:local|localhost|internal|lan|home|svc|test)$/.test(host);
  return !isAddress && !isInternal;
}
