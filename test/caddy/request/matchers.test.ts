/**
 * Each kind of matcher against the real Caddy: for generated matchers and requests, the model says of every pair what
 * Caddy does with it. Hundreds of matchers share one Caddy, and each request is put to all of them at once.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { type Asked, askCaddy, askModel, differences, type Json } from './matchers-asked.ts';

const MATCHERS = 250;
const REQUESTS = 150;
const SEED = Number(process.env.CADDY_MATCHERS_SEED ?? 20_261_126);
const AT_MOST_MS = 20_000;
/** Of many differences the first few say enough. */
const SHOWN = 12;

function joined(pieces: readonly string[], most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: most }).map((parts) => parts.join(''));
}

function list<T>(of: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> {
  return fc.array(of, { minLength: 1, maxLength: most });
}

/** Some of the words, each with what may be behind it. */
function record(words: readonly string[], value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.dictionary(fc.constantFrom(...words), value, { minKeys: 1, maxKeys: 2 });
}

const request = (part: Partial<Asked>): Asked => ({
  method: 'GET',
  target: '/',
  headers: [['Host', 'a.example.com']],
  ...part,
});

const PATH = [
  'a',
  'A',
  'b',
  '/',
  '/',
  '//',
  '.',
  '..',
  ' ',
  '*',
  '*',
  '?',
  '%2F',
  '%2f',
  '%*',
  '%41',
  'é',
  '[a-c]',
  '[^é]',
  '\\*',
  'É',
  '{http.request.method}',
  '{http.request.header.X-One}',
];
const SENT = [
  'a',
  'A',
  'b',
  'B',
  '/',
  '/',
  '//',
  '.',
  '..',
  '/../',
  '%2F',
  '%2f',
  '%20',
  '%61',
  '%41',
  '%2e',
  '*',
  '+',
  '%C3%A9',
  '%c3',
  '%C3%89',
  'GET',
];
const REGEXPS = [
  '^/a',
  'a$',
  '/[ab]+/?',
  '(?i)^/A',
  '^/(a|b)/(.*)$',
  '\\.',
  '//',
  '^/a/$',
  'é',
  '^[^/]',
  ' ',
];
const LABELS = ['a', 'A', 'b', '*', 'example', 'COM', 'com', '127', '0', '{http.request.method}'];
const SENT_HOSTS = ['a', 'B', 'b', 'example', 'com', 'COM', '127', '0', 'get', '.', ':80', '[::1]', '_'];
const QUERY = ['a', 'b', 'A', '*', '', 'a b', 'é', '{http.request.method}', '*a'];
const SENT_QUERY = [
  'a',
  'b',
  'A',
  '=',
  '=',
  '&',
  '&',
  '+',
  '%20',
  '%61',
  ';',
  'a=a',
  'a=b',
  'b=GET',
  '*',
  '%zz',
  '%C3%A9',
];
const FIELDS = ['X-One', 'x-one', 'X-Two', 'Host', 'X_Odd'];
const VALUES = ['a', 'A', 'ab', '*a', 'a*', '*a*', '*', '', '**', 'a, b', '*é*'];
const SENT_VALUES = ['a', 'A', 'ab', 'ba', '', 'a, b', '*', 'xax', 'é'.normalize()];
const METHODS = ['GET', 'get', 'POST', 'OPTIONS', 'PURGE', 'HEAD', '*'];

const asLatin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const KINDS: readonly {
  readonly kind: string;
  readonly matcher: fc.Arbitrary<Json>;
  readonly request: fc.Arbitrary<Asked>;
  /** How many, where not the usual number. */
  readonly matchers?: number;
}[] = [
  {
    kind: 'path',
    matcher: list(
      fc.oneof(
        joined(PATH, 6).map((text) => `/${text}`),
        joined(PATH, 5),
      ),
      2,
    ).map((path) => ({ path })),
    request: joined(SENT, 7).map((text) =>
      request({
        target: `/${text}`,
        headers: [
          ['Host', 'a'],
          ['X-One', text.includes('A') ? 'a' : 'B'],
        ],
      }),
    ),
  },
  {
    kind: 'path_regexp',
    matcher: fc.constantFrom(...REGEXPS).map((pattern) => ({ path_regexp: { pattern } })),
    request: joined(SENT, 7).map((text) => request({ target: `/${text}` })),
  },
  {
    kind: 'host',
    matcher: fc
      .uniqueArray(
        list(fc.constantFrom(...LABELS), 4).map((labels) => labels.join('.')),
        {
          minLength: 1,
          maxLength: 3,
          selector: (host) => host.toLowerCase(),
        },
      )
      .map((host) => ({ host })),
    request: fc
      .oneof(
        list(fc.constantFrom(...SENT_HOSTS), 4).map((labels) => labels.join('.')),
        joined(SENT_HOSTS, 4),
      )
      .map((host) => request({ headers: [['Host', host]] })),
  },
  {
    kind: 'host with about a hundred hosts',
    matchers: 40,
    matcher: fc
      .uniqueArray(manyHosts(), { minLength: 98, maxLength: 104, selector: (host) => host.toLowerCase() })
      .map((host) => ({
        host,
      })),
    request: manyHosts().map((host) => request({ headers: [['Host', host.replace(/[*{}]/g, 'a')]] })),
  },
  {
    kind: 'method',
    matcher: list(fc.constantFrom(...METHODS)).map((method) => ({ method })),
    request: fc.constantFrom(...METHODS).map((method) => request({ method })),
  },
  {
    kind: 'query',
    matcher: record(QUERY, list(fc.constantFrom(...QUERY), 2)).map((query) => ({ query })),
    request: fc
      .tuple(fc.constantFrom('?', '?', '?', ''), joined(SENT_QUERY, 6))
      .map(([mark, text]) => request({ target: mark === '' ? '/' : `/?${text}` })),
  },
  {
    kind: 'header',
    matcher: record(
      FIELDS,
      fc.oneof(list(fc.constantFrom<string>(...VALUES), 2), fc.constantFrom<Json>(null, [])),
    ).map((header) => ({ header })),
    request: fieldsSent().map((headers) => request({ headers })),
  },
  {
    kind: 'header_regexp',
    matcher: record(
      FIELDS,
      fc.constantFrom('^a', 'b$', '(?i)A', '^$', 'a.*b', 'é').map((pattern) => ({ pattern })),
    ).map((header_regexp) => ({ header_regexp })),
    request: fieldsSent().map((headers) => request({ headers })),
  },
  {
    kind: 'protocol',
    matcher: fc
      .constantFrom(
        'http',
        'https',
        'grpc',
        'http/1.0',
        'http/1.0+',
        'http/1.1',
        'http/1.1+',
        'http/2',
        'http/2+',
        'http/3',
        'h2',
        '',
      )
      .map((protocol) => ({ protocol })),
    request: fc
      .constantFrom('application/grpc', 'application/grpc+proto', 'text/html', 'Application/grpc')
      .map((type) =>
        request({
          headers: [
            ['Host', 'a'],
            ['Content-Type', type],
          ],
        }),
      ),
  },
  {
    kind: 'not',
    matcher: fc
      .array(
        fc.record(
          {
            path: list(fc.constantFrom('/a*', '*b', '/', '*')),
            method: list(fc.constantFrom(...METHODS)),
            not: fc.constantFrom<Json>([{ path: ['/a'] }], [], [{}], [{ method: ['GET'] }, { path: ['/b'] }]),
          },
          { requiredKeys: [] },
        ) as fc.Arbitrary<Json>,
        { maxLength: 3 },
      )
      .map((not) => ({ not })),
    request: fc
      .tuple(fc.constantFrom(...METHODS), joined(['a', 'b', '/'], 3))
      .map(([method, text]) => request({ method, target: `/${text}` })),
  },
  {
    kind: 'remote_ip',
    matcher: list(
      fc.constantFrom('127.0.0.1', '127.0.0.0/8', '10.0.0.0/8', '::1', '0.0.0.0/0', '::/0', '127.0.0.2'),
    ).map((ranges) => ({ remote_ip: { ranges } })),
    request: fc.constant(request({})),
  },
  {
    kind: 'forwarded remote_ip',
    matcher: list(
      fc.constantFrom('127.0.0.1', '127.0.0.0/8', '10.0.0.0/8', '::1', '0.0.0.0/0', '::/0', '10.1.1.1'),
    ).map((ranges) => ({ remote_ip: { ranges, forwarded: true } })),
    request: list(
      fc.constantFrom(
        '10.1.1.1',
        '10.1.1.1, 127.0.0.1',
        '127.0.0.1,10.1.1.1',
        '::1',
        '',
        ' 10.2.2.2 ',
        '[::1]',
        '192.0.2.1',
      ),
      2,
    ).map((sent) =>
      request({ headers: [['Host', 'a'], ...sent.map((one) => ['X-Forwarded-For', one] as const)] }),
    ),
  },
  {
    kind: 'vars',
    matcher: record(
      [
        '{http.request.method}',
        '{http.request.uri.path}',
        '{http.request.header.X-One}',
        'unset',
        '{unset}',
        '{http.request.host}',
      ],
      list(fc.constantFrom('GET', '/', '/a', 'a', '', '{http.request.method}', '<nil>'), 2),
    ).map((vars) => ({ vars })),
    request: fc
      .tuple(fc.constantFrom('GET', 'POST', 'a'), joined(['a', '/'], 2), fieldsSent())
      .map(([method, text, headers]) => request({ method, target: `/${text}`, headers })),
  },
  {
    kind: 'vars_regexp',
    matcher: record(
      ['{http.request.method}', '{http.request.uri.path}', '{http.request.header.X-One}', 'unset', '{unset}'],
      fc.constantFrom('^G', '^/a', '^$', 'nil', 'a').map((pattern) => ({ pattern })),
    ).map((vars_regexp) => ({ vars_regexp })),
    request: fc
      .tuple(fc.constantFrom('GET', 'POST', 'a'), joined(['a', '/'], 2), fieldsSent())
      .map(([method, text, headers]) => request({ method, target: `/${text}`, headers })),
  },
];

function manyHosts(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat({ max: 150 }), fc.constantFrom('a', 'A', '*', '{http.request.method}'))
    .map(([number, last]) => `h${number}.${last}`);
}

function fieldsSent(): fc.Arbitrary<Asked['headers']> {
  const field = fc.tuple(
    fc.constantFrom('X-One', 'x-one', 'X-Two', 'X_Odd'),
    fc.constantFrom(...SENT_VALUES.map(asLatin1)),
  );
  return fc
    .tuple(fc.constantFrom('a', 'ab', 'A'), fc.array(field, { maxLength: 3 }))
    .map(([host, fields]) => [['Host', host], ...fields]);
}

describeWith([needsCaddy], 'matchers', () => {
  for (const { kind, matcher, request: asked, matchers: wanted = MATCHERS } of KINDS) {
    it(`of kind ${kind} take the requests that Caddy says they take`, {
      timeout: 2 * AT_MOST_MS,
    }, async () => {
      const matchers = fc.sample(matcher, { seed: SEED, numRuns: wanted });
      const requests = fc.sample(asked, { seed: SEED + 1, numRuns: REQUESTS });
      const real = await askCaddy(matchers, requests);
      // Else nothing would be shown.
      const taken = real.flatMap((one) => (one.kind === 'taken' ? one.by : []));
      expect(taken.length).toBeGreaterThan(0);
      expect(taken.length).toBeLessThan(wanted * REQUESTS);
      const found = differences(matchers, requests, real, askModel(matchers, requests));
      expect(found, found.slice(0, SHOWN).join('\n')).toEqual([]);
    });
  }
});
