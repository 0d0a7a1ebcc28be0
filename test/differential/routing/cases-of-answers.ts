/** What answers a handshake before it is sent on, or instead of it. */
import { APP, answered, ask, HEADERS, opens, passedOn, type RoutingCase, server } from './routing-case.ts';

const PASS = `${HEADERS} proxy_pass ${APP};`;
const THREE_KILOBYTES = 'x'.repeat(3_000);

export const ANSWER_CASES: readonly RoutingCase[] = [
  {
    id: 'C08 try_files, headers in the named location',
    http: server(`root /none; location / { try_files $uri @backend; } location @backend { ${PASS} }`),
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'C08b try_files, headers in the location before it',
    http: server(
      `root /none; location / { ${HEADERS} try_files $uri @backend; } location @backend { proxy_pass ${APP}; }`,
    ),
    asked: [ask('/ws', passedOn('/ws'))],
  },
  {
    id: 'C09 the page of an application in the browser',
    http: server(
      'root /none; location / { try_files $uri /index.html; } location = /index.html { return 200 page; }',
    ),
    asked: [ask('/ws', answered(200))],
  },
  {
    id: 'C10 error_page 404 = @ws',
    http: server(`root /none; location / { error_page 404 = @ws; } location @ws { ${PASS} }`),
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'C10b error_page 404 @ws',
    http: server(`root /none; location / { error_page 404 @ws; } location @ws { ${PASS} }`),
    asked: [ask('/ws', passedOn('/ws', 404))],
  },
  {
    id: 'C10c dispatched by 418',
    http: server(
      `location / { error_page 418 = @ws; if ($http_upgrade) { return 418; } proxy_pass ${APP}; } location @ws { ${PASS} }`,
    ),
    asked: [ask('/ws', opens('/ws')), ask('/x', passedOn('/x'), { plain: true })],
  },
  {
    id: 'C12 to https',
    http: server('return 301 https://$host$request_uri;'),
    asked: [ask('/ws', answered(301, 'https://app.test/ws'))],
  },
  {
    id: 'C12b a slash at the end',
    http: server(`rewrite ^(.*[^/])$ $1/ permanent; location / { ${PASS} }`),
    asked: [ask('/ws', answered(301, 'http://app.test:8080/ws/'))],
  },
  {
    id: 'C19 internal',
    http: server(`location /ws { internal; ${PASS} }`),
    asked: [ask('/ws', answered(404))],
  },
  {
    id: 'C23 auth_request with headers that ask for an upgrade',
    http: server(
      `${HEADERS} location /ws { auth_request /auth; proxy_pass ${APP}; } location = /auth { internal; proxy_pass ${APP}; }`,
    ),
    asked: [ask('/ws', { kind: 'fails' })],
  },
  {
    id: 'C23b who is asked says 401',
    http: server(`location /ws { auth_request /auth; ${PASS} } location = /auth { return 401; }`),
    asked: [ask('/ws', answered(401))],
  },
  ...[302, 404].map(
    (status): RoutingCase => ({
      id: `C23c who is asked says ${status}`,
      http: server(
        `location /ws { auth_request /auth; ${PASS} } location = /auth { return ${status}${status === 302 ? ' /login' : ''}; }`,
      ),
      asked: [ask('/ws', answered(500))],
    }),
  ),
  {
    id: 'C24 mirror with headers that ask for an upgrade',
    http: server(
      `${HEADERS} location /ws { mirror /mirrored; proxy_pass ${APP}; } location = /mirrored { internal; proxy_pass ${APP}; }`,
    ),
    asked: [
      ask(
        '/ws',
        { kind: 'fails' },
        { only: { side: 'model', because: 'the socket opens, and is closed at once' } },
      ),
    ],
  },
  {
    id: 'C25 auth_basic',
    http: server(`location /ws { auth_basic closed; auth_basic_user_file /none; ${PASS} }`),
    asked: [ask('/ws', answered(401))],
  },
  {
    id: 'C26, C27 limits let the first one pass',
    http: `limit_conn_zone $binary_remote_addr zone=c:1m; limit_req_zone $binary_remote_addr zone=r:1m rate=100r/s; ${server(
      `location /ws { limit_conn c 10; limit_req zone=r burst=50 nodelay; ${PASS} }`,
    )}`,
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'C27y of two ifs the last one holds, and it sends nothing on',
    http: server(
      `location /ws { ${HEADERS} if ($http_upgrade) { proxy_pass ${APP}; } if ($request_method = GET) { set $x 1; } }`,
    ),
    asked: [
      ask('/ws', answered(500), {
        only: { side: 'nginx', because: 'which upstream runs, no configuration tells' },
      }),
    ],
  },
  {
    id: 'C27z an if beside try_files',
    http: server(
      `root /none; location / { if ($http_upgrade) { set $x 1; } try_files $uri @app; } location @app { ${PASS} }`,
    ),
    asked: [ask('/ws', answered(404)), ask('/ws', passedOn('/ws'), { plain: true })],
  },
  {
    id: 'C30 small buffers for headers',
    http: server(`client_header_buffer_size 1k; large_client_header_buffers 4 1k; location / { ${PASS} }`),
    asked: [
      ask('/ws', answered(400), { headers: [['Cookie', THREE_KILOBYTES]] }),
      ask('/ws', opens('/ws'), { headers: [['Cookie', 'x'.repeat(1_024 - 'Cookie: \r\n'.length)]] }),
      ask('/ws', answered(400), { headers: [['Cookie', 'x'.repeat(1_025 - 'Cookie: \r\n'.length)]] }),
      ask(`/ws?token=${THREE_KILOBYTES}`, answered(414)),
      ask('/ws', opens('/ws')),
    ],
  },
  {
    id: 'C30 the usual buffers',
    http: server(`location / { ${PASS} }`),
    asked: [
      ask('/ws', opens('/ws'), { headers: [['Cookie', 'x'.repeat(8_192 - 'Cookie: \r\n'.length)]] }),
      ask('/ws', answered(400), { headers: [['Cookie', 'x'.repeat(8_193 - 'Cookie: \r\n'.length)]] }),
      ask(`/${'x'.repeat(9_000)}`, answered(414)),
    ],
  },
  {
    id: 'C31 valid_referers',
    http: server(`location /ws { valid_referers app.test; if ($invalid_referer) { return 403; } ${PASS} }`),
    asked: [ask('/ws', answered(403))],
  },
  {
    id: 'C34 to https in an if',
    http: server(`if ($scheme != https) { return 301 https://$host$request_uri; } location / { ${PASS} }`),
    asked: [ask('/ws', answered(301, 'https://app.test/ws'))],
  },
  {
    id: 'C34b to https behind a load balancer',
    http: server(
      `if ($http_x_forwarded_proto != https) { return 301 https://$host$request_uri; } location / { ${PASS} }`,
    ),
    asked: [
      ask('/ws', answered(301, 'https://app.test/ws')),
      ask('/ws', opens('/ws'), { headers: [['X-Forwarded-Proto', 'https']] }),
      ask('/ws', answered(301, 'https://app.test/ws'), { headers: [['X-Forwarded-Proto', 'wss']] }),
    ],
  },
  {
    id: 'C35 deny all',
    http: server(`location /ws { deny all; ${PASS} }`),
    asked: [ask('/ws', answered(403))],
  },
  {
    id: 'C44 return before proxy_pass',
    http: server(`location /ws { return 200 hello; ${PASS} }`),
    asked: [ask('/ws', answered(200))],
  },
  {
    id: 'F09 HTTP/2 without TLS',
    http: `server { listen 127.0.0.1:8080 http2; server_name app.test; location / { ${PASS} } }`,
    asked: [
      ask(
        '/ws',
        { kind: 'closed' },
        { newer: opens('/ws'), only: { side: 'model', because: 'the harness leaves HTTP/2 out' } },
      ),
    ],
  },
  {
    id: 'F17 HTTP/2 without TLS in another server of the address',
    http: `server { listen 127.0.0.1:8080 http2; server_name other.test; } ${server(`location / { ${PASS} }`)}`,
    asked: [
      ask(
        '/ws',
        { kind: 'closed' },
        { newer: opens('/ws'), only: { side: 'model', because: 'the harness leaves HTTP/2 out' } },
      ),
    ],
  },
  {
    id: 'F10 a plain request to a TLS port',
    http: `server { listen 127.0.0.1:8080 ssl; server_name app.test; ssl_certificate c.pem; ssl_certificate_key c.key; location / { ${PASS} } }`,
    asked: [ask('/ws', answered(400), { only: { side: 'model', because: 'the harness leaves TLS out' } })],
  },
  {
    id: 'F11 the PROXY protocol that nobody speaks',
    http: `server { listen 127.0.0.1:8080 proxy_protocol; server_name app.test; location / { ${PASS} } }`,
    asked: [
      ask(
        '/ws',
        { kind: 'closed' },
        { only: { side: 'nginx', because: 'the model takes a proxy to be in front that speaks it' } },
      ),
    ],
  },
];
