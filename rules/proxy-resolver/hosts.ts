/** The hosts that a `proxy_pass` with variables can name, as far as they are certain. */
import { groupBy } from '../../src/lint/group-by.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, nameOf, type Statement } from '../../src/nginx/config/context.ts';
import { HANDSHAKE } from '../../src/nginx/config/handshake-request.ts';
import { hostAndPort, readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { evaluate, mapsOf } from '../../src/nginx/config/variables.ts';
import { variablesIn } from '../../src/nginx/language/variable-use.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export interface RequestedHost {
  readonly host: string;
  /** Null where there is none, undefined where it is not known. */
  readonly port: string | null | undefined;
  /** The argument in which the host is written. */
  readonly source: { readonly statement: Statement; readonly index: number };
}

/** Every host of which it is certain that some request asks for it; empty where none is. */
export function requestedHosts(route: NginxRoute): readonly RequestedHost[] {
  const { scheme, authority } = readProxyTarget(route.upstream.target);
  const written = hostAndPort(authority);
  // What nginx refuses for its scheme is proxy-scheme's to say.
  if (scheme !== null && !/^https?$|\$/.test(scheme)) return [];
  const handler = { statement: route.handler, index: 0 };
  if (!written.host.includes('$')) {
    if (scheme === null) return [];
    const port = written.port?.includes('$') === true ? undefined : written.port;
    return accepted([{ host: written.host, port, source: handler }]);
  }
  return accepted(fromVariables(route, authority));
}

/** The authority's own value where that is known; else what each line of the map behind its variable gives. */
function fromVariables(route: NginxRoute, authority: string): readonly RequestedHost[] {
  const { variables } = route.configuration;
  const at = (text: string) => evaluate(text, { table: variables, probe: HANDSHAKE, at: route.context });
  const value = at(authority);
  if (value.kind === 'known') {
    const setter = setterOf(route, authority);
    const source = setter === null ? { statement: route.handler, index: 0 } : { statement: setter, index: 1 };
    return [{ ...serverIn(value.value), source }];
  }
  const [use] = variablesIn(authority);
  if (use === undefined || use.start !== 0 || variables.settable.has(use.name.toLowerCase())) return [];
  const map = mapsOf(variables, use.name).at(-1);
  if (map?.block == null || map.block.gaps.length > 0) return [];
  const rest = authority.slice(use.end);
  return map.block.statements.flatMap((entry): readonly RequestedHost[] => {
    const [word] = entry.directive.args;
    if (word === undefined || word.templated || nameOf(entry) === 'include') return [];
    const result = at(word.value + rest);
    if (result.kind === 'known')
      return [{ ...serverIn(result.value), source: { statement: entry, index: 0 } }];
    return [];
  });
}

/** A variable may hold a whole target or a server alone. */
function serverIn(value: string): Pick<RequestedHost, 'host' | 'port'> {
  return hostAndPort(readProxyTarget(value).authority);
}

/** The one `set` that gives the variable at the start of an authority its value. */
function setterOf(route: NginxRoute, authority: string): Statement | null {
  const [use] = variablesIn(authority);
  if (use === undefined) return null;
  const [only, ...others] = settersIn(route.configuration).get(use.name.toLowerCase()) ?? [];
  return only !== undefined && others.length === 0 && !argumentOf(only, 1).includes('$') ? only : null;
}

const setters = new WeakMap<NginxConfiguration, ReadonlyMap<string, readonly Statement[]>>();

/** Every `set`, by the name of its variable in lower case. */
function settersIn(configuration: NginxConfiguration): ReadonlyMap<string, readonly Statement[]> {
  let byName = setters.get(configuration);
  if (byName === undefined) {
    byName = groupBy(configuration.statements.named('set'), (at) => argumentOf(at, 0).slice(1).toLowerCase());
    setters.set(configuration, byName);
  }
  return byName;
}

/** What nobody could look up is a placeholder, or a mistake that is not about resolvers. */
function accepted(hosts: readonly RequestedHost[]): readonly RequestedHost[] {
  return hosts.filter(
    ({ host }) => /^(?:[a-z0-9[]|unix:)[\w.:/\]-]*$/i.test(host) && !/^[A-Z][A-Z0-9_]+$/.test(host),
  );
}
