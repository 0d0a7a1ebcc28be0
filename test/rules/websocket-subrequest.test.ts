/** Which subrequests carry an upgrade, and what their repair keeps. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { changes, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

/** A WebSocket location with `lines`, and one for subrequests, in a server with `outer` lines. */
const subject = (lines: string, answering: string, outer = HEADERS) =>
  nginx(
    server(
      `${outer}\nlocation /ws { ${lines} ${UPSTREAM} }\nlocation = /sub {\n    ${answering}\n}`,
      `${MAP}\n`,
    ),
  );
const ours = (...given: Parameters<typeof subject>) =>
  found(subject(...given)).filter((line) => line.includes('websocket-subrequest'));

describe('an upgrade in a subrequest', () => {
  it.each([
    ['auth_request', 'auth_request /sub;', UPSTREAM, 'warning'],
    ['auth_request with a query', 'auth_request /sub?scope=ws;', UPSTREAM, 'warning'],
    [
      'auth_request that asks where WebSockets open',
      'auth_request /sub;',
      'proxy_pass http://127.0.0.1:9000/ws;',
      'error',
    ],
    [
      'auth_request that asks what the client does',
      'auth_request /sub;',
      'proxy_pass http://127.0.0.1:9000$request_uri;',
      'error',
    ],
    ['auth_request that asks another server', 'auth_request /sub;', 'proxy_pass http://10.0.0.1;', 'warning'],
    ['mirror', 'mirror /sub;', 'proxy_pass http://10.0.0.1;', 'error'],
  ])('of %s', (_title, lines, answering, severity) => {
    expect(ours(lines, answering)).toEqual([`nginx.conf:10 ${severity} websocket-subrequest`]);
  });

  it('that is set for the whole server', () => {
    expect(ours('', UPSTREAM, `auth_request /sub; ${HEADERS}`)).toEqual([
      'nginx.conf:10 warning websocket-subrequest',
    ]);
  });
});

describe('none', () => {
  it.each([
    [
      'where the location sets headers of its own',
      'auth_request /sub;',
      `${UPSTREAM} proxy_set_header X-A 1;`,
    ],
    ['where it clears Upgrade', 'auth_request /sub;', `${UPSTREAM} proxy_set_header Upgrade "";`],
    ['where auth_request is off', 'auth_request off;', UPSTREAM],
    ['where mirror is off', 'mirror off;', UPSTREAM],
    ['where it asks for another path', 'auth_request /other;', UPSTREAM],
    ['where nothing proxies', 'auth_request /sub;', 'return 204;'],
    ['where its headers cannot be known', 'auth_request /sub;', `include auth.conf; ${UPSTREAM}`],
  ])('%s', (_title, lines, answering) => {
    expect(ours(lines, answering)).toEqual([]);
  });

  it('where the handshake is not passed on', () => {
    expect(ours('auth_request /sub;', UPSTREAM, 'proxy_set_header Host $host;')).toEqual([]);
  });

  it('in another server', () => {
    const text = server(
      `${HEADERS} location /ws { auth_request /sub; ${UPSTREAM} }`,
      `${MAP} server { listen 81; ${HEADERS} location = /sub { ${UPSTREAM} } }`,
    );
    expect(found(nginx(text)).filter((line) => line.includes('subrequest'))).toEqual([]);
  });
});

describe('the repair', () => {
  it('copies what the location inherited', () => {
    const outer = `proxy_set_header Host $host;\n${HEADERS}`;
    const { added } = changes(subject('auth_request /sub;', UPSTREAM, outer));
    expect(added.slice(-3)).toEqual([
      '    proxy_set_header Host $host;',
      '    proxy_set_header Upgrade "";',
      '    proxy_set_header Connection "";',
    ]);
  });

  it('leaves a snippet alone that the WebSocket location includes as well', () => {
    const text = server(
      `location /ws { auth_request /sub; include ws.conf; ${UPSTREAM} } location = /sub { include ws.conf; ${UPSTREAM} }`,
      MAP,
    );
    const findings = findingsIn(nginx({ 'nginx.conf': text, 'ws.conf': `${HEADERS}\n` }));
    const own = findings.filter(({ rule }) => rule === 'websocket-subrequest');
    expect(own.map(({ fix }) => fix)).toEqual([null]);
  });
});
