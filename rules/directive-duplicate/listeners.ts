/** One address twice in a server, two default servers of an address, and options of a socket that two servers set. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Statement } from '../../src/nginx/config/context.ts';
import { type ListeningServer, listeningServers } from '../../src/nginx/config/listen-address.ts';
import { inEveryRendering, isCertain, twice } from './twice.ts';

const SOCKET_OPTION =
  /^(?:bind|deferred|reuseport|multipath|(?:backlog|rcvbuf|sndbuf|setfib|fastopen|accept_filter|ipv6only|so_keepalive)=.*)$/;

export function* duplicateListeners({ http }: NginxConfiguration): Generator<Report> {
  if (http === null) return;
  const defaults = new Map<string, Statement>();
  const options = new Map<string, Statement>();
  for (const server of listeningServers(http)) {
    if (!inEveryRendering(server.server)) continue;
    yield* checkServer(server, defaults, options);
  }
}

/** The statements that made an address theirs, of all servers before this one, are added to. */
function* checkServer(
  { listens }: ListeningServer,
  defaults: Map<string, Statement>,
  options: Map<string, Statement>,
): Generator<Report> {
  const own = new Map<string, Statement>();
  for (const { statement, address, parameters } of listens) {
    if (address === null || !isCertain(statement)) continue;
    const written = argumentOf(statement, 0);
    const again = own.get(address);
    if (again !== undefined) {
      yield twice(statement, again, `this server listens on \`${written}\` twice`);
      continue;
    }
    own.set(address, statement);
    if (parameters.some((word) => word === 'default_server' || word === 'default')) {
      const other = claim(defaults, address, statement);
      if (other !== null) yield twice(statement, other, `\`${written}\` has two default servers`);
    }
    if (parameters.some((word) => SOCKET_OPTION.test(word))) {
      const other = claim(options, address, statement);
      if (other !== null)
        yield twice(
          statement,
          other,
          `options of the socket \`${written}\` are set in two servers; one of them sets them for all`,
        );
    }
  }
}

/** Who claimed an address before; null for the first one. */
function claim(owners: Map<string, Statement>, address: string, statement: Statement): Statement | null {
  const owner = owners.get(address);
  if (owner !== undefined) return owner;
  owners.set(address, statement);
  return null;
}
