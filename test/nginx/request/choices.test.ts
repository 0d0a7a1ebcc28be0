/** Which server and which location take a request; the fuzzer in `test/differential/requests` asks nginx the same. */
import { describe, expect, it } from 'vitest';
import { follow } from './following.ts';

const NAMES = `
server { listen 80; server_name a.test; return 200 first; }
server { listen 80; server_name *.a.test; return 201 x; }
server { listen 80; server_name www.*; return 202 x; }
server { listen 80; server_name ~^(?<sub>\\w+)\\.re\\.test$; return 203 x; }
server { listen 80; server_name .b.test; return 204; }
server { listen 81 default_server; server_name c.test; return 205 x; }
server { listen 81; server_name a.test; return 206 x; }
`;

describe('the server', () => {
  it.each([
    ['http://a.test/', 200],
    ['http://A.TEST./', 200],
    ['http://x.a.test/', 201],
    ['http://www.a.test/', 201],
    ['http://www.other.test/', 202],
    ['http://x.re.test/', 203],
    ['http://b.test/', 204],
    ['http://y.b.test/', 204],
    ['http://nobody.test/', 200],
    ['http://nobody.test:81/', 205],
    ['http://a.test:81/', 206],
  ])('for %s is the one that answers %i', (url, status) => {
    expect(follow(NAMES, url).outcome).toMatchObject({ kind: 'response', status });
  });

  it('is none on a port on which nothing listens', () => {
    expect(follow(NAMES, 'http://a.test:82/').outcome).toMatchObject({ kind: 'refused' });
  });

  it('depends on TLS', () => {
    const config = 'server { listen 443 ssl; location / { return 200 x; } }';
    expect(follow(config, 'https://a.test/').outcome).toMatchObject({ status: 200 });
    expect(follow(config, 'http://a.test:443/').outcome).toMatchObject({ kind: 'response', status: 400 });
    expect(follow(NAMES, 'https://a.test:80/').outcome).toMatchObject({ kind: 'refused' });
  });
});

const LOCATIONS = `
server {
  listen 80;
  location = /exact { return 200 x; }
  location / { return 201 x; }
  location /ws { return 202 x; location /ws/deep { return 203 x; } }
  location ^~ /static { return 204; location ~ \\.js$ { return 205 x; } }
  location ~* \\.PHP$ { return 206 x; }
  location ~ ^/ws/re { return 207 x; }
  location /proxied/ { proxy_pass http://127.0.0.1:9000; }
  location @named { return 208 x; }
  location /inside { internal; return 209 x; }
}
`;

describe('the location', () => {
  it.each([
    ['/exact', 200],
    ['/exact/', 201],
    ['/ws', 202],
    ['/wsx', 202],
    ['/ws/deep/er', 203],
    ['/static/x.php', 204],
    ['/static/x.js', 205],
    ['/ws/a.php', 206],
    ['/ws/re', 207],
    ['/proxied', 301],
    ['/@named', 201],
    ['/inside', 404],
  ])('for %s is the one that answers %i', (path, status) => {
    expect(follow(LOCATIONS, `http://a.test${path}`).outcome).toMatchObject({ kind: 'response', status });
  });
});
