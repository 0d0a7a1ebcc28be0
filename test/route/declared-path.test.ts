import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeclaredHost, isDeclaredPath, readDeclaredHost } from '../../src/route/declared-path.ts';

describe('a declared path', () => {
  const path = fc.stringMatching(/^\/[ab/]{0,8}$/);
  const pattern = fc.stringMatching(/^\/[ab/*]{0,8}$/);

  it('names the paths in which each star is any text', () => {
    fc.assert(
      fc.property(pattern, path, (declared, asked) => {
        const expression = new RegExp(`^${declared.split('*').join('.*')}$`, 's');
        expect(isDeclaredPath(declared, asked)).toBe(expression.test(asked));
      }),
      { numRuns: 2_000 },
    );
  });

  it('names what is made from it', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.array(fc.stringMatching(/^[ab/]{0,3}$/), { minLength: 9, maxLength: 9 }),
        (declared, texts) => {
          let at = 0;
          expect(
            isDeclaredPath(
              declared,
              declared.replaceAll('*', () => texts[at++] ?? ''),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('a declared host', () => {
  it.each([
    ['app.test', { name: 'app.test', isWildcard: false, port: null }],
    ['App.test:8443', { name: 'app.test', isWildcard: false, port: 8443 }],
    ['*.app.test', { name: '.app.test', isWildcard: true, port: null }],
    ['[::1]:8080', { name: '[::1]', isWildcard: false, port: 8080 }],
  ])('%s', (host, read) => {
    expect(readDeclaredHost(host)).toEqual(read);
  });

  it('with a star is every name below one, and not that one', () => {
    const declared = readDeclaredHost('*.app.test');
    expect(
      ['a.app.test', 'a.b.app.test', 'app.test', 'xapp.test'].map((host) => isDeclaredHost(declared, host)),
    ).toEqual([true, true, false, false]);
  });
});
