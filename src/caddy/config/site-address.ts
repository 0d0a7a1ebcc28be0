/**
 * Addresses of sites as Caddy reads them, `[scheme://][host][:port][/path]`, and what a site listens on for each
 * (httpcaddyfile/addresses.go). Nothing is refused here: `adapt/site-keys.ts` says what Caddy does not take.
 */
import type { Entry, Listener } from '../../route/route.ts';
import type { ServerPorts } from './server-ports.ts';
import type { Argument } from './statement.ts';

export interface SiteAddress {
  /** `http`, `https`, '' for neither, or a scheme that Caddy refuses since 2.7.5 and passes over before. */
  readonly scheme: string;
  /** In lower case but for placeholders, IPv6 without brackets; '' for every host. */
  readonly host: string;
  /** '' where none is written. */
  readonly port: string;
  readonly path: string;
  /** As written. */
  readonly original: string;
}

/** What is no `host:port` is all host, as in Caddy. */
export function readSiteAddress(text: string): SiteAddress {
  const original = text.trim();
  const at = original.indexOf('://');
  const rest = at === -1 ? original : original.slice(at + 3);
  const slash = slashOf(rest);
  const { host, port } = hostAndPortOf(rest.slice(0, slash));
  return {
    scheme: lowerExceptPlaceholders(at === -1 ? '' : original.slice(0, at)),
    host: lowerExceptPlaceholders(plainHost(host.trim())),
    port,
    path: rest.slice(slash),
    original,
  };
}

/** A text of the same length in which `{$NAME:/default}` and `{{ template }}` hold nothing that could part an address. */
function masked(text: string): string {
  return text.replace(/\{\$[^}]*\}|\{\{.*?\}\}/gs, (part) => '_'.repeat(part.length));
}

/** Where the path begins. */
function slashOf(text: string): number {
  const slash = masked(text).indexOf('/');
  return slash === -1 ? text.length : slash;
}

const HOST_AND_PORT = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([^:]*))?$/d;

/** As Go's `net.SplitHostPort`, with and without a port; what is neither is all host. */
function hostAndPortOf(text: string): { readonly host: string; readonly port: string } {
  const found = HOST_AND_PORT.exec(masked(text))?.indices;
  if (found === undefined) return { host: text, port: '' };
  const part = (place: readonly [number, number] | undefined): string =>
    place === undefined ? '' : text.slice(...place);
  return { host: part(found[1] ?? found[2]), port: part(found[3]) };
}

/** IPv6 addresses in their shortest form. */
function plainHost(host: string): string {
  if (!/^[\da-f:]*:[\da-f:]*$/i.test(host)) return host;
  try {
    return new URL(`http://[${host}]/`).hostname.slice(1, -1);
  } catch {
    return host;
  }
}

/** Lower case outside of `{placeholders}`. */
function lowerExceptPlaceholders(text: string): string {
  return text.replace(/\{[^}]*\}?|[^{]+/g, (part) => (part.startsWith('{') ? part : part.toLowerCase()));
}

/** The port that an address is served on. */
export function listeningPort({ port, scheme }: SiteAddress, ports: ServerPorts): string {
  return port || (scheme === 'http' ? ports.http : ports.https);
}

/**
 * What Caddy listens on for an address. Automatic HTTPS covers every host that is named, on any port but that of HTTP.
 * What `bind` and `tls` lines say is left out.
 */
export function listenerOf(address: SiteAddress, ports: ServerPorts): Listener {
  const { scheme, host } = address;
  const port = listeningPort(address, ports);
  const isSecured = scheme === 'https' || port === ports.https || (host !== '' && port !== ports.http);
  return { address: `:${port}`, tls: scheme !== 'http' && isSecured };
}

/** The listeners of a site, and its host names. */
export function entryOf(addresses: readonly Argument[], ports: ServerPorts): Entry {
  const read = addresses.map(({ value }) => readSiteAddress(value));
  const listeners = new Map<string, Listener>();
  for (const address of read) {
    const listener = listenerOf(address, ports);
    listeners.set(`${listener.address} ${listener.tls}`, listener);
  }
  return { listeners: [...listeners.values()], hosts: hostsOf(read) };
}

/** Each host once; none where one of the addresses is for every host. */
function hostsOf(addresses: readonly SiteAddress[]): readonly string[] {
  const hosts = new Set(addresses.map(({ host }) => host));
  return hosts.has('') ? [] : [...hosts];
}
