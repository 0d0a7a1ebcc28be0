/** Whether an address that nginx connects to is one of its own: the front on 443 that hands on to 127.0.0.1:8443. */
import type { NginxConfiguration } from '../config/configuration.ts';
import type { Context } from '../config/context.ts';
import { type ListenAddress, parseListenAddress } from '../config/listen.ts';
import { type Listener, listenersOf } from './listener.ts';
import { isLoopback, streamSection } from './stream-choice.ts';

export interface OwnListener {
  readonly protocol: 'http' | 'stream';
  readonly listener: Listener;
}

/** What listens on an address (`127.0.0.1:8443`, `unix:/run/nginx.sock`) in the same configuration; null for none. */
export function ownListener(configuration: NginxConfiguration, authority: string): OwnListener | null {
  const address = parseListenAddress(authority);
  if (address === null) return null;
  const { http } = configuration;
  const inHttp = http === null ? null : listenerAt(http, address);
  if (inHttp !== null) return { protocol: 'http', listener: inHttp };
  const section = streamSection(configuration);
  const inStream = section === null ? null : listenerAt(section, address);
  return inStream === null ? null : { protocol: 'stream', listener: inStream };
}

function listenerAt(section: Context, { family, host, ports }: ListenAddress): Listener | null {
  const listeners = listenersOf(section).on(ports[0]);
  const exact = listeners.find((at) => at.family === family && isSameHost(at.host, host));
  if (exact !== undefined || family === 'unix' || !isLoopback(host)) return exact ?? null;
  return listeners.find((at) => at.host === '*' && (at.family === family || at.has('ipv6only=off'))) ?? null;
}

function isSameHost(one: string, other: string): boolean {
  const address = (host: string) => (host === 'localhost' ? '127.0.0.1' : host);
  return one !== '*' && address(one) === address(other);
}
