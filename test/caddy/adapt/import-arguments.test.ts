/** What `import` makes of `{args[from:to]}` (caddyfile/importargs.go): arguments, if that many were given, else the word itself. */
import { describe, expect, it } from 'vitest';
import { adapted, at } from './adapted.ts';

function trusted(range: string): unknown {
  const site = `:80 {\nimport shared a b c\n}\n`;
  const snippet = `(shared) {\nreverse_proxy app:3000 {\ntrusted_proxies ${range}\n}\n}\n`;
  const { json } = adapted(snippet + site);
  const routes = at(json, 'apps', 'http', 'servers', 'srv0', 'routes');
  return at(routes, 0, 'handle', 0, 'trusted_proxies');
}

describe('a range of arguments', () => {
  it.each([
    ['{args[:]}', ['a', 'b', 'c']],
    ['{args[1:]}', ['b', 'c']],
    ['{args[:2]}', ['a', 'b']],
    ['{args[3:]}', undefined],
    ['{args[4:]}', ['{args[4:]}']],
    ['{args[:4]}', ['{args[:4]}']],
    ['{args[2:1]}', ['{args[2:1]}']],
  ])('%s', (range, expected) => {
    expect(trusted(range)).toEqual(expected);
  });
});
