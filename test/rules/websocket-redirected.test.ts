/** Which redirects meet handshakes, and which of them are as they should be. */
import { describe, expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const PROXY = `proxy_pass http://127.0.0.1:9000; ${HEADERS}`;

const subject = (lines: string) => nginx(server(lines, `${MAP}\n`));
const about = (all: readonly string[]) => all.filter((line) => line.includes('websocket-redirected'));

/** Servers in one configuration, each on a line of its own. */
const servers = (...all: readonly string[]) =>
  nginx(`events {}\nhttp {\n${MAP}\n${all.map((lines) => `server { ${lines} }`).join('\n')}\n}\n`);

describe('a redirect', () => {
  it.each([
    ['of the whole server', `rewrite ^(.*[^/])$ $1/ permanent;\nlocation /ws { ${PROXY} }`, 7],
    ['of the location', `location /ws {\n${PROXY}\nreturn 302 /login;\n}`, 9],
    [
      'to https that nothing serves',
      `if ($scheme != https) { return 301 https://$host$request_uri; }\nlocation /ws { ${PROXY} }`,
      7,
    ],
  ])('%s', (_title, lines, line) => {
    expect(about(found(subject(lines)))).toEqual([`nginx.conf:${line} warning websocket-redirected`]);
  });

  it('says where to', () => {
    expect(about(said(subject(`location /ws {\n${PROXY}\nreturn 302 /login;\n}`)))[0]).toContain(
      'answers `/ws` with 302, a redirect to `http://app.example.com:8080/login`',
    );
  });
});

describe('a slash at the end', () => {
  it.each(['/cable', '/websockify', '/_stcore/stream'])('of %s', (path) => {
    const lines = `location ${path}/ { ${PROXY} }`;
    expect(about(found(subject(lines)))).toEqual(['nginx.conf:7 warning websocket-redirected']);
    expect(fix(subject(lines), true).after.texts.get('nginx.conf')).toContain(`location ${path} {`);
  });

  it('is left where the path is replaced', () => {
    const lines = `location /cable/ { proxy_pass http://127.0.0.1:9000/cable/; ${HEADERS} }`;
    expect(about(found(subject(lines)))).toEqual(['nginx.conf:7 warning websocket-redirected']);
    expect(fix(subject(lines), true).after.texts.get('nginx.conf')).toContain('location /cable/ {');
  });
});

describe('nothing is said', () => {
  it.each([
    ['about paths of one’s own', `location /ws/ { ${PROXY} }`],
    [
      'where the path without the slash has a location',
      `location /cable/ { ${PROXY} }\nlocation = /cable { ${PROXY} }`,
    ],
    [
      'where pages alone are redirected',
      `location /ws { ${PROXY} }\nlocation / { return 301 https://$host$request_uri; }`,
    ],
    [
      'about a redirect that depends on the proxy in front',
      `if ($http_x_forwarded_proto != https) { return 301 https://$host$request_uri; }\nlocation /ws { ${PROXY} }`,
    ],
    [
      'about a redirect that depends on the host',
      `server_name a.test b.test;\nif ($host = a.test) { return 301 https://b.test$request_uri; }\nlocation /ws { ${PROXY} }`,
    ],
    [
      'about a redirect to log in',
      `location /ws { if ($cookie_session = "") { return 302 /login; } ${PROXY} }`,
    ],
    [
      'where nothing speaks for WebSockets',
      'return 301 https://$host$request_uri;\nlocation /api { proxy_pass http://127.0.0.1:9000; }',
    ],
  ])('%s', (_title, lines) => {
    expect(about(found(subject(lines)))).toEqual([]);
  });

  const TLS = 'ssl_certificate a.pem; ssl_certificate_key a.key;';

  it.each([
    [
      'where a server on both ports redirects from one to the other',
      [
        `listen 80; listen 443 ssl; ${TLS} if ($scheme = http) { return 301 https://$host$request_uri; } location /ws { ${PROXY} }`,
      ],
    ],
    [
      'where the server for TLS has the route, too',
      [
        `listen 80; server_name a.test; return 301 https://$host$request_uri; location /ws { ${PROXY} }`,
        `listen 443 ssl; server_name a.test; ${TLS} location /ws { ${PROXY} }`,
      ],
    ],
  ])('%s', (_title, all) => {
    expect(about(found(servers(...all)))).toEqual([]);
  });
});
