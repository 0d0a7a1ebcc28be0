/** Decodes single handlers by the name of their module. A plugin's becomes a handler of kind `unknown`. */
import { lookUp } from '../../text/look-up.ts';
import type { Span } from '../../text/span.ts';
import type { JsonNode, ObjectNode } from '../json/node.ts';
import {
  decodeHeaderOperations,
  decodeResponseHandlers,
  decodeResponseHeaders,
  decodeReverseProxy,
  decodeRewrite,
} from './decode-proxy.ts';
import type { Handler, HttpRoute } from './model.ts';
import {
  at,
  flagAt,
  itemsAt,
  numberAt,
  objectAt,
  textAt,
  textLists,
  textOrNull,
  textsAt,
  textsOf,
  weakTextAt,
} from './read-json.ts';

type DecodeRoutes = (node: JsonNode | null) => readonly HttpRoute[];

/** Standard handlers that pass every request on as it is. */
const PASSING: ReadonlySet<string> = new Set([
  'encode',
  'templates',
  'tracing',
  'push',
  'log_append',
  'copy_response_headers',
]);

/** Standard handlers that answer by themselves. */
const ANSWERING: ReadonlySet<string> = new Set(['metrics', 'acme_server']);

/** Of a Caddyfile, the place of a handler is its line; of JSON that was written by hand, `"handler": "reverse_proxy"`. */
export function decodeHandler(node: JsonNode, routes: DecodeRoutes): Handler {
  if (node.kind !== 'object') return { kind: 'unknown', module: '', span: node.span };
  const span = placeOf(node);
  const module = textAt(node, 'handler');
  if (PASSING.has(module)) return { kind: 'passes', module, span };
  if (ANSWERING.has(module)) return { kind: 'answers', module, span };
  const decode = lookUp(DECODERS, module);
  return decode === undefined ? { kind: 'unknown', module, span } : decode({ ...node, span }, routes);
}

function placeOf({ members, span }: ObjectNode): Span {
  const name = members.findLast((member) => member.name === 'handler');
  // Names have places of their own only where they were written.
  if (name === undefined || name.nameSpan === name.value.span) return span;
  return { ...name.nameSpan, end: name.value.span.end };
}

const DECODERS: Readonly<Record<string, (node: ObjectNode, routes: DecodeRoutes) => Handler>> = {
  subroute: (node, routes) => {
    const errors = objectAt(node, 'errors');
    return {
      kind: 'subroute',
      routes: routes(at(node, 'routes')),
      errors: errors === null ? null : routes(at(errors, 'routes')),
      span: node.span,
    };
  },
  headers: (node) => ({
    kind: 'headers',
    request: decodeHeaderOperations(objectAt(node, 'request')),
    response: decodeResponseHeaders(objectAt(node, 'response')),
    span: node.span,
  }),
  rewrite: (node) => ({ kind: 'rewrite', ...decodeRewrite(node), span: node.span }),
  static_response: (node) => ({
    kind: 'static_response',
    statusCode: weakTextAt(node, 'status_code'),
    headers: textLists(at(node, 'headers')),
    body: textAt(node, 'body'),
    close: flagAt(node, 'close'),
    abort: flagAt(node, 'abort'),
    span: node.span,
  }),
  error: (node) => ({
    kind: 'error',
    message: textAt(node, 'error'),
    statusCode: weakTextAt(node, 'status_code'),
    span: node.span,
  }),
  reverse_proxy: decodeReverseProxy,
  file_server: decodeFileServer,
  vars: (node) => ({
    kind: 'vars',
    values: new Map(
      node.members.flatMap(({ name, value }) =>
        name === 'handler' || value.kind === 'object' || value.kind === 'array' || value.kind === 'null'
          ? []
          : [[name, String(value.value)] as const],
      ),
    ),
    scalars: new Map(
      node.members.flatMap(({ name, value: { kind } }) =>
        kind === 'number' || kind === 'boolean' ? [[name, kind] as const] : [],
      ),
    ),
    span: node.span,
  }),
  map: decodeMap,
  authentication: (node) => ({
    kind: 'authentication',
    providers: (objectAt(node, 'providers')?.members ?? []).map(({ name }) => name),
    span: node.span,
  }),
  invoke: (node) => ({ kind: 'invoke', name: textAt(node, 'name'), span: node.span }),
  intercept: (node, routes) => ({
    kind: 'intercept',
    handleResponse: decodeResponseHandlers(node, routes),
    span: node.span,
  }),
  request_body: (node) => ({ kind: 'request_body', maxSize: numberAt(node, 'max_size'), span: node.span }),
  copy_response: (node) => ({
    kind: 'copy_response',
    statusCode: weakTextAt(node, 'status_code'),
    span: node.span,
  }),
};

function decodeFileServer(node: ObjectNode): Handler {
  const canonical = at(node, 'canonical_uris');
  const index = at(node, 'index_names');
  return {
    kind: 'file_server',
    root: textOrNull(node, 'root'),
    passThru: flagAt(node, 'pass_thru'),
    canonicalUris: !(canonical?.kind === 'boolean' && !canonical.value),
    browse: at(node, 'browse') !== null,
    indexNames: index?.kind === 'array' ? textsOf(index) : null,
    hide: textsAt(node, 'hide'),
    statusCode: weakTextAt(node, 'status_code'),
    span: node.span,
  };
}

function decodeMap(node: ObjectNode): Handler {
  return {
    kind: 'map',
    source: textAt(node, 'source'),
    destinations: textsAt(node, 'destinations'),
    mappings: itemsAt(node, 'mappings').map((mapping) => ({
      input: textAt(mapping, 'input'),
      inputRegexp: textAt(mapping, 'input_regexp'),
      outputs: itemsAt(mapping, 'outputs').map((output) =>
        output.kind === 'string' || output.kind === 'number' || output.kind === 'boolean'
          ? String(output.value)
          : null,
      ),
    })),
    defaults: textsAt(node, 'defaults'),
    givesTexts: [
      ...itemsAt(node, 'mappings').flatMap((mapping) => itemsAt(mapping, 'outputs')),
      ...itemsAt(node, 'defaults'),
    ].every(({ kind }) => kind === 'string' || kind === 'null'),
    span: node.span,
  };
}
