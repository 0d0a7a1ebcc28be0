/** TLS to a port that is known for plain HTTP, or plain HTTP to one that is known for TLS (cases C17b, F15). */

import type { Fix, Related } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { argumentOf, argumentSpan, type Statement, statementsNamed } from '../../src/nginx/config/context.ts';
import { hostAndPort, isFilledIn, readProxyTarget } from '../../src/nginx/config/proxy-target.ts';
import { upstreamNamed } from '../../src/nginx/config/upstreams.ts';
import { replaceInArgument } from '../../src/nginx/edit/proxy-target.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { lookUp } from '../../src/text/look-up.ts';

/** The scheme that a port is known for. */
const WELL_KNOWN: Readonly<Record<string, 'http' | 'https'>> = { '80': 'http', '443': 'https' };

export function* checkPort(route: NginxRoute): Generator<Report> {
  const { handler, upstream } = route;
  const { scheme, authority } = readProxyTarget(upstream.target);
  if ((scheme !== 'http' && scheme !== 'https') || handler.directive.args[0]?.templated !== false) return;
  if (isFilledIn(upstream.target)) return;
  const block = upstreamNamed(route.configuration.http, authority);
  const servers = block === null ? null : serversOf(block);
  const ports = servers === null ? [hostAndPort(authority).port ?? ''] : servers.map(portOf);
  const [port] = ports;
  const right = port === undefined ? undefined : lookUp(WELL_KNOWN, port);
  if (block !== null && servers === null) return;
  if (port === undefined || right === undefined || right === scheme || ports.some((other) => other !== port))
    return;
  yield {
    message:
      scheme === 'https'
        ? `Requests end with 502: nginx begins with TLS, and port ${port} is for plain HTTP.`
        : `Requests end with 400 or 502: nginx sends plain HTTP, and port ${port} is for TLS.`,
    span: argumentSpan(handler, 0),
    related: servers?.map((server) => relatedTo(server, port)) ?? [],
    fix: servers === null ? fixFor(handler, scheme, right) : null,
  };
}

/** Null where not all servers can be read. */
function serversOf({ block }: Statement): readonly Statement[] | null {
  if (block === null || block.gaps.length > 0) return null;
  const servers = statementsNamed(block, 'server');
  const isReadable = ({ directive }: Statement) =>
    directive.args[0]?.templated === false && !directive.conditional;
  return servers.length > 0 && servers.every(isReadable) ? servers : null;
}

/** In an `upstream` the default is 80, whatever the scheme of the `proxy_pass` that names it. */
function portOf(server: Statement): string {
  const address = argumentOf(server, 0);
  return address.startsWith('unix:') || isFilledIn(address) ? '' : (hostAndPort(address).port ?? '80');
}

function relatedTo(server: Statement, port: string): Related {
  const isDefault = hostAndPort(argumentOf(server, 0)).port === null;
  return {
    message: isDefault ? `port ${port}, the default in an \`upstream\`` : `port ${port}`,
    span: argumentSpan(server, 0),
  };
}

/** Not safe: what went through TLS would go in the clear, or the port is another one than it seems. */
function fixFor(handler: Statement, scheme: string, right: string): Fix | null {
  const edit = replaceInArgument(handler, 0, () => ({ start: 0, end: scheme.length }), right);
  return edit === null ? null : { safety: 'unsafe', title: `write \`${right}://\``, edits: [edit] };
}
