/** Which schemes and ports cannot work, and what is none of our business. */
import { describe, expect, it } from 'vitest';
import { found, nginx, said, server } from './nginx-subject.ts';

const location = (lines: string, http = '', path = '/api/') =>
  nginx(server(`location ${path} {\n${lines}\n}`, http));
const ours = (lines: string, http = '', path = '/api/') =>
  found(location(lines, http, path)).filter((line) => line.includes('proxy-scheme'));
const ERROR = ['nginx.conf:7 error proxy-scheme'];

describe('what proxy_pass refuses', () => {
  it.each([
    'ws://app:3000',
    'WSS://app:3000',
    'tcp://app:3000',
    'htpp://app:3000',
    'http:/app:3000',
    'http//app:3000',
    'https_//app',
    'https:app',
    'app',
    'app:3000/x',
    'app.internal',
    '10.0.0.1:80',
    '[::1]:80',
    'unix:/run/app.sock',
  ])('%s', (target) => {
    expect(ours(`proxy_pass ${target};`)).toEqual(ERROR);
  });

  it.each([
    'http://app:3000',
    'HTTPS://app',
    'http://unix:/run/app.sock:/',
    '$scheme://app.internal',
    '{{ scheme }}://app',
    '{{ upstream }}',
    '${BACKEND_SCHEME}://app',
    'BACKEND_URL',
    '$backend',
    '@upstream@',
  ])('%s is none of it', (target) => {
    expect(ours(`set $backend $arg_b; proxy_pass ${target};`)).toEqual([]);
  });

  it('writes what was meant, where that is certain', () => {
    const text = 'proxy_pass tcp://app:3000;';
    expect(said(location(text)).join()).toContain('nginx does not start: `tcp://` is no scheme for it');
    expect(ours('set $backend ws://app:3000; resolver 10.0.0.2; proxy_pass $backend;')).toEqual(ERROR);
  });

  it('is not judged in stream', () => {
    const text = 'events {}\nstream { server { listen 81; proxy_pass app.internal:3000; } }\n';
    expect(said(nginx(text))).toEqual([]);
  });
});

describe('ports', () => {
  const pool = (servers: string) => `upstream pool { ${servers} }`;

  it.each([
    ['https://app:80', ''],
    ['http://app:443', ''],
    ['http://app:443/api/', ''],
    ['https://pool', pool('server 10.0.0.1; server 10.0.0.2:80;')],
    ['http://pool', pool('server 10.0.0.1:443;')],
  ])('%s cannot work', (target, http) => {
    expect(ours(`proxy_pass ${target};`, http)).toEqual(ERROR);
  });

  it.each([
    ['http://app:80', ''],
    ['https://app:443', ''],
    ['https://app:8080', ''],
    ['http://app:8443', ''],
    ['https://app', ''],
    ['https://[::80]', ''],
    ['https://app:${PORT}', ''],
    ['https://pool', pool('server 10.0.0.1; server 10.0.0.2:443;')],
    ['https://pool', pool('server unix:/run/app.sock;')],
    ['https://pool', pool('include servers.conf; server 10.0.0.1;')],
    ['https://pool', pool('')],
  ])('%s may work', (target, http) => {
    expect(ours(`proxy_pass ${target};`, http)).toEqual([]);
  });
});

describe('handlers without an upgrade', () => {
  it.each([
    ['fastcgi_pass app:9000; fastcgi_param HTTP_UPGRADE $http_upgrade;', '/chat'],
    ['grpc_pass grpc://app:9000; grpc_set_header Upgrade $http_upgrade;', '/chat'],
    ['fastcgi_pass app:9000;', '/app/websocket'],
    ['fastcgi_pass app:9000;', '^~ /socket.io/'],
  ])('%s in %s', (lines, path) => {
    expect(ours(lines, '', path)).toEqual(ERROR);
  });

  it.each([
    ['fastcgi_pass app:9000;', '/ws/'],
    ['grpc_pass app:9000;', '= /ws'],
  ])('%s in %s may be about something else', (lines, path) => {
    expect(ours(lines, '', path)).toEqual(['nginx.conf:7 info proxy-scheme']);
  });

  it.each([
    ['fastcgi_pass app:9000;', '/live/'],
    ['fastcgi_pass app:9000;', '~ \\.php$'],
    ['uwsgi_pass app:9000;', '/websocket'],
    ['scgi_pass app:9000;', '/websocket'],
    ['grpc_pass app:9000;', '/helloworld.Greeter'],
  ])('%s in %s is none of it', (lines, path) => {
    expect(ours(lines, '', path)).toEqual([]);
  });
});
