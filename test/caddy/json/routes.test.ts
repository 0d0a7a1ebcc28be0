/** The routes of JSON configurations as they are written by hand: hosts, matchers, groups, and what handlers say. */
import { describe, expect, test } from 'vitest';
import type { CaddyRoute } from '../../../src/caddy/routes.ts';
import { allFindings } from '../../../src/lint/run.ts';
import { spanText } from '../../../src/text/span.ts';
import { configurationOf, fixedJson, jsonOf, judgedJson, serverWith, type Value } from './documents.ts';

const PROXY = { handler: 'reverse_proxy', upstreams: [{ dial: 'app:3000' }] };

function routesOf(routes: readonly Value[], caddy = '2.11.4'): readonly CaddyRoute[] {
  return configurationOf(serverWith({ routes }), { caddy }).routes;
}

function onlyRoute(routes: readonly Value[], caddy?: string): CaddyRoute {
  const [route, ...others] = routesOf(routes, caddy);
  if (route === undefined || others.length > 0) throw new Error(`${others.length} more routes`);
  return route;
}

function rulesFor(text: string, caddy?: string): readonly string[] {
  return allFindings(judgedJson(text, caddy)).map(({ rule }) => rule);
}

describe('the entry of a route', () => {
  test('is what its server listens on, and the hosts that its matcher names', () => {
    const { entry } = onlyRoute([{ match: [{ host: ['a.test', 'b.test'] }], handle: [PROXY] }]);
    expect(entry).toEqual({ listeners: [{ address: ':443', tls: true }], hosts: ['a.test', 'b.test'] });
  });

  test('is every host where none is named', () => {
    expect(onlyRoute([{ handle: [PROXY] }]).entry.hosts).toEqual([]);
  });

  test('has no TLS where automatic HTTPS is off', () => {
    const server = { listen: [':8080'], automatic_https: { disable: true } };
    const text = serverWith({ ...server, routes: [{ match: [{ host: ['a.test'] }], handle: [PROXY] }] });
    expect(configurationOf(text).routes[0]?.entry.listeners).toEqual([{ address: ':8080', tls: false }]);
  });
});

describe('the way to a proxy', () => {
  test('goes through the matchers of its routes', () => {
    const nested = {
      handler: 'subroute',
      routes: [{ match: [{ path: ['/ws', '/ws/*'] }], handle: [PROXY] }],
    };
    const route = onlyRoute([{ match: [{ host: ['a.test'] }], handle: [nested] }]);
    expect(route.path).toBe('/ws');
    expect(route.intent.strength).toBe('strong');
    expect(spanText(route.origin)).toBe('"handler": "reverse_proxy"');
  });

  test('is barred by an earlier route of the same group, and not by one of another', () => {
    const routes = (group: string) => [
      { group: 'a', handle: [{ handler: 'subroute', routes: [] }] },
      { group, match: [{ path: ['/ws'] }], handle: [PROXY] },
    ];
    expect(onlyRoute(routes('a')).shadow).not.toBeNull();
    expect(onlyRoute(routes('b')).shadow).toBeNull();
  });

  test('is barred by an earlier terminal route', () => {
    const routes = (terminal: boolean) => [
      { terminal, handle: [{ handler: 'subroute', routes: [] }] },
      { match: [{ path: ['/ws'] }], handle: [PROXY] },
    ];
    expect(onlyRoute(routes(true)).shadow).not.toBeNull();
    expect(onlyRoute(routes(false)).shadow).toBeNull();
  });

  test('follows the written order, whatever the directives are', () => {
    const answer = { handle: [{ handler: 'static_response', body: '/x' }] };
    const proxy = { match: [{ path: ['/ws'] }], handle: [PROXY] };
    expect(onlyRoute([answer, proxy]).shadow).not.toBeNull();
    expect(onlyRoute([proxy, answer]).shadow).toBeNull();
  });

  test('of several sets of matchers is known where they ask for the same kind of thing only', () => {
    const alike = [{ path: ['/ws'] }, { path: ['/ws/*'] }];
    expect(onlyRoute([{ match: alike, handle: [PROXY] }]).path).toBe('/ws');
    const unlike = [{ path: ['/ws'] }, { header: { Upgrade: ['websocket'] } }];
    expect(onlyRoute([{ match: unlike, handle: [PROXY] }]).path).toBeNull();
  });

  test('leads through a route that other releases call by its name', () => {
    const text = jsonOf({
      apps: {
        http: {
          servers: {
            srv0: {
              named_routes: { app: { handle: [PROXY] } },
              routes: [{ match: [{ path: ['/ws'] }], handle: [{ handler: 'invoke', name: 'app' }] }],
            },
          },
        },
      },
    });
    expect(configurationOf(text).routes.map(({ path }) => path)).toEqual(['/ws']);
  });

  test('to a gateway that is asked for leave first is no route', () => {
    const gateway = {
      handler: 'reverse_proxy',
      upstreams: [{ dial: 'auth:1' }],
      rewrite: { method: 'GET', uri: '/verify' },
      handle_response: [{ match: { status_code: [2] }, routes: [{ handle: [{ handler: 'headers' }] }] }],
    };
    const { upstream } = onlyRoute([{ handle: [gateway, PROXY] }]);
    expect(upstream.servers).toEqual(['app:3000']);
  });
});

describe('what a proxy is told', () => {
  test('times are texts or numbers of nanoseconds', () => {
    for (const timeout of ['2s', 2_000_000_000]) {
      const transport = { protocol: 'http', read_timeout: timeout };
      const { idleTimeout } = onlyRoute([{ handle: [{ ...PROXY, transport }] }]).websocket;
      expect(idleTimeout.value).toEqual({ kind: 'known', value: 2000 });
    }
  });

  test('a transport with `tls` speaks HTTPS', () => {
    const transport = { protocol: 'http', tls: {} };
    expect(onlyRoute([{ handle: [{ ...PROXY, transport }] }]).upstream.scheme).toBe('https');
  });

  test('a delete that is not deferred leaves the 101 alone', () => {
    const headers = (more: { readonly [name: string]: Value }) => [
      { handle: [{ handler: 'headers', response: { delete: ['Upgrade'], ...more } }] },
      { match: [{ path: ['/ws'] }], handle: [PROXY] },
    ];
    expect(onlyRoute(headers({ deferred: true })).websocket.handshake).toBe('fails');
    expect(onlyRoute(headers({})).websocket.handshake).toBe('works');
  });

  test('messages quote the JSON', () => {
    const headers = { request: { set: { Connection: ['close'] } } };
    const text = serverWith({ routes: [{ match: [{ path: ['/ws'] }], handle: [{ ...PROXY, headers }] }] });
    const found = allFindings(judgedJson(text)).find(({ rule }) => rule === 'websocket-handshake');
    expect(found?.message).toContain('`"Connection": ["close"]` sends `Connection: close`');
    expect(JSON.parse(fixedJson(text).text)).toMatchObject({
      apps: { http: { servers: { srv0: { routes: [{ handle: [PROXY] }] } } } },
    });
    expect(fixedJson(text).text).not.toContain('Connection');
  });
});

describe('comments', () => {
  const config = (comment: string) =>
    `{\n\t// the proxy\n\t"apps": { "http": { "servers": { "s": { "routes": [ {\n\t"match": [{"path": ["/ws"]}],\n\t"handle": [ {\n\t\t"handler": "reverse_proxy",\n\t\t"upstreams": [{"dial": "app:1"}],\n${comment}\t\t"stream_timeout": "5m",\n\t\t"stream_close_delay": "5m",\n\t} ] } ] } } } }\n}\n`;

  test('and trailing commas are read', () => {
    expect(rulesFor(config(''))).toEqual(['websocket-lifetime']);
  });

  test('accept a finding in the line below', () => {
    for (const comment of [
      '// proxylint-ignore websocket-lifetime -- short by design',
      '/* proxylint-ignore websocket-lifetime -- short by design */',
    ]) {
      const { findings } = judgedJson(config(`\t\t${comment}\n`));
      expect(findings).toEqual([]);
    }
  });

  test('that accept nothing are told, and go with their line', () => {
    const unused = config('\t\t// proxylint-ignore websocket-reload -- nothing\n');
    expect(rulesFor(unused)).toContain('suppression');
    expect(fixedJson(unused).text).not.toContain('proxylint-ignore');
  });
});

describe('any JSON', () => {
  test.each([
    '',
    '[]',
    'null',
    '{"apps": 1}',
    '{"apps": {"http": {"servers": {"a": 1, "b": {"routes": {}}}}}}',
    '{"apps":',
    '{{ x }}',
  ])('%s is read without harm', (text) => {
    expect(judgedJson(text).failures).toEqual([]);
  });

  test('nested without end is read without harm', () => {
    const deep = `${'{"handler":"subroute","routes":[{"handle":['.repeat(300)}${']}]}'.repeat(300)}`;
    const text = `{"apps":{"http":{"servers":{"s":{"routes":[{"handle":[${deep}]}]}}}}}`;
    expect(judgedJson(text).failures).toEqual([]);
  });
});
