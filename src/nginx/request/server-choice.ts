/**
 * Which server takes a request: first by the address that the client connects to, then by the host name
 * (`ngx_http_find_virtual_server`; measured on nginx 1.22.1 and 1.31.4, cases C18, H01, H02).
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import { type Context, nameOf, type Statement } from '../config/context.ts';
import { canonicalAddress, type Listen, listensOf } from '../config/listen.ts';
import { type NamedServer, ServerNames } from './server-names.ts';

/** One address, and the servers that listen on it. */
export interface Listener {
  readonly family: 'inet' | 'inet6' | 'unix';
  readonly host: string;
  readonly port: number;
  readonly listens: readonly { readonly listen: Listen; readonly server: Context }[];
  /** The server for hosts that no name matches, and the `listen` that makes it so. */
  readonly fallback: { readonly server: Context; readonly listen: Listen };
  readonly names: ServerNames;
}

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

/** Lines of `http`'s servers by port: a request asks about one port, whatever else a configuration has. */
class Listeners {
  readonly #byPort = new Map<number, { readonly listen: Listen; readonly server: Context }[]>();
  readonly #ranges: { readonly listen: Listen; readonly server: Context }[] = [];
  readonly #listeners = new Map<number, readonly Listener[]>();

  constructor(servers: readonly Context[]) {
    for (const server of servers) {
      for (const listen of listensOf(server)) {
        const [first, last] = listen.address.ports;
        if (first !== last) this.#ranges.push({ listen, server });
        else {
          const others = this.#byPort.get(first);
          if (others === undefined) this.#byPort.set(first, [{ listen, server }]);
          else others.push({ listen, server });
        }
      }
    }
  }

  on(port: number): readonly Listener[] {
    let listeners = this.#listeners.get(port);
    if (listeners === undefined) {
      listeners = this.#group(port);
      this.#listeners.set(port, listeners);
    }
    return listeners;
  }

  #group(port: number): readonly Listener[] {
    const groups = new Map<string, { listen: Listen; server: Context }[]>();
    const ranges = this.#ranges.filter(
      ({ listen }) => listen.address.ports[0] <= port && port <= listen.address.ports[1],
    );
    for (const entry of [...(this.#byPort.get(port) ?? []), ...ranges]) {
      const { address, parameters } = entry.listen;
      if (parameters.includes('quic')) continue;
      const key = `${address.family} ${address.host}`;
      const others = groups.get(key);
      if (others === undefined) groups.set(key, [entry]);
      else others.push(entry);
    }
    return [...groups.values()].flatMap((listens) => listenerOf(listens, port) ?? []);
  }
}

function listenerOf(
  listens: readonly { readonly listen: Listen; readonly server: Context }[],
  port: number,
): Listener | null {
  const [first] = listens;
  if (first === undefined) return null;
  const isDefault = ({ listen }: { listen: Listen }) =>
    listen.parameters.includes('default_server') || listen.parameters.includes('default');
  const { family, host } = first.listen.address;
  let names: ServerNames | null = null;
  return {
    family,
    host,
    port,
    listens,
    fallback: listens.find(isDefault) ?? first,
    get names() {
      if (names === null) {
        names = new ServerNames();
        for (const server of new Set(listens.map((each) => each.server))) names.add(server);
      }
      return names;
    },
  };
}

const known = new WeakMap<NginxConfiguration, Listeners>();

function listenersOf(configuration: NginxConfiguration): Listeners {
  let listeners = known.get(configuration);
  if (listeners === undefined) {
    const section = configuration.http;
    const servers = (section?.statements ?? []).flatMap((at) =>
      nameOf(at) === 'server' && at.block !== null ? [at.block] : [],
    );
    listeners = new Listeners(servers);
    known.set(configuration, listeners);
  }
  return listeners;
}

/** Chooses the server for a request; `host` is its Host in lower case, without port and trailing dot. */
export function chooseServer(
  configuration: NginxConfiguration,
  request: ClientRequest,
  host: string,
): ChosenServer {
  const listeners = listenersOf(configuration).on(request.port);
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

function chooseOn(listener: Listener, host: string): ChosenServer {
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
function reachable(listeners: readonly Listener[], hostname: string): readonly Listener[] {
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
      : listeners.filter((at) => at.family === 'inet6' && at.host === '*' && takesIpv4(at));
  }
  // A host name resolves to some address; where every address is listened on, to none that a `listen` names.
  const wildcard = listeners.filter((at) => at.family === 'inet' && at.host === '*');
  return wildcard.length > 0 ? wildcard : listeners;
}

function takesIpv4({ listens }: Listener): boolean {
  return listens.some(({ listen }) => listen.parameters.includes('ipv6only=off'));
}

function addressText({ hostname, port }: ClientRequest, listeners: readonly Listener[]): string {
  return listeners.length === 0 ? `port ${port}` : `${hostname}:${port}`;
}
