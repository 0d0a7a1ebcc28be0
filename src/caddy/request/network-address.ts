/** Network addresses of listeners and upstreams: `[network/]host:port[-port]` (caddy.ParseNetworkAddress). */

export interface NetworkAddress {
  /** `tcp`, `udp`, `unix` … */
  readonly network: string;
  /** '' for every interface; of a unix socket its path. */
  readonly host: string;
  readonly startPort: number;
  readonly endPort: number;
}

/** Null for what is no address, such as one with a variable in it. */
export function parseNetworkAddress(text: string): NetworkAddress | null {
  const found = /^(?:([a-z][a-z0-9+]*)\/)?(.*)$/s.exec(text);
  const network = found?.[1] ?? 'tcp';
  const rest = found?.[2] ?? '';
  if (network.startsWith('unix'))
    return { network, host: rest.replace(/\|\d+$/, ''), startPort: 0, endPort: 0 };
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d*)(?:-(\d+))?)?$/.exec(rest);
  if (parts === null || /[{}$]/.test(text)) return null;
  const [, host = '', start = '', end] = parts;
  const startPort = start === '' ? 0 : Number(start);
  return {
    network,
    host: host.replace(/^\[|\]$/g, ''),
    startPort,
    endPort: end === undefined ? startPort : Number(end),
  };
}

export function includesPort({ startPort, endPort }: NetworkAddress, port: number): boolean {
  return port >= startPort && port <= endPort;
}
