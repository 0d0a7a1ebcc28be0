/** Decodes `reverse_proxy` and what it shares with other handlers: header operations, rewrites, response handlers. */
import type { JsonNode, ObjectNode } from '../json/node.ts';
import { decodeResponseMatcher } from './decode-matchers.ts';
import type {
  HeaderOperations,
  HttpRoute,
  ResponseHandler,
  ResponseHeaderOperations,
  ReverseProxyHandler,
  Rewrite,
  Transport,
} from './model.ts';
import {
  at,
  durationAt,
  flagAt,
  itemsAt,
  numberAt,
  objectAt,
  textAt,
  textLists,
  textOrNull,
  textsAt,
  weakTextAt,
} from './read-json.ts';

/** `routes`: decodes the routes of a response handler. */
export function decodeReverseProxy(
  node: ObjectNode,
  routes: (node: JsonNode | null) => readonly HttpRoute[],
): ReverseProxyHandler {
  const headers = objectAt(node, 'headers');
  const rewrite = objectAt(node, 'rewrite');
  return {
    kind: 'reverse_proxy',
    upstreams: itemsAt(node, 'upstreams').map((upstream) => textAt(upstream, 'dial')),
    hasDynamicUpstreams: at(node, 'dynamic_upstreams') !== null,
    transport: decodeTransport(objectAt(node, 'transport')),
    requestHeaders: decodeHeaderOperations(objectAt(headers, 'request')),
    responseHeaders: decodeResponseHeaders(objectAt(headers, 'response')),
    rewrite: rewrite === null ? null : decodeRewrite(rewrite),
    handleResponse: decodeResponseHandlers(node, routes),
    trustedProxies: textsAt(node, 'trusted_proxies'),
    bufferedBy: bufferingOption(node),
    span: node.span,
  };
}

function bufferingOption(node: ObjectNode): ReverseProxyHandler['bufferedBy'] {
  if ((numberAt(node, 'response_buffers') ?? 0) !== 0) return 'response_buffers';
  return flagAt(node, 'buffer_responses') ? 'buffer_responses' : null;
}

function decodeTransport(node: ObjectNode | null): Transport {
  const compression = at(node, 'compression');
  const versions = at(node, 'versions');
  const keepAlive = at(at(node, 'keep_alive'), 'enabled');
  return {
    protocol: textAt(node, 'protocol') || 'http',
    tls: at(node, 'tls') !== null,
    versions: versions?.kind === 'array' ? textsAt(node, 'versions') : null,
    compression: !(compression?.kind === 'boolean' && !compression.value),
    keepsAlive: !(keepAlive?.kind === 'boolean' && !keepAlive.value),
    readTimeout: durationAt(node, 'read_timeout'),
  };
}

export function decodeResponseHandlers(
  node: ObjectNode,
  routes: (node: JsonNode | null) => readonly HttpRoute[],
): readonly ResponseHandler[] {
  return itemsAt(node, 'handle_response').map((handler) => ({
    match: decodeResponseMatcher(at(handler, 'match')),
    statusCode: weakTextAt(handler, 'status_code'),
    routes: routes(at(handler, 'routes')),
  }));
}

export function decodeHeaderOperations(node: ObjectNode | null): HeaderOperations | null {
  if (node === null) return null;
  const replace = objectAt(node, 'replace');
  return {
    add: textLists(at(node, 'add')),
    set: textLists(at(node, 'set')),
    delete: textsAt(node, 'delete'),
    replace: new Map(
      (replace?.members ?? []).map(({ name, value }) => [
        name,
        (value.kind === 'array' ? value.items : []).map((one) => ({
          search: textAt(one, 'search'),
          searchRegexp: textAt(one, 'search_regexp'),
          replace: textAt(one, 'replace'),
        })),
      ]),
    ),
  };
}

export function decodeResponseHeaders(node: ObjectNode | null): ResponseHeaderOperations | null {
  const operations = decodeHeaderOperations(node);
  if (node === null || operations === null) return null;
  return {
    ...operations,
    deferred: flagAt(node, 'deferred'),
    require: decodeResponseMatcher(at(node, 'require')),
  };
}

export function decodeRewrite(node: ObjectNode): Rewrite {
  return {
    method: textOrNull(node, 'method'),
    uri: textOrNull(node, 'uri'),
    stripPathPrefix: textOrNull(node, 'strip_path_prefix'),
    stripPathSuffix: textOrNull(node, 'strip_path_suffix'),
    uriSubstring: itemsAt(node, 'uri_substring').map((one) => ({
      find: textAt(one, 'find'),
      replace: textAt(one, 'replace'),
      limit: numberAt(one, 'limit') ?? 0,
    })),
    pathRegexp: itemsAt(node, 'path_regexp').map((one) => ({
      find: textAt(one, 'find'),
      replace: textAt(one, 'replace'),
    })),
    changesQuery: at(node, 'query') !== null,
  };
}
