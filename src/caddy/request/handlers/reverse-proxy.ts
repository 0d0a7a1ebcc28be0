/** `reverse_proxy`: where a request is sent, as what, and what becomes of the answer (reverseproxy.go). */
import { known } from '../../../route/setting.ts';
import type { Outcome } from '../../../route/trace.ts';
import { fromBytes } from '../../../text/bytes.ts';
import type { ReverseProxyHandler } from '../../http/model.ts';
import { requestUri } from '../../language/go-url.ts';
import { ended, failed } from '../answer.ts';
import type { Chain, Ended } from '../handler.ts';
import { judgeAnswer, judgeRequest } from '../handshake.ts';
import { firstOf, valuesOf } from '../header-fields.ts';
import { breaksOff } from '../header-operations.ts';
import type { RequestInProgress } from '../progress.ts';
import { addressOf, describeUpstreams, schemeOf, type UpstreamAddress } from '../upstream-address.ts';
import {
  directRequest,
  type PreparedRequest,
  prepareRequest,
  unsendable,
  upgradeOf,
  writtenHeaders,
} from '../upstream-request.ts';
import { handleAnswer } from './response-handlers.ts';

export function serveReverseProxy(
  handler: ReverseProxyHandler,
  request: RequestInProgress,
  chain: Chain,
): Ended {
  const { upstreams, hasDynamicUpstreams, span } = handler;
  const [first, ...others] = upstreams;
  if (first === undefined && !hasDynamicUpstreams) {
    request.step('proxy', 'there is no upstream', span);
    return failed(known(503), 'there is no upstream', handler);
  }
  if (handler.requestHeaders !== null && breaksOff(handler.requestHeaders, request)) {
    return ended({ kind: 'refused', because: 'Caddy breaks off', origin: span }, handler);
  }
  const addresses = upstreams.map((dial) => addressOf(dial, request));
  if (!hasDynamicUpstreams && addresses.every((address) => address === null)) {
    request.isBodySpent = true;
    request.step('proxy', `\`${upstreams.join(', ')}\` is no address`, span);
    return failed(known(502), 'the upstream has no address', handler);
  }
  const isChosen = others.length === 0 && !hasDynamicUpstreams;
  const upstream = isChosen ? (addresses[0] ?? null) : null;
  const prepared = directRequest(handler, prepareRequest(handler, request), upstream, request);
  const isSpent = request.isBodySpent && prepared.body !== 0;
  const objection = isSpent ? 'the body was closed by a proxy before' : objectionOf(handler, prepared);
  if (objection !== null) {
    request.isBodySpent = true;
    request.step('proxy', objection, span);
    return failed(known(502), objection, handler);
  }
  const sent = outcomeOf(handler, prepared, upstream, request);
  if (sent.httpVersion === null && schemeOf(handler) === 'https' && refusedByHttp2(prepared) !== null) {
    request.doubt(
      'HTTP/2 carries no such Upgrade or Connection, and whether the upstream speaks it is not known',
      span,
    );
  }
  const unknown = unknownFields(prepared);
  request.wires.set(sent.headers, { unknown, answer: judgeAnswer(request) });
  const what = sent.target === null ? 'it' : `${sent.method} ${sent.target}`;
  request.step('proxy', `sends ${what} to ${sent.upstream}`, span);
  if (handler.handleResponse.length === 0) return ended(sent, handler);
  const isHandshake = upgradeOf(prepared.request.headers) !== '';
  const isDecisive = handler.handleResponse.some(({ match }) => match !== null);
  const isKnown = (request.options.answerOf?.(sent) ?? null) !== null;
  if (!isKnown && isHandshake && isDecisive && judgeRequest(sent, request.client.headers, unknown) !== null) {
    request.doubt(`what ${sent.upstream} answers is not known`, span);
  }
  return handleAnswer(handler, sent, isHandshake, request, chain);
}

function unknownFields({ request: { unknownParts } }: PreparedRequest): ReadonlyMap<string, string> {
  return new Map(
    [...unknownParts].flatMap(([part, because]) =>
      part.startsWith('header ') ? [[part.slice('header '.length).toLowerCase(), because] as const] : [],
    ),
  );
}

/** Why Go does not send the request. */
function objectionOf(handler: ReverseProxyHandler, prepared: PreparedRequest): string | null {
  const scheme = schemeOf(handler);
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'h2c') return null;
  return unsendable(prepared) ?? (scheme === 'h2c' ? refusedByHttp2(prepared) : null);
}

/** HTTP/2 has no upgrades (`checkConnHeaders` of golang.org/x/net/http2). */
function refusedByHttp2({ request: { headers } }: PreparedRequest): string | null {
  if (firstOf(headers, 'Upgrade') !== '') return 'h2c carries no Upgrade';
  const [connection, ...more] = valuesOf(headers, 'Connection');
  const isFine = connection === undefined || /^(?:|close|keep-alive)$/i.test(connection);
  return isFine && more.length === 0 ? null : 'h2c carries no Connection';
}

function outcomeOf(
  handler: ReverseProxyHandler,
  prepared: PreparedRequest,
  upstream: UpstreamAddress | null,
  asked: RequestInProgress,
): Extract<Outcome, { readonly kind: 'proxied' }> {
  const { request } = prepared;
  const speaksHttp = handler.transport.protocol === 'http';
  const isUnknown = request.unknownParts.has('path') || request.unknownParts.has('query');
  return {
    kind: 'proxied',
    upstream: fromBytes(describeUpstreams(handler, asked)),
    target: speaksHttp && !isUnknown ? fromBytes(requestUri(request)) : null,
    // Go writes GET where there is none.
    method: request.method || 'GET',
    httpVersion: speaksHttp ? httpVersionOf(handler, request) : null,
    headers: speaksHttp ? writtenHeaders(handler, prepared, upstream) : [],
    status: null,
    origin: handler.span,
  };
}

/** Over TLS both sides agree on one; a handshake is always HTTP/1.1. */
function httpVersionOf(handler: ReverseProxyHandler, { headers }: RequestInProgress): string | null {
  const { transport } = handler;
  const scheme = schemeOf(handler);
  if (scheme === 'h2c') return '2';
  const isOld = transport.versions?.every((version) => version === '1.1') === true;
  if (scheme === 'http' || isOld || upgradeOf(headers) === 'websocket') return '1.1';
  return null;
}
