/**
 * How the certificates of a host are come by is said once, even if sites of several ports or paths share the host
 * (httpcaddyfile/tlsapp.go, `buildTLSApp`, `consolidateAutomationPolicies`). What is compared are texts: what two sites say, and
 * not what it means.
 */
import { stableSort } from '../config/stable-sort.ts';
import { type PlainJson, plainOf } from '../json/node.ts';
import { textOfLine } from './issuers/text-of-line.ts';
import type { AdaptedSite } from './listeners.ts';
import type { Session } from './session.ts';
import type { SiteKey } from './site-keys.ts';

export interface Policy {
  /** Of the addresses with a host that speak TLS; none where it is for every host. */
  readonly keys: readonly SiteKey[];
  /** '' where nobody says who issues certificates. */
  readonly issuers: string;
  /** '' where nobody says which type keys have. */
  readonly keyType: string;
  /** Certificates are made when a client asks for them. */
  readonly onDemand: boolean;
  /** Who else is asked for certificates. */
  readonly managers: readonly PlainJson[];
  /** It says nothing at all. */
  readonly isEmpty: boolean;
  /** Every word that it comes from is known. */
  readonly certain: boolean;
}

/**
 * The policies that Caddy will have, in its order: the first that is for a name counts. Two for one host are refused.
 * `sites`: those that speak TLS, once for each server that they are on.
 */
export function automationPolicies(sites: readonly AdaptedSite[], session: Session): readonly Policy[] {
  const policies = consolidated(policiesOf(sites, session));
  refuseTwoPolicies(policies, session);
  return policies;
}

function refuseTwoPolicies(policies: readonly Policy[], session: Session): void {
  const before = new Map<string, SiteKey>();
  for (const { keys, certain } of policies) {
    for (const key of keys.filter(({ argument }) => certain && argument.certain)) {
      const other = before.get(key.host);
      before.set(key.host, key);
      if (other === undefined) continue;
      const message = `another site says otherwise how certificates for ${key.host} are come by; write \`tls\` alike in both`;
      session.problem({ code: 'address', message, span: laterOf(other, key).argument.span });
    }
  }
}

/** Caddy sorts them: which one is written further down does not show. */
function laterOf(a: SiteKey, b: SiteKey): SiteKey {
  return a.argument.span.start > b.argument.span.start ? a : b;
}

/** That for every host comes from the global options, or else from the first site for every host; later ones add to it. */
function policiesOf(sites: readonly AdaptedSite[], session: Session): readonly Policy[] {
  const { given } = session.options;
  const isGlobal = ['cert_issuer', 'local_certs', 'key_type', 'ocsp_stapling'].some((name) =>
    given.has(name),
  );
  const named: Policy[] = [];
  let forEvery: Policy | null = isGlobal ? globalPolicy(session) : null;
  let said: AdaptedSite['values'] | null = null;
  for (const site of sites) {
    const policy = policyOf(site, session);
    const key = site.keys.find(({ host }) => host === '');
    if (key === undefined) {
      named.push(...withInternalNamesApart(policy));
      continue;
    }
    // One site on two servers says the same of both.
    if (forEvery !== null && said !== site.values && saidOf(site, 'tls.cert_issuer').length > 0) {
      if (unboundIssuers(site) !== forEvery.issuers) refuseTwoForEvery(key, policy, session);
    }
    said ??= forEvery === null ? site.values : null;
    forEvery = forEvery === null ? policy : withMore(forEvery, policy);
  }
  return forEvery === null ? named : [...named, forEvery];
}

function globalPolicy(session: Session): Policy {
  const issuers = baseIssuers(session);
  const keyType = baseKeyType(session);
  return { keys: [], issuers, keyType, onDemand: false, managers: [], isEmpty: false, certain: true };
}

function withMore(forEvery: Policy, { keyType, onDemand, managers, certain }: Policy): Policy {
  return {
    ...forEvery,
    keyType: keyType === '' ? forEvery.keyType : keyType,
    onDemand: forEvery.onDemand || onDemand,
    managers: [...forEvery.managers, ...managers],
    certain: forEvery.certain && certain,
  };
}

function refuseTwoForEvery({ argument }: SiteKey, { certain }: Policy, session: Session): void {
  if (!argument.certain || !certain) return;
  const message = `who issues certificates for every host is said elsewhere already, and otherwise than for ${argument.value}`;
  session.problem({ code: 'address', message, span: argument.span });
}

/** Names that are not public are certified by Caddy itself, where nobody says otherwise. */
function withInternalNamesApart(policy: Policy): readonly Policy[] {
  const open = policy.keys.filter(({ host }) => isPublic(host));
  const internal = policy.keys.filter(({ host }) => !isPublic(host));
  if (policy.issuers !== '' || open.length === 0 || internal.length === 0) return [policy];
  return [
    { ...policy, keys: open },
    { ...policy, keys: internal, issuers: INTERNAL, isEmpty: false },
  ];
}

/** Sorted as Caddy sorts them, without those that another one covers or equals. */
function consolidated(policies: readonly Policy[]): readonly Policy[] {
  if (policies.every(({ isEmpty }) => isEmpty)) return [];
  const kept = [...stableSort(policies, isMoreSpecific)].filter(
    ({ isEmpty, keys }) => !isEmpty || keys.every(({ host }) => isPublic(host)),
  );
  for (let at = 0; at < kept.length; at++) {
    for (let next = at + 1; next < kept.length; next++) {
      const [policy, other] = [kept[at], kept[next]];
      if (policy === undefined || other === undefined || !isAlike(policy, other)) continue;
      if (policy.keys.length > 0 && other.keys.length === 0) {
        if (kept.findIndex((one, index) => index > at && isWithin(policy, one)) < next) continue;
        kept.splice(at--, 1);
        break;
      }
      const more = other.keys.filter(({ host }) => !policy.keys.some((key) => key.host === host));
      kept[at] = { ...policy, keys: [...policy.keys, ...more], certain: policy.certain && other.certain };
      kept.splice(next--, 1);
    }
  }
  return kept;
}

function isAlike(a: Policy, b: Policy): boolean {
  return a.issuers === b.issuers && a.keyType === b.keyType && a.onDemand === b.onDemand;
}

function isMoreSpecific(a: Policy, b: Policy): boolean {
  if (isWithin(a, b)) return true;
  return !isWithin(b, a) && a.keys.length > b.keys.length;
}

/** Every host of one is a host of the other. */
function isWithin({ keys }: Policy, { keys: others }: Policy): boolean {
  if (others.length === 0) return true;
  return keys.length > 0 && keys.every(({ host }) => others.some((other) => covers(other.host, host)));
}

/** `*` stands for one label. */
function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && pattern.slice(1) === host.slice(host.indexOf('.')));
}

function policyOf(site: AdaptedSite, session: Session): Policy {
  const { ports } = session.options;
  const own = saidOf(site, 'tls.cert_issuer');
  const keys = site.keys.filter(
    ({ host, scheme, port }) => host !== '' && scheme !== 'http' && port !== ports.http,
  );
  const issuers = own.length > 0 ? boundIssuers(site, session) : issuersFor(keys, session);
  const keyType = saidOf(site, 'tls.key_type').at(-1) ?? baseKeyType(session);
  const onDemand = isSaid(site, 'tls.on_demand');
  const managers = site.values.flatMap((value) =>
    value.class === 'other' && value.name === 'tls.cert_manager' && value.value.kind === 'array'
      ? value.value.items
      : [],
  );
  const saysMore = session.options.given.has('ocsp_stapling') || managers.length > 0;
  const isEmpty = issuers === '' && keyType === '' && !onDemand && !saysMore;
  return { keys, issuers, keyType, onDemand, managers, isEmpty, certain: isKnown(site) };
}

/** What a site listens on is told to those of its own issuers that speak ACME. */
function boundIssuers(site: AdaptedSite, session: Session): string {
  const own = saidOf(site, 'tls.cert_issuer');
  if (!own.some((issuer) => speaksAcme(issuer, session))) return unboundIssuers(site);
  const bound = site.values.flatMap((value) => (value.class === 'bind' ? value.addresses : []));
  return JSON.stringify([own, bound.slice(0, 1)]);
}

function unboundIssuers(site: AdaptedSite): string {
  return JSON.stringify([saidOf(site, 'tls.cert_issuer'), []]);
}

/** ZeroSSL has a protocol of its own since 2.8. */
function speaksAcme(issuer: string, session: Session): boolean {
  const name = /^\[\["(\w+)"/.exec(issuer)?.[1];
  return name !== 'internal' && (name !== 'zerossl' || !session.isAtLeast('2.8'));
}

const INTERNAL = JSON.stringify([['[["internal"],[]]'], []]);

function baseIssuers({ options: { given } }: Session): string {
  if (given.has('local_certs')) return INTERNAL;
  const issuer = given.get('cert_issuer');
  return issuer === undefined ? '' : JSON.stringify([[textOfLine(issuer.args, issuer.block ?? [])], []]);
}

/** A global address for an authority is as good as one in a site, where public names have no issuers of their own. */
function issuersFor(keys: readonly SiteKey[], session: Session): string {
  const base = baseIssuers(session);
  const email = session.options.given.get('email')?.args[0]?.value;
  if (base !== '' || email === undefined || !keys.every(({ host }) => isPublic(host))) return base;
  return JSON.stringify([[JSON.stringify([[email], []])], []]);
}

function baseKeyType({ options: { given } }: Session): string {
  return given.get('key_type')?.args[0]?.value ?? '';
}

function isSaid({ values }: AdaptedSite, name: string): boolean {
  return values.some((value) => value.class === 'other' && value.name === name);
}

function saidOf({ values }: AdaptedSite, name: string): readonly string[] {
  return values.flatMap((value) =>
    value.class === 'other' && value.name === name ? [String(plainOf(value.value))] : [],
  );
}

/** Every word of what the site says about TLS is known. */
function isKnown({ values }: AdaptedSite): boolean {
  return values.every((value) => value.class !== 'other' || value.certain);
}

/** Whether an authority that everybody trusts may issue a certificate (certmagic, `SubjectQualifiesForPublicCert`). */
function isPublic(host: string): boolean {
  if (/(?:^|\.)(?:localhost|local|internal|home\.arpa|lan)$/i.test(host)) return false;
  return !/^\[|^[\d.]+$|:/.test(host) && host.split('*.').length <= 2;
}
