/**
 * Sites whose host is a variable of the environment, or a template tag: `{$DOMAIN} {`. Who asks about a host that no site names
 * means such a site, if there is one.
 */
import type { HttpServer } from '../http/model.ts';
import { HostNames } from '../language/host-names.ts';
import { splitHost } from './placeholders.ts';
import type { RequestInProgress } from './progress.ts';

export function isFromEnvironment(host: string): boolean {
  return /\{\$|\{\{|\{%|<%/.test(host);
}

/** Whether some site of a server has such a host. */
export function hasEnvironmentHost(server: HttpServer): boolean {
  return hostsOf(server).fromEnvironment.size > 0;
}

/** Whether a request is taken to be for such a host: where it is the variable's default, or no site names the client's. */
export function takesHost(host: string, request: RequestInProgress): boolean {
  const asked = splitHost(request.host).host.toLowerCase();
  if (withDefaults(host)?.toLowerCase() === asked) return true;
  const { written, fromEnvironment } = hostsOf(request.server);
  if (written.covers(asked)) return false;
  const span = request.server.span;
  const because = `takes \`${host}\` to be \`${asked}\``;
  if (fromEnvironment.size > 1) request.doubt(`${because}, though it may be another site's`, span);
  else request.step('assumption', because, span);
  return true;
}

/** The text where no variable is set; null where one has no default. */
function withDefaults(host: string): string | null {
  const replaced = host.replaceAll(/\{\$[^:}]*:([^}]*)\}/g, '$1');
  return isFromEnvironment(replaced) ? null : splitHost(replaced).host;
}

interface Hosts {
  readonly written: HostNames;
  readonly fromEnvironment: ReadonlySet<string>;
}

const hostsOfServers = new WeakMap<HttpServer, Hosts>();

/** Worked out once for each server: it is asked with every request, and a server may have thousands of sites. */
function hostsOf(server: HttpServer): Hosts {
  let hosts = hostsOfServers.get(server);
  if (hosts === undefined) {
    const all = server.routes.flatMap(({ match }) =>
      match.flat().flatMap((matcher) => (matcher.kind === 'host' ? matcher.hosts : [])),
    );
    hosts = {
      written: new HostNames(all.filter((host) => !isFromEnvironment(host))),
      fromEnvironment: new Set(all.filter(isFromEnvironment)),
    };
    hostsOfServers.set(server, hosts);
  }
  return hosts;
}
