import { describe, expect, it } from 'vitest';
import { isDeclaredHost, readDeclaredHost } from '../../src/route/declared-path.ts';

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
