/** Which limits are too low for sockets, and which are thought of. */
import { describe, expect, it } from 'vitest';
import { fix } from '../proof/harness/linting.ts';
import { found, HEADERS, MAP, nginx, said, server } from './nginx-subject.ts';

const ZONES = `limit_conn_zone $binary_remote_addr zone=client:1m;
limit_conn_zone $server_name zone=server:1m;
limit_conn_zone $limited zone=mapped:1m;
limit_req_zone $binary_remote_addr zone=slow:1m rate=30r/m;
limit_req_zone $binary_remote_addr zone=fast:1m rate=50r/s;
map $http_upgrade $limited { default ""; "" $binary_remote_addr; }
upstream small { server 127.0.0.1:1 max_conns=20; server 127.0.0.1:2 max_conns=30; }
upstream open { server 127.0.0.1:1 max_conns=20; server 127.0.0.1:2; }
upstream spare { server 127.0.0.1:1 max_conns=20; server 127.0.0.1:2 backup; }
upstream large { server 127.0.0.1:1 max_conns=100; }`;

const subject = (lines: string, target = '127.0.0.1:9000') =>
  nginx(server(`location /ws {\n${lines}\nproxy_pass http://${target};\n${HEADERS}\n}`, `${MAP}\n${ZONES}`));
const at = (line: number) => [`nginx.conf:${line} warning websocket-limits`];

describe('limits that are too low', () => {
  it.each([
    'limit_conn client 1;',
    'limit_conn client 9;',
    'limit_conn server 50;',
    'limit_req zone=slow;',
    'limit_req zone=slow nodelay;',
    'limit_req zone=slow burst=0;',
  ])('%s', (line) => {
    expect(found(subject(line))).toEqual(at(17));
  });

  it.each([
    ['small', 10],
    ['spare', 12],
  ])('the servers of `%s`', (upstream, line) => {
    expect(found(subject('', upstream))).toEqual(at(line));
  });

  it('says how many come through', () => {
    expect(said(subject('limit_req zone=slow;')).join()).toContain('only one in 2 s comes through');
    expect(said(subject('', 'small')).join()).toContain(
      '50 WebSockets are open at a time for each worker process',
    );
  });
});

describe('it says nothing of', () => {
  it.each([
    ['limits that suit sockets', 'limit_conn client 10; limit_conn server 100;'],
    ['a burst', 'limit_req zone=slow burst=5;'],
    ['a fast rate', 'limit_req zone=fast;'],
    ['a key out of a map', 'limit_conn mapped 1;'],
    ['a zone that is defined elsewhere', 'limit_conn other 1; limit_req zone=other;'],
    [
      'what is only logged',
      'limit_conn client 1; limit_conn_dry_run on; limit_req zone=slow; limit_req_dry_run on;',
    ],
    ['a number that a template fills in', 'limit_conn client {{ limit }};'],
  ])('%s', (_title, lines) => {
    expect(found(subject(lines))).toEqual([]);
  });

  it.each(['open', 'large'])('the servers of `%s`', (upstream) => {
    expect(found(subject('', upstream))).toEqual([]);
  });

  it('routes that carry no WebSockets', () => {
    const text = server(
      'location /api/ { limit_conn client 1; limit_req zone=slow; proxy_pass http://small; }',
      ZONES,
    );
    expect(found(nginx(text))).toEqual([]);
  });
});

it('raises a limit only when asked to, and only where WebSockets pass', () => {
  const text = server(
    `limit_conn client 2;\nlocation /files/ { proxy_pass http://127.0.0.1:9000; }\nlocation /ws { ${HEADERS} proxy_pass http://127.0.0.1:9000; }`,
    `${MAP}\n${ZONES}`,
  );
  expect(fix(nginx(text)).after.texts.get('nginx.conf')).toBe(text);
  const after = fix(nginx(text), true).after.texts.get('nginx.conf') ?? '';
  expect(after).toContain('proxy_pass http://127.0.0.1:9000; limit_conn client 100; }');
  expect(after).toContain('\nlimit_conn client 2;\n');
});
