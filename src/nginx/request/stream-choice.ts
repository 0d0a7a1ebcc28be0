/**
 * Whether `http` or `stream` takes a connection, by the address that the client connects to, and which server of
 * `stream` it is.
 */
import type { ClientRequest } from '../../route/client-request.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, statementsNamed } from '../config/context.ts';
import { type Listener, listenersOf } from './listener.ts';
import { reachable } from './server-choice.ts';

export type Entrance =
  | { readonly kind: 'http' }
  | { readonly kind: 'stream'; readonly section: Context; readonly listener: Listener }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

const HTTP: Entrance = { kind: 'http' };

/** The block whose statements are those of `stream`; null when there is none. */
export function streamSection({ kind, main }: NginxConfiguration): Context | null {
  if (kind === 'stream') return main;
  return statementsNamed(main, 'stream')[0]?.block ?? null;
}

export function entranceOf(configuration: NginxConfiguration, client: ClientRequest): Entrance {
  const section = streamSection(configuration);
  if (section === null) return HTTP;
  const { port, hostname } = client;
  const inStream = listenersOf(section)
    .on(port)
    .filter(({ listens }) => listens.every(({ listen }) => listen.statement !== null));
  if (inStream.length === 0) {
    if (configuration.http !== null) return HTTP;
    return { kind: 'refused', because: `nothing listens on port ${port}` };
  }
  const inHttp = configuration.http === null ? [] : listenersOf(configuration.http).on(port);
  const reached = fromOutside(reachable([...inHttp, ...inStream], hostname), hostname);
  const [first] = reached.filter((at) => inStream.includes(at));
  if (reached.length === 0) return { kind: 'refused', because: `nothing listens on ${hostname}:${port}` };
  if (first === undefined) return HTTP;
  const isClear = reached.every((at) => inStream.includes(at) && isSameServer(at, first));
  return isClear
    ? { kind: 'stream', section, listener: first }
    : { kind: 'unknown', because: 'it depends on the address that the client connects to' };
}

/** A client that names a host comes from outside, where the loopback addresses of this machine cannot be reached. */
function fromOutside(listeners: readonly Listener[], hostname: string): readonly Listener[] {
  if (isLoopback(hostname)) return listeners;
  const public_ = listeners.filter(({ host }) => !isLoopback(host));
  return public_.length > 0 ? public_ : listeners;
}

/** `localhost`, 127.0.0.0/8 and `::1`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || host === '[::1]';
}

function isSameServer(one: Listener, other: Listener): boolean {
  return one.hasOneServer && other.hasOneServer && one.fallback.server === other.fallback.server
    ? true
    : one === other;
}

/** From this version on several servers of `stream` may share an address, and TLS's server name chooses (CHANGES). */
const VIRTUAL_SERVERS = '1.25.5';

export type StreamServer =
  | { readonly kind: 'server'; readonly server: Context; readonly because: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string };

/** The server that takes a connection; `serverName` is what TLS tells of it before, '' where it tells nothing. */
export function streamServer(listener: Listener, serverName: string, nginxVersion: string): StreamServer {
  const { fallback, hasOneServer, address } = listener;
  if (hasOneServer)
    return { kind: 'server', server: fallback.server, because: 'the only server on this address' };
  if (!isVersionAtLeast(nginxVersion, VIRTUAL_SERVERS)) {
    const because = `nginx before ${VIRTUAL_SERVERS} does not start with two servers of \`stream\` on ${address}`;
    return { kind: 'refused', because };
  }
  const named = serverName === '' ? null : listener.names.find(serverName);
  if (named?.kind === 'unknown') return { kind: 'unknown', because: named.because };
  if (named?.kind === 'server') {
    const because = `\`server_name ${named.name}\` takes \`${serverName}\``;
    return { kind: 'server', server: named.server, because };
  }
  return { kind: 'server', server: fallback.server, because: 'the default server of this address' };
}
