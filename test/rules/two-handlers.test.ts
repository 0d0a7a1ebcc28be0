/** Which handlers are lost, and which only look like it. */
import { describe, expect, it } from 'vitest';
import { found, nginx, said, server } from './nginx-subject.ts';

const ours = (lines: string) =>
  found(nginx(server(`location /api/ {\n${lines}\n}`))).filter((line) => line.includes('two-handlers'));
const at = (line: number) => [`nginx.conf:${line} warning two-handlers`];

describe('in one block', () => {
  it.each([
    'proxy_pass http://app;\nfastcgi_pass app:9000;',
    'proxy_pass http://app;\nuwsgi_pass app:9000;',
    'grpc_pass app:9000;\nproxy_pass http://app;',
    'proxy_pass http://app;\nstub_status;',
    'proxy_pass http://app;\ncontent_by_lua_block { ngx.say("hi") }',
  ])('%s: the first one is lost', (lines) => {
    expect(ours(lines)).toEqual(at(7));
  });

  it('says which one is left', () => {
    expect(said(nginx(server('location /api/ { proxy_pass http://app; fastcgi_pass app:9000; }')))).toEqual([
      'nginx.conf:6 warning two-handlers: `proxy_pass` has no effect: a location has one handler, and nginx takes the last one, `fastcgi_pass`.',
    ]);
  });

  it.each([
    ['one handler', 'proxy_pass http://app;'],
    ['an answer before the handler', 'return 204; proxy_pass http://app;'],
    ['the handlers of two locations', 'proxy_pass http://app; location ~ \\.php$ { fastcgi_pass app:9000; }'],
    ['the handler of an `if`', 'fastcgi_pass app:9000; if ($arg_a) { proxy_pass http://app; }'],
    [
      'the branches of a template',
      '{% if php %}\nfastcgi_pass app:9000;\n{% else %}\nproxy_pass http://app;\n{% endif %}',
    ],
  ])('says nothing of %s', (_title, lines) => {
    expect(ours(lines)).toEqual([]);
  });
});

describe('in several conditions', () => {
  const first = 'if ($http_upgrade) {\nproxy_pass http://sockets;\n}';

  it.each([
    ['no handler of its own', 'if ($request_method = GET) { set $a 1; }'],
    ['another handler', 'if ($request_method = GET) { proxy_pass http://pages; }'],
    [
      'another handler around both',
      'if ($http_connection ~* upgrade) { set $a 1; } proxy_pass http://pages;',
    ],
  ])('one is lost to a later one with %s', (_title, later) => {
    expect(ours(`${first} ${later}`)).toEqual(at(8));
  });

  it.each([
    ['that does not hold', `${first} if ($request_method = POST) { set $a 1; }`],
    ['that cannot be decided', `${first} if ($cookie_a) { set $a 1; }`],
    ['with the same handler', `${first} if ($request_method = GET) { proxy_pass http://sockets; }`],
    ['that answers by itself', `${first} if ($request_method = GET) { return 204; }`],
    [
      'that is not looked at after a `break`',
      'if ($http_upgrade) { proxy_pass http://sockets; break; } if ($request_method = GET) { set $a 1; }',
    ],
    [
      'above it',
      'if ($request_method = GET) { set $a 1; } if ($http_upgrade) { proxy_pass http://sockets; }',
    ],
  ])('none is lost to one %s', (_title, lines) => {
    expect(ours(lines)).toEqual([]);
  });
});

describe('beside try_files', () => {
  it.each([
    ['if ($cookie_beta) { set $a 1; }', '$uri @app'],
    ['if ($request_method = POST) { add_header X-A 1; }', '$uri $uri/ /index.php?$args'],
    ['if ($http_user_agent ~ bot) { access_log off; }', '$uri /index.html'],
  ])('%s takes the fallback of `try_files %s`', (condition, files) => {
    expect(ours(`${condition}\ntry_files ${files};`)).toEqual(at(7));
  });

  it.each([
    ['that answers', 'if ($cookie_beta) { return 403; }', '$uri @app'],
    ['that rewrites', 'if ($cookie_beta) { rewrite ^ /beta.html break; }', '$uri @app'],
    ['with a handler', 'if ($http_upgrade) { proxy_pass http://sockets; }', '$uri @app'],
    ['on the path', 'if ($uri ~* \\.js$) { add_header X-A 1; }', '$uri @app'],
    ['on a file', 'if (-f $request_filename) { add_header X-A 1; }', '$uri @app'],
    ['where there is no fallback', 'if ($cookie_beta) { set $a 1; }', '$uri =404'],
  ])('says nothing of a condition %s', (_title, condition, files) => {
    expect(ours(`${condition}\ntry_files ${files};`)).toEqual([]);
  });
});
