/** Site addresses: `[scheme://][host][:port][/path]`, and what a site listens on. (httpcaddyfile/addresses.go) */
import type { Listener } from '../../route/route.ts';
import type { Argument } from './statement.ts';

export interface SiteAddress {
  readonly scheme: 'http' | 'https' | null;
  /** '' for any host. */
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

const ADDRESS = /^(?:(https?):\/\/)?(\[[^\]]*\]|(?:\{[^}]*\}|[^:/])*)(?::((?:\{[^}]*\}|[^/])*))?(\/.*)?$/;

/** Null for what is no address, such as `wss://x`. A `{$ENV}` may stand anywhere. */
export function parseAddress(text: string): SiteAddress | null {
  const found = ADDRESS.exec(text);
  if (found === null) return null;
  const scheme = found[1] === 'http' || found[1] === 'https' ? found[1] : null;
  return { scheme, host: found[2] ?? '', port: found[3] ?? '', path: found[4] ?? '' };
}

/** What Caddy listens on for an address. Automatic HTTPS covers every host that is named, on any port but 80. */
export function listenerOf(address: SiteAddress): Listener {
  const named = address.host !== '';
  const port = address.port || (address.scheme === 'http' ? '80' : '443');
  const tls =
    address.scheme === 'https' || port === '443' || (address.scheme === null && named && port !== '80');
  return { address: `:${port}`, tls };
}

/** The listeners and host names of a site. */
export function entryOf(addresses: readonly Argument[]): {
  readonly listeners: readonly Listener[];
  readonly hosts: readonly string[];
} {
  const listeners = new Map<string, Listener>();
  const hosts = new Set<string>();
  let any = addresses.length === 0;
  for (const argument of addresses) {
    const address = parseAddress(argument.value);
    if (address === null) continue;
    const listener = listenerOf(address);
    listeners.set(`${listener.address} ${listener.tls}`, listener);
    if (address.host === '') any = true;
    else hosts.add(address.host);
  }
  return { listeners: [...listeners.values()], hosts: any ? [] : [...hosts] };
}
