import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapePath, parseUri, splitArgs, unescapeRedirect } from '../../../src/nginx/request/uri.ts';

describe('a request target', () => {
  it.each([
    ['/ws', '/ws', ''],
    ['/a%20b?x=%20', '/a b', 'x=%20'],
    ['/a//b', '/a/b', ''],
    ['/a/./b/../c', '/a/c', ''],
    ['/a/..', '/', ''],
    ['/a/.', '/a/', ''],
    ['/a%2Fb', '/a/b', ''],
    ['/a/%2e%2e/b', '/b', ''],
    ['/a%3Fb', '/a?b', ''],
    ['/a%25b%23', '/a%b#', ''],
    ['/a?b#c', '/a', 'b'],
    ['/a#b?c', '/a', ''],
    ['/...', '/...', ''],
  ])('%s is %s', (target, path, args) => {
    expect(parseUri(target, true)).toMatchObject({ path, args });
  });

  it.each(['a', '', '/..', '/a/../..', '/%0', '/%zz', '/%00', '/a b', '/\x7f'])(
    '%j is answered with 400',
    (target) => {
      expect(parseUri(target, true)).toBeNull();
    },
  );

  it('keeps slashes where merge_slashes is off', () => {
    expect(parseUri('/a//b/..', false)?.path).toBe('/a//');
  });

  it('never throws, and gives a path without dot segments', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\/[a./%2F5Ee?#+-]{0,20}$/), fc.boolean(), (target, merge) => {
        const path = parseUri(target, merge)?.path ?? '/';
        expect(path.startsWith('/')).toBe(true);
        expect(path).not.toMatch(/\/\.\.?(?:\/|$)/);
      }),
    );
  });

  it('is escaped again as nginx does, and split at its first question mark', () => {
    expect(escapePath('/a b"?é'.replace('é', '\xc3\xa9'))).toBe('/a%20b%22%3F%C3%A9');
    expect(splitArgs('/a?b?c')).toEqual({ path: '/a', args: 'b?c' });
  });

  it('of a redirect is decoded up to its question mark', () => {
    expect(unescapeRedirect('/%41%20%2f?%41')).toBe('/A%20/?%41');
    expect(unescapeRedirect('/a%3Fb%41')).toBe('/a?b%41');
    expect(unescapeRedirect('/50%')).toBe('/50');
  });
});
