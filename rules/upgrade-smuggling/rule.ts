/**
 * Any Upgrade is forwarded: a client that asks for `h2c` speaks HTTP/2 with the application through a tunnel in which
 * nginx checks nothing (case D30). It matters where nginx keeps clients out of other paths of that application.
 */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { H2C_REQUEST } from '../../src/nginx/config/handshake-request.ts';
import { linesNaming, tokensOf, upstreamRequest } from '../../src/nginx/config/upstream-request.ts';
import { narrowUpgrade } from '../../src/nginx/edit/narrow-upgrade.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { checkCaddyRoute } from './caddy.ts';
import { hasAccessRules, restrictedPaths } from './restricted-paths.ts';

export const rule = defineRule({
  id: 'upgrade-smuggling',
  summary: 'any Upgrade is forwarded, and with h2c clients get past the access rules of other locations',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx', 'caddy'],
  *checkRoute(route, { target }) {
    if (route.dialect === 'caddy') yield* checkCaddyRoute(route);
    else if (route.protocol === 'http') yield* check(route, target.nginx);
  },
});

function* check(route: NginxRoute, nginxVersion: string): Generator<Report> {
  if (route.upstream.scheme !== 'http' || !hasAccessRules(route.configuration)) return;
  if (linesNaming(route.request, 'upgrade').length !== 1) return;
  const restricted = restrictedPaths(route);
  const [first] = restricted;
  const line = first === undefined ? null : forwardingLine(route, nginxVersion);
  if (first === undefined || line === null) return;
  const edits = narrowUpgrade(route, line);
  yield {
    message: `Any Upgrade is forwarded, not only \`websocket\`: an application that knows \`h2c\` then answers HTTP/2 requests that nginx does not see, past the rules of \`${first.match}\`.`,
    span: spanOf(line),
    related: restricted.map(({ match, by }) => ({
      message: `clients are kept out of \`${match}\``,
      span: spanOf(by),
    })),
    fix: edits === null ? null : { safety: 'safe', title: 'forward `Upgrade: websocket` only', edits },
  };
}

/** The line that forwards `h2c` with a Connection that asks for the upgrade; null where none does. */
function forwardingLine({ context, configuration }: NginxRoute, nginxVersion: string): Statement | null {
  const asked = upstreamRequest(context, configuration.variables, nginxVersion, H2C_REQUEST);
  const [upgrade] = linesNaming(asked, 'upgrade');
  if (upgrade === undefined || upgrade.value.kind === 'unknown' || upgrade.value.value !== 'h2c') return null;
  const connection = linesNaming(asked, 'connection').flatMap(({ value }) =>
    value.kind === 'known' ? [value.value] : [],
  );
  return tokensOf(connection).includes('upgrade') ? upgrade.statement : null;
}
