/**
 * The request as a proxy sends it on (`prepareRequest` of reverseproxy.go): hop-by-hop headers out, an upgrade put back,
 * X-Forwarded-* in, then the configuration's own changes; and how Go's transport writes it down.
 */

import { addressMatches } from '../../route/address-range.ts';
import { type HeaderField, headerOf } from '../../route/client-request.ts';
import { known, unknown } from '../../route/setting.ts';
import { isVersionAtLeast } from '../../route/target.ts';
import { fromBytes } from '../../text/bytes.ts';
import type { ReverseProxyHandler } from '../http/model.ts';
import { requestUri } from '../language/go-url.ts';
import { canonicalField, isFieldName } from '../language/header-names.ts';
import {
  firstOf,
  hasField,
  isFieldValue,
  listsToken,
  valuesOf,
  withField,
  withoutField,
} from './header-fields.ts';
import { changeRequestHeaders } from './header-operations.ts';
import type { RequestInProgress } from './progress.ts';
import { rewriteRequest } from './rewriting.ts';
import type { UpstreamAddress } from './upstream-address.ts';

const HOP_BY_HOP = [
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
];

/** Bytes of the body; `chunked` where only its end tells. */
type BodyLength = number | 'chunked';

export interface PreparedRequest {
  readonly request: RequestInProgress;
  readonly body: BodyLength;
}

/** Everything but what depends on the upstream that is chosen. `asked` stays as it is. */
export function prepareRequest(handler: ReverseProxyHandler, asked: RequestInProgress): PreparedRequest {
  const request = asked.copy();
  let body = bodyLength(request);
  if (handler.rewrite !== null) {
    const before = `${request.method} ${requestUri(request)}`;
    rewriteRequest(handler.rewrite, request);
    const isChanged = before !== `${request.method} ${requestUri(request)}`;
    if (isChanged && /^(?:GET|HEAD)$/.test(handler.rewrite.method ?? '')) body = 0;
  }
  if (!hasField(request.headers, 'User-Agent')) request.headers = [...request.headers, ['User-Agent', '']];
  passHopByHop(request);
  addForwarded(handler, request);
  // Since 2.10.0 (#6275).
  if (isVersionAtLeast(request.version, '2.10.0'))
    request.headers = [...request.headers, ['Via', '1.1 Caddy']];
  return { request, body };
}

/** As the client sends it: headers that handlers change have no say in it. */
function bodyLength({ client }: RequestInProgress): BodyLength {
  if (/\bchunked\b/i.test(headerOf(client, 'Transfer-Encoding'))) return 'chunked';
  return Number(headerOf(client, 'Content-Length')) || 0;
}

function passHopByHop(request: RequestInProgress): void {
  const upgrade = upgradeOf(request.headers);
  const listed = valuesOf(request.headers, 'Connection').flatMap((value) => value.split(','));
  let { headers } = request;
  for (const name of listed) headers = withoutField(headers, name.trim());
  for (const name of HOP_BY_HOP) {
    const keepsTrailers = name === 'Te' && listsToken(valuesOf(headers, 'Te'), 'trailers');
    headers = keepsTrailers ? withField(headers, 'Te', 'trailers') : withoutField(headers, name);
  }
  if (upgrade !== '') {
    headers = withField(headers, 'Connection', 'Upgrade');
    headers = withField(headers, 'Upgrade', upgrade);
  }
  request.headers = headers;
}

/** What the client asks to upgrade to, in lower case; '' where it does not. */
export function upgradeOf(headers: readonly HeaderField[]): string {
  return listsToken(valuesOf(headers, 'Connection'), 'Upgrade')
    ? firstOf(headers, 'Upgrade').toLowerCase()
    : '';
}

/** Since 2.9.0 (#6621): some devices compare the names letter by letter. */
function inWebSocketSpelling([name, value]: HeaderField): HeaderField {
  return /^Sec-Websocket-(?:Accept|Extensions|Key|Protocol|Version)$/.test(name)
    ? [name.replace('Websocket', 'WebSocket'), value]
    : [name, value];
}

function addForwarded(handler: ReverseProxyHandler, request: RequestInProgress): void {
  const trusts = trustsClient(handler, request);
  const { clientAddress } = request.options;
  const address = clientAddress ?? '{http.request.remote.host}';
  forward('X-Forwarded-For', ', ', address, clientAddress === undefined, trusts, request);
  forward('X-Forwarded-Proto', null, request.client.scheme, false, trusts, request);
  const isHostUnknown = request.unknownParts.has('host');
  forward('X-Forwarded-Host', null, request.host, isHostUnknown, trusts, request);
}

/** `separator`: what comes before the own value in a list; null where a trusted proxy's value stands instead of it. */
function forward(
  name: string,
  separator: string | null,
  own: string,
  isUnknown: boolean,
  trusts: boolean | null,
  request: RequestInProgress,
): void {
  const values = valuesOf(request.headers, name);
  const prior = separator === null ? (values.at(-1) ?? '') : values.join(separator);
  const keeps = prior !== '' && trusts === true;
  const value = keeps ? (separator === null ? prior : `${prior}${separator}${own}`) : own;
  const part = `header ${name}` as const;
  const wasUnknown = request.unknownParts.get(part);
  request.headers = withField(request.headers, name, value);
  request.unknownParts.delete(part);
  if (keeps && wasUnknown !== undefined) request.unknownParts.set(part, wasUnknown);
  if (isUnknown && (!keeps || separator !== null))
    request.unknownParts.set(part, "the client's address decides");
  if (prior !== '' && trusts === null) request.unknownParts.set(part, 'the trusted proxies decide');
}

/** Null where there is no telling. */
function trustsClient(handler: ReverseProxyHandler, { server, options }: RequestInProgress): boolean | null {
  const ranges = [...server.trustedProxies, ...handler.trustedProxies];
  const { clientAddress } = options;
  if (clientAddress !== undefined && ranges.some((range) => isIn(clientAddress, range))) return true;
  if (server.trustsUnknownProxies || (clientAddress === undefined && ranges.length > 0)) return null;
  return false;
}

function isIn(address: string, range: string): boolean {
  const answer = addressMatches(address, range);
  return answer.kind === 'known' && answer.value;
}

/** The changes that may name the upstream: `header_up`, and the Host that an HTTPS upstream gets. */
export function directRequest(
  handler: ReverseProxyHandler,
  prepared: PreparedRequest,
  upstream: UpstreamAddress | null,
  asked: RequestInProgress,
): PreparedRequest {
  const request = prepared.request.copy();
  setUpstream(upstream, asked);
  const isHttps = handler.transport.protocol === 'http' && handler.transport.tls;
  // Since 2.11.0 (#7454) an HTTPS upstream is asked for itself, unless the configuration says otherwise.
  if (isHttps && isVersionAtLeast(request.version, '2.11.0') && !setsHost(handler)) {
    request.host = upstream?.address ?? '{http.reverse_proxy.upstream.hostport}';
    if (upstream === null || upstream.doubt !== null) {
      request.unknownParts.set('host', upstream?.doubt ?? 'the upstream that is chosen decides');
    } else {
      request.unknownParts.delete('host');
    }
  }
  const isUpgrade = upgradeOf(request.headers) !== '';
  if (handler.requestHeaders !== null) changeRequestHeaders(handler.requestHeaders, request, asked);
  // Measured on 2.11.4: `header_up -Sec-WebSocket-Key` takes it away, whichever way it is written.
  if (isUpgrade && isVersionAtLeast(request.version, '2.9.0')) {
    request.headers = request.headers.map(inWebSocketSpelling);
  }
  return { request, body: prepared.body };
}

function setsHost({ requestHeaders }: ReverseProxyHandler): boolean {
  const named = [...(requestHeaders?.set.keys() ?? []), ...(requestHeaders?.add.keys() ?? [])];
  return named.some((name) => canonicalField(name) === 'Host');
}

function setUpstream(upstream: UpstreamAddress | null, { values }: RequestInProgress): void {
  const because = upstream === null ? 'the upstream that is chosen decides' : upstream.doubt;
  const set = (name: string, value: string): void => {
    values.set(`http.reverse_proxy.upstream.${name}`, because === null ? known(value) : unknown(because));
  };
  set('address', upstream?.text ?? '');
  set('hostport', upstream?.address ?? '');
  set('host', upstream?.host ?? '');
  set('port', upstream?.port ?? '');
  for (const name of ['requests', 'max_requests', 'fails']) {
    values.set(`http.reverse_proxy.upstream.${name}`, unknown('what the proxy has counted decides'));
  }
}

/** Why Go's transport would not send it; null where it does. */
export function unsendable({ request }: PreparedRequest): string | null {
  if (request.method !== '' && !isFieldName(request.method))
    return `the method ${request.method} cannot be sent`;
  const broken = request.headers.find(([name, value]) => !isFieldName(name) || !isFieldValue(value));
  return broken === undefined ? null : `the header ${broken[0]} cannot be sent`;
}

/** The headers in the order in which Go writes them. */
export function writtenHeaders(
  handler: ReverseProxyHandler,
  { request, body }: PreparedRequest,
  upstream: UpstreamAddress | null,
): readonly HeaderField[] {
  const host = cleanHost(request.host) || cleanHost(urlHost(handler, upstream));
  // Where the field is not there at all, Go names itself.
  const agent = hasField(request.headers, 'User-Agent')
    ? firstOf(request.headers, 'User-Agent')
    : 'Go-http-client/1.1';
  const rest = request.headers
    .filter(([name]) => !WRITTEN_APART.has(name))
    .map((field, at) => ({ field, at }))
    .toSorted((a, b) => compare(a.field[0], b.field[0]) || a.at - b.at)
    .map(
      ({ field: [name, value] }): HeaderField => [
        name,
        value.replace(/[\r\n]/g, ' ').replace(/^[ \t]+|[ \t]+$/g, ''),
      ],
    );
  return [
    ['Host', host],
    ...(agent === ''
      ? []
      : ([['User-Agent', isVersionAtLeast(request.version, '2.7.0') ? agent.trim() : agent]] as const)),
    ...lengthFields(request.method, body),
    ...rest,
    ...addedByTransport(handler, request),
  ].map(([name = '', value = '']): HeaderField => [name, fromBytes(value)]);
}

/** Go's `cleanHost`; of the path of a socket nothing is left. */
function cleanHost(host: string): string {
  return host.replace(/[/ ].*$/, '');
}

const WRITTEN_APART = new Set(['Host', 'User-Agent', 'Content-Length', 'Transfer-Encoding', 'Trailer']);

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A port that the scheme implies is left out. */
function urlHost({ transport }: ReverseProxyHandler, upstream: UpstreamAddress | null): string {
  if (upstream === null) return '{http.reverse_proxy.upstream.hostport}';
  return upstream.port === (transport.tls ? '443' : '80') ? upstream.host : upstream.address;
}

function lengthFields(method: string, body: BodyLength): readonly HeaderField[] {
  if (body === 'chunked') return [['Transfer-Encoding', 'chunked']];
  return body > 0 || /^(?:POST|PUT|PATCH)$/.test(method) ? [['Content-Length', String(body)]] : [];
}

/** Go's transport asks for gzip by itself, and says that it will close the connection. */
function addedByTransport(
  { transport }: ReverseProxyHandler,
  request: RequestInProgress,
): readonly HeaderField[] {
  const { headers, method } = request;
  const isFree = firstOf(headers, 'Accept-Encoding') === '' && firstOf(headers, 'Range') === '';
  const asksGzip = transport.compression && isFree && method !== 'HEAD';
  const saysClose =
    !transport.keepsAlive &&
    !listsToken(valuesOf(headers, 'Connection'), 'close') &&
    upgradeOf(headers) === '';
  return [
    ...(asksGzip ? ([['Accept-Encoding', 'gzip']] as const) : []),
    ...(saysClose ? ([['Connection', 'close']] as const) : []),
  ];
}
