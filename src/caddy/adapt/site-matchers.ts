/** What requests a site takes: matchers of its hosts and paths, and which site is asked first. */

import type { Span } from '../../text/span.ts';
import { nodeOf, type ObjectNode, objectNode } from '../json/node.ts';
import type { AdaptedSite } from './listeners.ts';
import type { SiteKey } from './site-address.ts';
import { stableSort } from './stable-sort.ts';

/** Keys with the same path share a set (httptype.go, `compileEncodedMatcherSets`). A key for every host and path wins over all. */
export function siteMatchers(keys: readonly SiteKey[], span: Span): readonly ObjectNode[] {
  const pairs: { readonly path: string; readonly hosts: SiteKey[]; everyHost: boolean }[] = [];
  for (const key of keys) {
    let pair = pairs.find(({ path }) => path === key.path);
    if (pair === undefined) {
      pair = { path: key.path, hosts: [], everyHost: false };
      pairs.push(pair);
    }
    if (key.host === '') pair.everyHost = true;
    else if (!pair.hosts.some(({ host }) => host === key.host)) pair.hosts.push(key);
  }
  return pairs.flatMap(({ path, hosts, everyHost }) => {
    const named = everyHost ? [] : hosts;
    if (named.length === 0 && path === '') return [];
    return objectNode(
      {
        host: named.length === 0 ? undefined : named.map(({ host, argument }) => nodeOf(host, argument.span)),
        path: path === '' ? undefined : [path],
      },
      span,
    );
  });
}

/** The most specific site first (httptype.go, `serversFromPairings`). */
export function sortSites(sites: readonly AdaptedSite[]): readonly AdaptedSite[] {
  return stableSort(sites, (a, b) => {
    const one = rankOf(a);
    const other = rankOf(b);
    if (specificity(other.host) === 0) return true;
    if (specificity(one.host) === 0) return false;
    if (one.wildcard !== other.wildcard) return other.wildcard;
    if (specificity(one.host) === specificity(other.host)) return one.path.length > other.path.length;
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

/** The length without wildcards and placeholders. */
function specificity(text: string): number {
  return text.replace(/\{[^}]*\}/g, '').replaceAll('*', '').length;
}
