import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessDialect, sniffDialect } from '../../../src/workspace/discovery/sniff.ts';

describe('a JSON configuration of Caddy', () => {
  test.each([
    ['as the adapter prints it', '{"apps":{"http":{"servers":{}}}}'],
    ['with other parts before', '{\n\t"admin": { "disabled": true },\n\t"logging": {},\n\t"apps": {\n'],
    ['with comments', '// the proxy\n{\n  /* all */ "apps": { "http": {} },\n}\n'],
    ['behind a byte order mark', '\uFEFF{ "apps": {"tls": {}} }'],
    ['cut off', '{ "storage": {"module": "file_system"}, "apps":'],
  ])('is known by its members: %s', (_what, text) => {
    expect(sniffDialect(text)).toBe('caddy-json');
  });

  test.each([
    [
      "a package manager's file about Caddy",
      '{ "version": "2.6.2", "url": "https://example.org", "apps": {} }',
    ],
    ['a list of processes', '{ "apps": [{ "name": "caddy", "script": "run.sh" }] }'],
    ['apps further inside', '{ "config": { "apps": {} } }'],
    ['translations', '{ "caddy": "Caddy", "apps": "Apps" }'],
    ['no apps at all', '{ "admin": {}, "logging": {} }'],
    ['an empty object', '{}'],
    ['a list', '[{ "apps": {} }]'],
  ])('is not taken for one: %s', (_what, text) => {
    expect(sniffDialect(text)).toBeNull();
  });

  test('that was named is one, whatever it holds', () => {
    expect(guessDialect('{ "server": 1 }')).toBe('caddy-json');
    expect(guessDialect('[\n  { "Id": "c8566f41", "Path": "caddy" }\n]\n')).toBe('caddy-json');
    expect(guessDialect('[]')).toBe('caddy-json');
    expect(guessDialect('[::1]:80 {\n\trespond ok\n}\n')).not.toBe('caddy-json');
    expect(guessDialect('{\n\temail a@example.org\n}\n:80 {\n\trespond ok\n}\n')).toBe('caddyfile');
  });

  test('whatever is in the values of its members does not matter', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 4 }), (admin, http) => {
        const text = `{ "admin": ${admin}, "apps": { "http": ${http} } }`;
        expect(sniffDialect(text.slice(0, 8000))).toBe('caddy-json');
      }),
    );
  });
});
