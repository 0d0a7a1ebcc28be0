/** Where a plan goes in an existing nginx configuration, and what goes along. */
import { describe, expect, it } from 'vitest';
import { planFor } from '../asking.ts';
import { GRAFANA_BELOW, http, insert, inserted, notInserted, SOCKETS } from './inserting.ts';

const APP = 'location / {\n    proxy_pass http://127.0.0.1:8080;\n}\n';

function serverOf(lines: string, name = 'app.test', listen = '80'): string {
  const head = `server {\n    listen ${listen};\n    server_name ${name};\n\n`;
  return `${head}${lines.replace(/^(?=.)/gm, '    ')}}\n`;
}

/** The lines that were added, without their indentation. */
function addedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  let next = 0;
  return after.split('\n').filter((line) => {
    if (line !== old[next]) return true;
    next++;
    return false;
  });
}

describe('the place of a location', () => {
  it('is after the last location of the only server', () => {
    const text = http(serverOf(`${APP}\nlocation /a {\n    return 204;\n}\n# the end\n`));
    const after = inserted(text, SOCKETS);
    expect(after).toContain(
      '        location /a {\n            return 204;\n        }\n\n        location /ws {\n',
    );
    expect(after.indexOf('location /ws')).toBeLessThan(after.indexOf('# the end'));
  });

  it('is after the last statement of a server without locations', () => {
    const after = inserted(http(serverOf('root /srv;\n')), SOCKETS);
    expect(after).toContain('        root /srv;\n\n        location /ws {\n');
  });

  it('is the start of an empty server', () => {
    expect(inserted(http('server {\n}\n'), SOCKETS)).toContain('    server {\n        location /ws {\n');
  });

  it('is beside an include that brings the other locations', () => {
    const files = {
      'nginx.conf': http(serverOf('include locations/*.conf;\ninclude ssl.conf;\n')),
      'locations/a.conf': APP,
      'ssl.conf': 'ssl_session_timeout 1d;\n',
    };
    expect(inserted(files, SOCKETS)).toMatch(
      /include locations\/\*\.conf;\n\n {8}location \/ws \{[\s\S]*include ssl\.conf/,
    );
  });

  it('is in the style of the file: its steps, its line ends, its blank lines', () => {
    const text =
      'server {\r\n\tlisten 80;\r\n\tlocation / {\r\n\t\tproxy_pass http://a;\r\n\t}\r\n\tlocation /b {\r\n\t\treturn 204;\r\n\t}\r\n}\r\n';
    const after = inserted(text, SOCKETS);
    expect(after).toContain('\t}\r\n\tlocation /ws {\r\n\t\tproxy_pass http://127.0.0.1:9000;\r\n');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('is on the line of its siblings where all share one', () => {
    const after = inserted('server { listen 80; location / { proxy_pass http://a; } }\n', SOCKETS);
    expect(after).toContain(
      'location / { proxy_pass http://a; } location /ws { proxy_pass http://127.0.0.1:9000; ',
    );
    expect(after).not.toMatch(/#.*\}/);
  });
});

describe('the map', () => {
  it('is in http, before the first server, once', () => {
    const after = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    expect(after.match(/map \$http_upgrade \$websocket_upgrade/g)).toHaveLength(1);
    expect(after.indexOf('map $http_upgrade')).toBeLessThan(after.indexOf('server {'));
  });

  it('is the one that is there, where it forwards nothing but WebSockets', () => {
    const maps =
      'map $http_upgrade $ws_up {\n    default "";\n    websocket websocket;\n}\nmap $http_upgrade $ws_conn {\n    default "";\n    websocket upgrade;\n}\n';
    const after = inserted(http(maps + serverOf(APP)), SOCKETS);
    expect(after).toContain('proxy_set_header Upgrade $ws_up;');
    expect(after).toContain('proxy_set_header Connection $ws_conn;');
    expect(after).not.toContain('$websocket_');
  });

  it('is a new one beside one that forwards any Upgrade, h2c among them', () => {
    const maps = 'map $http_upgrade $websocket_upgrade {\n    default $http_upgrade;\n}\n';
    const after = inserted(http(maps + serverOf(APP)), SOCKETS);
    expect(after).toContain('proxy_set_header Upgrade $websocket_upgrade_2;');
    expect(after).toContain('map $http_upgrade $websocket_upgrade_2 {');
  });

  it('goes into the file that holds http where a part of a server is named', () => {
    const files = {
      'nginx.conf': http(serverOf('include app/*.conf;\n')),
      'app/a.conf': APP,
    };
    const { texts } = insert(files, SOCKETS, 'app/a.conf');
    expect(texts['app/a.conf']).toContain('\nlocation /ws {\n    proxy_pass');
    expect(texts['app/a.conf']).not.toContain('map ');
    expect(texts['nginx.conf']).toContain('map $http_upgrade $websocket_upgrade {');
    expect(texts['nginx.conf']).not.toContain('/ws');
  });

  it('goes into a file of servers that is named, not into the one that includes it', () => {
    const files = { 'nginx.conf': http('include conf.d/*.conf;\n'), 'conf.d/a.conf': serverOf(APP) };
    const { texts } = insert(files, SOCKETS, 'conf.d/a.conf');
    expect(texts['nginx.conf']).toBe(files['nginx.conf']);
    expect(texts['conf.d/a.conf']).toMatch(/^[\s\S]*map \$http_upgrade[\s\S]*server \{[\s\S]*location \/ws/);
  });

  it('is said to belong elsewhere where a part of a server is all that there is', () => {
    const refused = notInserted(APP, SOCKETS);
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(refused.message).toContain('belongs in `http`');
    expect(refused.advice).toContain('map $http_upgrade $websocket_upgrade {');
  });

  it('is taken to be there where a part of a server uses it already', () => {
    const used =
      'location /a {\n    proxy_pass http://a;\n    proxy_set_header Upgrade $websocket_upgrade;\n    proxy_set_header Connection $websocket_connection;\n}\n';
    const after = inserted(used, SOCKETS);
    expect(after).toContain('location /ws {');
    expect(after).not.toContain('map ');
  });

  it('is not needed for a location that takes WebSockets only', () => {
    const plan = planFor(SOCKETS);
    const only = {
      ...plan,
      routes: plan.routes.map((route) => ({ ...route, carries: ['websockets'] as const })),
    };
    expect(inserted(APP, only)).toContain('proxy_set_header Upgrade websocket;');
  });
});

describe('the server', () => {
  const two = http(serverOf(APP, 'a.test') + serverOf(APP, 'b.test'));

  it('is the one of the host', () => {
    expect(inserted(two, { ...SOCKETS, hosts: ['b.test'] })).toMatch(/b\.test;[\s\S]*location \/ws/);
    expect(inserted(two, { ...SOCKETS, hosts: ['a.test'] })).toMatch(/location \/ws[\s\S]*b\.test;/);
  });

  it('is each one of several hosts', () => {
    const after = inserted(two, { ...SOCKETS, hosts: ['a.test', 'b.test'] });
    expect(after.match(/location \/ws/g)).toHaveLength(2);
    expect(after.match(/map /g)).toHaveLength(2);
  });

  it('has to be said where several serve something', () => {
    const refused = notInserted(two, SOCKETS);
    expect(refused.kind).toBe('refused');
    expect(refused.advice).toContain('a.test (/etc/nginx/nginx.conf:3)');
    expect(refused.advice).toContain('b.test (/etc/nginx/nginx.conf:11)');
  });

  it.each([
    ['by return', 'return 301 https://$host$request_uri;\n'],
    [
      'by an if, as certbot writes it',
      'if ($host = app.test) {\n    return 301 https://$host$request_uri;\n}\nreturn 404;\n',
    ],
    [
      'from a location, beside the one for certificates',
      'location /.well-known/acme-challenge/ {\n    root /srv;\n}\nlocation / {\n    return 301 https://$host$request_uri;\n}\n',
    ],
    ['by rewrite', 'rewrite ^ https://$host$request_uri permanent;\n'],
  ])('is not one that only redirects %s', (_how, lines) => {
    const text = http(serverOf(lines) + serverOf(APP, 'app.test', '443 ssl'));
    for (const hosts of [['app.test'], []])
      expect(inserted(text, { ...SOCKETS, hosts })).toMatch(/443 ssl;[\s\S]*location \/ws/);
  });

  it('is the one over TLS where both serve', () => {
    const text = http(serverOf(APP) + serverOf(APP, 'app.test', '443 ssl'));
    expect(inserted(text, { ...SOCKETS, hosts: ['app.test'] })).toMatch(/443 ssl;[\s\S]*location \/ws/);
    expect(inserted(text, SOCKETS)).toMatch(/443 ssl;[\s\S]*location \/ws/);
  });

  it('is the one on the port where the host is given with one', () => {
    const text = http(serverOf(APP, 'app.test', '8081') + serverOf(APP, 'app.test', '8082'));
    expect(notInserted(text, { ...SOCKETS, hosts: ['app.test'] }).message).toContain('app.test:8081');
    expect(inserted(text, { ...SOCKETS, hosts: ['app.test:8082'] })).toMatch(/8082;[\s\S]*location \/ws/);
  });

  it('is a wildcard that answers for the host, which a note says', () => {
    const { insertion } = insert(http(serverOf(APP, '*.test')), { ...SOCKETS, hosts: ['app.test'] });
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('for all of its names');
  });

  it('is looked for in the named file, and its place is said where it is in another', () => {
    const files = {
      'nginx.conf': http('include conf.d/*.conf;\n'),
      'conf.d/a.conf': serverOf(APP, 'a.test'),
      'conf.d/b.conf': serverOf(APP, 'b.test'),
    };
    expect(inserted(files, SOCKETS, 'conf.d/b.conf')).toContain('location /ws');
    expect(notInserted(files, { ...SOCKETS, hosts: ['a.test'] }, 'conf.d/b.conf').advice).toContain(
      '--into /etc/nginx/conf.d/a.conf',
    );
    const { texts } = insert(files, { ...SOCKETS, hosts: ['a.test'] });
    expect(texts['conf.d/a.conf']).toContain('location /ws');
  });

  it('is refused where only a template says whether it is there', () => {
    const text = `{% if tls %}\n${serverOf(APP)}{% endif %}\n`;
    expect(notInserted(text, SOCKETS).message).toContain('a template decides');
  });
});

describe('a host that no server answers for', () => {
  const text = http(serverOf(APP, 'a.test'));
  const after = inserted(text, { ...SOCKETS, hosts: ['new.test'] });

  it('gets a server of its own, after the last one', () => {
    expect(after).toMatch(/a\.test;[\s\S]*\n {4}\}\n\n {4}server \{[\s\S]*server_name new\.test;/);
  });

  it('gets its upstream before the servers, by a free name', () => {
    expect(after.indexOf('upstream app-9000 {')).toBeLessThan(after.indexOf('server_name a.test'));
    const taken = http(`upstream app-9000 {\n    server 127.0.0.1:1;\n}\n${serverOf(APP, 'a.test')}`);
    const other = inserted(taken, { ...SOCKETS, hosts: ['new.test'] });
    expect(other).toContain('upstream app-9000_2 {');
    expect(other).toContain('proxy_pass http://app-9000_2;');
  });

  it('does not take the name of a host that something is sent to', () => {
    const taken = http(serverOf(APP.replace('127.0.0.1:8080', 'app-9000:8080'), 'a.test'));
    expect(inserted(taken, { ...SOCKETS, hosts: ['new.test'] })).toContain('upstream app-9000_2 {');
  });

  it('gets room in the table of names, where its own is too long for what there is', () => {
    const host = `${'a'.repeat(60)}.test`;
    expect(inserted(text, { ...SOCKETS, hosts: [host] })).toContain(
      '    server_names_hash_bucket_size 128;\n',
    );
    const enough = text.replace('http {', 'http {\n    server_names_hash_bucket_size 256;');
    expect(inserted(enough, { ...SOCKETS, hosts: [host] }).match(/hash_bucket/g)).toHaveLength(1);
    const small = text.replace('http {', 'http {\n    server_names_hash_bucket_size 64;');
    expect(notInserted(small, { ...SOCKETS, hosts: [host] })).toMatchObject({ kind: 'refused', line: 3 });
  });

  it('is refused where a listener for IPv6 has taken the port for both', () => {
    const dual = text.replace('listen 80;', 'listen [::]:80 ipv6only=off;');
    expect(notInserted(dual, { ...SOCKETS, hosts: ['new.test'] }).message).toContain('takes IPv4 as well');
  });

  it('is said not to be there on addresses that others listen on', () => {
    const apart = text.replace('listen 80;', 'listen 192.0.2.1:80;');
    const { insertion } = insert(apart, { ...SOCKETS, hosts: ['new.test'] });
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('`listen 192.0.2.1:80`');
  });

  it('can be the first one of a file', () => {
    for (const empty of ['', '# nothing yet\n', 'events {}\nhttp {}\n', 'events {}\nhttp {\n}\n'])
      expect(inserted(empty, { ...SOCKETS, hosts: ['new.test'] })).toContain('server_name new.test;');
  });
});

describe('a server that listens for HTTP/3', () => {
  it('has a Host for requests that come without one', () => {
    const text = http(serverOf(APP, 'app.test', '443 ssl;\n    listen 443 quic'));
    const after = inserted(text, SOCKETS);
    expect(after).toContain('map $http_host $client_host {');
    expect(after).toContain('proxy_set_header Host $client_host;');
    expect(inserted(after, { ...SOCKETS, path: '/other' }).match(/map \$http_host/g)).toHaveLength(1);
  });
});

describe('trusted proxies', () => {
  it('are asked about once, whatever trusts them', () => {
    const trusting = { ...SOCKETS, trustedProxies: ['10.0.0.0/8'] };
    const first = inserted(http(serverOf(APP)), trusting);
    const after = inserted(first, { ...trusting, path: '/other' });
    expect(after.match(/geo /g)).toHaveLength(1);
    const third = inserted(after, { ...trusting, path: '/third', trustedProxies: ['192.0.2.1'] });
    expect(third).toContain('$from_trusted_proxy_2 {');
    expect(third).toContain('X-Forwarded-Proto $forwarded_proto_2;');
  });
});

describe('several servers of an application', () => {
  const several = { ...SOCKETS, upstreams: ['127.0.0.1:9000', '127.0.0.1:9001'] };

  it('are an upstream in http', () => {
    const after = inserted(http(serverOf(APP)), several);
    expect(after).toContain('upstream app-9000 {');
    expect(after).toContain('proxy_pass http://app-9000;');
  });

  it('are the upstream that is there already', () => {
    const first = inserted(http(serverOf(APP)), several);
    const after = inserted(first, { ...several, path: '/other' });
    expect(after.match(/upstream /g)).toHaveLength(1);
  });

  it.each(['own.app', 'OWN-2', 'own_app'])('are the one that is there, called %s', (name) => {
    const there = inserted(http(serverOf(APP)), several).replaceAll(
      /(upstream |:\/\/)app-9000\b/g,
      `$1${name}`,
    );
    expect(inserted(there, { ...several, path: '/other' })).not.toContain('upstream app');
  });

  it.each(['a(b', 'x[y', 'a$b', 'a"b', 'a:b', 'a/b'])(
    'are one of their own where the one that is there has a name no URL has: %s',
    (name) => {
      const upstream =
        /upstream app-9000 \{[^}]*\}\n/.exec(inserted(http(serverOf(APP)), several))?.[0] ?? '';
      expect(upstream).toContain('server 127.0.0.1:9000');
      const there = http(`${upstream.replace('app-9000', () => name)}${serverOf(APP)}`);
      const after = inserted(there, several);
      expect(after).toContain('upstream app-9000 {');
      expect(after).toContain('proxy_pass http://app-9000;');
    },
  );
});

describe('what a location would lose', () => {
  it('is copied along: header lines in force that it does not set itself', () => {
    const lines = 'proxy_set_header X-Team  ops;\nproxy_set_header Host $proxy_host;\n';
    const after = inserted(http(serverOf(lines + APP)), SOCKETS);
    expect(after.match(/proxy_set_header X-Team {2}ops;/g)).toHaveLength(2);
    expect(after.match(/Host \$proxy_host/g)).toHaveLength(1);
  });

  it('is copied from an include and from http too', () => {
    const files = {
      'nginx.conf': http(`include headers.conf;\n${serverOf(APP)}`),
      'headers.conf': 'proxy_set_header X-Team ops;\n',
    };
    expect(inserted(files, SOCKETS)).toContain('            proxy_set_header X-Team ops;\n');
  });

  it('is never an Upgrade for any protocol', () => {
    const lines = 'proxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";\n';
    const after = inserted(http(serverOf(lines + APP)), GRAFANA_BELOW);
    expect(addedLines(http(serverOf(lines + APP)), after).join('\n')).not.toContain('$http_upgrade;');
  });

  it('is not known where a template decides about it', () => {
    const lines = '{% if team %}\nproxy_set_header X-Team ops;\n{% endif %}\n';
    expect(notInserted(http(serverOf(lines + APP)), SOCKETS).message).toContain(
      'a template decides about a header',
    );
  });
});

describe('what a location would inherit to its harm', () => {
  it.each([
    ['proxy_cache zone;', 'proxy_cache off;'],
    ['proxy_pass_request_headers off;', 'proxy_pass_request_headers on;'],
    ['proxy_method POST;', 'proxy_method $request_method;'],
    ['proxy_buffer_size 128;', 'proxy_buffer_size 4k;'],
  ])('is set back: %s', (line, counter) => {
    expect(inserted(http(serverOf(`${line}\n${APP}`)), SOCKETS)).toContain(`            ${counter}\n`);
  });

  it('is set back for event streams only where they need it', () => {
    const text = http(serverOf(`proxy_buffering on;\n${APP}`));
    expect(inserted(text, { ...SOCKETS, eventStreams: true })).toContain(
      '            proxy_buffering off;\n',
    );
    expect(inserted(text, SOCKETS)).not.toContain('proxy_buffering off;');
  });

  it('stays where the server means it for everybody, and a note says so', () => {
    const { insertion, texts } = insert(
      http(serverOf(`auth_basic staff;\nauth_basic_user_file users;\n${APP}`)),
      SOCKETS,
    );
    expect(texts['nginx.conf']).not.toContain('auth_basic off');
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('`auth_basic staff`');
  });

  it('is refused where nothing in the location helps', () => {
    const refused = notInserted(
      http(serverOf(`rewrite ^/(.*)$ /app/$1 break;\nrewrite ^/ws /gone last;\n${APP}`)),
      SOCKETS,
    );
    expect(refused.kind).toBe('refused');
    expect(refused.message).toMatch(/^it would not work here: it opens no WebSocket: /);
  });
});

describe('regular expressions beside a prefix', () => {
  it('are kept out where they would take paths below it', () => {
    const after = inserted(
      http(serverOf(`${APP}location ~ \\.(?:js|css)$ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(after).toContain('location ^~ /grafana/ {');
  });

  it('are left alone where they are about other paths', () => {
    const after = inserted(
      http(serverOf(`${APP}location ~ ^/api/v\\d+ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(after).toContain('location /grafana/ {');
  });

  it('keep what they take below it where that is what they are for', () => {
    const { insertion, texts } = insert(
      http(serverOf(`${APP}location ~ ^/grafana/public/ {\n    root /srv;\n}\n`)),
      GRAFANA_BELOW,
    );
    expect(texts['nginx.conf']).toContain('location /grafana/ {');
    expect(insertion.kind === 'edits' && insertion.notes.join(' ')).toContain('keeps what it takes');
  });

  it('leave the whole site plain', () => {
    const text = http(serverOf('location ~ \\.php$ {\n    root /srv;\n}\n'));
    expect(inserted(text, { ...SOCKETS, path: '/' })).toContain('        location / {\n');
  });
});

describe('a path that is taken', () => {
  const other = http(serverOf('location /ws {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));

  it('is refused, with the line that has it', () => {
    const refused = notInserted(other, SOCKETS);
    expect(refused).toMatchObject({ kind: 'refused', line: 7 });
    expect(refused.message).toContain('proxy_pass http://127.0.0.1:7000');
    expect(refused.advice).toContain('--path');
  });

  it('is for `proxylint fix` where it leads to the same place and does not work', () => {
    const refused = notInserted(other.replace('7000', '9000'), SOCKETS);
    expect(refused.advice).toContain('proxylint fix');
  });

  it('is also one without the slash, which takes all that is below', () => {
    const text = http(serverOf('location /grafana {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(notInserted(text, GRAFANA_BELOW).kind).toBe('refused');
  });

  it('is also one that a regular expression is there for', () => {
    const text = http(serverOf('location ~ ^/ws {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(notInserted(text, SOCKETS).message).toContain('location ~ ^/ws');
  });

  it('is not one with a slash, which serves what is below', () => {
    const text = http(serverOf('location /ws/ {\n    proxy_pass http://127.0.0.1:7000;\n}\n'));
    expect(inserted(text, SOCKETS)).toContain('location /ws {');
  });
});

describe('a second run', () => {
  it('finds all of it there', () => {
    const once = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    expect(notInserted(once, GRAFANA_BELOW)).toMatchObject({ kind: 'present' });
  });

  it('adds what was taken away in between', () => {
    const once = inserted(http(serverOf(APP)), GRAFANA_BELOW);
    const without = once.replace(/\n {8}# WebSockets open at[\s\S]*?\n {8}\}\n/, '');
    expect(without).not.toContain('/api/live/');
    const again = inserted(without, GRAFANA_BELOW);
    expect(again.match(/location \/grafana\/ \{/g)).toHaveLength(1);
    expect(again).toContain('location /grafana/api/live {');
  });

  it('finds what people wrote themselves, by other words', () => {
    const own =
      'location ^~ /ws {\n    proxy_pass http://localhost:9000;\n    proxy_http_version 1.1;\n    proxy_set_header Upgrade $http_upgrade;\n    proxy_set_header Connection upgrade;\n    proxy_read_timeout 1d;\n}\n';
    expect(notInserted(http(serverOf(own)), SOCKETS)).toMatchObject({ kind: 'present', line: 7 });
  });
});
