/** Which sites are served on which addresses: each set of addresses with the same sites is one server (httpcaddyfile/addresses.go). */
import type { Site } from '../config/expansion.ts';
import type { ConfigValue } from './config-value.ts';
import type { HttpOptions } from './options.ts';
import { networkAddress, type SiteKey } from './site-address.ts';

/** A site with what its directives gave. */
export interface AdaptedSite {
  readonly site: Site;
  readonly keys: readonly SiteKey[];
  readonly values: readonly ConfigValue[];
  /** The named routes that it invokes. */
  readonly invoked: ReadonlySet<string>;
}

/** What will be one server. */
export interface Pairing {
  readonly addresses: readonly string[];
  /** Each with those of its keys that are served here. */
  readonly sites: readonly AdaptedSite[];
}

export function pairSites(sites: readonly AdaptedSite[], options: HttpOptions): readonly Pairing[] {
  const byAddress = new Map<string, AdaptedSite[]>();
  for (const site of sites) {
    for (const [address, keys] of keysByAddress(site, options)) {
      const there = byAddress.get(address);
      const part = { ...site, keys };
      if (there === undefined) byAddress.set(address, [part]);
      else there.push(part);
    }
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
  return [...pairings.values()];
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

function keysByAddress(site: AdaptedSite, options: HttpOptions): ReadonlyMap<string, readonly SiteKey[]> {
  const binds = site.values.flatMap((value) => (value.class === 'bind' ? value.addresses : []));
  const hosts = binds.length > 0 ? binds : (options.defaultBind ?? ['']);
  const keys = new Map<string, SiteKey[]>();
  for (const key of site.keys) {
    const port = key.port || (key.scheme === 'http' ? options.httpPort : options.httpsPort);
    for (const address of new Set(hosts.map((host) => networkAddress(host, port)))) {
      const there = keys.get(address);
      if (there === undefined) keys.set(address, [key]);
      else there.push(key);
    }
  }
  return keys;
}
