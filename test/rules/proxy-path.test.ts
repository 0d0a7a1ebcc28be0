/** Which URI parts mangle a path, and which are right: the example of each is proven beside the rule. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { changes, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const location = (path: string, lines: string) => nginx(server(`location ${path} {\n${lines}\n}`));
const webSocket = (path: string, lines: string) =>
  nginx(server(`location ${path} {\n${lines} ${HEADERS}\n}`, MAP));

describe('a URI part without variables', () => {
  it.each([
    ['/api', 'http://app/'],
    ['/api', 'http://app/v1/'],
    ['^~ /api', 'http://127.0.0.1:3000/'],
    ['/', 'http://app/app'],
    ['/api/', 'http://app/api'],
    ['/', 'http://unix:/run/app.sock:/app'],
  ])('location %s with %s', (path, target) => {
    expect(found(location(path, `proxy_pass ${target};`))).toEqual(['nginx.conf:7 info proxy-path']);
  });

  it.each([
    ['/api/', 'http://app/'],
    ['/api/', 'http://app/v1/'],
    ['/', 'http://app/sub/'],
    ['/', 'http://app/'],
    ['/api', 'http://app/api'],
    ['/api', 'http://app/v1'],
    ['/api', 'http://app'],
    ['= /api', 'http://app/'],
    ['=/api/', 'http://app/health'],
    ['/users/', 'http://app/user-'],
    ['/page/', 'http://app/index.php?page='],
    ['/', 'http://app/maintenance.html'],
    ['/favicon.ico', 'http://app/'],
    ['/api', 'http://{{ app }}/'],
    ['/{{ path }}', 'http://app/'],
    ['/', 'http://unix:/run/app.sock'],
  ])('location %s with %s is right, or may be', (path, target) => {
    const ours = said(location(path, `proxy_pass ${target};`)).filter((line) => line.includes('proxy-path'));
    expect(ours).toEqual([]);
  });

  it.each([
    ['what nginx alone asks for', 'internal;'],
    ['what may be rewritten out of sight', 'include rewrites-not-here.conf;'],
    ['what a rewrite handles', 'rewrite ^/api/?(.*)$ /$1 break;'],
  ])('says nothing of %s', (_title, line) => {
    expect(said(location('/api', `${line}\nproxy_pass http://app/;`))).toEqual([]);
  });

  it('says nothing of subrequests', () => {
    const text = server(
      'location /auth { proxy_pass http://auth/; } location /api/ { auth_request /auth; proxy_pass http://app; }',
    );
    expect(said(nginx(text))).toEqual([]);
  });

  it('says nothing where another location takes what is below the path', () => {
    const text = server(
      'location /api { proxy_pass http://app/; } location /api/ { proxy_pass http://app; }',
    );
    expect(said(nginx(text))).toEqual([]);
  });

  it('changes a location without WebSockets only when asked to', () => {
    const subject = location('/api', 'proxy_pass http://app/;');
    expect(findingsIn(subject).map(({ fix }) => fix?.safety)).toEqual(['unsafe']);
    const webSockets = webSocket('/ws', 'proxy_pass http://app/;');
    expect(findingsIn(webSockets).map(({ fix }) => fix?.safety)).toEqual(['safe']);
  });

  it('leaves a location with other rewriting to its author', () => {
    const subject = location('/api', 'if ($arg_old) { return 410; }\nproxy_pass http://app/;');
    expect(findingsIn(subject).map(({ rule, fix }) => [rule, fix])).toEqual([['proxy-path', null]]);
  });

  it('keeps the handler of a snippet as it is for others', () => {
    const subject = nginx({
      'nginx.conf': server('location /a { include app.conf; } location /b/ { include app.conf; }'),
      'app.conf': 'proxy_pass http://app/;\n',
    });
    expect(findingsIn(subject).map(({ rule, fix }) => [rule, fix])).toEqual([['proxy-path', null]]);
  });
});

describe('a URI part that has no path to take the place of', () => {
  const refused = (text: string) =>
    said(nginx(server(text))).filter((line) => line.includes('cannot have a URI part'));

  it.each([
    'location ~ ^/api { proxy_pass http://app/; }',
    'location ~* \\.io$ { proxy_pass http://app/x; }',
    'location @app { proxy_pass http://app/; }',
    'location / { if ($arg_a) { proxy_pass http://app/; } }',
    'location / { limit_except GET { proxy_pass http://app/x; } }',
  ])('%s', (text) => {
    expect(refused(text)).toHaveLength(1);
  });

  it.each([
    'location ~ ^/api { proxy_pass http://app; }',
    'location ~ ^/api/(.*)$ { proxy_pass http://app/$1$is_args$args; }',
    'location @app { proxy_pass http://unix:/run/app.sock; }',
    'location / { if ($arg_a) { proxy_pass http://app; } }',
    'location = /api { proxy_pass http://app/; }',
  ])('none in %s', (text) => {
    expect(refused(text)).toEqual([]);
  });
});

describe('a URI part that rewriting overrules', () => {
  it.each([
    ['http://app/v1/', ['nginx.conf:8 info proxy-path']],
    ['http://app/', []],
    ['http://app', []],
  ])('%s', (target, expected) => {
    const lines = `rewrite ^/api/(.*)$ /$1 break;\nproxy_pass ${target};`;
    expect(found(location('/api/', lines))).toEqual(expected);
  });

  it('is right where the rewritten path has it already', () => {
    expect(said(location('/api/', 'rewrite ^/api/(.*)$ /v1/$1 break;\nproxy_pass http://app/v1/;'))).toEqual(
      [],
    );
  });
});

describe('a URI part with a variable before it', () => {
  const backend = 'set $backend 127.0.0.1:9000;';

  it.each([
    ['/', 'http://$backend/'],
    ['/ws', 'http://$backend/'],
    ['/ws/', 'http://$backend/ws/'],
    ['/ws/', 'http://$backend/v1/'],
    ['/ws', 'http://$backend$uri'],
    ['/ws', 'http://$backend$document_uri'],
    ['= /ws', 'http://$backend/chat'],
    ['~ ^/ws/(.*)$', 'http://$backend/$1'],
    ['~ ^/ws/(?<room>.*)$', 'http://$backend/rooms/$room'],
  ])('location %s with %s', (path, target) => {
    expect(found(webSocket(path, `${backend}\nproxy_pass ${target};`))).toEqual([
      'nginx.conf:8 warning proxy-path',
    ]);
  });

  it.each([
    ['/ws', 'http://$backend'],
    ['/ws', 'http://$backend$request_uri'],
    ['/ws', 'http://$backend$uri$is_args$args'],
    ['/ws', 'http://$backend$uri?$args'],
    ['/ws', 'http://$backend/chat$is_args$query_string'],
    ['~ ^/ws/(.*)$', 'http://$backend/$1$is_args$args'],
    ['/ws', 'http://$backend/chat/$arg_room'],
    ['/ws', 'http://$backend$rewritten'],
    ['/ws', 'http:/$uri'],
  ])('location %s with %s keeps the query, or may', (path, target) => {
    const lines = `${backend}\nset $rewritten $uri$is_args$args;\nproxy_pass ${target};`;
    expect(said(webSocket(path, lines))).toEqual([]);
  });

  it.each([
    'http://$backend/$request_uri',
    'http://127.0.0.1:9000/v1/$request_uri',
    'http://$backend/$uri?$args',
  ])('%s has a slash too many', (target) => {
    const [line = ''] = said(webSocket('/ws', `${backend}\nproxy_pass ${target};`));
    expect(line).toMatch(/^nginx\.conf:8 warning proxy-path: .*two slashes/);
    const [added] = changes(webSocket('/ws', `${backend}\nproxy_pass ${target};`)).added;
    expect(added).toContain(target.replace(/\/(?=\$(?:request_)?uri)/, ''));
  });

  it('follows variables that hold the URI part', () => {
    const lines = 'set $backend http://127.0.0.1:9000/;\nproxy_pass $backend;';
    expect(found(webSocket('/ws', lines))).toEqual(['nginx.conf:8 warning proxy-path']);
  });

  it('says nothing of one page that every ordinary request gets', () => {
    expect(said(location('/down', `${backend} proxy_pass http://$backend/sorry.html;`))).toEqual([]);
    expect(said(location('~ ^/files/(.*)$', `${backend} proxy_pass http://$backend/$1;`))).toEqual([]);
  });

  it('passes on what the client asked for, byte by byte', () => {
    expect(changes(webSocket('/ws', `${backend}\nproxy_pass "http://$backend$uri";`))).toEqual({
      added: [`proxy_pass "http://$backend"; ${HEADERS}`],
      removed: [`proxy_pass "http://$backend$uri"; ${HEADERS}`],
    });
  });
});
