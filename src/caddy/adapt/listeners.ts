/** Which sites are served on which addresses: each set of addresses with the same sites is one server (httpcaddyfile/addresses.go). */
import type { Site } from '../config/expansion.ts';
import { listeningPort } from '../config/site-address.ts';
import type { Argument } from '../config/statement.ts';
import { listenAddress } from '../language/network-address.ts';
import type { ConfigValue } from './config-value.ts';
import type { Session } from './session.ts';
import { refuseKey, type SiteKey } from './site-keys.ts';

/** A site with what its directives gave. */
export interface AdaptedSite {
  readonly site: Site;
  readonly keys: readonly SiteKey[];
  readonly values: readonly ConfigValue[];
  /** The named routes that it invokes, each where it does so first. */
  readonly invoked: Map<string, Argument>;
}

/** What will be one server. */
export interface Pairing {
  readonly addresses: readonly string[];
  /** The protocols that `bind` asks for, by address. */
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  /** Each with those of its keys that are served here. */
  readonly sites: readonly AdaptedSite[];
}

interface Listener {
  readonly address: string;
  /** Null for all that the server has. */
  readonly protocols: readonly string[] | null;
}

export function pairSites(sites: readonly AdaptedSite[], session: Session): readonly Pairing[] {
  const byAddress = new Map<string, AdaptedSite[]>();
  const protocols = new Map<string, readonly string[]>();
  for (const site of sites) {
    const keys = new Map<string, SiteKey[]>();
    for (const key of site.keys) {
      if (refuseKey(key, session)) continue;
      for (const listener of listenersOf(site, key, session)) {
        put(keys, listener.address, key);
        if (listener.protocols !== null) protocols.set(listener.address, listener.protocols);
      }
    }
    for (const [address, served] of keys) put(byAddress, address, { ...site, keys: served });
  }
  const pairings = new Map<
    string,
    { readonly addresses: string[]; readonly sites: readonly AdaptedSite[] }
  >();
  for (const address of [...byAddress.keys()].sort()) {
    const served = byAddress.get(address) ?? [];
    const same = identityOf(served, sites);
    const pairing = pairings.get(same);
    if (pairing === undefined) pairings.set(same, { addresses: [address], sites: served });
    else pairing.addresses.push(address);
  }
  return [...pairings.values()].map((pairing) => ({
    ...pairing,
    protocols: new Map([...protocols].filter(([address]) => pairing.addresses.includes(address))),
  }));
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Sites are the same where they stand at the same place and are asked for by the same keys. */
function identityOf(served: readonly AdaptedSite[], all: readonly AdaptedSite[]): string {
  return JSON.stringify(
    served.map(({ site, keys }) => [
      all.findIndex((one) => one.site === site),
      ...keys.map(({ original }) => original),
    ]),
  );
}

function listenersOf({ values }: AdaptedSite, key: SiteKey, { options }: Session): readonly Listener[] {
  const binds = values.flatMap((value) => (value.class === 'bind' ? [value] : []));
  const given = binds.flatMap(({ addresses, protocols }) =>
    addresses.map((address) => ({ address, protocols: protocols.length === 0 ? null : protocols })),
  );
  const everywhere = (options.defaultBind ?? ['']).map((address) => ({ address, protocols: null }));
  const port = listeningPort(key, options.ports);
  const listeners = new Map<string, Listener>();
  for (const { address, protocols } of given.length > 0 ? given : everywhere) {
    const printed = listenAddress(address, port);
    listeners.set(printed, { address: printed, protocols });
  }
  return [...listeners.values()];
}
