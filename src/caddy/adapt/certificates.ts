/**
 * The app `tls`, as far as it decides with whom TLS can begin: names that get certificates though no route asks for them,
 * certificates from files and from elsewhere, and those that are made on demand (httpcaddyfile/tlsapp.go, `buildTLSApp`).
 * Who issues a certificate, and for how long, is left out: no request depends on it.
 */
import { type ObjectNode, objectNode, type PlainJson } from '../json/node.ts';
import { portOf } from './automatic-https.ts';
import { automationPolicies, type Policy } from './automation-policies.ts';
import { byteOrder } from './go-values.ts';
import { Draft } from './json-draft.ts';
import type { AdaptedSite, Pairing } from './listeners.ts';
import type { Session } from './session.ts';

/** Null where there is nothing to say. */
export function tlsApp(pairings: readonly Pairing[], session: Session): ObjectNode | null {
  const { span } = session;
  const app = new Draft(span);
  const certificates = new Draft(span);
  certificates.put('automate', automated(pairings, session), span);
  const encrypted = encryptedSites(pairings, session);
  for (const site of encrypted) {
    certificates.append('load_files', plainsOf(site, 'tls.load_files'), span);
    certificates.append('load_folders', plainsOf(site, 'tls.load_folders'), span);
  }
  if (!certificates.isEmpty) app.putAlways('certificates', certificates.node(), span);
  const policies = automationPolicies(encrypted, session);
  if (policies.some(({ onDemand, managers }) => onDemand || managers.length > 0)) {
    app.putAlways('automation', { policies: policies.map((policy) => policyNode(policy, session)) }, span);
  }
  return app.isEmpty ? null : app.node();
}

/**
 * Hosts of sites that have an address without a host as well: no route names them. Until 2.7 `disable_certs` did not keep
 * them out (measured on 2.6.2).
 */
function automated(pairings: readonly Pairing[], session: Session): readonly string[] {
  const { autoHttps } = session.options;
  if (autoHttps.includes('off')) return [];
  if (session.isAtLeast('2.7') && autoHttps.includes('disable_certs')) return [];
  const shared = pairings.flatMap(({ sites }) =>
    sites.filter(({ keys }) => keys.some(({ host }) => host === '')),
  );
  const hosts = shared.flatMap((site) => namedKeys(site, session).map(({ host }) => host));
  return [...new Set(hosts)].sort(byteOrder);
}

/** Sites that speak TLS somewhere, once for each server that they are on. */
function encryptedSites(pairings: readonly Pairing[], session: Session): readonly AdaptedSite[] {
  const { ports } = session.options;
  return pairings
    .filter(({ addresses }) => addresses.some((address) => portOf(address) !== ports.http))
    .flatMap(({ sites }) => sites)
    .filter(({ keys }) => keys.some(({ scheme }) => scheme !== 'http'));
}

function plainsOf({ values }: AdaptedSite, name: string): readonly PlainJson[] {
  return values.flatMap((value) => {
    if (value.class !== 'other' || value.name !== name || value.value.kind !== 'array') return [];
    return value.value.items;
  });
}

/** Addresses with a host that speak TLS. */
function namedKeys({ keys }: AdaptedSite, { options: { ports } }: Session): AdaptedSite['keys'] {
  return keys.filter(({ host, scheme, port }) => host !== '' && scheme !== 'http' && port !== ports.http);
}

function policyNode({ keys, onDemand, managers }: Policy, { span }: Session): ObjectNode {
  const hosts = keys.map(({ host }) => host).sort(byteOrder);
  return objectNode(
    {
      subjects: hosts.length === 0 ? undefined : hosts,
      get_certificate: managers.length === 0 ? undefined : managers,
      on_demand: onDemand ? true : undefined,
    },
    span,
  );
}
