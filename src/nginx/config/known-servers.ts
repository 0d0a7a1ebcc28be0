/**
 * The names that nginx knows without asking: `upstream` blocks, and servers that some handler names without a variable,
 * which nginx looks up when it starts (ngx_http_upstream_init_request; measured on 1.22.1).
 */

import { HANDLERS } from '../language/handlers.ts';
import type { NginxConfiguration } from './configuration.ts';
import { argumentOf, nameOf } from './context.ts';
import { hostAndPort, readProxyTarget } from './proxy-target.ts';

interface KnownServers {
  /** Names of `upstream` blocks, which have no port. */
  readonly blocks: ReadonlySet<string>;
  /** `app:3000`, with the port of the scheme where none is written. */
  readonly servers: ReadonlySet<string>;
  /** Hosts of `servers`. */
  readonly hosts: ReadonlySet<string>;
}

const known = new WeakMap<NginxConfiguration, KnownServers>();

/** Whether nginx finds a server by itself. `port` is null where there is none, and undefined where it is not known. */
export function isKnownServer(
  configuration: NginxConfiguration,
  host: string,
  port: string | null | undefined,
): boolean {
  let servers = known.get(configuration);
  if (servers === undefined) {
    servers = collect(configuration);
    known.set(configuration, servers);
  }
  const name = host.toLowerCase();
  if (port === null)
    return (
      servers.blocks.has(name) || servers.servers.has(`${name}:80`) || servers.servers.has(`${name}:443`)
    );
  return port === undefined
    ? servers.hosts.has(name) || servers.blocks.has(name)
    : servers.servers.has(`${name}:${port}`);
}

/** Those that name a server which nginx looks up when it starts. */
const PASSES = [...HANDLERS].flatMap(([name, { protocol, addsSlash }]) =>
  protocol !== null && addsSlash ? [name] : [],
);

function collect({ http, statements }: NginxConfiguration): KnownServers {
  const blocks = new Set<string>();
  const servers = new Set<string>();
  const hosts = new Set<string>();
  for (const statement of http?.statements ?? []) {
    if (nameOf(statement) === 'upstream') blocks.add(argumentOf(statement, 0).toLowerCase());
  }
  for (const handler of PASSES.flatMap((name) => statements.named(name))) {
    const value = argumentOf(handler, 0);
    if (value.includes('$')) continue;
    const { scheme, authority } = readProxyTarget(value);
    const { host, port } = hostAndPort(authority.toLowerCase());
    hosts.add(host);
    servers.add(`${host}:${port ?? (scheme === 'https' ? '443' : '80')}`);
  }
  return { blocks, servers, hosts };
}
