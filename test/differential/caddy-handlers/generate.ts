/** Chains of Caddy's handlers as JSON, and requests to send through them: odd escapes, odd headers, odd placeholders. */
import fc from 'fast-check';
import type { HeaderField } from '../../../src/route/client-request.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface SentRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderField[];
}

export interface Case {
  /** Routes of one site. */
  readonly routes: readonly Json[];
  readonly requests: readonly SentRequest[];
}

/** In the place of the upstream's port. */
export const UPSTREAM = '127.0.0.1:9000';

const placeholder = fc.constantFrom(
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
    'http.error.message',
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

const word = fc.constantFrom(
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

const text = fc
  .array(fc.oneof({ arbitrary: word, weight: 2 }, { arbitrary: placeholder, weight: 3 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

const fieldName = fc.constantFrom(
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

const deletedName = fc.oneof(fieldName, fc.constantFrom('X-*', '*-For', '*socket*', '*', 'sec-*', '*n'));

const fieldText = fc.oneof(text, fc.constantFrom('Upgrade', 'websocket', 'close', 'keep-alive', '', 'gzip'));

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

/** Members that are undefined are left out. */
function object(members: Record<string, fc.Arbitrary<Json | undefined>>): fc.Arbitrary<Json> {
  return fc
    .record(members)
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
}

function fields(name: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.dictionary(name, fc.array(fieldText, { minLength: 1, maxLength: 2 }), {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  });
}

const replacement: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ search: fc.constantFrom('o', 'own', 'Up', '{http.request.method}'), replace: text }),
  fc.record({
    search_regexp: fc.constantFrom(
      '^(.)(.*)$',
      '[a-m]+',
      '(?i)U',
      '\\s*$',
      'o(?P<rest>.*)',
      '(x)?w',
      '[[:alpha:]]',
    ),
    replace: fc.constantFrom('$2-$1', '<${1}>', '$1x', '$rest', '', '{http.request.method}'),
  }),
);

const operations = {
  add: optional(fields(fieldName)),
  set: optional(fields(fieldName)),
  delete: optional(fc.array(deletedName, { minLength: 1, maxLength: 2 })),
  replace: optional(
    fc.dictionary(
      fc.constantFrom('X-Own', '*', 'x-new', 'Cookie', 'Host'),
      fc.array(replacement, { minLength: 1, maxLength: 2 }),
      {
        minKeys: 1,
        maxKeys: 1,
        noNullPrototype: true,
      },
    ),
  ),
};

const requestOperations = object(operations);

const uriText = fc
  .array(
    fc.oneof(
      placeholder,
      fc.constantFrom(
        '/new',
        '/a b',
        '/%2Fx',
        '?',
        '?x=1',
        '&y={http.request.header.X-Own}',
        '=',
        '#f',
        '/',
        '//',
        '..',
        'k',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const rewrite = object({
  method: optional(fc.constantFrom('post', 'GET', '{http.request.header.X-Own}')),
  uri: optional(uriText),
  strip_path_prefix: optional(
    fc.constantFrom('/app', '/a%2Fb', '/A', 'app', '//x', '/{http.request.uri.path.0}', '/'),
  ),
  strip_path_suffix: optional(fc.constantFrom('.html', '/', 'b', '%2F', '/x')),
  uri_substring: optional(
    fc.array(
      fc.record({
        find: fc.constantFrom('a', '//', '/', '%2F', '{http.request.uri.query}', '='),
        replace: fc.constantFrom('', 'zz', '/', '%41', '{http.request.method}'),
        limit: fc.constantFrom(0, 1, -1, 2),
      }),
      { minLength: 1, maxLength: 1 },
    ),
  ),
  path_regexp: optional(
    fc.array(
      fc.record({
        find: fc.constantFrom('^/(\\w+)/', '/{2,}', '[^/]+$', '%'),
        replace: fc.constantFrom('/$1-x/', '/', '', '{http.request.method}', '${1}'),
      }),
      { minLength: 1, maxLength: 1 },
    ),
  ),
});

/** A rewrite that does one thing, as those of a Caddyfile do. */
const singleRewrite = rewrite.chain((all) => {
  const members = Object.entries(all as Record<string, Json>);
  return members.length === 0
    ? fc.constant<Json>({})
    : fc.constantFrom(...members).map(([name, value]): Json => ({ [name]: value }));
});

const statusCode = fc.constantFrom<Json>(
  200,
  204,
  302,
  '404',
  '{http.vars.v}',
  '{http.error.status_code}',
  'x',
  418,
);

const response = object({
  ...operations,
  deferred: fc.boolean(),
  require: optional(
    fc.constantFrom<Json>(
      { status_code: [2] },
      { status_code: [302, 404] },
      { headers: { Location: ['*'] } },
    ),
  ),
});

const responseFields = fc.dictionary(
  fc.constantFrom('Location', 'X-Answer'),
  fc.array(text, { minLength: 1, maxLength: 2 }),
  { maxKeys: 2, noNullPrototype: true },
);

const passing: fc.Arbitrary<Json> = fc.oneof(
  object({ handler: fc.constant('headers'), request: requestOperations }),
  object({ handler: fc.constant('headers'), response }),
  fc.oneof(singleRewrite, rewrite).map((made) => ({ ...(made as Record<string, Json>), handler: 'rewrite' })),
  object({ handler: fc.constant('vars'), v: fc.oneof(text, fc.constantFrom('301', '503')) }),
  object({
    handler: fc.constant('map'),
    source: text,
    destinations: fc.constant(['{mapped}']),
    mappings: fc.uniqueArray(
      fc.oneof(
        fc.record({
          input: fc.constantFrom('GET', '/app/x', 'a'),
          outputs: fc.tuple(
            fc.oneof(
              text.filter((one) => !one.includes('mapped')),
              fc.constant(null),
            ),
          ),
        }),
        fc.record({
          input_regexp: fc.constantFrom('^/(\\w*)', 'o', '(?i)^g(.)'),
          outputs: fc.tuple(fc.constantFrom('got $1', '${0}!', '{http.request.method}')),
        }),
      ),
      { maxLength: 2, selector: (one) => JSON.stringify({ ...one, outputs: [] }) },
    ),
    defaults: optional(fc.tuple(text.filter((one) => !one.includes('mapped')))),
  }).filter((made) => !JSON.stringify((made as Record<string, Json>).source).includes('mapped')),
  fc.constant<Json>({ handler: 'encode', encodings: { gzip: {} } }),
);

const answering: fc.Arbitrary<Json> = fc.oneof(
  object({
    handler: fc.constant('static_response'),
    status_code: optional(statusCode),
    headers: optional(responseFields),
    close: optional(fc.boolean()),
  }),
  object({ handler: fc.constant('static_response'), abort: fc.constant(true) }),
  object({ handler: fc.constant('error'), error: optional(text), status_code: optional(statusCode) }),
  fc.constant<Json>({
    handler: 'authentication',
    providers: {
      http_basic: {
        accounts: [
          {
            username: 'a',
            password: 'JDJhJDE0JFhwR0xXUDhrS3RkRVNwTUEwZTBhVk9xb1BMRS8xOVlENy5iQWdJcFlZa3U1bXVHT1dWYkRT',
          },
        ],
        hash: { algorithm: 'bcrypt' },
      },
    },
  }),
);

const responseHandler: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    match: fc.constantFrom<Json>({ status_code: [5] }, { status_code: [404] }),
    routes: fc.constant([{ handle: [{ handler: 'static_response', status_code: 418 }] }]),
  }),
  fc.constant<Json>({ routes: [{ handle: [{ handler: 'static_response', status_code: 418 }] }] }),
  fc.constant<Json>({ routes: [{ handle: [{ handler: 'copy_response' }] }] }),
  fc.constant<Json>({ status_code: 203 }),
);

const proxy: fc.Arbitrary<Json> = object({
  handler: fc.constant('reverse_proxy'),
  upstreams: fc.oneof(
    { arbitrary: fc.constant<Json>([{ dial: UPSTREAM }]), weight: 12 },
    { arbitrary: fc.constant<Json>([]), weight: 1 },
    { arbitrary: fc.constant<Json>([{ dial: '127.0.0.1:9000/ws' }]), weight: 1 },
  ),
  headers: optional(object({ request: requestOperations })),
  rewrite: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 3 },
    { arbitrary: singleRewrite, weight: 1 },
  ),
  handle_response: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 5 },
    { arbitrary: fc.array(responseHandler, { minLength: 1, maxLength: 2 }), weight: 1 },
  ),
  transport: fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 4 },
    { arbitrary: fc.constant<Json>({ protocol: 'http', compression: false }), weight: 1 },
    { arbitrary: fc.constant<Json>({ protocol: 'http', keep_alive: { enabled: false } }), weight: 1 },
  ),
  trusted_proxies: optional(fc.constantFrom<Json>(['127.0.0.0/8'], ['10.0.0.0/8'])),
});

const ending = fc.oneof({ arbitrary: proxy, weight: 4 }, { arbitrary: answering, weight: 2 });

function route(handle: readonly Json[]): Json {
  return { handle };
}

const chain: fc.Arbitrary<readonly Json[]> = fc
  .tuple(fc.array(passing, { maxLength: 3 }), ending)
  .map(([before, end]) => [...before, end]);

/** A chain, perhaps in a subroute with error routes of its own. */
const routes: fc.Arbitrary<readonly Json[]> = fc.oneof(
  { arbitrary: chain.map((handle) => [route(handle)]), weight: 3 },
  {
    arbitrary: fc
      .tuple(fc.array(passing, { maxLength: 1 }), chain, chain)
      .map(([before, inner, errors]) => [
        route([
          ...before,
          { handler: 'subroute', routes: [route(inner)], errors: { routes: [route(errors)] } },
        ]),
      ]),
    weight: 1,
  },
);

const target = fc.oneof(
  fc.constantFrom(
    '/',
    '/app',
    '/app/x',
    '/app/x.html?a=1&a=2',
    '/a%2Fb/c',
    '/A//b/../c?',
    '/%61pp/%C3%A4',
    '/x;y,z!(a)',
    '/app/?q=%20+',
    '/ws?token=a=b&&c',
    '/a.b.tar.gz',
    '/[x]',
    '/appx',
  ),
  fc
    .array(
      fc.constantFrom(
        '/',
        'app',
        'a',
        '%2f',
        '%41',
        '..',
        '.',
        '~',
        '+',
        "'",
        ':',
        '@',
        '%25',
        '%7B',
        '?',
        '=',
        '&',
      ),
      { maxLength: 8 },
    )
    .map((parts) => `/${parts.join('')}`),
);

const HANDSHAKE: readonly HeaderField[] = [
  ['Connection', 'Upgrade'],
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
];

const EXTRA: readonly HeaderField[] = [
  ['X-Own', 'own, Value'],
  ['x-own', 'second'],
  ['User-Agent', 'UA/1'],
  ['Accept-Encoding', 'br'],
  ['Range', 'bytes=0-'],
  ['Cookie', 'a=1; b="2"; A=3'],
  ['TE', 'trailers, gzip'],
  ['X-Forwarded-For', '1.2.3.4'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Host', 'first.test'],
  ['Keep-Alive', 'timeout=5'],
  ['Proxy-Authorization', 'x'],
  ['Via', '1.0 before'],
  ['Authorization', 'Bearer x'],
];

export const sentRequest: fc.Arbitrary<SentRequest> = fc
  .tuple(
    fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'PUT'),
    target,
    fc.constantFrom('app.test', 'App.Test:8080', 'a.b.app.test', '127.0.0.1:8080', '[::1]:8080'),
    fc.constantFrom<readonly HeaderField[]>(
      [],
      HANDSHAKE,
      [...HANDSHAKE.slice(1), ['Connection', 'keep-alive, Upgrade, X-Own']],
      [['Connection', 'X-Own, close']],
      [['Upgrade', 'websocket']],
      [
        ['Connection', 'upgrade'],
        ['Upgrade', 'WebSocket, h2c'],
      ],
    ),
    fc.subarray([...EXTRA]),
  )
  .map(([method, written, host, connection, extra]) => ({
    method,
    target: written,
    headers: [
      ['Host', host],
      ...connection,
      ...extra,
      ...(method === 'POST' ? ([['Content-Length', '3']] as const) : []),
    ],
  }));

export const generatedCase: fc.Arbitrary<Case> = fc.record({
  routes,
  requests: fc.array(sentRequest, { minLength: 3, maxLength: 5 }),
});
