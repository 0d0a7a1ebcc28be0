/**
 * The TLS connection policies of a server, which are what makes it speak TLS, and the check that it speaks either TLS or
 * plain HTTP (httpcaddyfile/httptype.go, `serversFromPairings`, `detectConflictingSchemes`).
 */

import type { Span } from '../../text/span.ts';
import { type ObjectNode, objectNode } from '../json/node.ts';
import type { AutomaticHttps } from './automatic-https.ts';
import type { AdaptedSite, Pairing } from './listeners.ts';
import { mergePolicies, type Policy } from './policy-merging.ts';
import type { Session } from './session.ts';
import type { SiteKey } from './site-keys.ts';

/** Null where Caddy leaves them out: automatic HTTPS adds one when it starts, if there are names to get certificates for. */
export function connectionPolicies(
  { addresses, sites }: Pairing,
  automatic: AutomaticHttps,
  session: Session,
  span: Span,
): readonly ObjectNode[] | null {
  const policies: Policy[] = [];
  let hasCatchAll = false;
  for (const site of sites) {
    const names = [...new Set(site.keys.map(({ host }) => host).filter((host) => host !== ''))];
    for (const given of policiesOf(site)) {
      const policy = withDefaultNames(given.node, names, session);
      if (policy.members.length === 0) continue;
      policies.push({ node: forNames(policy, names, session), certain: given.certain });
      hasCatchAll = names.length === 0;
    }
  }
  refuseBothSchemes(addresses, sites, policies.length > 0, session);
  const { options } = session;
  const qualifies = sites.some((site) =>
    site.keys.some((key) => qualifiesForTls(key, site, automatic, session)),
  );
  const sni = options.defaultSni || undefined;
  const fallback = options.fallbackSni || undefined;
  const added = automatic.disabled
    ? false
    : sites.every(({ keys }) => keys.every((key) => isAutomatic(key, session)));
  if (
    qualifies &&
    !hasCatchAll &&
    (policies.length > 0 || !added || sni !== undefined || fallback !== undefined)
  )
    policies.push({ node: objectNode({ default_sni: sni, fallback_sni: fallback }, span), certain: true });
  return policies.length === 0 ? null : mergePolicies(policies, session);
}

function policiesOf({ values }: AdaptedSite): readonly Policy[] {
  return values.flatMap((value) =>
    value.class === 'other' && value.name === 'tls.connection_policy' && value.value.kind === 'object'
      ? [{ node: value.value, certain: value.certain }]
      : [],
  );
}

/** What a client that names no server is taken to mean. */
function withDefaultNames(
  policy: ObjectNode,
  names: readonly string[],
  { options: { defaultSni, fallbackSni } }: Session,
): ObjectNode {
  const applies = (name: string): boolean => name !== '' && (names.length === 0 || names.includes(name));
  const added = objectNode(
    {
      default_sni: applies(defaultSni) ? defaultSni : undefined,
      fallback_sni: applies(fallbackSni) ? fallbackSni : undefined,
    },
    policy.span,
  );
  return { ...policy, members: [...policy.members, ...added.members] };
}

/** A policy of a site is for the names of the site. */
function forNames(policy: ObjectNode, names: readonly string[], session: Session): ObjectNode {
  if (names.length === 0) return policy;
  const { defaultSni, fallbackSni } = session.options;
  const all = names.includes(defaultSni) || names.includes(fallbackSni) ? [...names, ''] : names;
  const sni = session.isAtLeast('2.9') ? [...all].sort() : all;
  return { ...policy, members: [...objectNode({ match: { sni } }, policy.span).members, ...policy.members] };
}

/** Since 2.7.5 a `tls` line is enough. */
function qualifiesForTls(
  { scheme, host, port }: SiteKey,
  site: AdaptedSite,
  automatic: AutomaticHttps,
  session: Session,
): boolean {
  if (scheme === 'https') return true;
  if (scheme === 'http' || port === session.options.ports.http) return false;
  if (!session.isAtLeast('2.7.5')) return host !== '';
  if (policiesOf(site).length > 0) return true;
  return host !== '' && automatic.isGiven && !automatic.skip.includes(host);
}

/** Whether automatic HTTPS adds a policy for this address. */
function isAutomatic({ host, port }: SiteKey, { options }: Session): boolean {
  return port === options.ports.https || (port !== options.ports.http && host !== '');
}

/** A server speaks TLS or not, on all its addresses. */
function refuseBothSchemes(
  addresses: readonly string[],
  sites: readonly AdaptedSite[],
  hasPolicies: boolean,
  session: Session,
): void {
  const { ports } = session.options;
  let spoken: 'HTTP' | 'HTTPS' | null = null;
  for (const key of sites.flatMap(({ keys }) => keys)) {
    const { scheme, host, port, argument, original } = key;
    const isHttp = scheme === 'http' || port === ports.http;
    const isHttps = !isHttp && (scheme === 'https' || port === ports.https || hasPolicies);
    if (!isHttp && !isHttps && host !== '') continue;
    const speaks = isHttps ? 'HTTPS' : 'HTTP';
    const where = addresses.join(', ');
    if (spoken !== null && spoken !== speaks) {
      const hint =
        speaks === 'HTTP' && scheme === '' && host === '' ? `; write https://${original} here` : '';
      const message = `${where} is for ${spoken} already, and ${original} asks for ${speaks} on it${hint}`;
      if (argument.certain) session.problem({ code: 'address', message, span: argument.span });
      return;
    }
    if (speaks === 'HTTP' && hasPolicies) {
      const message = `${where} is for HTTP, but \`tls\` of a site on it is about certificates`;
      if (argument.certain) session.problem({ code: 'address', message, span: argument.span });
      return;
    }
    spoken = speaks;
  }
}
