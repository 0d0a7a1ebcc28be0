/** What requests a site takes: matchers of its hosts and paths, and which site is asked first. */

import { toBytes } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import { stableSort } from '../config/stable-sort.ts';
import { nodeOf, type ObjectNode, objectNode } from '../json/node.ts';
import type { AdaptedSite } from './listeners.ts';
import type { SiteKey } from './site-keys.ts';

/**
 * Keys with the same path share a set (httptype.go, `compileEncodedMatcherSets`). From a key for every host on no hosts are
 * asked for, and its own path is for every host.
 */
export function siteMatchers(keys: readonly SiteKey[], span: Span): readonly ObjectNode[] {
  const byPath = new Map<string, Map<string, SiteKey>>();
  let everyHost = false;
  for (const key of keys) {
    const hosts = byPath.get(key.path) ?? new Map<string, SiteKey>();
    byPath.set(key.path, hosts);
    if (key.host === '' && !everyHost) {
      hosts.clear();
      everyHost = true;
    }
    if (!everyHost && !hosts.has(key.host)) hosts.set(key.host, key);
  }
  return [...byPath].flatMap(([path, hosts]) => {
    if (hosts.size === 0 && path === '') return [];
    const host =
      hosts.size === 0 ? undefined : [...hosts.values()].map((key) => nodeOf(key.host, key.argument.span));
    return objectNode({ host, path: path === '' ? undefined : [path] }, span);
  });
}

/** The most specific site first (httptype.go, `serversFromPairings`). */
export function sortSites(sites: readonly AdaptedSite[]): readonly AdaptedSite[] {
  return stableSort(sites, (a, b) => {
    const one = rankOf(a);
    const other = rankOf(b);
    if (specificity(one.host) === 0) return false;
    if (specificity(other.host) === 0) return true;
    if (one.wildcard !== other.wildcard) return other.wildcard;
    if (specificity(one.host) === specificity(other.host))
      return toBytes(one.path).length > toBytes(other.path).length;
    return specificity(one.host) > specificity(other.host);
  });
}

interface Rank {
  readonly host: string;
  readonly path: string;
  readonly wildcard: boolean;
}

function rankOf({ keys }: AdaptedSite): Rank {
  let host = '';
  let path = '';
  for (const key of keys) {
    if (specificity(key.host) > specificity(host)) host = key.host;
    if (specificity(key.path) > specificity(path)) path = key.path;
  }
  return { host, path, wildcard: keys.some((key) => key.host === '' || key.host.includes('*')) };
}

/** The length without wildcards and placeholders, in bytes. */
function specificity(text: string): number {
  return toBytes(text.replace(/\{[^}]*\}/g, '').replaceAll('*', '')).length;
}
