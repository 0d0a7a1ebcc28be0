/**
 * Caddy passes Host on as the client sent it, except to `https://` upstreams since 2.11, which get their own name. An
 * application that compares Origin with Host refuses the handshake then (403 on 2.11.4, 101 on 2.6.2).
 */

import type { HeaderOperation } from '../../src/caddy/config/header-operations.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { readSiteAddress } from '../../src/caddy/config/site-address.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { insertInBlock } from '../../src/caddy/edit/insert.ts';
import { removeStatements, replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  if (!isAtLeast(route.intent, 'strong') || route.websocket.handshake === 'fails') return;
  const hosts = route.requestOperations.filter(({ field }) => field.toLowerCase() === 'host');
  // By these the author has settled what the application compares.
  const isSettled = route.requestOperations.some(({ field }) =>
    /^(?:origin|x-forwarded-host|forwarded)$/i.test(field),
  );
  if (isSettled) return;
  const [host, ...others] = hosts;
  if (host === undefined) yield* ownNameOfUpstream(route);
  else if (others.length === 0 && host.kind === 'set') yield* setByLine(route, host);
}

const REFUSED = 'an application that compares Host with Origin refuses the handshake with 403';

/** To another one's server, by its name, Host has to be that name. */
function isOwnServer({ upstream }: CaddyRoute): boolean {
  return (
    upstream.servers.length > 0 &&
    upstream.servers.every((server) => {
      const host = server.replace(/:\d+$/, '');
      return /^(?:localhost|[a-z][\w-]*|\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/i.test(host);
    })
  );
}

function* ownNameOfUpstream(route: CaddyRoute): Generator<Report> {
  const { upstream, configuration, proxy, origin } = route;
  if (upstream.scheme !== 'https' || !isVersionAtLeast(configuration.target.caddy, '2.11')) return;
  if (!isOwnServer(route)) return;
  const edits = insertInBlock(proxy, ['header_up Host {hostport}']);
  yield {
    message: `The application sees \`Host: ${upstream.servers[0] ?? ''}\`, since Caddy sends \`https://\` upstreams their own name from 2.11 on: ${REFUSED}.`,
    span: origin,
    fix: edits === null ? null : { safety: safetyFor(route), title: 'set `Host {hostport}`', edits },
  };
}

/** Other requests get another Host as well, unless nothing but WebSockets comes this way. */
function safetyFor({ knownPath }: CaddyRoute): Fix['safety'] {
  return knownPath?.exclusive === true ? 'safe' : 'unsafe';
}

function* setByLine(route: CaddyRoute, { value, statement }: HeaderOperation): Generator<Report> {
  if (value === null || !value.certain || statement.conditional) return;
  const name = value.value.replace(/^\{http\.(?:request|reverse_proxy)\.(?:upstream\.)?(\w+)\}$/, '{$1}');
  if (/^\{upstream_hostport\}$|^\{http\.reverse_proxy\.upstream\.hostport\}$/.test(value.value)) {
    if (!isOwnServer(route)) return;
    const isDefault =
      route.upstream.scheme !== 'https' || !isVersionAtLeast(route.configuration.target.caddy, '2.11');
    yield {
      message: `The application sees its own address in Host, and the page's in Origin: ${REFUSED}.`,
      span: headSpan(statement),
      fix: {
        safety: 'unsafe',
        title: isDefault ? `remove ${quoteLine(statement)}` : 'set `Host {hostport}`',
        edits: isDefault ? removeStatements([statement]) : [replaceArgument(value, '{hostport}')],
      },
    };
  } else if (name === '{host}') {
    const port = clientsPort(route);
    if (port === null) return;
    yield {
      message: `\`${value.value}\` is without the port: browsers send \`Origin: …:${port}\`, and ${REFUSED}.`,
      span: headSpan(statement),
      related: [{ message: `clients come to port ${port}`, span: route.site.span }],
      fix: {
        safety: safetyFor(route),
        title: 'set `Host {hostport}`',
        edits: [replaceArgument(value, '{hostport}')],
      },
    };
  }
}

/** The one port that every address of the site names beside a host; null where it is the scheme's own or another one's may be mapped to it. */
function clientsPort({ site }: CaddyRoute): string | null {
  const ports = new Set<string>();
  for (const { value, certain } of site.addresses) {
    const address = certain ? readSiteAddress(value) : null;
    if (address === null || !/^\d+$/.test(address.port)) return null;
    // Where the name is no one's to type, something in front may have another port.
    if (/^(?:|localhost|[\d.]+|.*:.*)$/.test(address.host)) return null;
    if (address.port === '443' || address.port === '80') return null;
    ports.add(address.port);
  }
  const [port, ...others] = ports;
  return port === undefined || others.length > 0 ? null : port;
}
