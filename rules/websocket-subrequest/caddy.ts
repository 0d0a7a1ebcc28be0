/**
 * `forward_auth` asks the gateway with the headers of the client, Upgrade and Connection among them. A gateway that upgrades
 * gets the client's socket, in the place of the application (measured on 2.6.2 and 2.11.4: the answer is the gateway's).
 */
import { earlierModifiers, reachesEarlier } from '../../src/caddy/config/proxy.ts';
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { upstreamTarget } from '../../src/caddy/config/upstream.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  if (!isAtLeast(route.intent, 'strong')) return;
  for (const [index, level] of route.levels.entries()) {
    for (const modifier of earlierModifiers(level, 'forward_auth')) {
      const line = modifier.handler;
      if (line.conditional || line.opaque || reachesEarlier(route.levels, index, modifier) !== 'yes')
        continue;
      if (keepsUpgradeBack(line) || neverUpgrades(line)) continue;
      yield reportOf(route, line);
    }
  }
}

/** Without either of the two headers it is no upgrade. */
function keepsUpgradeBack(line: Statement): boolean {
  return childrenNamed(line, 'header_up').some(({ args }) =>
    /^-?(?:connection|upgrade|\*)$/i.test(args[0]?.value ?? ''),
  );
}

/** The endpoints of gateways that answer by status alone: Authelia, authentik, oauth2-proxy, tinyauth. */
const ENDPOINTS =
  /^\/(?:api\/(?:verify|authz\/forward-auth|auth\/caddy)|outpost\.goauthentik\.io\/auth\/caddy|oauth2\/auth)(?:$|[?/{])/;

function neverUpgrades(line: Statement): boolean {
  // In JSON it is the rewrite of a proxy.
  return ['uri', 'rewrite'].some((name) =>
    childrenNamed(line, name).some(({ args }) => ENDPOINTS.test(args[0]?.value ?? '')),
  );
}

function reportOf(route: CaddyRoute, line: Statement): Report {
  const isSame = upstreamTarget(line) === route.upstream.target;
  const edits = insertInBlock(line, ['header_up -Connection', 'header_up -Upgrade']);
  return {
    message: isSame
      ? "The request that `forward_auth` makes asks for an upgrade as well, and this server upgrades: the client's socket ends there, and not at the path that it asked for."
      : "The request that `forward_auth` makes asks for an upgrade as well: a gateway that upgrades gets the client's socket in the place of the application, and one that does not may answer 400 or 500.",
    span: headSpan(line),
    severity: isSame ? 'error' : 'warning',
    related: [{ message: 'for WebSockets that leave here', span: route.origin }],
    fix:
      edits === null
        ? null
        : { safety: 'safe', title: 'send the gateway neither Connection nor Upgrade', edits },
  };
}
