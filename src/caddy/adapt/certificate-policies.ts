/**
 * Whether a host gets its certificate in two ways at once, which Caddy refuses. Looked for only after policies that are alike
 * have been put together and the superfluous ones left out, so that it depends on the order of the sites
 * (httpcaddyfile/tlsapp.go, `consolidateAutomationPolicies`; measured on 2.6.2 for `on_demand` alone).
 */
import { coversHost } from '../request/host-names.ts';
import type { AdaptedSite } from './listeners.ts';
import type { Session } from './session.ts';

/** A site that speaks TLS, with its addresses that do and that have a host. */
export interface CertifiedSite {
  readonly site: AdaptedSite;
  readonly keys: AdaptedSite['keys'];
  readonly isOnDemand: boolean;
}

interface Policy {
  /** Empty: every name. */
  readonly subjects: readonly string[];
  readonly isOnDemand: boolean;
  /** What else the policy says, in words that are alike where it is. */
  readonly rest: string;
  readonly keys: AdaptedSite['keys'];
}

export function refuseTwoPolicies(sites: readonly CertifiedSite[], session: Session): void {
  const taken = new Map<string, Policy>();
  for (const policy of consolidated(policiesOf(sites, session))) {
    for (const host of policy.subjects) {
      const before = taken.get(host);
      taken.set(host, policy);
      if (before === undefined || before.isOnDemand === policy.isOnDemand) continue;
      const blamed = [...before.keys, ...policy.keys].filter((key) => key.host === host).toSorted(byPlace);
      const key = blamed.at(-1);
      if (key?.argument.certain !== true) continue;
      const message = `one site makes certificates for ${host} on demand, another does not; write \`tls\` alike in both`;
      session.problem({ code: 'address', message, span: key.argument.span });
    }
  }
}

function byPlace(a: AdaptedSite['keys'][number], b: AdaptedSite['keys'][number]): number {
  return a.argument.span.start - b.argument.span.start;
}

function policiesOf(sites: readonly CertifiedSite[], { options: { given } }: Session): readonly Policy[] {
  const general = given.has('local_certs') ? '"internal"' : '';
  const hasGeneral = ['local_certs', 'cert_issuer', 'key_type', 'ocsp_stapling'].some((name) =>
    given.has(name),
  );
  const forAll: Policy = { subjects: [], isOnDemand: false, rest: general, keys: [] };
  return [
    ...(hasGeneral ? [forAll] : []),
    ...sites.map(({ site, keys, isOnDemand }): Policy => {
      const subjects = [...new Set(keys.map(({ host }) => host))];
      return { subjects, isOnDemand, rest: saidBy(site) || general, keys };
    }),
  ];
}

function saidBy({ values }: AdaptedSite): string {
  const said = values.filter(
    (value) =>
      value.class === 'other' && /^tls\.(?:cert_issuer|cert_manager|key_type|reuse_keys)/.test(value.name),
  );
  return said
    .map((value) => JSON.stringify(value, (name, inner) => (/span/.test(name) ? undefined : inner)))
    .join();
}

/** From the special to the general; what a more general policy says as well goes, unless another one lies in between. */
function consolidated(policies: readonly Policy[]): readonly Policy[] {
  const list = inOrder(policies);
  for (let at = 0; at < list.length; at++) {
    for (let other = at + 1; other < list.length; other++) {
      const [one, next] = [list[at], list[other]];
      if (one === undefined || next === undefined || !isAlike(one, next)) continue;
      if (one.subjects.length > 0 && next.subjects.length === 0) {
        if (list.findIndex((each, index) => index > at && isSubset(one, each)) < other) continue;
        list.splice(at--, 1);
        break;
      }
      list.splice(other--, 1);
      list[at] = {
        ...one,
        subjects: [...new Set([...one.subjects, ...next.subjects])],
        keys: [...one.keys, ...next.keys],
      };
    }
  }
  return list;
}

function isAlike(one: Policy, other: Policy): boolean {
  return one.isOnDemand === other.isOnDemand && one.rest === other.rest;
}

/** Go's stable sort, which is one by insertion for so few; the comparison is no order, so that the way of sorting counts. */
function inOrder(policies: readonly Policy[]): Policy[] {
  const list: Policy[] = [];
  for (const policy of policies) {
    let at = list.length;
    while (at > 0 && comesBefore(policy, list[at - 1])) at--;
    list.splice(at, 0, policy);
  }
  return list;
}

function comesBefore(one: Policy, other: Policy | undefined): boolean {
  if (other === undefined || isSubset(one, other)) return other !== undefined;
  return !isSubset(other, one) && one.subjects.length > other.subjects.length;
}

function isSubset({ subjects }: Policy, of: Policy): boolean {
  if (of.subjects.length === 0) return true;
  return (
    subjects.length > 0 && subjects.every((name) => of.subjects.some((pattern) => coversHost(pattern, name)))
  );
}
