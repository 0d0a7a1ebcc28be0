/** What a server listens on: `[network/]host:port[-port]` (caddy.ParseNetworkAddress). */
import { isUnixNetwork, splitNetworkAddress } from '../language/network-address.ts';

export interface ListenAddress {
  /** `tcp`, `udp`, `unix` … */
  readonly network: string;
  /** '' for every interface; of a unix socket its path. */
  readonly host: string;
  readonly startPort: number;
  readonly endPort: number;
}

/** Null for what is no address, such as one with a variable in it. */
export function parseListenAddress(text: string): ListenAddress | null {
  const { network: written, host, port } = splitNetworkAddress(text, SPLITS_NO_SOCKET);
  const network = written || 'tcp';
  // The permissions of a socket stand behind its path.
  if (isUnixNetwork(network)) return { network, host: host.replace(/\|\d+$/, ''), startPort: 0, endPort: 0 };
  const ports = /^(\d*)(?:-(\d+))?$/.exec(port);
  if (ports === null || /[{}$]/.test(text)) return null;
  const startPort = Number(ports[1]);
  return { network, host, startPort, endPort: ports[2] === undefined ? startPort : Number(ports[2]) };
}

/** The release since which the path of a socket stays whole; which socket it is does not matter here. */
const SPLITS_NO_SOCKET = '2.7';

export function includesPort({ startPort, endPort }: ListenAddress, port: number): boolean {
  return port >= startPort && port <= endPort;
}
