/** Lines that Caddy 2.11.4 takes, and what it makes of them, by its source: no binary of it is here. */
import { describe, expect, test } from 'vitest';
import { blamedIn, handlersOf } from '../adapted.ts';

/** A line, and its only handler. */
const MADE: readonly (readonly [line: string, handler: Readonly<Record<string, unknown>>])[] = [
  ['encode', { encodings: { gzip: {}, zstd: {} }, handler: 'encode', prefer: ['zstd', 'gzip'] }],
  [
    'encode gzip {\nzstd fastest\n}',
    { encodings: { gzip: {}, zstd: { level: 'fastest' } }, handler: 'encode', prefer: ['zstd', 'gzip'] },
  ],
  [
    'encode {\nminimum_length 1\n}',
    {
      encodings: { gzip: {}, zstd: {} },
      handler: 'encode',
      minimum_length: 1,
      prefer: ['zstd', 'gzip'],
    },
  ],
  [
    'file_server {\nbrowse t.html {\nreveal_symlinks\nsort size desc\nfile_limit 100\n}\n}',
    {
      browse: { file_limit: 100, reveal_symlinks: true, sort: ['size', 'desc'], template_file: 't.html' },
      handler: 'file_server',
    },
  ],
  ['uri strip_prefix api', { handler: 'rewrite', strip_path_prefix: 'api' }],
  ['uri strip_prefix {vars.p}', { handler: 'rewrite', strip_path_prefix: '{http.vars.p}' }],
  [
    'rewrite {rp.header.X} {\nforce_modify_query\n}',
    { force_modify_query: true, handler: 'rewrite', uri: '{http.reverse_proxy.header.X}' },
  ],
  ['request_body {\nset "a b"\n}', { handler: 'request_body', set: 'a b' }],
  ['log_append a b c', { handler: 'log_append', key: 'a', value: 'b' }],
  ['log_append <a b', { early: true, handler: 'log_append', key: 'a', value: 'b' }],
  [
    'tracing {\nspan a\nspan_attributes {\nb c\n}\n}',
    { handler: 'tracing', span: 'a', span_attributes: { b: 'c' } },
  ],
  [
    'acme_server {\nchallenges http-01\nallow_wildcard_names\nallow {\ndomains a.example\n}\ndeny {\nip_ranges 10.0.0.0/8\n}\nsign_with_root\n}',
    {
      challenges: ['http-01'],
      handler: 'acme_server',
      policy: {
        allow: { domains: ['a.example'] },
        allow_wildcard_names: true,
        deny: { ip_ranges: ['10.0.0.0/8'] },
      },
      sign_with_root: true,
    },
  ],
];

describe('lines of the newest release', () => {
  test.each(MADE)('%j', (line, handler) => {
    expect(blamedIn(line)).toEqual([]);
    expect(handlersOf(line)).toEqual([handler]);
  });

  test('a matcher of responses in header is for the fields without ? alone', () => {
    const lines = 'header {\nmatch status 404\nA b\n?C d\n}';
    expect(blamedIn(lines)).toEqual([]);
    expect(handlersOf(lines)).toEqual([
      { handler: 'headers', response: { require: { status_code: [404] }, set: { A: ['b'] } } },
      { handler: 'headers', response: { require: { headers: { C: null } }, set: { C: ['d'] } } },
    ]);
  });

  test('try_files passes over what it does not know in its block', () => {
    expect(blamedIn('try_files a b {\nx y\npolicy smallest_size\n}')).toEqual([]);
  });

  test.each([
    ['try_files a {\npolicy first_exist\npolicy first_exist\n}', 'duplicate policy'],
    ['file_server {\nbrowse {\nsort colour\n}\n}', 'value colour'],
    ['file_server {\nbrowse {\nfile_limit\n}\n}', 'arguments file_limit'],
    ['file_server {\nbrowse {\nx\n}\n}', 'unknown-option x'],
    ['basic_auth {\nbob hash salt\n}', 'arguments salt'],
    ['basic_auth scrypt {\nbob hash\n}', 'value scrypt'],
    ['acme_server {\nallow {\nx y\n}\n}', 'unknown-option x'],
    ['acme_server {\nallow {\ndomains\n}\n}', 'arguments domains'],
    ['tracing {\nspan_attributes {\na\n}\n}', 'arguments a'],
    ['rewrite /a {\nx\n}', 'unknown-option x'],
  ])('%j is refused', (line, blame) => {
    expect(blamedIn(line)).toEqual([blame]);
  });

  test.each([
    ['encode br gzip'],
    ['encode {\nbr 5\ngzip\n}'],
    ['basic_auth blake {\nbob hash\n}'],
    ['log {\noutput loki\nformat transform "{a}"\n}'],
  ])('%j may be of plugins', (line) => {
    expect(blamedIn(line)).toEqual([]);
  });

  test.each([
    ['encode gzp', 'value gzp'],
    ['encode {\ngizp\n}', 'unknown-option gizp'],
    ['basic_auth bcrpyt {\nbob hash\n}', 'value bcrpyt'],
    ['log {\noutput stdot\n}', 'value stdot'],
    ['log {\nformat jsn\n}', 'value jsn'],
    ['tls {\nissuer internel\n}', 'value internel'],
    ['tls {\nget_certificate tailscal\n}', 'value tailscal'],
  ])('%j has a slip of the pen', (line, blame) => {
    expect(blamedIn(line)).toEqual([blame]);
  });

  test('scrypt and salts are there until 2.8', () => {
    expect(blamedIn('basicauth scrypt {\nbob hash salt\n}', '2.7.6')).toEqual([]);
  });
});
