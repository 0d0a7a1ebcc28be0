/** Which access rules turn handshakes away, and which let somebody pass. */
import { describe, expect, it } from 'vitest';
import { found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const PROXY = `proxy_pass http://127.0.0.1:9000; ${HEADERS}`;
const PASSWORD = 'auth_basic "Live"; auth_basic_user_file users;';
const REFERERS = (values: string) => `valid_referers ${values}; if ($invalid_referer) { return 403; }`;

const about = (lines: string) =>
  found(nginx(server(lines, `${MAP}\n`))).filter((line) => line.includes('websocket-blocked'));

describe('turns handshakes away', () => {
  it.each([
    ['deny all', `location /ws {\ndeny all;\n${PROXY} }`, 8, 'warning'],
    ['deny all for the whole server', `deny all;\nlocation /ws { ${PROXY} }`, 7, 'warning'],
    [
      'a check of the Referer',
      `location /ws {\n${REFERERS('server_names *.test')}\n${PROXY} }`,
      8,
      'warning',
    ],
    [
      'one for the whole server',
      `${REFERERS('blocked server_names')}\nlocation /ws { ${PROXY} }`,
      7,
      'warning',
    ],
    ['a password for WebSockets alone', `location /ws {\n${PASSWORD}\n${PROXY} }`, 8, 'info'],
    [
      'a password that alone lets somebody pass',
      `location /ws {\nsatisfy any; deny all; ${PASSWORD}\n${PROXY} }`,
      8,
      'info',
    ],
    ['small buffers', `large_client_header_buffers 4 2k;\nlocation /ws { ${PROXY} }`, 7, 'info'],
  ])('%s', (_title, lines, line, severity) => {
    expect(about(lines)).toEqual([`nginx.conf:${line} ${severity} websocket-blocked`]);
  });

  it('once for all routes of a server with small buffers', () => {
    const lines = `large_client_header_buffers 4 1k;\nlocation /ws { ${PROXY} }\nlocation /live/ws { ${PROXY} }`;
    expect(about(lines)).toHaveLength(1);
  });
});

describe('nothing is said', () => {
  it.each([
    ['where somebody is allowed', `location /ws { allow 10.0.0.0/8; deny all; ${PROXY} }`],
    ['where some are denied', `location /ws { deny 10.0.0.1; ${PROXY} }`],
    ['where the Referer may be missing', `location /ws { ${REFERERS('none server_names')} ${PROXY} }`],
    [
      'about a password that pages ask for, too',
      `location /ws { ${PASSWORD} ${PROXY} }\nlocation / { ${PASSWORD} root /srv; }`,
    ],
    ['about a password for the whole server', `${PASSWORD}\nlocation /ws { ${PROXY} }`],
    ['about a password for pages and WebSockets together', `location /app { ${PASSWORD} ${PROXY} }`],
    ['where the password is switched off', `${PASSWORD}\nlocation /ws { auth_basic off; ${PROXY} }`],
    ['where nothing speaks for WebSockets', 'location /api { deny all; proxy_pass http://127.0.0.1:9000; }'],
    ['about buffers that hold a cookie', `large_client_header_buffers 8 4k;\nlocation /ws { ${PROXY} }`],
  ])('%s', (_title, lines) => {
    expect(about(lines)).toEqual([]);
  });
});
