/** Several upstreams of a `reverse_proxy`, chosen anew for each request: at random, unless `lb_policy` says otherwise. */
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { upstreamArguments } from '../../src/caddy/config/upstream.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';
import { POLLING } from './polling.ts';

/** Policies for which the requests of one client are nothing that belongs together. */
const SPREADING: ReadonlySet<string> = new Set([
  'random',
  'random_choose',
  'round_robin',
  'weighted_round_robin',
  'least_conn',
]);

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { proxy, knownPath, shadow, configuration } = route;
  const upstreams = upstreamArguments(proxy);
  const application = knownPath?.application ?? '';
  if (shadow !== null || upstreams.length < 2 || !POLLING.has(application) || proxy.opaque) return;
  if (upstreams.some(({ certain }) => !certain)) return;
  const policy = childrenNamed(proxy, 'lb_policy').at(-1) ?? null;
  const name = policy === null ? 'random' : policy.args[0];
  const chosen = typeof name === 'string' ? name : (name?.value ?? '');
  if (policy?.conditional === true || !SPREADING.has(chosen)) return;
  const how = policy === null ? ' at random' : ` by \`${chosen}\``;
  yield {
    message: `One client's requests are spread over ${upstreams.length} servers${how}: ${application} keeps a session in one of them, and the others answer ${POLLING.get(application) ?? ''}.`,
    span: headSpan(policy ?? proxy),
    related: policy === null ? [] : [{ message: `${application} leaves here`, span: route.origin }],
    fix: fixFor(proxy, policy, configuration.target.caddy),
  };
}

/** By the client's address, as behind trusted proxies it is since 2.7. */
function fixFor(proxy: Statement, policy: Statement | null, version: string): Fix | null {
  const name = isVersionAtLeast(version, '2.7') ? 'client_ip_hash' : 'ip_hash';
  const title = `choose the server by \`${name}\``;
  if (policy === null) {
    const edits = insertInBlock(proxy, [`lb_policy ${name}`]);
    return edits === null ? null : { safety: 'safe', title, edits };
  }
  const [first] = policy.args;
  if (first === undefined || policy.block !== null) return null;
  if (policy.args.length === 1) return { safety: 'safe', title, edits: [replaceArgument(first, name)] };
  const { file, start } = first.span;
  const end = (policy.args.at(-1) ?? first).span.end;
  // Options of the policy are members of their own in JSON.
  if (policy.json !== undefined) return null;
  return { safety: 'safe', title, edits: [{ file, start, end, text: name }] };
}
