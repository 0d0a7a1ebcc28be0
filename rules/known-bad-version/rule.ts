/** Releases of Caddy in which WebSockets do not work, where the target is one of them. */

import { serversBlockOf } from '../../src/caddy/config/server-options.ts';
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { transportOf } from '../../src/caddy/config/upstream.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import type { CaddyConfiguration, CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export const rule = defineRule({
  id: 'known-bad-version',
  summary: 'the target is a release of Caddy in which these WebSockets do not work',
  severity: 'warning',
  fix: 'safe',
  dialects: ['caddy'],
  checkCaddy: check,
});

function* check(configuration: CaddyConfiguration): Generator<Report> {
  const version = configuration.target.caddy;
  const routes = configuration.routes.filter(
    ({ intent, shadow }) => isAtLeast(intent, 'strong') && shadow === null,
  );
  yield* hijacking(version, routes);
  yield* serverName(version, routes);
  yield* http3(version, routes);
}

function isBetween(version: string, first: string, fixed: string): boolean {
  return isVersionAtLeast(version, first) && !isVersionAtLeast(version, fixed);
}

/** caddyserver/caddy issue 5679. */
function* hijacking(version: string, routes: readonly CaddyRoute[]): Generator<Report> {
  const [route] = routes;
  if (route === undefined || !isBetween(version, '2.7.0', '2.7.2')) return;
  yield {
    message: `WebSockets are broken in Caddy ${version}: it takes the connection over in the wrong order, which 2.7.2 mends. Upgrade.`,
    span: route.origin,
  };
}

/** caddyserver/caddy issue 7292, mended by 7296. */
function* serverName(version: string, routes: readonly CaddyRoute[]): Generator<Report> {
  if (!isBetween(version, '2.10.1', '2.11.0')) return;
  for (const route of routes) {
    const transport = transportOf(route.proxy);
    const line = transport === null ? undefined : childrenNamed(transport, 'tls_server_name').at(-1);
    if (transport === null || line === undefined || line.args[0]?.value.includes('{') !== true) continue;
    if (childrenNamed(transport, 'versions').length > 0) continue;
    yield {
      message: `No WebSocket opens with Caddy ${version}: with a placeholder in \`tls_server_name\` it asks the application over HTTP/2 ("invalid Upgrade request header"), which 2.11.0 mends.`,
      span: headSpan(line),
      severity: 'error',
      related: [{ message: 'for WebSockets that leave here', span: route.origin }],
      fix: withHttp1(transport),
    };
  }
}

function withHttp1(transport: Statement): Fix | null {
  const edits = insertInBlock(transport, ['versions 1.1']);
  return edits === null ? null : { safety: 'safe', title: 'speak HTTP/1.1 to the application', edits };
}

/** caddyserver/caddy issue 7305: iOS Safari opens WebSockets over HTTP/3 where the server offers it. */
function* http3(version: string, routes: readonly CaddyRoute[]): Generator<Report> {
  if (!isBetween(version, '2.9.0', '2.11.0')) return;
  const route = routes.find((each) => each.entry.listeners.some(({ tls }) => tls) && offersHttp3(each));
  if (route === undefined) return;
  yield {
    message: `Safari on iOS opens WebSockets over HTTP/3 where it can, and Caddy ${version} passes them on as a plain CONNECT, which applications answer with 404; 2.11.0 mends it. Until then \`servers { protocols h1 h2 }\` in the global options helps.`,
    span: route.origin,
    severity: 'info',
  };
}

function offersHttp3(route: CaddyRoute): boolean {
  const servers = serversBlockOf(route);
  const protocols = servers === null ? [] : childrenNamed(servers, 'protocols');
  return protocols.length === 0 || protocols.some(({ args }) => args.some(({ value }) => value === 'h3'));
}
