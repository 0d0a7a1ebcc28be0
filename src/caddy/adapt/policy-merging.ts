/** TLS connection policies that say the same, or are for the same names, become one (httpcaddyfile/httptype.go, `consolidateConnPolicies`). */
import { memberOf, type ObjectNode, objectNode, plainOf } from '../json/node.ts';
import type { Session } from './session.ts';

export interface Policy {
  readonly node: ObjectNode;
  /** Every word that it comes from is known. */
  readonly certain: boolean;
}

/** Catch-alls are last. What two policies for the same names say differently is a problem. */
export function mergePolicies(policies: readonly Policy[], session: Session): readonly ObjectNode[] {
  const kept: Policy[] = [];
  const named = policies.filter(({ node }) => memberOf(node, 'match') !== null);
  const others = policies.filter(({ node }) => memberOf(node, 'match') === null);
  for (const policy of [...named, ...others]) {
    if (kept.some(({ node }) => textOf(node) === textOf(policy.node))) continue;
    const before = kept.at(-1);
    const joined = before === undefined || !session.isAtLeast('2.9') ? null : joinedNames(before, policy);
    const same = kept.findIndex(({ node }) => matchOf(node) === matchOf(policy.node));
    const present = kept[same];
    if (joined !== null) kept[kept.length - 1] = joined;
    else if (present !== undefined) kept[same] = merged(present, policy, session);
    else kept.push(policy);
  }
  return kept.map(({ node }) => node);
}

/** What may be said once, and what it is for people. */
const SAID_ONCE: ReadonlyMap<string, string> = new Map([
  ['alpn', 'protocols (alpn)'],
  ['cipher_suites', 'cipher suites'],
  ['curves', 'curves'],
  ['default_sni', 'a default name'],
  ['fallback_sni', 'a name to fall back to'],
  ['protocol_min', 'a lowest version'],
  ['protocol_max', 'a highest version'],
]);

/** What only the first one says stays, and what only the second one says is added, but for files that secrets are logged to. */
function merged(first: Policy, second: Policy, session: Session): Policy {
  const members = new Map(first.node.members.map((member) => [member.name, member]));
  for (const member of second.node.members) {
    const { name, value } = member;
    const present = members.get(name)?.value;
    if (name === 'client_authentication' && present === undefined)
      refuse('who clients are', first, second, session);
    if (name === 'certificate_selection' && present?.kind === 'object' && value.kind === 'object') {
      members.set(name, { ...member, value: joinedTags(present, value) });
    } else if (present === undefined) {
      if (name !== 'insecure_secrets_log') members.set(name, member);
    } else {
      const what = SAID_ONCE.get(name);
      const differs = JSON.stringify(plainOf(present)) !== JSON.stringify(plainOf(value));
      if (what !== undefined && differs) refuse(what, first, second, session);
    }
  }
  return {
    node: { ...first.node, members: [...members.values()] },
    certain: first.certain && second.certain,
  };
}

function refuse(what: string, first: Policy, second: Policy, session: Session): void {
  if (!first.certain || !second.certain) return;
  const message = `tls is given twice for the same names, and the two differ in ${what}; join them`;
  session.problem({ code: 'duplicate', message, span: second.node.span });
}

function joinedTags(a: ObjectNode, b: ObjectNode): ObjectNode {
  const tags = [a, b].flatMap((selection) => textsIn(selection, 'any_tag') ?? []);
  return objectNode({ any_tag: [...new Set(tags)] }, a.span);
}

/** Since 2.9: neighbours that differ in their names only. */
function joinedNames(a: Policy, b: Policy): Policy | null {
  const [one, other] = [namesOf(a.node), namesOf(b.node)];
  if (one === null || other === null || textOf(settingsOf(a.node)) !== textOf(settingsOf(b.node)))
    return null;
  const match = objectNode({ match: { sni: [...one, ...other] } }, a.node.span);
  const members = [...match.members, ...settingsOf(a.node).members];
  return { node: { ...a.node, members }, certain: a.certain && b.certain };
}

function namesOf(policy: ObjectNode): readonly string[] | null {
  const match = memberOf(policy, 'match');
  return match?.kind === 'object' ? textsIn(match, 'sni') : null;
}

function textsIn(node: ObjectNode, name: string): readonly string[] | null {
  const list = memberOf(node, name);
  if (list?.kind !== 'array') return null;
  return list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

function settingsOf(policy: ObjectNode): ObjectNode {
  return { ...policy, members: policy.members.filter(({ name }) => name !== 'match') };
}

function matchOf(policy: ObjectNode): string {
  const match = memberOf(policy, 'match');
  return match === null ? '' : JSON.stringify(plainOf(match));
}

/** With the members in the order of their names. */
function textOf(node: ObjectNode): string {
  const members = [...node.members].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify(plainOf({ ...node, members }));
}
