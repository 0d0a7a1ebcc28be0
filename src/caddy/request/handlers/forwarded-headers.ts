/**
 * The headers with which `reverse_proxy` sends a request on, before any `header_up` (reverseproxy.go, `prepareRequest`).
 */
import type { HeaderField } from '../../../route/client-request.ts';
import { isVersionAtLeast } from '../../../route/target.ts';
import type { ReverseProxyHandler } from '../../http/model.ts';
import { canonicalField } from '../../language/go-url.ts';
import type { RequestInProgress } from '../progress.ts';

/** RFC 9110 section 7.6.1, and what Go's own proxy takes out besides. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'Alt-Svc',
  'Connection',
  'Proxy-Connection',
  'Keep-Alive',
  'Proxy-Authenticate',
  'Proxy-Authorization',
  'Te',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
]);

export function forwardedHeaders(
  handler: ReverseProxyHandler,
  outgoing: RequestInProgress,
): readonly HeaderField[] {
  const { headers } = outgoing;
  const valuesOf = (name: string) => headers.filter(([given]) => given === name).map(([, value]) => value);
  const listed = valuesOf('Connection').flatMap((value) => value.split(',').map((token) => token.trim()));
  const asksForUpgrade = listed.some((token) => token.toLowerCase() === 'upgrade');
  const protocol = asksForUpgrade ? (valuesOf('Upgrade')[0] ?? '').toLowerCase() : '';
  const takenOut = new Set([...HOP_BY_HOP, ...listed.map(canonicalField)]);
  const acceptsTrailers = valuesOf('Te').some((value) =>
    value.split(',').some((token) => token.trim().toLowerCase() === 'trailers'),
  );
  let kept: readonly HeaderField[] = headers.filter(([name]) => !takenOut.has(name));
  if (acceptsTrailers) kept = [...kept, ['Te', 'trailers']];
  if (protocol !== '') kept = [...kept, ['Connection', 'Upgrade'], ['Upgrade', protocol]];
  return [...withForwarded(handler, outgoing, kept), ...viaOf(outgoing)];
}

function viaOf({ version }: RequestInProgress): readonly HeaderField[] {
  return isVersionAtLeast(version, '2.10') ? [['Via', '1.1 Caddy']] : [];
}

/** What the client says of itself counts only where it is a proxy that is trusted. */
function withForwarded(
  { trustedProxies }: ReverseProxyHandler,
  { client, options, host, server }: RequestInProgress,
  headers: readonly HeaderField[],
): readonly HeaderField[] {
  const address = options.clientAddress ?? '{http.request.remote.host}';
  const trusts = trustedProxies.length > 0 || server.trustedProxies.length > 0 || server.trustsUnknownProxies;
  const given = (name: string) => headers.filter(([field]) => field === name).map(([, value]) => value);
  // Whether this client is one of the trusted ones is seen from its address alone.
  const shown = (name: string, own: string) =>
    trusts && given(name).length > 0 ? `{http.request.header.${name}}` : own;
  const others = headers.filter(([name]) => !/^X-Forwarded-(?:For|Proto|Host)$/.test(name));
  return [
    ...others,
    ['X-Forwarded-For', shown('X-Forwarded-For', address)],
    ['X-Forwarded-Proto', shown('X-Forwarded-Proto', client.scheme)],
    ['X-Forwarded-Host', shown('X-Forwarded-Host', host)],
  ];
}
