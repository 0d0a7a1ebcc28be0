/** Whom nginx keeps out, and of what: where any Upgrade is harmless, nothing is said. */
import { describe, expect, it } from 'vitest';
import { changes, found, MAP, nginx, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const ANY =
  'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade; proxy_read_timeout 1h;';
const SOCKET = `location /ws { ${UPSTREAM} ${ANY} }`;
const CATCH_ALL = `location / { ${UPSTREAM} ${ANY} }`;

function smuggling(lines: string, http = MAP): readonly string[] {
  return found(nginx(server(lines, http))).filter((line) => line.endsWith('upgrade-smuggling'));
}

describe('any Upgrade is forwarded', () => {
  it.each([
    ['deny', `location /admin { allow 10.0.0.0/8; deny all; ${UPSTREAM} }`],
    ['a password', `location /metrics { auth_basic "Staff"; ${UPSTREAM} }`],
    ['auth_request', `location /api/ { auth_request /auth; ${UPSTREAM} } location = /auth { return 204; }`],
    ['internal', `location /private/ { internal; ${UPSTREAM} }`],
  ])('past %s', (_title, restricted) => {
    expect(smuggling(`${SOCKET} ${restricted}`)).toHaveLength(1);
  });

  it.each(['deny all;', 'return 403;', 'access_log off; return 444;', 'deny all; return 404;'])(
    'past a location that says `%s`, where all else leads to the application',
    (refusal) => {
      expect(smuggling(`${CATCH_ALL} location /internal/ { ${refusal} }`)).toHaveLength(1);
      expect(smuggling(`${SOCKET} location /internal/ { ${refusal} }`)).toEqual([]);
    },
  );

  it('past the password of a server from which the socket is exempt', () => {
    const app = `location /app/ { ${UPSTREAM} }`;
    expect(
      smuggling(`auth_basic "Members"; ${app} location /ws { auth_basic off; ${UPSTREAM} ${ANY} }`),
    ).toHaveLength(1);
  });

  it('in one finding where several locations have the line from the server', () => {
    const lines = `${ANY} location /ws { ${UPSTREAM} } location /chat/ws { ${UPSTREAM} }`;
    expect(
      smuggling(`${lines} location /admin { deny all; ${UPSTREAM} proxy_set_header Host $host; }`),
    ).toHaveLength(1);
  });
});

describe('nothing is said', () => {
  const restricted = `location /admin { deny all; ${UPSTREAM} }`;

  it.each([
    ['where nobody is kept out', SOCKET],
    ['where only some are let in everywhere', `deny 192.0.2.1; ${SOCKET} location /admin { ${UPSTREAM} }`],
    [
      'where the socket has rules of its own',
      `location /ws { auth_basic "x"; ${UPSTREAM} ${ANY} } ${restricted}`,
    ],
    ['of another application', `${SOCKET} location /admin { deny all; proxy_pass http://127.0.0.1:4000; }`],
    ['of what scanners look for', `${CATCH_ALL} location ~* ^/(wp-admin|cgi-bin)/ { return 444; }`],
    [
      'of files',
      `${CATCH_ALL} location ~ /\\.(?!well-known) { deny all; } location = /xmlrpc.php { return 403; }`,
    ],
    [
      'of what nginx answers itself',
      `${CATCH_ALL} location /status { stub_status; allow 127.0.0.1; deny all; }`,
    ],
    ['of a page that is not there', `${CATCH_ALL} location = /favicon { return 404; }`],
    [
      'of the location that auth_request asks',
      `${CATCH_ALL} location = /auth { internal; ${UPSTREAM} } auth_request /auth;`,
    ],
    [
      'where a constant is sent',
      `location /ws { ${UPSTREAM} ${ANY.replace('$http_upgrade', 'websocket')} } ${restricted}`,
    ],
    [
      'where the upstream speaks TLS',
      `${SOCKET.replace('http:', 'https:')} ${restricted.replace('http:', 'https:')}`,
    ],
    [
      'where Connection asks for nothing',
      `location /ws { ${UPSTREAM} proxy_set_header Upgrade $http_upgrade; } ${restricted}`,
    ],
    [
      'where rules are all switched off',
      `${SOCKET} location /admin { auth_basic off; allow all; ${UPSTREAM} }`,
    ],
  ])('%s', (_title, lines) => {
    expect(smuggling(lines)).toEqual([]);
  });

  it('where a map lets only WebSockets through', () => {
    const narrow = 'map $http_upgrade $up { default ""; websocket websocket; }';
    const socket = SOCKET.replace('$http_upgrade', '$up');
    expect(smuggling(`${socket} ${restricted}`, `${MAP}\n${narrow}`)).toEqual([]);
  });
});

describe('the fix', () => {
  it('uses the map that is there', () => {
    const narrow = 'map $http_upgrade $up { default ""; websocket websocket; }';
    const subject = nginx(
      server(
        `location /ws {\n    ${UPSTREAM}\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection $connection_upgrade;\n    proxy_read_timeout 1h;\n}\nlocation /admin { deny all; ${UPSTREAM} }`,
        `${MAP}\n${narrow}`,
      ),
    );
    expect(changes(subject)).toEqual({
      added: ['    proxy_set_header Upgrade $up;'],
      removed: ['    proxy_set_header Upgrade $http_upgrade;'],
    });
  });

  it('is a constant in a fragment, where only WebSockets pass', () => {
    const fragment = `server {\n    listen 80;\n    location /ws {\n        ${UPSTREAM}\n        proxy_set_header Upgrade $http_upgrade;\n        proxy_set_header Connection upgrade;\n        proxy_read_timeout 1h;\n    }\n    location /admin { deny all; ${UPSTREAM} }\n}\n`;
    const inner = fragment.slice(fragment.indexOf('\n') + 1, fragment.lastIndexOf('}'));
    expect(changes(nginx(inner)).added).toEqual(['        proxy_set_header Upgrade websocket;']);
  });
});
