import { describe, expect, it } from 'vitest';
import { load, NEW, OLD, onlyRoute, routeOf, textOf } from './loading.ts';

const UPGRADE = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";';
const verdict = (location: string, nginx = NEW) =>
  routeOf(`server { listen 80; location /ws { proxy_pass http://127.0.0.1:9000; ${location} } }`, nginx)
    .websocket.handshake;

describe('the verdict over a handshake', () => {
  it.each([
    ['', 'fails', 'fails'],
    [UPGRADE, 'fragile', 'works'],
    [`proxy_http_version 1.1; ${UPGRADE}`, 'works', 'works'],
    [`proxy_http_version 1.0; ${UPGRADE}`, 'fragile', 'fragile'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_set_header Connection "";`, 'works', 'works'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_set_header Upgrade $http_upgrade;`, 'fails', 'fails'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_method POST;`, 'fails', 'fails'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_pass_request_headers off;`, 'fails', 'fails'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_hide_header Upgrade;`, 'fails', 'fails'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_hide_header Connection;`, 'works', 'works'],
    [`proxy_http_version 1.1; ${UPGRADE} proxy_read_timeout 0;`, 'fails', 'fails'],
    [
      `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $http_connection;`,
      'works',
      'works',
    ],
    [
      `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $http_upgrade;`,
      'fails',
      'fails',
    ],
    [`proxy_http_version 1.1; include /config/proxy.conf;`, 'unknown', 'unknown'],
    [
      `proxy_http_version 1.1; proxy_set_header Upgrade {{ upgrade }}; proxy_set_header Connection upgrade;`,
      'unknown',
      'unknown',
    ],
  ])('%s: %s on 1.22.1, %s on 1.30.4', (location, old, current) => {
    expect([verdict(location, OLD), verdict(location, NEW)]).toEqual([old, current]);
  });

  it('holds for a return that answers before', () => {
    expect(
      routeOf(
        `server { return 301 https://$host$request_uri; location /ws { proxy_pass http://u; ${UPGRADE} } }`,
      ).websocket.reasons[0]?.code,
    ).toBe('response-handled');
  });
});

describe('settings', () => {
  it('know where they come from', () => {
    const { idleTimeout, connection, httpVersion } = routeOf(
      `proxy_read_timeout 90s; server { location /ws { proxy_pass http://u; ${UPGRADE} } }`,
      OLD,
    ).websocket;
    expect(idleTimeout.value).toEqual({ kind: 'known', value: 90_000 });
    expect(idleTimeout.origin.kind === 'span' && textOf(idleTimeout.origin.span)).toBe('90s');
    expect(connection.origin.kind === 'span' && textOf(connection.origin.span)).toBe('"upgrade"');
    expect(httpVersion.origin).toEqual({ kind: 'default', versions: 'nginx before 1.29.7' });
  });
});

describe('a route', () => {
  it('names its listeners, hosts, match, upstream and servers', () => {
    const route = routeOf(`
      upstream app { server 10.0.0.1:3000; server 10.0.0.2:3000; }
      server { listen 443 ssl; listen [::]:443 ssl; server_name a.test *.b.test; location ^~ /ws/ { proxy_pass http://app; } }`);
    expect(route.entry).toEqual({
      listeners: [
        { address: '443', tls: true },
        { address: '[::]:443', tls: true },
      ],
      hosts: ['a.test', '*.b.test'],
    });
    expect([route.match, route.path, route.upstream.target, route.upstream.servers]).toEqual([
      'location ^~ /ws/',
      '/ws/',
      'http://app',
      ['10.0.0.1:3000', '10.0.0.2:3000'],
    ]);
    expect(textOf(route.origin)).toBe('proxy_pass http://app;');
  });

  it('with a variable upstream has unknown servers', () => {
    expect(routeOf('server { location / { proxy_pass http://$backend; } }').upstream.servers).toEqual([]);
  });

  it('in stream passes the handshake untouched, and is ended by proxy_timeout', () => {
    const route = onlyRoute(
      load('stream { server { listen 443; proxy_pass 10.0.0.1:443; proxy_timeout 30s; } }'),
    );
    expect([route.protocol, route.websocket.handshake, route.websocket.idleTimeout.value]).toEqual([
      'stream',
      'works',
      { kind: 'known', value: 30_000 },
    ]);
  });
});

describe('intent', () => {
  const strength = (http: string) => routeOf(http).intent.strength;

  it.each([
    ['server { location /api/ { proxy_pass http://u; } }', 'none', 'a plain API location'],
    [
      'server { location /static/ { proxy_pass http://u; proxy_set_header Connection ""; } }',
      'none',
      'upstream keep-alive',
    ],
    [
      'server { location / { proxy_pass http://127.0.0.1:3000; } }',
      'weak',
      'a catch-all to an application server',
    ],
    ['server { location / { proxy_pass https://www.example.com/; } }', 'none', 'somebody else’s site'],
    ['server { location /ws { proxy_pass http://u; } }', 'strong', 'a known path'],
    [
      'server { location ~ ^/(ws|socket\\.io)/ { proxy_pass http://u; } }',
      'strong',
      'a known path in a pattern',
    ],
    [
      'server { location /api/ { proxy_pass http://u; proxy_set_header Upgrade $http_upgrade; } }',
      'strong',
      'one of the headers',
    ],
    [
      `server { ${UPGRADE} location /api/ { proxy_pass http://u; proxy_set_header Host $host; } }`,
      'strong',
      'headers of the server, discarded',
    ],
    ['server { location /x { proxy_pass http://websocket_backend; } }', 'strong', 'the upstream’s name'],
    [
      'map $http_upgrade $cu { default upgrade; } server { location / { proxy_pass http://u; } }',
      'strong',
      'a map that nothing uses',
    ],
  ])('%s is %s: %s', (http, expected) => {
    expect(strength(http)).toBe(expected);
  });
});

describe('what the locations of a server say about each other', () => {
  const WEBSOCKETS = `location /ws { proxy_pass http://app; proxy_http_version 1.1; ${UPGRADE} }`;
  const strengths = (http: string) =>
    load({
      'nginx.conf': `events {} http { ${http} }`,
      'app.conf': 'location / { proxy_pass http://app; }',
    }).routes.map(({ match, intent }) => `${match}: ${intent.strength}`);

  it('holds for a file that two servers include in each of them by itself', () => {
    expect(
      strengths(
        `upstream app { server 10.0.0.1:8000; } server { include app.conf; } server { include app.conf; ${WEBSOCKETS} }`,
      ),
    ).toEqual(['location /: weak', 'location /: none', 'location /ws: strong']);
  });
});
