/** `reverse_proxy`: what the upstream receives (modules/caddyhttp/reverseproxy/reverseproxy.go). */
import type { HeaderField } from '../../../route/client-request.ts';
import { known } from '../../../route/setting.ts';
import { isVersionAtLeast } from '../../../route/target.ts';
import type { Outcome } from '../../../route/trace.ts';
import { fromBytes } from '../../../text/bytes.ts';
import type { ResponseHandler, ReverseProxyHandler } from '../../http/model.ts';
import { endOf } from '../end.ts';
import type { Chain, Ended } from '../handler.ts';
import type { RequestInProgress } from '../progress.ts';
import { hostPort, replaceIn, uriOf } from '../replacement.ts';
import { forwardedHeaders } from './forwarded-headers.ts';
import { applyToRequest } from './headers.ts';
import { rewriteRequest } from './rewrite.ts';

export function serveReverseProxy(
  handler: ReverseProxyHandler,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const { span } = handler;
  const upstreams = upstreamsOf(handler, request);
  if (upstreams.length === 0 && !handler.hasDynamicUpstreams) {
    request.step('proxy', 'there is no upstream', span);
    return { kind: 'error', status: known(503), because: 'there is no upstream', by: handler, span };
  }
  const outgoing = request.copy();
  if (handler.rewrite !== null) {
    const rewritten = rewriteRequest(handler.rewrite, outgoing, span);
    if (rewritten.kind === 'unknown') return unknownEnd(handler, rewritten.because);
  }
  const sent = headersSent(handler, outgoing, upstreams);
  const invalid = sent.headers.find(([name, value]) => !isSendable(name, value));
  if (invalid !== undefined) {
    request.step('proxy', `\`${fromBytes(invalid[0])}\` cannot be sent as a header`, span);
    return { kind: 'error', status: known(502), because: 'a header cannot be sent', by: handler, span };
  }
  const asked = forwardAuthOf(handler);
  if (asked !== null) return askFirst(handler, asked, request, upstreams, chain);
  const outcome = outcomeOf(handler, outgoing, sent, upstreams);
  const target = outcome.target ?? '?';
  request.step('proxy', `sends ${outgoing.method} ${target} to ${outcome.upstream}`, span);
  return {
    kind: 'answered',
    outcome: { ...outcome, status: statusGiven(handler, request, chain) },
    by: handler,
  };
}

function unknownEnd(handler: ReverseProxyHandler, because: string): Ended {
  const outcome: Outcome = { kind: 'unknown', because, origin: handler.span, likely: null };
  return { kind: 'answered', outcome, by: handler };
}

/** `http://localhost:3000`; an address with something unknown in it as it is written. */
function upstreamsOf(
  { upstreams, transport }: ReverseProxyHandler,
  request: RequestInProgress,
): readonly string[] {
  const scheme =
    transport.protocol !== 'http'
      ? transport.protocol
      : transport.tls
        ? 'https'
        : transport.versions?.includes('h2c') === true
          ? 'h2c'
          : 'http';
  return upstreams.map((dial) => {
    const replaced = replaceIn(dial, request, 'empty');
    return `${scheme}://${replaced.kind === 'known' ? replaced.value : dial}`;
  });
}

interface Sent {
  readonly headers: readonly HeaderField[];
  readonly host: string;
}

function headersSent(
  handler: ReverseProxyHandler,
  outgoing: RequestInProgress,
  upstreams: readonly string[],
): Sent {
  const { transport } = handler;
  setUpstreamValues(outgoing, upstreams);
  let sent: Sent = { headers: forwardedHeaders(handler, outgoing), host: outgoing.host };
  // Since 2.11.0 an https upstream is asked by its own name.
  if (transport.tls && isVersionAtLeast(outgoing.version, '2.11')) {
    const own = outgoing.values.get('http.reverse_proxy.upstream.hostport');
    if (own?.kind === 'known') sent = { ...sent, host: own.value };
  }
  if (handler.requestHeaders !== null) {
    sent = applyToRequest(handler.requestHeaders, outgoing, sent.headers, sent.host, handler.span);
  }
  const has = (name: string) => sent.headers.some(([given]) => given === name);
  // Go's transport asks for gzip where nobody asks for anything.
  const asksForGzip =
    transport.compression && !has('Accept-Encoding') && !has('Range') && outgoing.method !== 'HEAD';
  const headers = sent.headers.filter(([name, value]) => name !== 'User-Agent' || value !== '');
  return { headers: asksForGzip ? [...headers, ['Accept-Encoding', 'gzip']] : headers, host: sent.host };
}

/** The placeholders about the upstream that is chosen; of several it may be any. */
function setUpstreamValues(outgoing: RequestInProgress, upstreams: readonly string[]): void {
  const [only, ...others] = upstreams;
  if (only === undefined || others.length > 0) return;
  const address = only.replace(/^[^:]+:\/\//, '');
  const { host, port } = hostPort(address);
  const values = { hostport: address, address, host, port };
  for (const [name, value] of Object.entries(values)) {
    outgoing.values.set(`http.reverse_proxy.upstream.${name}`, known(value));
  }
}

/** What Go's client accepts as a header (golang.org/x/net/http/httpguts). */
function isSendable(name: string, value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are meant.
  return /^[\w!#$%&'*+\-.^`|~]+$/.test(name) && !/[\x00-\x08\x0a-\x1f\x7f]/.test(value);
}

type Proxied = Extract<Outcome, { readonly kind: 'proxied' }>;

function outcomeOf(
  { transport, span, hasDynamicUpstreams }: ReverseProxyHandler,
  outgoing: RequestInProgress,
  { headers, host }: Sent,
  upstreams: readonly string[],
): Proxied {
  const speaksHttp = transport.protocol === 'http';
  const upstream = hasDynamicUpstreams ? 'an upstream that is looked up' : upstreams.join(' or ');
  const fields: readonly HeaderField[] = [['Host', host], ...headers];
  return {
    kind: 'proxied',
    upstream: fromBytes(upstream),
    target: speaksHttp ? fromBytes(uriOf(outgoing)) : null,
    method: outgoing.method,
    httpVersion: !speaksHttp ? null : transport.versions?.includes('h2c') === true ? '2' : '1.1',
    headers: speaksHttp ? fields.map(([name, value]) => [name, fromBytes(value)]) : [],
    status: null,
    origin: span,
  };
}

/** A first answer that lets the request go on: how `forward_auth` is made. Null for any other proxy. */
function forwardAuthOf({ rewrite, handleResponse }: ReverseProxyHandler): ResponseHandler | null {
  if (rewrite?.method !== 'GET') return null;
  return (
    handleResponse.find(
      ({ match, statusCode }) => statusCode === null && match?.statusCodes.includes(2) === true,
    ) ?? null
  );
}

function askFirst(
  { span }: ReverseProxyHandler,
  { routes }: ResponseHandler,
  request: RequestInProgress,
  upstreams: readonly string[],
  chain: Chain,
): Ended {
  request.step(
    'subrequest',
    `asks ${upstreams.join(' or ')} first, and goes on where that answers 2xx`,
    span,
  );
  request.doubt('what the answer to that is cannot be known', span);
  return chain.run(routes, request, chain.next);
}

/** The status that the client is given whatever the upstream says; null where that counts. */
function statusGiven(
  { handleResponse }: ReverseProxyHandler,
  request: RequestInProgress,
  chain: Chain,
): number | null {
  const [first] = handleResponse;
  if (first === undefined || first.match !== null) return null;
  if (first.statusCode !== null) return /^\d+$/.test(first.statusCode) ? Number(first.statusCode) : null;
  const ended = chain.run(first.routes, request.copy(), endOf);
  return ended.kind === 'answered' && ended.by !== null && ended.outcome.kind === 'response'
    ? ended.outcome.status
    : null;
}
