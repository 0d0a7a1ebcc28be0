/** Where `proxy_pass` leads: its parts, and the servers of the `upstream` that it names. */
import type { Upstream } from '../../route/route.ts';
import { argumentOf, type Context, nameOf, type Statement, statementsNamed } from './context.ts';

/** The `upstream` blocks at `http` (or `stream`), by name in lower case. */
export type UpstreamTable = ReadonlyMap<string, Statement>;

export function collectUpstreams(section: Context): UpstreamTable {
  const upstreams = new Map<string, Statement>();
  for (const statement of section.statements) {
    if (nameOf(statement) === 'upstream') upstreams.set(argumentOf(statement, 0).toLowerCase(), statement);
  }
  return upstreams;
}

const tables = new WeakMap<Context, UpstreamTable>();

/** The `upstream` block of an `http` (or `stream`) that the server part of a handler names; null where it names none. */
export function upstreamNamed(section: Context | null, authority: string): Statement | null {
  if (section === null) return null;
  let table = tables.get(section);
  if (table === undefined) {
    table = collectUpstreams(section);
    tables.set(section, table);
  }
  return table.get(authority.toLowerCase()) ?? null;
}

/** The upstream of a `proxy_pass` value; with variables or template tags in it the servers are unknown. */
export function upstreamOf(handler: Statement, table: UpstreamTable): Upstream {
  const target = argumentOf(handler, 0);
  const separator = target.indexOf('://');
  const protocol = separator === -1 ? '' : target.slice(0, separator).toLowerCase();
  const rest = separator === -1 ? target : target.slice(separator + 3);
  const scheme = protocol === 'http' || protocol === 'https' ? protocol : 'other';
  if (handler.directive.args[0]?.templated !== false || target.includes('$'))
    return { target, scheme, servers: [] };
  if (rest.startsWith('unix:')) return { target, scheme, servers: [rest] };
  const slash = rest.indexOf('/');
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const upstream = table.get(authority.toLowerCase());
  return { target, scheme, servers: upstream === undefined ? [authority] : serversOf(upstream) };
}

function serversOf(upstream: Statement): readonly string[] {
  const block = upstream.block;
  if (block === null || block.gaps.length > 0) return [];
  return statementsNamed(block, 'server').map((server) => argumentOf(server, 0));
}
