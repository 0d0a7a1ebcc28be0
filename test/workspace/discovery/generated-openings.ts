/** Beginnings of configurations in either language: every form of a site's address, and nginx's blocks. */
import fc from 'fast-check';

const host = fc.oneof(
  fc.constantFrom(
    'localhost',
    'app',
    'server',
    'http',
    'map',
    'proxy',
    '*',
    '*.example.com',
    'a-b.test',
    'münchen.de',
  ),
  fc.constantFrom(
    '10.0.0.1',
    '[::1]',
    '[fe80::1]',
    '{$HOST}',
    '{$HOST:localhost}',
    '{env.HOST}',
    '{{ host }}',
  ),
  fc.domain(),
);
const port = fc.constantFrom('', ':80', ':8443', ':{$PORT}', ':{$PORT:8080}', ':{{ port }}', ':8000-8010');
const address = fc.oneof(
  fc.tuple(fc.constantFrom('', 'http://', 'https://'), host, port).map((parts) => parts.join('')),
  fc.constantFrom(
    ':80',
    ':{$PORT}',
    'http://',
    'https://',
    '"quoted.test"',
    '`quoted.test`',
    'http://a.test/path/*',
  ),
);

const directive = fc.constantFrom(
  'reverse_proxy app:3000',
  'reverse_proxy /ws* app:3000 {\n\t\theader_up X-A b\n\t}',
  'respond "Hello; and welcome"',
  'root * /srv\n\tfile_server',
  'encode gzip',
  'handle /api/* {\n\t\treverse_proxy api:80\n\t}',
  '@ws header Connection *Upgrade*\n\treverse_proxy @ws app:3000',
  'redir https://{host}{uri}',
  'tls internal',
  'import common',
  'php_fastcgi unix//run/php.sock',
  'forward_auth auth:9091 {\n\t\turi /verify\n\t}',
  'header Strict-Transport-Security "max-age=1; includeSubDomains"',
  'header Content-Security-Policy "default-src *;\n\t\timg-src *;"',
  'respond <<HTML\n\t\t<style>p { color: red; }\n\t\tp { margin: 0;\n\t\t}</style>\n\t\tHTML 200',
  'handle { # the rest; whatever it is;\n\t\trespond ok # ok;\n\t}',
);
const body = fc.array(directive, { minLength: 1, maxLength: 4 });

const before = fc.constantFrom(
  '',
  '# written by hand; see the wiki\n',
  '\uFEFF',
  '{\n\temail me@example.com\n}\n\n',
  '{\n\tservers {\n\t\tprotocols h1\n\t}\n}\n',
  '(common) {\n\tencode gzip\n}\n\n',
  'import sites/*\n\n',
);

/** Sites with at least one directive; each whole, as Caddy reads it. */
export const caddyfileOpening: fc.Arbitrary<string> = fc
  .tuple(
    before,
    fc.array(address, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(', ', ',\n', ' '),
    fc.constantFrom('block', 'block', 'block', 'bare'),
    body,
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([start, addresses, between, form, lines, ending]) => {
    const inner = lines.map((line) => `\t${line}\n`).join('');
    const names = addresses.join(between);
    return `${start}${form === 'bare' ? `${names}\n${inner}` : `${names} {\n${inner}}\n`}`.replaceAll(
      '\n',
      ending,
    );
  });

const location = fc.constantFrom(
  'location / {\n    proxy_pass http://127.0.0.1:3000;\n}',
  'location ~ \\.php$ {\n    fastcgi_pass unix:/run/php.sock;\n}',
  'location = /ws { proxy_pass http://app; }',
  'location @app {\n    proxy_pass http://app;\n}',
);
const server = fc
  .tuple(fc.constantFrom('listen 80;', 'listen [::1]:80;', 'listen 443 ssl;\nserver_name a.test;'), location)
  .map(([listen, inner]) => `server {\n${listen}\n${inner}\n}`);
const block = fc.oneof(
  server,
  location,
  fc.constantFrom(
    'upstream app {\n    server 127.0.0.1:3000;\n}',
    'map $http_upgrade $connection_upgrade {\n    default upgrade;\n    "" close;\n}',
    'geo $ours {\n    default 0;\n    10.0.0.0/8 1;\n}',
    'split_clients $remote_addr $variant {\n    50% a;\n    * b;\n}',
    'types {\n    text/html html;\n}',
    'events {\n    worker_connections 512;\n}',
    'events {}\n\nstream {\n    server {\n        listen 1;\n        proxy_pass app:1;\n    }\n}',
    'if ($host = a.test) {\n    return 301 https://$host$request_uri;\n}',
    'limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;',
    "log_format main '$remote_addr'\n    '$request';",
    'user www-data;',
    'include mime.types;',
    'server\n{\n    listen 80;\n    root /srv;\n}',
  ),
  server.map((inner) => `http {\n${inner}\n}`),
);

/** What `nginx.conf` or a file that it includes holds. */
export const nginxOpening: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '# written by hand; see the wiki\n', '\uFEFF'),
    fc.array(block, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([start, blocks, ending]) => `${start}${blocks.join('\n')}\n`.replaceAll('\n', ending));
