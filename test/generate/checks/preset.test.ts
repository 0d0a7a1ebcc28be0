/** Presets of the user's own: what is refused before anything is written. */
import { describe, expect, it } from 'vitest';
import { presetProblems } from '../../../src/generate/checks/preset.ts';
import type { ProxyName } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { BUILT_IN } from '../../../src/generate/presets/built-in.generated.ts';
import { requestFor } from '../asking.ts';

function problemsWith(facts: Partial<Preset>, proxy: ProxyName = 'nginx'): readonly string[] {
  const preset: Preset = {
    id: 'app',
    name: 'App',
    routes: [{ path: '/', carries: ['websockets'] }],
    ...facts,
  };
  const problems = presetProblems(requestFor({ proxy, preset }));
  expect(problems.every(({ option }) => option === '--app')).toBe(true);
  return problems.map(({ message }) => message);
}

describe('a preset', () => {
  it.each(BUILT_IN.map((preset) => [preset.id, preset] as const))(
    'that is built in, %s, is fine',
    (_id, preset) => {
      expect([...problemsWith(preset), ...problemsWith(preset, 'caddy')]).toEqual([]);
    },
  );

  it('has no header with a $ for nginx, which would read a variable', () => {
    const headers = [{ name: 'X-Key', text: 'pa$word' }];
    expect(problemsWith({ headers })).toEqual([
      "nginx takes the $ in the text of X-Key for a variable: 'pa$word'",
    ]);
    expect(problemsWith({ headers }, 'caddy')).toEqual([]);
  });

  it.each(['/a//b', '/a/../b', '/a%20b', "/it's", '/a\\b', '/a\x01b'])(
    'has no route at a path that no proxy sees as it is written: %j',
    (path) => {
      expect(problemsWith({ routes: [{ path, carries: ['websockets'] }] })).toEqual([
        expect.stringContaining(`the path of a route: '${path}'`),
      ]);
    },
  );

  it('has no header for Caddy with a text that no token says', () => {
    const problems = (text: string) => problemsWith({ headers: [{ name: 'X-Key', text }] }, 'caddy');
    expect(problems('a{$HOME}')).toEqual([
      "a Caddyfile cannot have the text of X-Key, 'a{$HOME}': {$…} is replaced before quotes are read",
    ]);
    expect(problems('\\"`')).toEqual([
      "a Caddyfile cannot have the text of X-Key, '\\\"`': its backslashes stand before quotes",
    ]);
    expect(problems('{HOME} $x \\" b')).toEqual([]);
  });

  it('has no header that is always sent, whatever its case', () => {
    const headers = [{ name: 'x-forwarded-FOR', text: '192.0.2.1' }];
    expect(problemsWith({ headers })).toEqual([
      'x-forwarded-FOR is always sent, and has no place among the headers',
    ]);
  });

  it('has each header and each route once', () => {
    const headers = [
      { name: 'X-Real-IP', value: 'client-address' },
      { name: 'x-real-ip', text: '1' },
    ] as const;
    const route = { path: '/ws', carries: ['websockets'] } as const;
    expect(problemsWith({ headers, routes: [route, route] })).toEqual([
      'the header x-real-ip is there twice',
      'the route /ws is there twice',
    ]);
  });
});
