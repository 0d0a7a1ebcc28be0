/** Chains of Caddy's handlers as JSON: some pass a request on, and the last one ends it. */
import fc from 'fast-check';
import {
  deletedName,
  fieldName,
  fields,
  type Json,
  object,
  optional,
  placeholder,
  text,
  UPSTREAM,
} from './generate-words.ts';

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
export const routes: fc.Arbitrary<readonly Json[]> = fc.oneof(
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
