/**
 * What becomes of requests that few clients send: without Host, with a malformed one, with whole URLs or `*` in the
 * request line, with headers that Go does not take. The real Caddy is the judge, by its status or by what its matchers
 * see of the request.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HeaderField } from '../../../src/route/client-request.ts';
import { describeWith, needsCaddy } from '../../proof/harness/requirements.ts';
import { type Asked, askCaddy, askModel, differences, type Json } from './matchers-asked.ts';

const REQUESTS = 600;
const SEED = Number(process.env.CADDY_MATCHERS_SEED ?? 20_261_126);
const AT_MOST_MS = 20_000;
const SHOWN = 12;

const WORDS = [
  'http:',
  'HTTP://',
  'https://',
  'ftp:',
  ':',
  '/',
  '/',
  '//',
  'a',
  'b',
  'B.c',
  '@',
  ':80',
  ':x',
  '[::1]',
  '*',
  '?',
  '?',
  'x=1',
  '%41',
  '%zz',
  '#',
  ' ',
  '<',
  '\x01',
  '\xe9',
];
const HOSTS = [
  'a',
  'b',
  'A:80',
  '',
  '[::1]',
  '[::1]:80',
  'a b',
  'a/b',
  'a@b',
  'a"',
  'a%20',
  'é',
  'a,b',
  'a:x',
  '::1',
  'a\x7f',
  '-',
];
const METHODS = ['GET', 'OPTIONS', 'CONNECT', 'get', 'G@T', 'PURGE', 'HEAD'];
const FIELDS: readonly HeaderField[] = [
  ['X-One', 'a'],
  ['X One', 'a'],
  ['X@One', 'a'],
  ['X_One', 'a'],
  ['X-One', 'a\x01'],
  ['X-One', '\xa0a\xa0'],
  ['X-One', '\ta\t'],
  ['Expect', '100-continue'],
  ['Expect', 'more'],
  ['Transfer-Encoding', 'gzip'],
  ['Content-Length', '0'],
  ['Content-Length', 'x'],
  ['Content-Length', '-1'],
  ['Content-Length', '+1'],
];

const target = fc.oneof(
  fc.constantFrom('/', '/', '*', '/a?x=1'),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join('')),
  fc
    .tuple(
      fc.constantFrom('http://', 'HTTPS://', 'ws://'),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }),
    )
    .map(([scheme, words]) => `${scheme}${words.join('')}`),
);

const request: fc.Arbitrary<Asked> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant('GET') }, fc.constantFrom(...METHODS)),
    target,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(['a']) },
      fc.array(fc.constantFrom(...HOSTS.map((host) => Buffer.from(host).toString('latin1'))), {
        maxLength: 2,
      }),
    ),
    fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...FIELDS), { maxLength: 2 })),
  )
  .map(([method, target, hosts, fields]) => ({
    method,
    target,
    headers: [...hosts.map((host): HeaderField => ['Host', host]), ...fields],
  }));

const SEEN: readonly Json[] = [
  ...['a', 'b', 'b.c', '::1', 'a:x', '-', 'a,b'].map((host) => ({ host: [host] })),
  ...['', '*', '.', '/', '/a', '/a*', '/b*', '//*', '/%41', '/A', '/#*', '*é*', '*<*'].map((path) => ({
    path: [path],
  })),
  ...[{ x: ['1'] }, { x: ['*'] }, {}].map((query) => ({ query })),
  ...['a', '\u00a0a\u00a0'].map((value) => ({ header: { 'X-One': [value] } })),
  { header: { X_One: null } },
  { method: ['GET'] },
  { path_regexp: { pattern: '^\\.$' } },
  { path_regexp: { pattern: '^$' } },
  { vars: { '{http.request.host}': [''] } },
];

describeWith([needsCaddy], 'requests of every shape', () => {
  it('are read, or refused, as Caddy does it', { timeout: AT_MOST_MS }, async () => {
    const requests = fc.sample(request, { seed: SEED, numRuns: REQUESTS });
    const real = await askCaddy(SEEN, requests);
    expect(new Set(real.map((taken) => (taken.kind === 'status' ? taken.status : taken.kind)))).toEqual(
      new Set(['taken', 400, 417, 501]),
    );
    const found = differences(SEEN, requests, real, askModel(SEEN, requests));
    expect(found, found.slice(0, SHOWN).join('\n')).toEqual([]);
  });
});
