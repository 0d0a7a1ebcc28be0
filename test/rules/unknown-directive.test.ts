/** The edges of `unknown-directive`: what is a slip, what is another module's, and what a version decides. */
import { describe, expect, it } from 'vitest';
import { readNginxTarget } from '../../src/route/nginx-target.ts';
import { findingsIn, type LintSubject } from '../proof/harness/linting.ts';
import { changes, fixed, nginx, said, server } from './nginx-subject.ts';

const about = (subject: LintSubject) =>
  said(subject)
    .filter((line) => line.includes('unknown-directive'))
    .map((line) => line.slice(line.indexOf(': ') + 2));

function judgedFor(proxy: string, text: string): readonly string[] {
  const read = readNginxTarget(proxy);
  if (read.kind !== 'target') throw new Error(read.problem);
  return about({ ...nginx(text), target: { caddy: '2.11.4', ...read.target } });
}

describe('a misspelt directive', () => {
  it.each([
    ['proxy_read_timout 1h;', 'proxy_read_timeout 1h;'],
    ['Proxy-Set-Header A b;', 'proxy_set_header A b;'],
    ['server_name: app.test;', 'server_name app.test;'],
    ['gizp on;', null],
    ['clent_max_boddy_size 1m;', 'client_max_body_size 1m;'],
    ['locaton /a { return 404; }', 'location /a { return 404; }'],
    ['keepAlive_timeout 5s;', 'keepalive_timeout 5s;'],
  ])('%s becomes %s', (line, right) => {
    expect(changes(nginx(server(line))).added).toEqual(right === null ? [] : [right]);
  });

  it('is put right where a route depends on it', () => {
    const text = server('location /ws {\nproxy_pas http://127.0.0.1:9000;\n}');
    expect(fixed(nginx(text))).toContain('proxy_pass http://127.0.0.1:9000;');
    const timeout = server('location /api/ { proxy_pass http://127.0.0.1:9000;\nproxy_read_timout 1h;\n}');
    expect(fixed(nginx(timeout))).toContain('proxy_read_timeout 1h;');
  });

  it('is found in a file that another one includes', () => {
    expect(about(nginx('server { listen 80; location / { proxy_pas http://a; } }'))).toHaveLength(1);
    expect(about(nginx('upstream a { serer 127.0.0.1; }'))).toHaveLength(1);
  });

  it('has no fix where two names are as near', () => {
    const subject = nginx(server('guzip on;'));
    expect(about(subject)).toEqual([
      'nginx does not start: it does not know `guzip`. Did you mean `gunzip` or `gzip`?',
    ]);
    expect(findingsIn(subject).map(({ fix }) => fix)).toEqual([null]);
  });

  it.each([
    // Too short, or of another module.
    'acl x;',
    'check interval=3000 rise=2;',
    'proxy_connect;',
    'proxy_connect_allow 443 563;',
    'proxy_connect_read_timeout 5s;',
    'auth_ldap_cache_enabled on;',
    'server_tag off;',
    'ssl_ntls on;',
    'ssl_ct on;',
    'hashsum x;',
    'brotli_ratio 2;',
    'vod hls;',
    'nchan_message_timeout 5m;',
    'limit_traffic_rate zone=a 5k;',
    'upload_limit_rate 8k;',
    'http3_max_table_capacity 4096;',
    'acme_client x http://a;',
    'image_filter_crop_offset left top;',
    'testcookie on;',
    'waf on;',
    'trim on;',
    'concat on;',
    'sticky_cookie_insert a;',
    'pagespeed_x on;',
    // The block, the body or the number of arguments does not fit.
    'proxy_passs http://127.0.0.1:9000;',
    'worker_connection 10;',
    'gzips { on; }',
    'gzips a b c;',
    // Names of no directive.
    'map_x { default 1; }',
    'types { application/javascript js; sever x; }',
    '{{ name }}_timeout 5s;',
    'rtmp_x { server { listn 1935; } }',
  ])('is not %s', (line) => {
    expect(about(nginx(server(line)))).toEqual([]);
  });

  it('has a single slip where other modules are loaded', () => {
    const text = server('clent_max_boddy_size 1m; client_max_body_siz 2m;');
    expect(about(nginx(text))).toHaveLength(2);
    expect(about(nginx(`load_module modules/x.so;\n${text}`))).toHaveLength(1);
    expect(judgedFor('angie/1.11.0', text)).toHaveLength(1);
  });

  it('is not looked for where the file cannot be read', () => {
    expect(about(nginx(server('gzip on\nserver_nam a; }')))).toEqual([]);
  });
});

describe('a directive of another version', () => {
  it.each([
    [
      '1.22.1',
      'http2 on;',
      'nginx 1.22.1 does not start: it does not know `http2`, which came with nginx 1.25.1. Write `http2` behind the address of `listen` instead.',
    ],
    [
      'openresty/1.21.4.1',
      'http2 on;',
      'OpenResty 1.21.4.1 does not start: it does not know `http2`, which came with nginx 1.25.1. Write `http2` behind the address of `listen` instead.',
    ],
    [
      'angie/1.11.0',
      'add_header_inherit merge;',
      'Angie 1.11.0 does not start: it does not know `add_header_inherit`, which came with nginx 1.29.3. Repeat the outer `add_header` lines where there are own ones.',
    ],
    [
      '1.18.0',
      'ssl_reject_handshake on;',
      'nginx 1.18.0 does not start: it does not know `ssl_reject_handshake`, which came with nginx 1.19.4.',
    ],
    [
      '1.30.4',
      'ssl off;',
      'nginx 1.30.4 does not start: it does not know `ssl`, which is gone since nginx 1.25.1. Write `ssl` behind the address of `listen` instead.',
    ],
  ])('%s does not know %s', (proxy, line, message) => {
    expect(judgedFor(proxy, server(line))).toEqual([message]);
  });

  it.each([
    ['1.25.1', 'http2 on;'],
    ['tengine/3.1.0', 'http2 on;'],
    ['angie/1.10.0', 'max_headers 10;'],
    ['1.24.0', 'ssl on;'],
    ['1.30.4', 'location / { tunnel_pass; }'],
    ['1.22.1', 'more_set_headers a;'],
    ['1.22.1', 'server_name x;'],
  ])('%s may know %s', (proxy, line) => {
    expect(judgedFor(proxy, server(line))).toEqual([]);
  });

  const tls = (lines: string) => `events {}\nhttp {\n${lines}\n}\n`;

  it('moves `ssl on` to every `listen` of its server', () => {
    const text = tls('server {\n    listen 443;\n    listen [::]:443 default_server;\n    ssl on;\n}');
    expect(fixed(nginx(text))).toBe(
      tls('server {\n    listen 443 ssl;\n    listen [::]:443 ssl default_server;\n}'),
    );
  });

  it.each([
    [
      'another server of the address is plain',
      tls('server {\nlisten 443;\nssl on;\n}\nserver { listen 443; server_name b; }'),
    ],
    ['port 80 would be made TLS', tls('server {\nlisten 80;\nlisten 443;\nssl on;\n}')],
    ['nothing is listened on', tls('server {\nssl on;\n}')],
    ['it is for all servers', tls('ssl on;\nserver { listen 443; }')],
  ])('leaves it where %s', (_why, text) => {
    expect(fixed(nginx(text))).toBe(text);
  });

  it('asks before it moves `ssl on` in a file that another one includes', () => {
    expect(findingsIn(nginx('server {\nlisten 443;\nssl on;\n}')).map(({ fix }) => fix?.safety)).toEqual([
      'unsafe',
    ]);
  });
});
