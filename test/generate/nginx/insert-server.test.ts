/** Which server of an nginx configuration a plan goes to, and what is made where there is none. */
import { describe, expect, it } from 'vitest';
import { APP, http, insert, inserted, notInserted, SOCKETS, serverOf } from './inserting.ts';

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
