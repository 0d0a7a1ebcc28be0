import { describe, expect, it } from 'vitest';
import { changedSettings, isCured, matchRoutes } from '../../src/lint/route-changes.ts';
import type { AnyRoute } from '../../src/lint/rule.ts';
import { nginx, projectOf } from './subject.ts';

const WORKING = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';

function routesOf(...directives: readonly string[]): readonly AnyRoute[] {
  return projectOf({ '/nginx.conf': nginx(...directives) }).routes;
}

function onlyRoute(...directives: readonly string[]): AnyRoute {
  const [route, ...others] = routesOf(...directives);
  if (route === undefined || others.length > 0) throw new Error('the test needs exactly one route');
  return route;
}

describe('the settings that changed', () => {
  const before = onlyRoute(`location /ws { proxy_pass http://a; ${WORKING} }`);

  it('are none when only lines moved', () => {
    const moved = onlyRoute('# a comment', 'set $x 1;', `location /ws { proxy_pass http://a; ${WORKING} }`);
    expect(changedSettings(before, moved)).toEqual([]);
  });

  it('are named', () => {
    const slower = onlyRoute(`location /ws { proxy_pass http://a; proxy_read_timeout 1h; ${WORKING} }`);
    const bare = onlyRoute('location /ws { proxy_pass http://a; }');
    const old = onlyRoute(`location /ws { proxy_pass http://a; proxy_http_version 1.0; ${WORKING} }`);
    expect(changedSettings(before, slower)).toEqual(['idleTimeout']);
    expect(changedSettings(before, bare)).toEqual(['handshake', 'reasons', 'upgrade', 'connection']);
    expect(changedSettings(before, old)).toContain('httpVersion');
  });

  it('are a cure when a handshake that failed works and nothing else changed', () => {
    const bare = onlyRoute('location /ws { proxy_pass http://a; }');
    const curedAndSlower = onlyRoute(
      `location /ws { proxy_pass http://a; proxy_read_timeout 1h; ${WORKING} }`,
    );
    expect(isCured(bare, before)).toBe(true);
    expect(isCured(before, bare)).toBe(false);
    expect(isCured(bare, curedAndSlower)).toBe(false);
  });
});

describe('the same route before and after', () => {
  const named = ({ match }: AnyRoute) => match;

  it('is found by what it matches and where it leads, and by its order where that is the same', () => {
    const before = routesOf(
      'location /a { proxy_pass http://x; }',
      'location ~ b { if ($x) { proxy_pass http://x; } proxy_pass http://x; }',
    );
    const after = routesOf(
      'location ~ b { if ($x) { proxy_pass http://x; } proxy_pass http://x; }',
      'location /a { proxy_pass http://x; }',
    );
    const { pairs, vanished, appeared } = matchRoutes(before, after);
    expect(pairs.map((pair) => [named(pair.before), named(pair.after)])).toEqual(
      before.map((route) => [named(route), named(route)]),
    );
    expect([vanished, appeared]).toEqual([[], []]);
  });

  it('may be no more, or new', () => {
    const before = routesOf('location /a { proxy_pass http://x; }', 'location /b { proxy_pass http://x; }');
    const after = routesOf('location /b { proxy_pass http://x; }', 'location /c { proxy_pass http://x; }');
    const { pairs, vanished, appeared } = matchRoutes(before, after);
    expect(pairs.map((pair) => named(pair.before))).toEqual(['location /b']);
    expect(vanished.map(named)).toEqual(['location /a']);
    expect(appeared.map(named)).toEqual(['location /c']);
  });
});
