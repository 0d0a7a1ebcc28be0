/** keepalive-lost and upstream-affinity: which upstreams they speak of, and of which they know too little. */
import { describe, expect, it } from 'vitest';
import { changes, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const OLD = '1.22.1';
const NEW = '1.30.4';
const KEPT = 'upstream app { server 127.0.0.1:9000; keepalive 8; }';
const PLAIN = 'upstream app { server 127.0.0.1:9000; }';
const PASS = 'proxy_pass http://app;';
const V11 = 'proxy_http_version 1.1;';

function of(rule: string, subject: ReturnType<typeof nginx>): readonly string[] {
  return found(subject).flatMap((line) => (line.endsWith(` ${rule}`) ? [line.split(' ')[1] ?? ''] : []));
}

describe('keepalive-lost', () => {
  const kept = (lines: string, http: string, version: string) =>
    of('keepalive-lost', nginx(server(lines, http), version));

  it.each([
    ['the defaults', `location /api/ { ${PASS} }`, KEPT, OLD],
    ['HTTP/1.1 alone', `location /api/ { ${PASS} ${V11} }`, KEPT, OLD],
    ['Connection alone', `location /api/ { ${PASS} proxy_set_header Connection ""; }`, KEPT, OLD],
    ['Connection close', `location /api/ { ${PASS} proxy_set_header Connection close; }`, KEPT, NEW],
    [
      'Connection close, kept by default',
      `location /api/ { ${PASS} proxy_set_header Connection close; }`,
      PLAIN,
      NEW,
    ],
    ['HTTP/1.0 by name', `location /api/ { ${PASS} proxy_http_version 1.0; }`, KEPT, NEW],
    ['the documented map', `location / { ${PASS} ${V11} ${HEADERS} }`, `${MAP}\n${KEPT}`, OLD],
    ['the documented map, kept by default', `location / { ${PASS} ${HEADERS} }`, `${MAP}\n${PLAIN}`, NEW],
    ['a map for long polling', `location /socket.io/ { ${PASS} ${HEADERS} }`, `${MAP}\n${KEPT}`, NEW],
  ])('is lost by %s', (_title, lines, http, version) => {
    expect(kept(lines, http, version)).toEqual(['info']);
  });

  it.each([
    ['the recipe', `location /api/ { ${PASS} ${V11} proxy_set_header Connection ""; }`, KEPT, OLD],
    ['the new defaults', `location /api/ { ${PASS} }`, KEPT, NEW],
    ['a constant upgrade', `location / { ${PASS} proxy_set_header Connection upgrade; }`, KEPT, NEW],
    [
      "the client's own Connection",
      `location / { ${PASS} proxy_set_header Connection $http_connection; }`,
      KEPT,
      NEW,
    ],
    [
      'a map that sends nothing',
      `location / { ${PASS} ${HEADERS} }`,
      `${MAP.replace('close', '""')}\n${KEPT}`,
      NEW,
    ],
    ['an upstream that keeps none', `location /api/ { ${PASS} }`, PLAIN, OLD],
    [
      'keepalive 0',
      `location /api/ { ${PASS} proxy_set_header Connection close; }`,
      KEPT.replace('8', '0'),
      NEW,
    ],
    ['HTTP/1.0 by name, kept by default', `location /api/ { ${PASS} proxy_http_version 1.0; }`, PLAIN, NEW],
    ['an address', `location /api/ { proxy_pass http://127.0.0.1:9000; }`, KEPT, OLD],
    ['a health check', `location = /api/health { ${PASS} }`, KEPT, OLD],
    ['a location for handshakes', `location /ws { ${PASS} ${HEADERS} }`, `${MAP}\n${KEPT}`, NEW],
    [
      'a location of its own beside the ordinary ones',
      `location /chat/ { ${PASS} ${HEADERS} } location / { ${PASS} proxy_set_header Host $host; }`,
      `${MAP}\n${KEPT}`,
      NEW,
    ],
    ['a missing include', `location /api/ { ${PASS} include proxy.conf; }`, KEPT, OLD],
    ['a template', `location /api/ { ${PASS} proxy_set_header Connection {{ connection }}; }`, KEPT, NEW],
  ])('is not lost by %s', (_title, lines, http, version) => {
    expect(kept(lines, http, version)).toEqual([]);
  });

  it('speaks once of a map that many use', () => {
    const lines = `location / { ${PASS} ${HEADERS} } location /socket.io/ { ${PASS} ${HEADERS} }`;
    expect(kept(lines, `${MAP}\n${KEPT}`, NEW)).toEqual(['info']);
  });

  it('adds to the lines of the server, which the location goes on to inherit', () => {
    const subject = nginx(
      server(`proxy_set_header Host $host;\nlocation /api/ {\n    ${PASS}\n}`, KEPT),
      OLD,
    );
    expect(changes(subject).added).toEqual(['proxy_set_header Connection "";', `    ${V11}`]);
  });
});

describe('upstream-affinity', () => {
  const TWO = 'server a:1; server b:1;';
  const spread = (group: string, path = '/socket.io/') =>
    of(
      'upstream-affinity',
      nginx(
        server(
          `location ${path} { ${PASS} ${HEADERS} }`,
          `${MAP.replace('close', '""')}\nupstream app { ${group} }`,
        ),
      ),
    );

  it.each([
    TWO,
    `least_conn; ${TWO}`,
    `random two least_conn; ${TWO} keepalive 8;`,
    `hash $arg_sid consistent; ${TWO}`,
    `hash $request_uri; ${TWO}`,
    `hash $remote_addr$remote_port; ${TWO}`,
    `zone app 64k; ${TWO} server c:1 backup;`,
  ])('speaks of `%s`', (group) => {
    expect(spread(group)).toEqual(['warning']);
  });

  it.each(['/sockjs/', '/signalr', '/api/socket.io', '~ ^/socket\\.io/'])('speaks of %s', (path) => {
    expect(spread(TWO, path)).toEqual(['warning']);
  });

  it.each([
    `ip_hash; ${TWO}`,
    `hash $remote_addr consistent; ${TWO}`,
    `hash $cookie_session; ${TWO}`,
    `${TWO} sticky cookie srv;`,
    `least_conn; ${TWO} sticky cookie srv;`,
    `${TWO} session_sticky;`,
    'server a:1;',
    'server a:1; server a:1;',
    'server a:1; server b:1 backup;',
    'server a:1; server b:1 down;',
    `${TWO} include more-servers.conf;`,
    'server {{ first }}; server {{ second }};',
    `server a:1; {% if sticky %} ip_hash; {% endif %} server b:1;`,
  ])('says nothing of `%s`', (group) => {
    expect(spread(group)).toEqual([]);
  });

  it.each(['/ws', '/', '/api/', '/cable'])('says nothing of %s', (path) => {
    expect(spread(TWO, path)).toEqual([]);
  });

  it('has no fix where a server is a backup, which nginx refuses beside ip_hash', () => {
    const subject = nginx(
      server(
        `location /socket.io/ { ${PASS} ${HEADERS} }`,
        `${MAP.replace('close', '""')}\nupstream app { ${TWO} server c:1 backup; }`,
      ),
    );
    expect(changes(subject)).toEqual({ added: [], removed: [] });
  });
});
