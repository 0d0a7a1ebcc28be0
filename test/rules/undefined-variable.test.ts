/** What an example cannot show: fragments, and variables that something out of sight may define. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { fixed, found, HEADERS, nginx, said, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

describe('where the definition may be elsewhere', () => {
  it('`$connection_upgrade` is worth knowing in a fragment', () => {
    const subject = nginx(
      `server {\n    location /ws {\n        ${UPSTREAM}\n        ${HEADERS}\n    }\n}\n`,
    );
    expect(said(subject)).toEqual([
      'nginx.conf:4 info undefined-variable: Nothing here defines `$connection_upgrade`, and nginx does not start without it: the file that includes this one may define it.',
    ]);
    expect(findingsIn(subject).map(({ fix }) => fix)).toEqual([null]);
  });

  it.each([
    ['an include that cannot be read', 'include /config/nginx/maps.conf;'],
    ['a module that we do not know', 'some_module_set $who;'],
    ['a module that is loaded', 'more_maps on;'],
  ])('nothing is said of other variables: %s', (_title, http) => {
    const text = server(`location /api/ { ${UPSTREAM} proxy_set_header X-Who $who; }`, http);
    expect(found(nginx(text))).toEqual([]);
  });
});

describe('what defines a variable', () => {
  it.each([
    ['set', 'set $who me;'],
    ['a capture of a location', 'location ~ ^/(?<who>\\w+)$ { return 204; }'],
    ['a numbered capture', 'rewrite ^/(\\w+)$ /$1 break;'],
    ['nginx itself', 'add_header X-Id $request_id;'],
    ['the request', 'add_header X-Any $http_whatever; add_header X-Arg $arg_a$cookie_b;'],
  ])('%s', (_title, lines) => {
    const who = lines.includes('who') ? 'proxy_set_header X-Who $who;' : '';
    expect(found(nginx(server(`${lines}\nlocation /api/ { ${UPSTREAM} ${who} }`)))).toEqual([]);
  });
});

it('is one finding for a variable, with all its uses', () => {
  const subject = nginx(
    server(`location /ws { ${UPSTREAM} ${HEADERS} }\nlocation /b { ${UPSTREAM} ${HEADERS} }`),
  );
  expect(found(subject)).toEqual(['nginx.conf:6 error undefined-variable']);
  const related = findingsIn(subject).flatMap((finding) => finding.related);
  expect(related.map(({ span }) => span.file.positionAt(span.start).line)).toEqual([7]);
});

it('the map stands on one line where the file is written so', () => {
  const subject = nginx(`events {} http { server { location / { ${UPSTREAM} ${HEADERS} } } }`);
  expect(fixed(subject)).toContain(
    'http { map $http_upgrade $connection_upgrade { default ""; websocket upgrade; } server {',
  );
});
