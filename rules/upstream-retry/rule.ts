/**
 * Several upstreams of a Caddy proxy, of which one is down: without `lb_try_duration` every request that it would have got
 * ends with 502, and with it, too, where the policy chooses the same server again and nothing tells that it is down.
 */
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { upstreamArguments } from '../../src/caddy/config/upstream.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export const rule = defineRule({
  id: 'upstream-retry',
  summary: 'a server that is down is asked again and again, and its handshakes end with 502',
  severity: 'warning',
  fix: 'safe',
  dialects: ['caddy'],
  checkRoute: (route) => (route.dialect === 'caddy' ? check(route) : []),
});

/** Policies that choose the same server for the same request (measured on 2.6.2; `cookie` looks for another one). */
const STEADY: ReadonlySet<string> = new Set([
  'first',
  'ip_hash',
  'client_ip_hash',
  'uri_hash',
  'header',
  'query',
]);

function* check(route: CaddyRoute): Generator<Report> {
  const { proxy, intent, shadow } = route;
  if (!isAtLeast(intent, 'strong') || shadow !== null || proxy.opaque || upstreamArguments(proxy).length < 2)
    return;
  if (knowsWhoIsDown(proxy)) return;
  const policy = childrenNamed(proxy, 'lb_policy').at(-1) ?? null;
  const isSteady = STEADY.has(policy?.args[0]?.value ?? '');
  const retry = ['lb_try_duration', 'lb_retries'].flatMap((name) => childrenNamed(proxy, name)).at(0) ?? null;
  if (retry === null) yield withoutRetry(route, isSteady);
  else if (policy !== null && isSteady) yield inVain(route, retry, policy);
}

/** A server that is known to be down is not chosen. */
function knowsWhoIsDown(proxy: Statement): boolean {
  return (proxy.block ?? []).some(({ name }) =>
    /^(?:health_|fail_duration$|dynamic$|import$)/.test(name.value),
  );
}

function withoutRetry({ proxy, origin }: CaddyRoute, isSteady: boolean): Report {
  return {
    message:
      'While one of these servers is down, the handshakes that it would have got end with 502: Caddy asks no other one without `lb_try_duration`.',
    span: origin,
    severity: 'info',
    fix: fixFor(proxy, isSteady ? [RETRY, REMEMBER] : [RETRY]),
  };
}

function inVain({ proxy }: CaddyRoute, retry: Statement, policy: Statement): Report {
  return {
    message: `While one of these servers is down, its clients get 502 after all the time for retries: \`${policy.args[0]?.value ?? ''}\` chooses the same server each time, unless \`fail_duration\` makes Caddy remember that it failed.`,
    span: headSpan(retry),
    related: [{ message: 'the server is chosen here', span: headSpan(policy) }],
    fix: fixFor(proxy, [REMEMBER]),
  };
}

const RETRY = 'lb_try_duration 2s';
const REMEMBER = 'fail_duration 10s';

function fixFor(proxy: Statement, lines: readonly string[]): Fix | null {
  const edits = insertInBlock(proxy, lines);
  const title = `add ${lines.map((line) => `\`${line}\``).join(' and ')}`;
  return edits === null ? null : { safety: 'safe', title, edits };
}
