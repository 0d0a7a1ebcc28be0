/** The words of generated handlers: placeholders, texts and names of headers that Caddy may read in a way of its own. */
import fc from 'fast-check';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** In the place of the upstream's port. */
export const UPSTREAM = '127.0.0.1:9000';

export const placeholder = fc.constantFrom(
  ...[
    'http.request.method',
    'http.request.host',
    'http.request.port',
    'http.request.hostport',
    'http.request.scheme',
    'http.request.proto',
    'http.request.uri',
    'http.request.uri.path',
    'http.request.uri.path.0',
    'http.request.uri.path.1',
    'http.request.uri.path.9',
    'http.request.uri.path.x',
    'http.request.uri.path.dir',
    'http.request.uri.path.file',
    'http.request.uri.path.file.base',
    'http.request.uri.path.file.ext',
    'http.request.uri.query',
    'http.request.uri.query.a',
    'http.request.uri.query.none',
    'http.request.uri_escaped',
    'http.request.header.X-Own',
    'http.request.header.connection',
    'http.request.header.Upgrade',
    'http.request.header.Host',
    'http.request.header.None',
    'http.request.cookie.a',
    'http.request.cookie.none',
    'http.request.host.labels.0',
    'http.request.host.labels.1',
    'http.request.host.labels.7',
    'http.request.orig_method',
    'http.request.orig_uri',
    'http.request.orig_uri.path',
    'http.request.orig_uri.path.1',
    'http.request.orig_uri.path.file',
    'http.request.orig_uri.path.file.base',
    'http.request.orig_uri.query',
    'http.request.remote.host',
    'http.request.tls.server_name',
    'http.request.client_ip',
    'http.vars.v',
    'http.vars.none',
    'http.vars.client_ip',
    'http.error.status_code',
    'http.error.status_text',
    'http.reverse_proxy.upstream.host',
    'http.reverse_proxy.upstream.address',
    'http.reverse_proxy.status_code',
    'http.response.header.X-Answer',
    'mapped',
    'system.slash',
    '>Upgrade',
    'nobody.knows',
    '',
  ].map((name) => `{${name}}`),
);

export const word = fc.constantFrom(
  'a',
  'b/c',
  'x-1',
  ' y ',
  'ü',
  '%41',
  '$1',
  '\\{',
  '\\}',
  '{',
  '}',
  '=',
  '&',
  'é{',
);

export const text = fc
  .array(fc.oneof({ arbitrary: word, weight: 2 }, { arbitrary: placeholder, weight: 3 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

export const fieldName = fc.constantFrom(
  'X-Own',
  'x-new',
  'Host',
  'Connection',
  'Upgrade',
  'User-Agent',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Accept-Encoding',
  'Sec-WebSocket-Key',
  'Cookie',
  'Te',
  'Content-Length',
  'Via',
  'X-{http.request.method}',
);

export const deletedName = fc.oneof(
  fieldName,
  fc.constantFrom('X-*', '*-For', '*socket*', '*', 'sec-*', '*n'),
);

const fieldText = fc.oneof(text, fc.constantFrom('Upgrade', 'websocket', 'close', 'keep-alive', '', 'gzip'));

export function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Members that are undefined are left out. */
export function object(members: Record<string, fc.Arbitrary<Json | undefined>>): fc.Arbitrary<Json> {
  return fc
    .record(members)
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
}

export function fields(name: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.dictionary(name, fc.array(fieldText, { minLength: 1, maxLength: 2 }), {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  });
}
