/** Which timeout acts on which `_pass`, and which lines may have another purpose. */
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../proof/harness/linting.ts';
import { fixed, found, HEADERS, MAP, nginx, server } from './nginx-subject.ts';

const UPSTREAM = 'proxy_pass http://127.0.0.1:9000;';

function vain(lines: string): readonly string[] {
  return found(nginx(server(lines, MAP))).filter((line) => line.endsWith('timeout-no-effect'));
}

describe('timeout-no-effect', () => {
  it.each([
    `location /api/ { ${UPSTREAM} fastcgi_read_timeout 300; }`,
    `location /api/ { ${UPSTREAM} uwsgi_read_timeout 5m; uwsgi_send_timeout 5m; }`,
    'location /api/ { uwsgi_pass 127.0.0.1:9000; proxy_read_timeout 1h; }',
    'location /api/ { grpc_pass grpc://127.0.0.1:9000; proxy_read_timeout 1h; }',
    'location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; proxy_read_timeout 300; }',
  ])('speaks once of `%s`', (lines) => {
    expect(vain(lines)).toEqual(['nginx.conf:6 info timeout-no-effect']);
  });

  it.each([
    `location /api/ { ${UPSTREAM} fastcgi_read_timeout 300; proxy_read_timeout 300; }`,
    `proxy_read_timeout 300; location /api/ { ${UPSTREAM} fastcgi_read_timeout 300; }`,
    `location /api/ { ${UPSTREAM} fastcgi_read_timeout 30s; }`,
    `location /api/ { ${UPSTREAM} fastcgi_read_timeout {{ timeout }}; }`,
    `location /api/ { ${UPSTREAM} include timeouts.conf; fastcgi_read_timeout 300; }`,
    `location / { ${UPSTREAM} proxy_read_timeout 5m; fastcgi_read_timeout 300; location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; } }`,
    `location /app/ { ${UPSTREAM} fastcgi_read_timeout 300; location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; } }`,
    `fastcgi_read_timeout 300; location /api/ { ${UPSTREAM} }`,
    'location /files/ { root /srv; fastcgi_read_timeout 300; }',
  ])('says nothing of `%s`', (lines) => {
    expect(vain(lines)).toEqual([]);
  });

  it('says nothing of a snippet that sets them for every protocol', () => {
    const subject = nginx({
      'nginx.conf': server(`location /api/ { ${UPSTREAM} include timeouts.conf; }`),
      'timeouts.conf': 'fastcgi_read_timeout 300; uwsgi_read_timeout 300;\n',
    });
    expect(found(subject)).toEqual([]);
  });
});

describe('websocket-idle-timeout', () => {
  const headers = HEADERS.replace(/ proxy_read_timeout.*/, '');
  const related = (lines: string, outer = '', http = '') => {
    const text = server(`${outer}\nlocation /ws { ${UPSTREAM} ${headers} ${lines} }`, `${MAP}\n${http}`);
    return findingsIn(nginx(text)).flatMap((finding) =>
      finding.related.map(({ message }) => message.split('`')[1]),
    );
  };

  it.each([
    'proxy_send_timeout',
    'proxy_connect_timeout',
    'send_timeout',
    'keepalive_timeout',
    'client_body_timeout',
    'uwsgi_read_timeout',
  ])('names %s, which was raised in its place', (name) => {
    expect(related(`${name} 1h;`)).toEqual([name]);
  });

  it('names what the server raises, and probes of TCP', () => {
    expect(related('proxy_socket_keepalive on;', 'proxy_send_timeout 1d;')).toEqual([
      'proxy_send_timeout',
      'proxy_socket_keepalive',
    ]);
  });

  it('names nothing that was not raised, or that is set for all sites', () => {
    expect(related('proxy_connect_timeout 10s;', '', 'keepalive_timeout 1h; proxy_send_timeout 1h;')).toEqual(
      [],
    );
  });

  it('has the one finding, whose fix leaves the other lines', () => {
    const subject = nginx(
      server(`location /ws {\n    ${UPSTREAM}\n    ${headers}\n    proxy_send_timeout 1h;\n}`, MAP),
    );
    expect(found(subject)).toEqual(['nginx.conf:7 warning websocket-idle-timeout']);
    expect(fixed(subject)).toContain('    proxy_send_timeout 1h;');
  });
});
