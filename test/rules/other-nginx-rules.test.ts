/** The edges of the smaller rules, as far as an example cannot show them. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { changes, found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const ws = (lines: string, outer = '') =>
  nginx(server(`${outer}\nlocation /ws {\n    ${UPSTREAM}\n    ${HEADERS}\n    ${lines}\n}`, MAP));

describe('header-typo', () => {
  const header = (name: string) =>
    found(nginx(server(`location /api/ { ${UPSTREAM} proxy_set_header ${name} x; }`)));

  it.each(['X-Forwaded-For', 'X-Forwarded-Porto', 'Origins', 'X-Real-IP:', 'host:'])('%s is one', (name) => {
    expect(header(name)).toEqual(['nginx.conf:6 warning header-typo']);
  });

  it.each(['X-Forwarded-Port', 'X-Forwarded-Prefix', 'X-Real-Ip', 'HOST', 'Hosts', 'Post', 'X-Origin'])(
    '%s is none',
    (name) => {
      expect(header(name)).toEqual([]);
    },
  );

  it('`Connections close` says nothing of WebSockets', () => {
    const text = server(`location /api/ { ${UPSTREAM} proxy_set_header Connections close; }`);
    expect(found(nginx(text)).filter((line) => !line.includes('header-typo'))).toEqual([]);
  });
});

describe('duration-unit', () => {
  const time = (written: string) => ws('', `proxy_send_timeout ${written};`);

  it.each(['60', '60s', '500ms', '"1h 30m"', '1h30m', '$timeout', '{{ timeout }}'])(
    '%s is a time',
    (written) => {
      const subject = nginx(
        server(
          `set $timeout 1; proxy_send_timeout ${written};\nlocation /ws { ${UPSTREAM} ${HEADERS} }`,
          MAP,
        ),
      );
      expect(said(subject).filter((line) => line.includes('duration-unit'))).toEqual([]);
    },
  );

  it.each([
    ['60 sec', '60s'],
    ['5MIN', '5m'],
    ['2 hours', '2h'],
    ['100msec', '100ms'],
    ['1days', '1d'],
  ])('%s is written %s', (written, right) => {
    expect(changes(time(written)).added).toEqual([`proxy_send_timeout ${right};`]);
  });

  it('1M may be a month or a minute, so that it is changed only when asked for', () => {
    expect(findingsIn(time('1M')).map(({ fix }) => fix?.safety)).toEqual(['unsafe']);
  });

  it.each(['1.5h', 'never', '5ss'])('%s is not guessed at', (written) => {
    expect(findingsIn(time(written)).map(({ rule, fix }) => [rule, fix])).toEqual([['duration-unit', null]]);
  });
});

describe('websocket-client-match', () => {
  it.each([
    'if ($http_upgrade = h2c) { return 400; }',
    'if ($http_upgrade) { set $a 1; }',
    'if ($http_connection ~* upgrade) { set $a 1; }',
    'if ($http_upgrade !~* ^websocket$) { return 404; }',
  ])('%s treats all clients alike', (line) => {
    expect(found(ws(line))).toEqual([]);
  });

  it.each([
    ['if ($http_connection = "Upgrade") { set $a 1; }', 'if ($http_connection ~* "upgrade") { set $a 1; }'],
    ['if ( $http_upgrade = websocket ) { set $a 1; }', 'if ( $http_upgrade ~* ^websocket$ ) { set $a 1; }'],
    ['if ($http_upgrade ~ websocket) { set $a 1; }', 'if ($http_upgrade ~* websocket) { set $a 1; }'],
    [
      "if ($http_upgrade != 'websocket') { return 404; }",
      "if ($http_upgrade !~* '^websocket$') { return 404; }",
    ],
  ])('%s becomes %s', (line, repaired) => {
    expect(changes(ws(line))).toEqual({ added: [`    ${repaired}`], removed: [`    ${line}`] });
  });

  it('names the clients, and what they send', () => {
    expect(said(ws('if ($http_connection = "Upgrade") { set $a 1; }'))).toEqual([
      'nginx.conf:10 warning websocket-client-match: This condition takes some handshakes for ordinary requests: those with `Connection: keep-alive, Upgrade` (Firefox) and `Connection: upgrade` (some libraries).',
    ]);
  });
});

describe('websocket-client-match, of maps', () => {
  it('names the clients, and what they send', () => {
    const map = 'map $http_connection $connection_upgrade { default close; Upgrade upgrade; }';
    expect(said(nginx(server(`location /ws { ${UPSTREAM} ${HEADERS} }`, map)))).toEqual([
      'nginx.conf:3 warning websocket-client-match: The map gives no `upgrade` for handshakes with `Connection: keep-alive, Upgrade` (Firefox).',
    ]);
  });
});

describe('duplicate-header', () => {
  it('two different values are not for us to choose from', () => {
    const subject = ws('proxy_set_header Upgrade websocket;');
    expect(findingsIn(subject).map(({ rule, fix }) => [rule, fix])).toEqual([['duplicate-header', null]]);
  });

  it('says nothing of a second line that is empty and so not sent', () => {
    expect(found(ws('proxy_set_header Connection "";'))).toEqual([]);
  });

  it('says nothing of two maps that both give the right value', () => {
    const text = server(`location /ws { ${UPSTREAM} ${HEADERS} }`, `${MAP}\n${MAP}`);
    expect(found(nginx(text))).toEqual([]);
  });
});

describe('websocket-request-altered', () => {
  it.each([
    'proxy_method $request_method;',
    'proxy_set_header Origin https://app.example.com;',
    'proxy_set_header Sec-WebSocket-Version 13;',
    'proxy_set_header Sec-WebSocket-Protocol $http_sec_websocket_protocol;',
  ])('%s leaves the handshake as it is', (line) => {
    expect(found(ws(line))).toEqual([]);
  });

  it('says nothing of an ordinary route', () => {
    const lines = 'proxy_method POST; proxy_set_header Origin ""; proxy_set_header X-Key 1;';
    expect(found(nginx(server(`location /hook { ${UPSTREAM} ${lines} }`)))).toEqual([]);
  });
});

describe('websocket-response-altered', () => {
  it('is not repaired where ordinary routes have the line too: it may hide an upstream’s `Upgrade: h2` from browsers', () => {
    const subject = nginx(
      server(
        `proxy_hide_header Upgrade;\nlocation /api/ { ${UPSTREAM} }\nlocation /ws { ${UPSTREAM} ${HEADERS} }`,
        MAP,
      ),
    );
    expect(found(subject)).toEqual(['nginx.conf:6 error websocket-response-altered']);
    expect(changes(subject)).toEqual({ added: [], removed: [] });
  });

  it('says nothing of a header that is hidden elsewhere', () => {
    expect(found(ws('proxy_hide_header X-Powered-By;', 'proxy_hide_header Upgrade;'))).toEqual([]);
  });
});
