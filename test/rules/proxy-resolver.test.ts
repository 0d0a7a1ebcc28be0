/** Which names nginx has to look up, and which it knows. */
import { describe, expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { changes, found, nginx, said, server } from './nginx-subject.ts';

const location = (lines: string, http = '', path = '/api/') =>
  nginx(server(`location ${path} {\n${lines}\n}`, http));

describe('names that nginx has to look up', () => {
  it.each([
    ['in a `set`', 'set $backend app:3000; proxy_pass http://$backend;'],
    ['with its scheme', 'set $backend http://app.internal:3000; proxy_pass $backend;'],
    ['before a port that is not known', 'proxy_pass http://localhost:$server_port;'],
    ['before the request', 'proxy_pass http://app:3000$request_uri;'],
    ['that only looks like an upstream, which has no port', 'set $b pool:80; proxy_pass http://$b;'],
    ['out of a part of the URI', 'proxy_pass http://app/x$is_args$args;'],
  ])('%s', (_title, lines) => {
    expect(found(location(lines, 'upstream pool { server 127.0.0.1:1; }'))).toEqual([
      'nginx.conf:7 error proxy-resolver',
    ]);
  });

  it('beside a file that has other things to say', () => {
    expect(found(location('set $b app; proxy_pass http://$b;', 'include /etc/nginx/mime.types;'))).toEqual([
      'nginx.conf:7 error proxy-resolver',
    ]);
  });

  it('in one entry of a map', () => {
    const map = 'map $host $backend { default 127.0.0.1:3000; b.test app:3000; }';
    expect(said(location('proxy_pass http://$backend;', map))).toEqual([
      'nginx.conf:7 error proxy-resolver: Requests end with 502: because of the variable nginx looks up `app` when a request comes, and no `resolver` is set.',
    ]);
  });
});

describe('it says nothing of', () => {
  it.each([
    ['a name without a variable', 'proxy_pass http://app:3000;'],
    ['an address', 'set $b 10.0.0.1:3000; proxy_pass http://$b;'],
    ['an address with its scheme', 'set $b "http://127.0.0.1:3000"; proxy_pass $b;'],
    ['an IPv6 address', 'proxy_pass http://[::1]:$server_port;'],
    ['a socket', 'proxy_pass http://unix:/run/app.sock:$request_uri;'],
    ['an upstream', 'set $b pool; proxy_pass http://$b;'],
    ['an upstream in another case', 'proxy_pass http://POOL$request_uri;'],
    ['a name that another handler made known', 'set $b static.internal; proxy_pass http://$b:81;'],
    ['any port of such a name, where the port is not known', 'proxy_pass http://static.internal:$arg_p;'],
    ['what the request decides', 'proxy_pass http://$arg_target;'],
    ['what the environment fills in', 'proxy_pass http://app:${APP_PORT}/;'],
    ['what a template fills in', 'proxy_pass http://{{ app }}:$server_port;'],
    [
      'what Lua may set',
      'set $b app; access_by_lua_block { ngx.var.b = "127.0.0.1" }\nproxy_pass http://$b;',
    ],
    ['a resolver in the location', 'resolver 10.0.0.2; set $b app; proxy_pass http://$b;'],
    ['a resolver that may be in an include', 'include more.conf; set $b app; proxy_pass http://$b;'],
  ])('%s', (_title, lines) => {
    const http = `upstream pool { server 127.0.0.1:1; }
      server { listen 81; location / { proxy_pass http://static.internal:81; } }`;
    expect(said(location(lines, http)).filter((line) => line.includes('proxy-resolver'))).toEqual([]);
  });

  it.each(['snippets/ssl-params.conf', '/etc/nginx/conf.d/*.conf'])('one that may be in %s', (file) => {
    expect(said(location('set $b app; proxy_pass http://$b;', `include ${file};`))).toEqual([]);
  });

  it('a resolver at http', () => {
    expect(said(location('set $b app; proxy_pass http://$b;', 'resolver 10.0.0.2;'))).toEqual([]);
  });

  it('a map of upstreams and addresses', () => {
    const http = 'upstream pool { server 127.0.0.1:1; } map $host $b { default pool; b.test 10.0.0.1:80; }';
    expect(said(location('proxy_pass http://$b;', http))).toEqual([]);
  });

  it('a file that is included in an http that is not here', () => {
    const site = 'server { listen 80; location / { set $b app; proxy_pass http://$b; } }\n';
    expect(said(nginx({ 'site.conf': site })).filter((line) => line.includes('resolver'))).toEqual([]);
  });
});

it('changes nothing unless asked for', () => {
  const subject = location('set $b localhost:3000;\nproxy_pass http://$b;');
  expect(changes(subject)).toEqual({ added: [], removed: [] });
  expect(fix(subject, true).after.texts.get('nginx.conf')).toContain('set $b 127.0.0.1:3000;');
});
