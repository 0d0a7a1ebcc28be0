/** Where `directive-arguments` keeps silent, what it says, and what it repairs; what nginx says is in `test/differential`. */
import { describe, expect, it } from 'vitest';
import { readNginxTarget } from '../../src/route/nginx-target.ts';
import type { LintSubject } from '../proof/harness/linting.ts';
import { changes, nginx, said, server } from './nginx-subject.ts';

const about = (subject: LintSubject) =>
  said(subject)
    .filter((line) => line.includes('directive-arguments'))
    .map((line) => line.slice(line.indexOf(': ') + 2));

function judgedFor(proxy: string, lines: string): readonly string[] {
  const read = readNginxTarget(proxy);
  if (read.kind !== 'target') throw new Error(read.problem);
  return about({ ...nginx(server(lines)), target: { caddy: '2.11.4', ...read.target } });
}

describe('directive-arguments', () => {
  it.each([
    ['gzip on off;', '`gzip` takes 1 argument, not 2.'],
    ['server_name;', '`server_name` takes at least 1 argument, not 0.'],
    ['location / { internal yes; }', '`internal` takes no arguments, not 1.'],
    [
      'add_header X-Frame-Options a b c;',
      '`add_header` takes 2 or 3 arguments, not 4. A value with spaces needs quotes.',
    ],
    ['keepalive_requests 1k;', '`keepalive_requests` takes a whole number, not `1k`.'],
    [
      'ssl_verify_client yes;',
      '`ssl_verify_client` takes `off`, `on`, `optional` or `optional_no_ca`, not `yes`.',
    ],
    [
      'if ($host && $uri) { return 404; }',
      '`$host && $uri` is no condition of an `if`, which cannot join two: a `map` can, or variables that are `set` one after the other.',
    ],
  ])('says of %s what nginx means', (line, message) => {
    expect(about(nginx(server(line)))).toEqual([`nginx does not start: ${message}`]);
  });

  it.each([
    'gzip {{ gzip }};',
    'client_max_body_size ${MAX_SIZE};',
    'gzip $gzip;',
    'server_tokens "";',
    'limit_req_zone $host zone=a:1m rate=1r/s sync;',
    'more_set_headers a b c d;',
    'types { text/html html htm shtml; }',
    'content_by_lua_block { gzip on off; }',
    'proxy_read_timeout 60 s;',
  ])('keeps silent about %s', (line) => {
    expect(about(nginx(server(line)))).toEqual([]);
  });

  it('keeps silent in a file that cannot be read, where a semicolon may be missing', () => {
    expect(about(nginx(server('gzip on\nserver_name a; proxy_pass http://a b;')))).toEqual([]);
  });

  it('judges a fragment only where every module agrees', () => {
    expect(about(nginx('server { listen 80; return $remote_addr; }'))).toEqual([]);
    expect(about(nginx('server { listen 80; location / { return $remote_addr; } }'))).toHaveLength(1);
  });

  it('judges forks, which read some directives in their own way, by plain values only', () => {
    const line = 'gzip yes; location /a /b /c { return 200; }';
    expect(judgedFor('1.30.0', line)).toHaveLength(2);
    expect(judgedFor('openresty/1.29.2.3', line)).toHaveLength(2);
    expect(judgedFor('angie/1.11.0', line)).toEqual([
      'nginx does not start: `gzip` takes `on` or `off`, not `yes`.',
    ]);
  });

  it('names the version where another one accepts it', () => {
    expect(judgedFor('openresty/1.21.4.1', 'listen 443 quic;')).toEqual([
      'OpenResty 1.21.4.1 does not start: `listen … quic` came with 1.25.0.',
    ]);
    expect(judgedFor('1.25.0', 'listen 443 quic;')).toEqual([]);
    expect(judgedFor('1.18.0', 'listen 443 spdy;')).toEqual([]);
  });

  it.each([
    ['client_max_body_size 10MB;', 'client_max_body_size 10m;'],
    ['client_max_body_size 2GiB;', 'client_max_body_size 2g;'],
    ['listen 443 ssl http3 spdy;', null],
    ['listen 443 sll;', 'listen 443 ssl;'],
    ['client_header_buffer_size 1GB;', null],
    ['proxy_buffers 8 16kb;', 'proxy_buffers 8 16k;'],
  ])('repairs %s to %s', (line, repaired) => {
    expect(changes(nginx(server(line))).added).toEqual(repaired === null ? [] : [repaired]);
  });
});
