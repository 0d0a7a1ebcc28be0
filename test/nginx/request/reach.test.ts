/** Whether a handshake comes to the route that it is meant for. */

import { describe, expect, it } from 'vitest';
import { loadNginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import { NEWEST_STABLE } from '../../../src/route/target.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

/** How the first route of some servers is reached, and the verdict over it. */
function reachOf(servers: string): readonly [string, string] {
  const source = filesInMemory({ '/n/nginx.conf': `events {}\nhttp {\n${servers}\n}\n` });
  const [route] = loadNginxConfiguration(source, '/n/nginx.conf', premisesFor(NEWEST_STABLE)).routes;
  if (route === undefined) throw new Error('there is no route');
  return [route.reach.kind, route.websocket.handshake];
}

const PASS =
  'proxy_pass http://127.0.0.1:9000; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;';
const WS = `location /ws { ${PASS} }`;

describe('a route', () => {
  it.each([
    ['behind a plain listener', `server { ${WS} }`, 'reached', 'works'],
    [
      'behind TLS, with a redirect on port 80',
      `server { listen 80; listen 443 ssl; if ($scheme = http) { return 301 https://$host$request_uri; } ${WS} }`,
      'reached',
      'works',
    ],
    [
      'of a server on IPv6 alone, beside another of its name',
      `server { listen [::]:80; server_name a.test; ${WS} } server { listen 80; server_name a.test; return 404; }`,
      'reached',
      'works',
    ],
    ['with a name beyond the basic plane', `server { location /ws/😀 { ${PASS} } }`, 'reached', 'works'],
    ['with a pattern', `server { location ~ ^/ws/[a-z]+$ { ${PASS} } }`, 'reached', 'works'],
    ['that an access rule guards', `server { location /ws { deny all; ${PASS} } }`, 'reached', 'works'],
    ['after a return', `server { return 404; ${WS} }`, 'answered', 'fails'],
    [
      'for methods that are not GET',
      `server { location /ws { ${PASS} limit_except POST { deny all; } } }`,
      'denied',
      'fails',
    ],
    [
      'that a regular expression hides',
      `server { ${WS} location ~ ^/w { return 200 x; } }`,
      'answered',
      'fails',
    ],
    [
      'of a name that an earlier server has',
      `server { listen 80; server_name b.test; location / { root /x; } } server { listen 80; server_name b.test; ${WS} }`,
      'elsewhere',
      'fails',
    ],
    ['of a named location', `server { location @ws { ${PASS} } }`, 'unknown', 'works'],
  ])('%s', (_what, servers, reach, handshake) => {
    expect(reachOf(servers)).toEqual([reach, handshake]);
  });
});
