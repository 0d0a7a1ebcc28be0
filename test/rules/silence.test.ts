/**
 * Configurations that work, or of which nothing can be said: no rule speaks. A finding here is as grave as a miss.
 */
import { describe, expect, it } from 'vitest';
import { HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

describe('routes that carry no WebSockets', () => {
  it.each([
    ['an API', server(`location /api/ { ${UPSTREAM} }`)],
    [
      'an API with the recipe for upstream keep-alive',
      server(
        'location /api/ { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }',
        'upstream app { server 127.0.0.1:9000; keepalive 16; }',
      ),
    ],
    [
      'an API beside a WebSocket location with the same upstream',
      server(
        `location /api/ { ${UPSTREAM} proxy_set_header Host $host; }
         location /ws { ${UPSTREAM} proxy_set_header Host $host; ${HEADERS} }`,
        MAP,
      ),
    ],
    ["somebody else's site", server('location / { proxy_pass https://www.example.com; }')],
    [
      'files',
      server(`location /static { root /srv/www; } location /live { return 204; } root /srv/www;`, MAP),
    ],
    ['events', server(`location /events { ${UPSTREAM} proxy_buffering off; proxy_read_timeout 1h; }`)],
    [
      'other locations of a server whose headers reach the WebSocket location',
      server(
        `${HEADERS} proxy_set_header Host $host;
         location /ws { ${UPSTREAM} }
         location /static { ${UPSTREAM} proxy_set_header Host $host; }
         location /api/ { ${UPSTREAM} proxy_set_header Host $host; }`,
        MAP,
      ),
    ],
    [
      // An upgrade in the subrequest would end the client's handshake without an answer (case C23).
      'an authentication service that sets headers of its own',
      server(
        `${HEADERS}
         location / { auth_request /auth; ${UPSTREAM} }
         location = /auth {
             internal;
             ${UPSTREAM}
             proxy_pass_request_body off;
             proxy_set_header Content-Length "";
         }`,
        MAP,
      ),
    ],
  ])('%s', (_title, text) => {
    expect(said(nginx(text))).toEqual([]);
  });
});

describe('handshakes that arrive', () => {
  const ways: readonly (readonly [string, string, string?])[] = [
    ['by the documented map', HEADERS, MAP],
    [
      "with the client's own Connection",
      'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $http_connection; proxy_read_timeout 1h;',
    ],
    [
      'with names and values in any case',
      'proxy_set_header UPGRADE $HTTP_UPGRADE; proxy_set_header connection "keep-alive, UPGRADE"; proxy_read_timeout 1h;',
    ],
    [
      'with constants, where only WebSockets pass',
      'proxy_set_header Upgrade websocket; proxy_set_header Connection upgrade; proxy_read_timeout 1h;',
    ],
    ['beside an empty line of the same header', `proxy_set_header Connection ""; ${HEADERS}`, MAP],
    [
      'by `set` and `if`',
      `set $connection_upgrade ""; if ($http_upgrade ~* websocket) { set $connection_upgrade upgrade; } ${HEADERS}`,
    ],
    ['by a map without default', HEADERS, 'map $http_upgrade $connection_upgrade { websocket upgrade; }'],
    [
      'by a map of a map',
      HEADERS,
      `map $x $connection_upgrade { 1 upgrade; } map $http_upgrade $x { default 1; '' 0; }`,
    ],
    [
      'with Connection hidden from the client, which nginx writes itself',
      `${HEADERS} proxy_hide_header Connection;`,
      MAP,
    ],
    ['without extensions', `${HEADERS} proxy_set_header Sec-WebSocket-Extensions "";`, MAP],
    [
      "with the client's own key passed on by hand",
      `${HEADERS} proxy_set_header Sec-WebSocket-Key $http_sec_websocket_key;`,
      MAP,
    ],
    [
      'behind a condition that every client meets',
      `if ($http_upgrade !~* websocket) { return 404; } ${HEADERS}`,
      MAP,
    ],
  ];

  it.each(ways)('%s', (_title, lines, http = '') => {
    expect(said(nginx(server(`location /ws { ${UPSTREAM} ${lines} }`, http)))).toEqual([]);
  });

  it('with headers from http, in a location without lines of its own', () => {
    expect(said(nginx(server(`location /ws { ${UPSTREAM} }`, `${MAP} ${HEADERS}`)))).toEqual([]);
  });

  it('with headers from the outer location', () => {
    const inner = `location /app/ws { ${UPSTREAM} }`;
    expect(said(nginx(server(`location /app/ { ${UPSTREAM} ${HEADERS} ${inner} }`, MAP)))).toEqual([]);
  });

  it('with headers from a file that is included', () => {
    const text = server(`location /ws { include websocket.conf; ${UPSTREAM} }`, MAP);
    expect(said(nginx({ 'nginx.conf': text, 'websocket.conf': `${HEADERS}\n` }))).toEqual([]);
  });
});

describe('what cannot be known', () => {
  it.each([
    [
      'an include from elsewhere in the location',
      server(`location /ws { include /config/nginx/proxy.conf; ${UPSTREAM} }`),
    ],
    [
      'headers that Lua sets',
      server(`location /ws {
          access_by_lua_block { ngx.req.set_header("Upgrade", "websocket") }
          ${UPSTREAM}
      }`),
    ],
    [
      'values that a template fills in',
      server(`location /ws {
          ${UPSTREAM}
          proxy_set_header Upgrade {{ upgrade }};
          proxy_set_header Connection "{{ connection }}";
          proxy_read_timeout {{ timeout }};
      }`),
    ],
    [
      'headers that a template fills in',
      server(`location /ws {
          ${UPSTREAM}
          {% for header in headers %}
          proxy_set_header {{ header.name }} {{ header.value }};
          {% endfor %}
          proxy_read_timeout 1h;
      }`),
    ],
    [
      'headers in a part of a template that may be left out',
      server(`location /ws {
          ${UPSTREAM}
          {% if websockets %}
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection "upgrade";
          proxy_read_timeout 1h;
          {% endif %}
      }`),
    ],
    ['a location in a fragment, whose server is elsewhere', `location /ws { ${UPSTREAM} }\n`],
    [
      'a variable that an unknown module may define',
      server(`location /ws { ${UPSTREAM} unknown_module on; proxy_set_header X-Who $who; ${HEADERS} }`, MAP),
    ],
  ])('%s', (_title, text) => {
    expect(said(nginx(text))).toEqual([]);
  });
});
