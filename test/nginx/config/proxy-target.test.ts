/** How a `proxy_pass` value is taken apart, and how a part of it is changed. */
import { describe, expect, it } from 'vitest';
import {
  hostAndPort,
  isAddress,
  isFilledIn,
  readProxyTarget,
} from '../../../src/nginx/config/proxy-target.ts';

describe('the parts of a value', () => {
  it.each([
    ['http://app', 'http', 'app', ''],
    ['HTTPS://app:443/', 'https', 'app:443', '/'],
    ['http://app?a=1', 'http', 'app', '?a=1'],
    ['http://[::1]:3000/x', 'http', '[::1]:3000', '/x'],
    ['http://unix:/run/app.sock', 'http', 'unix:/run/app.sock', ''],
    ['http://unix:/run/app.sock:/x', 'http', 'unix:/run/app.sock', '/x'],
    ['http://$backend', 'http', '$backend', ''],
    ['http://$backend:80/x', 'http', '$backend:80', '/x'],
    ['http://app$request_uri', 'http', 'app', '$request_uri'],
    ['http://${backend}${uri}', 'http', '${backend}', '${uri}'],
    ['http://$host$backend', 'http', '$host$backend', ''],
    ['http://app$is_args$args', 'http', 'app', '$is_args$args'],
    ['$scheme://app/x', '$scheme', 'app', '/x'],
    ['$backend', null, '$backend', ''],
    ['$backend/x', null, '$backend', '/x'],
    ['app:3000', null, 'app:3000', ''],
    ['', null, '', ''],
  ])('%s', (value, scheme, authority, uri) => {
    expect(readProxyTarget(value)).toEqual({ scheme, authority, uri });
  });
});

describe('a server', () => {
  it.each([
    ['app', 'app', null],
    ['app:3000', 'app', '3000'],
    ['[::1]', '[::1]', null],
    ['[::1]:80', '[::1]', '80'],
    ['$host:$port', '$host', '$port'],
    ['unix:/run/a.sock', 'unix:/run/a.sock', null],
  ])('%s', (authority, host, port) => {
    expect(hostAndPort(authority)).toEqual({ host, port });
  });

  it.each(['127.0.0.1', '[::1]', 'unix:/run/a.sock'])('%s needs no look-up', (host) => {
    expect(isAddress(host)).toBe(true);
  });

  it.each(['localhost', 'app', '10.0.0', '1.2.3.4.example.com'])('%s needs one', (host) => {
    expect(isAddress(host)).toBe(false);
  });
});

it('knows what the environment or a shell fills in', () => {
  expect(['http://${APP_HOST}:80', 'http://app:$PORT/', 'http://\\$backend'].map(isFilledIn)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['http://$backend', 'http://app', 'http://APP'].map(isFilledIn)).toEqual([false, false, false]);
});
