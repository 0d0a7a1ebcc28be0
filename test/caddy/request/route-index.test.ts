import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRoute } from '../../../src/caddy/http/model.ts';
import { arrive } from '../../../src/caddy/request/arrival.ts';
import { matchesAny } from '../../../src/caddy/request/matchers.ts';
import type { RequestInProgress } from '../../../src/caddy/request/progress.ts';
import { candidatesFrom } from '../../../src/caddy/request/route-index.ts';
import { appOf, configurationWith, type Json, PORT } from './matchers-asked.ts';

/** Words that meet each other often, in several spellings. */
const host = fc.constantFrom('a.test', 'A.Test', '*.test', 'b.a.test', '{$HOST}', '*', '[::1]', 'ü.test');
const path = fc.constantFrom(
  ...['/', '/*', '*', '/a', '/A', '/a*', '/a/*', '/a/b', '/a/b/*', '/a//b', '/%61', '*.php', '/a?', '/*/b'],
  ...['/a.', '/a/../b', '/{$PATH}', '/ü', '/ü*', '', 'a'],
);
const some = <T>(word: fc.Arbitrary<T>) => fc.array(word, { minLength: 1, maxLength: 3 });
const condition: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: some(path).map((paths): Json => ({ path: paths })) },
  { weight: 4, arbitrary: some(host).map((hosts): Json => ({ host: hosts })) },
  { weight: 2, arbitrary: fc.record({ host: some(host), path: some(path) }) },
  {
    weight: 1,
    arbitrary: fc.record({ path_regexp: fc.constant({ name: 'r', pattern: '(a)' }), host: some(host) }),
  },
  { weight: 1, arbitrary: some(path).map((paths): Json => ({ not: [{ path: paths }] })) },
);
const asked = fc.record({
  host: fc.constantFrom('a.test', 'A.TEST:8080', 'b.a.test', 'c.test', '[::1]:8080', ''),
  target: fc.constantFrom(
    ...['/', '/a', '/A/b', '/a/b/c', '/a//b', '/%61', '/a.', '/a/../b', '/b', '/x.php', '/%c3%bc', '/ü/x'],
  ),
  version: fc.constantFrom('2.6.2', '2.11.4'),
});
/** More than a list that is gone through route by route. */
const many = fc.array(condition, { minLength: 30, maxLength: 60 });

function arrived(
  matchers: readonly Json[],
  { host, target, version }: { readonly host: string; readonly target: string; readonly version: string },
): { readonly routes: readonly HttpRoute[]; readonly request: RequestInProgress } | null {
  const app = appOf(configurationWith(matchers, PORT), version);
  const arrival = arrive(
    app,
    version,
    { method: 'GET', target, headers: [['Host', host]], scheme: 'http', hostname: '127.0.0.1', port: PORT },
    {},
  );
  return arrival.kind === 'arrived' ? { routes: arrival.server.routes, request: arrival.request } : null;
}

describe('the routes that a request may pass', () => {
  it('are all that match, in order; the others surely do not, and asking them would note nothing', () => {
    fc.assert(
      fc.property(many, asked, (matchers, one) => {
        const found = arrived(matchers, one);
        if (found === null) return;
        const { routes, request } = found;
        const places = [...candidatesFrom(0, routes, request)];
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const [place, { match }] of routes.entries()) {
          if (places.includes(place)) continue;
          expect(matchesAny(match, request), JSON.stringify(matchers[place])).toEqual({
            kind: 'known',
            value: false,
          });
        }
        expect([request.steps, request.doubts, [...request.values]]).toEqual([[], [], []]);
      }),
      { numRuns: 500 },
    );
  });

  it('are asked from some place on where the routes before have been passed', () => {
    fc.assert(
      fc.property(many, asked, fc.nat(60), (matchers, one, start) => {
        const found = arrived(matchers, one);
        if (found === null) return;
        const all = [...candidatesFrom(0, found.routes, found.request)];
        const rest = [...candidatesFrom(start, found.routes, found.request)];
        expect(rest).toEqual(all.filter((place) => place >= start));
      }),
    );
  });

  it.each([
    ['hosts', (number: number): Json => ({ host: [`host${number}.test`] })],
    ['paths', (number: number): Json => ({ path: [`/p${number}`, `/p${number}/*`] })],
    ['paths below a wildcard', (number: number): Json => ({ host: ['*.test'], path: [`/p${number}/*`] })],
  ])('are few among many %s', (_, matcherOf) => {
    const matchers = Array.from({ length: 1_000 }, (_each, number) => matcherOf(number));
    const found = arrived(matchers, { host: 'host500.test', target: '/p500/ws', version: '2.11.4' });
    expect([...candidatesFrom(0, found?.routes ?? [], found?.request as RequestInProgress)]).toEqual([500]);
  });

  it('are all routes where a handler has filled in what is not known', () => {
    const matchers = Array.from({ length: 50 }, (_, number): Json => ({ path: [`/p${number}`] }));
    const found = arrived(matchers, { host: 'a.test', target: '/p7', version: '2.11.4' });
    if (found === null) throw new Error('the request does not arrive');
    found.request.unknownParts.set('path', 'for a reason');
    expect([...candidatesFrom(0, found.routes, found.request)]).toHaveLength(50);
  });
});
