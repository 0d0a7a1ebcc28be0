/** What a server's `automatic_https` says: the global option `auto_https`, and the names that sites ask for by `http://`. */
import { lookUp } from '../../text/look-up.ts';
import type { PlainJson } from '../json/node.ts';
import type { Pairing } from './listeners.ts';
import type { Session } from './session.ts';

export interface AutomaticHttps {
  /** There is anything to print. */
  readonly isGiven: boolean;
  readonly disabled: boolean;
  /** Names that get no certificate and no redirect. */
  readonly skip: readonly string[];
  readonly json: PlainJson | undefined;
}

const SWITCHES: Readonly<Record<string, string>> = {
  off: 'disable',
  disable_redirects: 'disable_redirects',
  disable_certs: 'disable_certificates',
  ignore_loaded_certs: 'ignore_loaded_certificates',
  prefer_wildcard: 'prefer_wildcard',
};

export function automaticHttps({ addresses, sites }: Pairing, { options }: Session): AutomaticHttps {
  const skip = new Set<string>();
  if (addresses.some((address) => portOf(address) !== options.ports.http)) {
    for (const { scheme, host } of sites.flatMap(({ keys }) => keys)) {
      if (scheme === 'http' && host !== '') skip.add(host);
    }
  }
  const switched = options.autoHttps.flatMap((value) => {
    const name = lookUp(SWITCHES, value);
    return name === undefined ? [] : [[name, true] as const];
  });
  const isGiven = switched.length > 0 || skip.size > 0;
  return {
    isGiven,
    disabled: options.autoHttps.includes('off'),
    skip: [...skip],
    json: isGiven
      ? { ...Object.fromEntries(switched), skip: skip.size === 0 ? undefined : [...skip] }
      : undefined,
  };
}

/** A Unix socket has none, which is not the HTTP port. */
export function portOf(address: string): string {
  return /:([^:\]]*)$/.exec(address)?.[1] ?? '';
}
