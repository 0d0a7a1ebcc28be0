/** What an example cannot show: constants that do no harm, and where no map can be placed. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { changes, fixed, found, nginx, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';
const CONSTANTS =
  'proxy_set_header Upgrade websocket;\nproxy_set_header Connection upgrade;\nproxy_read_timeout 1h;';

describe('`Connection upgrade` beside `Upgrade $http_upgrade`', () => {
  const subject = nginx(
    server(`location / {
    ${UPSTREAM}
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection "upgrade";
    proxy_read_timeout 1h;
}`),
  );

  it('does no harm (case A18): worth knowing', () => {
    expect(found(subject)).toEqual(['nginx.conf:9 info websocket-constant-upgrade']);
  });

  it('is left as it is, unless asked for', () => {
    expect(findingsIn(subject).map(({ fix }) => fix?.safety)).toEqual(['unsafe']);
    expect(changes(subject)).toEqual({ added: [], removed: [] });
  });
});

it('says nothing where only WebSockets pass', () => {
  expect(found(nginx(server(`location /ws { ${UPSTREAM} ${CONSTANTS} }`)))).toEqual([]);
});

it('is one finding for one line, however many locations it serves, and repaired there', () => {
  const locations = ['/', '/a', '/b'].map((path) => `location ${path} { ${UPSTREAM} }`);
  const subject = nginx(server(`${CONSTANTS}\n${locations.join('\n')}`));
  expect(found(subject)).toEqual(['nginx.conf:6 warning websocket-constant-upgrade']);
  expect(changes(subject).removed).toEqual([
    'proxy_set_header Upgrade websocket;',
    'proxy_set_header Connection upgrade;',
  ]);
  expect(fixed(subject)).toContain(
    'proxy_set_header Upgrade $websocket_upgrade;\nproxy_set_header Connection $websocket_connection;',
  );
});

it('has no fix in a fragment of a server: a map may stand in http only', () => {
  const subject = nginx(`location / {\n${UPSTREAM}\n${CONSTANTS}\n}\n`);
  expect(found(subject)).toEqual(['nginx.conf:3 warning websocket-constant-upgrade']);
  expect(findingsIn(subject).map(({ fix }) => fix)).toEqual([null]);
});
