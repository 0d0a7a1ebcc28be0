/**
 * Which server takes a request: first by the address that the client connects to, then by the host name
 * (`ngx_http_find_virtual_server`; measured on nginx 1.22.1 and 1.31.4, cases C18, H01, H02).
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import type { Context, Statement } from '../config/context.ts';
import { canonicalAddress } from '../config/listen.ts';
import { type Listener, listenersOf } from './listener.ts';
import type { NamedServer } from './server-names.ts';

export type ChosenServer =
  | {
      readonly kind: 'server';
      readonly server: Context;
      readonly listener: Listener;
      /** By what name, or null when it is the default of its address. */
      readonly named: Extract<NamedServer, { kind: 'server' }> | null;
      /** For people: what was taken for granted; null when nothing was. */
      readonly assumption: string | null;
    }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown'; readonly because: string; readonly at: Statement | null };

/** Chooses the server for a request; `host` is its Host in lower case, without port and trailing dot. */
export function chooseServer(
  configuration: NginxConfiguration,
  request: ClientRequest,
  host: string,
): ChosenServer {
  const listeners = configuration.http === null ? [] : listenersOf(configuration.http).on(request.port);
  const candidates = reachable(listeners, request.hostname);
  if (candidates.length === 0) {
    return { kind: 'refused', because: `nothing listens on ${addressText(request, listeners)}` };
  }
  const choices = candidates.map((listener) => chooseOn(listener, host));
  const [first] = choices;
  if (first === undefined) return { kind: 'refused', because: 'nothing listens there' };
  if (first.kind !== 'server' || choices.every((at) => at.kind === 'server' && at.server === first.server))
    return first;
  const byName = choices.filter((at) => at.kind === 'server' && at.named !== null);
  const [named] = byName;
  if (byName.length !== 1 || named?.kind !== 'server') {
    return { kind: 'unknown', because: 'it depends on the address that the client connects to', at: null };
  }
  const { family, host: address } = named.listener;
  const shown = family === 'inet6' ? `[${address}]` : address;
  return { ...named, assumption: `the client connects to ${shown}:${request.port}` };
}

/** The server for a host on one address. */
export function chooseOn(listener: Listener, host: string): ChosenServer {
  const found = listener.names.find(host);
  switch (found.kind) {
    case 'server':
      return { kind: 'server', server: found.server, listener, named: found, assumption: null };
    case 'none':
      return { kind: 'server', server: listener.fallback.server, listener, named: null, assumption: null };
    case 'unknown':
      return { kind: 'unknown', because: found.because, at: found.line };
  }
}

/** The listeners of a port that a client may reach by a host name: by an address, the one that fits it best. */
export function reachable(listeners: readonly Listener[], hostname: string): readonly Listener[] {
  const isIpv6 = hostname.startsWith('[');
  const isIpv4 = /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
  if (isIpv6 || isIpv4 || hostname === 'localhost') {
    const address = isIpv6 ? canonicalAddress(hostname.slice(1, -1)) : hostname;
    const wanted = hostname === 'localhost' ? ['localhost', '127.0.0.1'] : [address];
    const family = isIpv6 ? 'inet6' : 'inet';
    const exact = listeners.filter((at) => at.family === family && wanted.includes(at.host));
    if (exact.length > 0) return exact.slice(0, 1);
    const any = listeners.filter((at) => at.family === family && at.host === '*');
    return any.length > 0
      ? any
      : listeners.filter((at) => at.family === 'inet6' && at.host === '*' && at.has('ipv6only=off'));
  }
  // A host name resolves to some address; where every address is listened on, to none that a `listen` names.
  const wildcard = listeners.filter((at) => at.family === 'inet' && at.host === '*');
  return wildcard.length > 0 ? wildcard : listeners;
}

function addressText({ hostname, port }: ClientRequest, listeners: readonly Listener[]): string {
  return listeners.length === 0 ? `port ${port}` : `${hostname}:${port}`;
}
