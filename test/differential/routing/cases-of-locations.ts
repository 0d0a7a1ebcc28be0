/** Which server and location take a handshake. */
import { APP, answered, ask, HEADERS, opens, passedOn, type RoutingCase, server } from './routing-case.ts';

const PASS = `${HEADERS} proxy_pass ${APP};`;

export const LOCATION_CASES: readonly RoutingCase[] = [
  {
    id: 'C01 the slash that is missing',
    http: server(`location /ws/ { ${PASS} }`),
    asked: [ask('/ws', answered(301, 'http://app.test:8080/ws/')), ask('/ws/', opens('/ws/'))],
  },
  {
    id: 'C01b with an exact location besides',
    http: server(`location /ws/ { ${PASS} } location = /ws { ${PASS} }`),
    asked: [ask('/ws', opens('/ws')), ask('/ws/', opens('/ws/'))],
  },
  {
    id: 'C01c no redirect where proxy_pass stands in an if',
    http: server(`location /ws/ { ${HEADERS} if ($http_upgrade) { proxy_pass ${APP}; } }`),
    asked: [ask('/ws', answered(404))],
  },
  {
    id: 'C02 an exact location',
    http: server(`location = /ws { ${PASS} }`),
    asked: [ask('/ws/', answered(404)), ask('/ws', opens('/ws')), ask('/ws?x=1', opens('/ws?x=1'))],
  },
  {
    id: 'C06 a regular expression takes the path of Socket.IO',
    http: server(
      `location /socket.io/ { ${PASS} } location ~* \\.(js|css|io) { proxy_pass ${APP}; } location / { proxy_pass ${APP}; }`,
    ),
    asked: [ask('/socket.io/?EIO=4&transport=websocket', passedOn('/socket.io/?EIO=4&transport=websocket'))],
  },
  {
    id: 'C06b of two regular expressions the first',
    http: server(`location ~ ^/(ws|api) { proxy_pass ${APP}; } location ~ ^/ws { ${PASS} }`),
    asked: [ask('/ws', passedOn('/ws'))],
  },
  {
    id: 'C06c a nested regular expression wins; ^~ keeps out those outside',
    http: server(
      `location ^~ /ws { ${PASS} location ~ /ws/chat { return 418; } } location ~ ^/ws { return 403; }`,
    ),
    asked: [ask('/ws', opens('/ws')), ask('/ws/chat', answered(418))],
  },
  {
    id: 'C06d a longer plain prefix beats a shorter ^~',
    http: server(
      `location ^~ /ws/ { ${PASS} } location /ws/static/ { ${PASS} } location ~ ^/ws/ { return 418; }`,
    ),
    asked: [ask('/ws/x', opens('/ws/x')), ask('/ws/static/x', answered(418))],
  },
  {
    id: 'C18 a server name with a typing error',
    http: `server { listen 127.0.0.1:8080; server_name _; return 404; }
server { listen 127.0.0.1:8080; server_name ap.test; location / { ${PASS} } }`,
    asked: [ask('/ws', answered(404))],
  },
  {
    id: 'C18b two servers of one name',
    http: `${server(`location / { proxy_pass ${APP}; }`)} ${server(`location / { ${PASS} }`)}`,
    asked: [ask('/ws', passedOn('/ws'))],
  },
  {
    id: 'C22 no location for it',
    http: server('location = / { return 200; }'),
    asked: [ask('/ws', answered(404))],
  },
  {
    id: 'C40 a location without its first slash',
    http: server(`location ws { ${PASS} }`),
    asked: [ask('/ws', answered(404))],
  },
  {
    id: 'C41 another letter case',
    http: server(`location /WS { ${PASS} }`),
    asked: [ask('/ws', answered(404)), ask('/WS', opens('/WS'))],
  },
  {
    id: 'C42 a location with a query',
    http: server(`location /socket.io/?EIO { ${PASS} }`),
    asked: [ask('/socket.io/?EIO=4', answered(404))],
  },
  {
    id: 'C43 a location with an asterisk',
    http: server(`location /ws/* { ${PASS} }`),
    asked: [ask('/ws/x', answered(404))],
  },
  {
    id: 'C45 root and index beside proxy_pass',
    http: server(`location /ws { root /var/www; index index.html; ${PASS} }`),
    asked: [ask('/ws', opens('/ws'))],
  },
  {
    id: 'H02 exact names, then wildcards, then expressions',
    http: `server { listen 127.0.0.1:8080 default_server; server_name _; return 410; }
server { listen 127.0.0.1:8080; server_name ~^app; return 411; }
server { listen 127.0.0.1:8080; server_name app.*; return 412; }
server { listen 127.0.0.1:8080; server_name *.test; return 413; }
${server(`location / { ${PASS} }`)}`,
    asked: [
      ask('/ws', opens('/ws')),
      ask('/ws', answered(413), { headers: [['Host', 'b.test']] }),
      ask('/ws', answered(412), { headers: [['Host', 'app.org']] }),
      ask('/ws', answered(411), { headers: [['Host', 'application']] }),
      ask('/ws', answered(410), { headers: [['Host', 'other']] }),
      ask('/ws', opens('/ws'), { headers: [['Host', 'APP.TEST.:8080']] }),
    ],
  },
  {
    id: 'H03 the path is decoded, resolved and merged before a location is chosen',
    http: server(`location /ws/ { ${PASS} } location / { return 403; }`),
    asked: [
      ask('/%77s/x', opens('/%77s/x')),
      ask('/a/../ws/x', opens('/a/../ws/x')),
      ask('//ws//x', opens('//ws//x')),
      ask('/wsx', answered(403)),
    ],
  },
];
