/** What `directive-duplicate` says is there twice, beside what nginx says of it. */
import { afterAll, expect, it } from 'vitest';
import { startNginxCheck } from '../nginx/check-with-nginx.ts';
import { findingsIn, subject } from '../proof/harness/linting.ts';
import { installedNginx } from '../proof/harness/nginx-process.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

const REFUSED_TWICE =
  /is duplicate|duplicate (?:location|upstream|"log_format"|zone|listen options|default map)|a duplicate (?:listen|default server)|conflicting parameter|is already bound/;

/** Two lines in one block of `http`, `server` or `location`, by the directive; both are fine alone. */
const PAIRS: Readonly<Record<'main' | 'events' | 'http' | 'server' | 'location', readonly string[]>> = {
  main: [
    'user root; user root;',
    'worker_processes 1; worker_processes 2;',
    'worker_priority 1; worker_priority 2;',
    'pid logs/a; pid logs/b;',
    'events {}',
    'http {} http {}',
    'error_log stderr; error_log stderr info;',
    'env A; env B;',
  ],
  events: ['worker_connections 10; worker_connections 20;', 'use epoll; use poll;'],
  http: [
    'map $host $a { default 1; default 2; }',
    'map $host $a { a 1; A 2; }',
    'map $host $a { "" 1; "" 2; }',
    'map $host $a { ~a 1; ~a 2; }',
    'map $host $a { a 1; b 2; }',
    'map $host $a { a 1; } map $host $a { a 1; }',
    'upstream a { server 127.0.0.1; } upstream A { server 127.0.0.1; }',
    'upstream a { keepalive 1; server 127.0.0.1; keepalive 2; }',
    'upstream a { server 127.0.0.1; server 127.0.0.1; }',
    'log_format a b; log_format a c;',
    'log_format a b; log_format b c;',
    'limit_req_zone $host zone=a:1m rate=1r/s; limit_req_zone $host zone=a:1m rate=2r/s;',
    'limit_conn_zone $host zone=a:1m; limit_conn_zone $host zone=a:1m;',
    'limit_conn_zone $host zone=a:1m; limit_conn_zone $host zone=b:1m;',
    'resolver 127.0.0.1; resolver 127.0.0.2;',
    'server { listen 8080; listen *:8080; }',
    'server { listen 8080; listen 0.0.0.0:8080; }',
    'server { listen 8080; listen 127.0.0.1:8080; listen [::1]:8080; }',
    'server { listen 127.0.0.1; listen 127.0.0.1:80; }',
    'server { listen unix:logs/s; listen unix:logs/s; }',
    'server { listen 8080 default_server; } server { listen *:8080 default; }',
    'server { listen 8080 default_server; } server { listen 8081 default_server; }',
    'server { listen 8080 reuseport; } server { listen 8080 backlog=10; server_name a; }',
    'server { listen 8080 reuseport; } server { listen 8080; server_name a; }',
    'server { listen [::1]:8080 ipv6only=on; } server { listen [::1]:8080 ipv6only=on; server_name a; }',
    'server { listen 8080 bind; } server { listen 8080 bind; server_name a; }',
    'server { listen 8080; server_name a; } server { listen 8080; server_name a; }',
  ],
  server: [
    'location /a {} location /a {}',
    'location ^~ /a {} location /a {}',
    'location ^~/a {} location "/a" {}',
    'location = /a {} location =/a {}',
    'location = /a {} location /a {}',
    'location ~ a {} location ~ a {}',
    'location @a {} location @a {}',
    'location /a {} location /A {}',
    'location / { location /a {} location /b {} location /a {} }',
    'root a; root b;',
    'server_name a; server_name b;',
    'charset a; charset b;',
    'keepalive_timeout 1; keepalive_timeout 2;',
    'large_client_header_buffers 4 8k; large_client_header_buffers 4 8k;',
    'real_ip_header a; real_ip_header b;',
    'access_log off; access_log logs/a;',
    'index a; index b;',
    'add_header a b; add_header a b;',
    'ssl_protocols TLSv1.2; ssl_protocols TLSv1.3;',
  ],
  location: [
    'proxy_pass http://127.0.0.1; proxy_pass http://127.0.0.2;',
    'proxy_bind 127.0.0.1; proxy_bind 127.0.0.2;',
    'proxy_cache_key a; proxy_cache_key b;',
    'proxy_method GET; proxy_method PUT;',
    'proxy_ssl_name a; proxy_ssl_name b;',
    'proxy_redirect / /a; proxy_redirect /b /c;',
    'proxy_cookie_path /a /b; proxy_cookie_path /c /d;',
    'proxy_cookie_domain a b; proxy_cookie_domain c d;',
    'proxy_cookie_flags a secure; proxy_cookie_flags b secure;',
    'proxy_set_header a b; proxy_set_header a b;',
    'proxy_hide_header a; proxy_hide_header b;',
    'proxy_buffers 4 8k; proxy_buffers 8 8k;',
    'proxy_next_upstream error; proxy_next_upstream timeout;',
    'fastcgi_pass 127.0.0.1:1; fastcgi_pass 127.0.0.1:2;',
    'uwsgi_pass 127.0.0.1:1; uwsgi_pass 127.0.0.1:2;',
    'grpc_pass 127.0.0.1:1; grpc_pass 127.0.0.1:2;',
    'mirror /a; mirror /b;',
    'try_files a /b; try_files c /d;',
    'expires 1d; expires 2d;',
    'internal; internal;',
    'auth_basic a; auth_basic b;',
    'auth_request /a; auth_request /b;',
    'limit_rate 1k; limit_rate 2k;',
    'limit_except GET { deny all; } limit_except POST { deny all; }',
    'alias a; alias b;',
    'alias a; root b;',
    'root a; alias b;',
    'return 200; return 201;',
    'default_type a; default_type b;',
    'if ($host) { return 200; } if ($host) { return 200; }',
    'types { a b; } types { c d; }',
  ],
};

const AROUND: Readonly<Record<keyof typeof PAIRS, readonly [string, string]>> = {
  main: ['events {}\n', ''],
  events: ['events {', '}'],
  http: ['events {}\nhttp {', '}'],
  server: ['events {}\nhttp { server { listen 127.0.0.1:8080;', '} }'],
  location: ['events {}\nhttp { server { listen 127.0.0.1:8080; location /x {', '} } }'],
};

describeWith([needsNginx], `nginx ${installedNginx} refuses as twice`, () => {
  const nginx = startNginxCheck();
  afterAll(nginx.end);
  const cases = Object.entries(PAIRS).flatMap(([block, lines]) =>
    lines.map((line) => ({ line, around: AROUND[block as keyof typeof PAIRS] })),
  );

  it.each(cases)('$line, or takes it, as the rule does', ({ line, around: [before, after] }) => {
    const text = `${before}\n${line}\n${after}\n`;
    const log = nginx.check(text).messages.join('\n');
    const reported = findingsIn(subject(text, installedNginx ?? '')).some(
      ({ rule }) => rule === 'directive-duplicate',
    );
    expect(reported, log).toBe(REFUSED_TWICE.test(log.replace(/\[warn\].*/g, '')));
  });
});
