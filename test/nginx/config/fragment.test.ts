/** Files without the block that they are meant for: what their lines tell about it, and what stays unknown. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../proof/harness/linting.ts';
import { nginx, said } from '../../rules/nginx-subject.ts';
import { load, OLD, onlyRoute } from './loading.ts';

const SERVER = 'server { location /ws { proxy_pass http://app; } }';
const STREAM_SERVER = 'server { listen 3306; proxy_pass db; }';

describe('the block that a file is meant for', () => {
  it.each([
    ['main', 'user www; http { }'],
    ['main', 'events { }'],
    ['main', `load_module m.so; ${SERVER}`],
    ['http', SERVER],
    ['http', 'upstream app { server 127.0.0.1:3000; }'],
    ['http', 'map $http_upgrade $c { default upgrade; }'],
    ['http', `proxy_set_header Host $host; ${SERVER}`],
    ['http', `upstream app { server 127.0.0.1:3000; } ${SERVER} limit_req_zone $a zone=a:1m rate=1r/s;`],
    ['http', 'location / { } upstream app { server 127.0.0.1:3000; }'],
    ['stream', STREAM_SERVER],
    ['stream', `upstream db { server 127.0.0.1:3306; } ${STREAM_SERVER}`],
    [
      'stream',
      `map $ssl_preread_server_name $db { default a; } log_format l "$remote_addr"; ${STREAM_SERVER}`,
    ],
    ['stream', `${STREAM_SERVER} upstream db { server 127.0.0.1:3306; }`],
    ['server', 'location /ws { proxy_pass http://app; }'],
    ['server', 'proxy_http_version 1.1; location /ws { proxy_pass http://app; }'],
    ['server', 'listen 80; server_name a.example;'],
    ['location', 'proxy_set_header Host $host;'],
    ['location', 'set $app a; proxy_pass http://$app;'],
    ['other', 'ssl_protocols TLSv1.3;'],
    ['other', 'server 127.0.0.1:3000; server 127.0.0.1:3001 backup;'],
    ['other', 'default upgrade; "" close;'],
    ['other', ''],
  ])('is %s for `%s`', (kind, text) => {
    expect(load(text).kind).toBe(kind);
  });
});

describe('what the block around a fragment decides', () => {
  it('is unknown: other headers, the version of HTTP, the timeout', () => {
    const { websocket } = onlyRoute(load('location /ws { proxy_pass http://app; }', OLD));
    expect(websocket.handshake).toBe('unknown');
    expect(websocket.httpVersion.value.kind).toBe('unknown');
    expect(websocket.idleTimeout.value.kind).toBe('unknown');
  });

  it.each([
    ['locations', 'location /ws { proxy_pass http://app; }'],
    ['lines for a location', 'proxy_pass http://app/ws; proxy_read_timeout 1h;'],
    ['a condition', 'if ($http_upgrade) { proxy_pass http://app; }'],
    ['headers', 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $http_connection;'],
    ['an upstream', 'upstream ws { server 127.0.0.1:3000; }'],
    [
      'a stream',
      `upstream ws { server 127.0.0.1:3000; } server { listen 443; proxy_pass ws; proxy_timeout 1h; }`,
    ],
    ['entries of a map', 'default ""; websocket upgrade;'],
  ])('is claimed by no rule: %s', (_what, text) => {
    expect(said(nginx(text, OLD)).filter((line) => !line.includes(' info '))).toEqual([]);
  });

  it('is not what the fragment itself decides', () => {
    const text = 'location /ws { proxy_pass http://app; proxy_set_header Host $host; }';
    expect(findingsIn(nginx(text))).toMatchObject([{ rule: 'websocket-handshake', severity: 'error' }]);
  });
});

describe('where a fragment is reached', () => {
  const listeners = (text: string) => load(text).routes[0]?.entry.listeners;

  it('is unknown where the server is elsewhere, or a part of it is', () => {
    expect(listeners('location / { proxy_pass http://app; }')).toEqual([]);
    expect(listeners('server { include /srv/listen.conf; location / { proxy_pass http://app; } }')).toEqual(
      [],
    );
  });

  it('is port 80 for a whole server that names none', () => {
    expect(listeners(SERVER)).toEqual([{ address: '80', tls: false }]);
  });

  it('is read from a stream as from a server', () => {
    const [route] = load(`upstream db { server 127.0.0.1:3306; } ${STREAM_SERVER}`).routes;
    expect(route?.entry.listeners).toEqual([{ address: '3306', tls: false }]);
    expect(route?.websocket.handshake).toBe('works');
  });
});
