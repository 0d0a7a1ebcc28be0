/** Where a handshake is sent, and as what. */
import { APP, answered, ask, HEADERS, opens, passedOn, type RoutingCase, server } from './routing-case.ts';

const NOT_FOR_US = {
  side: 'nginx',
  because: 'it lies with the upstream, which no configuration tells',
} as const;

export const TARGET_CASES: readonly RoutingCase[] = [
  {
    id: 'C03 proxy_pass with a slash takes the prefix away',
    http: server(`location /ws/ { ${HEADERS} proxy_pass ${APP}/; }`),
    asked: [
      ask('/ws/?only=/ws/', opens('/?only=/ws/')),
      ask('/ws/chat?only=/ws/chat', opens('/chat?only=/ws/chat')),
    ],
  },
  {
    id: 'C04 two slashes',
    http: server(`location /ws { ${HEADERS} proxy_pass ${APP}/; }`),
    asked: [ask('/ws/chat?only=/chat', opens('//chat?only=/chat'))],
  },
  {
    id: 'C05 no slash',
    http: server(`location /ws/ { ${HEADERS} proxy_pass ${APP}/ws; }`),
    asked: [ask('/ws/chat?only=/ws/chat', opens('/wschat?only=/ws/chat'))],
  },
  {
    id: 'C13 rewrite with break',
    http: server(`location /ws/ { rewrite ^/ws/(.*) /$1 break; ${HEADERS} proxy_pass ${APP}; }`),
    asked: [ask('/ws/chat?t=1', opens('/chat?t=1'))],
  },
  {
    id: 'C13b rewrite with last',
    http: server(
      `location /ws/ { rewrite ^/ws/(.*) /$1 last; ${HEADERS} proxy_pass ${APP}; } location / { proxy_pass ${APP}; }`,
    ),
    asked: [ask('/ws/chat?t=1', passedOn('/chat?t=1'))],
  },
  {
    id: 'C13c the path of proxy_pass after a rewrite',
    http: server(`location /ws/ { rewrite ^/ws/(.*) /x/$1 break; ${HEADERS} proxy_pass ${APP}/y/; }`),
    asked: [ask('/ws/chat?t=1', opens('/x/chat?t=1'))],
  },
  {
    id: 'C14 a host in a variable, and no resolver',
    http: server(`location / { set $backend app.internal; ${HEADERS} proxy_pass http://$backend; }`),
    asked: [ask('/ws', answered(502))],
  },
  {
    id: 'C14b the name of an upstream in a variable',
    http: `upstream grp { server 127.0.0.1:9000; } ${server(
      `location / { set $backend grp; ${HEADERS} proxy_pass http://$backend; }`,
    )}`,
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'C14c localhost and a port in a variable, and no resolver',
    http: server(`location / { set $port 9000; ${HEADERS} proxy_pass http://localhost:$port; }`),
    asked: [ask('/ws', answered(502))],
  },
  {
    id: 'C14d a resolver that does not answer',
    http: server(
      `resolver 127.0.0.1:1; resolver_timeout 1s; location / { set $backend app.internal; ${HEADERS} proxy_pass http://$backend; }`,
    ),
    asked: [ask('/ws', answered(502), { only: NOT_FOR_US })],
  },
  {
    id: 'C15 a variable and a slash',
    http: server(`location /ws/ { set $b 127.0.0.1:9000; ${HEADERS} proxy_pass http://$b/; }`),
    asked: [ask('/ws/chat?token=1', opens('/'))],
  },
  {
    id: 'C15b a variable and $request_uri',
    http: server(`location /ws/ { set $b 127.0.0.1:9000; ${HEADERS} proxy_pass http://$b$request_uri; }`),
    asked: [ask('/ws/chat?token=1', opens('/ws/chat?token=1'))],
  },
  {
    id: 'C15c a variable and $uri',
    http: server(`location /ws/ { set $b 127.0.0.1:9000; ${HEADERS} proxy_pass http://$b$uri; }`),
    asked: [ask('/ws/chat?token=1', opens('/ws/chat'))],
  },
  {
    id: 'C15d the whole URL in a variable',
    http: server(`location /ws/ { set $b http://127.0.0.1:9000; ${HEADERS} proxy_pass $b; }`),
    asked: [ask('/ws/chat?token=1', opens('/ws/chat?token=1'))],
  },
  {
    id: 'C17b https to an application without TLS',
    http: server(`location / { ${HEADERS} proxy_pass https://127.0.0.1:9000; }`),
    asked: [ask('/ws', answered(502), { only: NOT_FOR_US })],
  },
  {
    id: 'C21 the path is decoded where proxy_pass has one',
    http: server(`location /ws/ { ${HEADERS} proxy_pass ${APP}/ws/; }`),
    asked: [ask('/ws/a%2Fb%20c?x=%2F', opens('/ws/a/b%20c?x=%2F'))],
  },
  {
    id: 'C21b merge_slashes',
    http: server(`location /ws/ { ${HEADERS} proxy_pass ${APP}/ws/; }`),
    asked: [ask('/ws//chat', opens('/ws/chat'))],
  },
  {
    id: 'C27x an if that proxies and breaks',
    http: server(`location /ws { ${HEADERS} if ($http_upgrade) { proxy_pass ${APP}; break; } return 404; }`),
    asked: [ask('/ws', opens('/ws')), ask('/ws', answered(404), { plain: true })],
  },
  {
    id: 'C38 two handlers: the last one holds',
    http: server(`location / { ${HEADERS} proxy_pass ${APP}; fastcgi_pass 127.0.0.1:9000; }`),
    asked: [
      ask('/ws', answered(502), { only: NOT_FOR_US }),
      ask('/ws', { kind: 'fails' }, { only: { side: 'model', because: 'FastCGI carries no WebSockets' } }),
    ],
  },
  {
    id: 'every header of the handshake passed on by hand',
    http: server(
      `location / { ${HEADERS} ${['Key', 'Version', 'Extensions', 'Protocol']
        .map((name) => `proxy_set_header Sec-WebSocket-${name} $http_sec_websocket_${name.toLowerCase()};`)
        .join(' ')} proxy_pass ${APP}; }`,
    ),
    asked: [
      ask('/ws', opens('/ws')),
      ask('/ws', opens('/ws'), { headers: [['Sec-WebSocket-Protocol', 'graphql-ws']] }),
    ],
  },
  {
    id: 'D03 the name of the upstream as Host',
    http: `upstream ws_backend { server 127.0.0.1:9000; } ${server(
      `location / { ${HEADERS} proxy_pass http://ws_backend; }`,
    )}`,
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'D12 localhost',
    http: server(`location / { ${HEADERS} proxy_pass http://localhost:9000; }`),
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'D16 grpc_pass',
    http: server('location / { grpc_pass grpc://127.0.0.1:9000; }'),
    asked: [
      ask('/ws', answered(502), { only: NOT_FOR_US }),
      ask('/ws', { kind: 'fails' }, { only: { side: 'model', because: 'gRPC carries no WebSockets' } }),
    ],
  },
  ...[
    'gzip on; gzip_types *; sub_filter a b;',
    'proxy_redirect / /x/; proxy_cookie_path / /x; expires 1h; charset utf-8;',
    'proxy_request_buffering off;',
    'proxy_pass_request_body off;',
    'proxy_next_upstream error http_403 http_404 non_idempotent;',
  ].map(
    (directives, index): RoutingCase => ({
      id: `D${['21', '23', '24', '25', '26'][index]} ${directives}`,
      http: server(`location / { ${directives} ${HEADERS} proxy_pass ${APP}; }`),
      asked: [ask('/ws', opens('/ws'))],
    }),
  ),
];
