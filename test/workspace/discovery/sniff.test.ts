import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessDialect, sniffDialect } from '../../../src/workspace/discovery/sniff.ts';
import { caddyfileOpening, nginxOpening } from './generated-openings.ts';

describe('nginx', () => {
  test.each([
    ['a whole file', 'user nginx;\nevents {\n}\nhttp {\n    include mime.types;\n}\n'],
    ['a server', 'server {\n  listen 80;\n  location / { proxy_pass http://app; }\n}\n'],
    ['a comment first', '# managed by hand\n\nserver_tokens off;\n'],
    ['a byte-order mark and CRLF', '\uFEFFserver {\r\n  listen 80;\r\n}\r\n'],
    ['header lines only', 'proxy_set_header Host $host;\nproxy_set_header X-Real-IP $remote_addr;\n'],
    ['a map', 'map $http_upgrade $connection_upgrade {\n  default upgrade;\n  "" close;\n}\n'],
    ['a Jinja template', '{% for site in sites %}\nserver {\n  listen {{ site.port }};\n}\n{% endfor %}\n'],
    ['an ERB template', '<% sites.each do |s| %>\nserver {\n  server_name <%= s %>;\n}\n<% end %>\n'],
    ['many types', 'types {\n  text/html html htm;\n  text/css css;\n  image/gif gif;\n}\n'],
    ['lines that end in a comment', 'upstream app { # all\n  server 127.0.0.1:1; # one\n}\n'],
  ])('%s', (_what, text) => {
    expect(sniffDialect(text)).toBe('nginx');
  });
});

describe('Caddyfile', () => {
  test.each([
    ['a site', 'example.com {\n\treverse_proxy localhost:3000\n}\n'],
    ['global options first', '{\n\temail me@example.com\n}\n\n:80 {\n\tfile_server\n}\n'],
    ['a snippet', '(cors) {\n\theader Access-Control-Allow-Origin *\n}\n'],
  ])('%s', (_what, text) => {
    expect(sniffDialect(text)).toBe('caddyfile');
  });
});

describe('generated beginnings', () => {
  test.each([
    { dialect: 'caddyfile', opening: caddyfileOpening },
    { dialect: 'nginx', opening: nginxOpening },
  ])('are taken for $dialect, whichever form they have', ({ dialect, opening }) => {
    fc.assert(
      fc.property(opening, (text) => {
        expect(guessDialect(text)).toBe(dialect);
        expect([dialect, null]).toContain(sniffDialect(text));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['an address of IPv6, and what only a plugin has', '[::1]:80 {\n\tjwtauth\n}\n', 'caddyfile'],
    ['an address, and a comment after the brace', 'a.test { # { listen 80; }\n\tjwtauth\n}\n', 'caddyfile'],
    ['a misspelt block of nginx', 'srever {\n  listen 80;\n}\n', 'nginx'],
    ['a block of nginx whose semicolon is missing', 'server {\n  listen 80\n}\n', 'nginx'],
  ])('%s', (_what, text, dialect) => {
    expect(guessDialect(text)).toBe(dialect);
  });
});

describe('neither', () => {
  test.each([
    ['nothing', ''],
    ['comments', '# server {\n#   listen 80;\n# }\n'],
    [
      'Apache',
      'ServerRoot "/etc/httpd"\nListen 80\nInclude conf.modules.d/*.conf\n<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n',
    ],
    ['redis', 'bind 127.0.0.1\nport 6379\ninclude /etc/redis/local.conf\nsave 900 1\n'],
    [
      'supervisord',
      '[supervisord]\nuser=root\n; a comment;\n[program:nginx]\ncommand=nginx -g "daemon off;"\n',
    ],
    ['systemd', '[Service]\nExecStart=/usr/sbin/nginx\nUser=nginx\n'],
    [
      'haproxy',
      'global\n  maxconn 100\ndefaults\n  timeout server 30s\nbackend app\n  server a 127.0.0.1:80 check\n',
    ],
    ['ini', 'listen = 9000\nuser = www-data\nlog_level = notice\n'],
    ['a PHP pool', '; a pool\n[www]\nuser = www-data\nlisten = /run/php.sock\n'],
    ['logrotate', '/var/log/nginx/*.log {\n  daily\n  missingok\n  rotate 14\n}\n'],
    [
      'BIND',
      'options {\n  directory "/var/cache/bind";\n  recursion no;\n};\nzone "." {\n  type hint;\n  file "db.root";\n};\n',
    ],
    [
      'ISC dhcpd',
      'option domain-name "x";\ndefault-lease-time 600;\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.1 10.0.0.9;\n}\n',
    ],
    [
      'syslog-ng',
      'options { chain_hostnames(off); };\nsource s_src { system(); };\nlog { source(s_src); };\n',
    ],
    ['fontconfig', '<?xml version="1.0"?>\n<fontconfig>\n</fontconfig>\n'],
    ['shell', '#!/bin/sh\nserver() {\n  echo a;\n}\n'],
    ['JSON', '{\n  "server": 1\n}\n'],
    ['Postgres', "listen_addresses = '*'\nmax_connections = 100\n"],
    ['dnsmasq', 'server=8.8.8.8\nlisten-address=127.0.0.1\n'],
    ['keepalived', 'vrrp_instance VI_1 {\n  state MASTER\n  interface eth0\n}\n'],
    ['nftables', 'table inet filter {\n  chain input {\n    type filter hook input priority 0;\n  }\n}\n'],
    ['mosquitto', 'listener 1883\nallow_anonymous true\n'],
    ['prose', 'The server reads its root from here; see below.\n'],
  ])('%s', (_what, text) => {
    expect(sniffDialect(text)).toBeNull();
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS) && process.env.CI !== 'true')('real configurations', () => {
  test('nearly all are recognised, and none as the other dialect', () => {
    const missed: string[] = [];
    const confused: string[] = [];
    let files = 0;
    for (const dialect of ['nginx', 'caddy'] as const) {
      for (const entry of readdirSync(join(CORPUS, dialect), { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !/\.conf$|Caddyfile/.test(entry.name)) continue;
        files += 1;
        const found = sniffDialect(readFileSync(path, 'latin1'));
        if (found === null) missed.push(path);
        else if ((found === 'nginx') !== (dialect === 'nginx')) confused.push(path);
      }
    }
    expect(files).toBeGreaterThan(500);
    expect(confused).toEqual([]);
    expect(missed.length, missed.join('\n')).toBeLessThan(files * 0.03);
  });
});
