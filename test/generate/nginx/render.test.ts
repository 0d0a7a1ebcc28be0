/** What is written for a few plans: whole texts beside this file in `expected/`, and one decision at a time. */
import { describe, expect, it } from 'vitest';
import { renderNginx } from '../../../src/generate/nginx/render.ts';
import type { Part, Plan } from '../../../src/generate/plan.ts';
import type { Preset } from '../../../src/generate/preset.ts';
import { planFor } from '../asking.ts';

const DASHBOARD: Preset = {
  id: 'dashboard',
  name: 'Dashboard',
  documentation: 'https://dashboard.example/docs/reverse-proxy',
  port: 3000,
  routes: [
    { path: '/', carries: ['requests', 'event-streams'] },
    {
      path: '/api/live/',
      carries: ['requests', 'websockets'],
      about: 'live panels',
      endpoint: '/api/live/ws',
    },
    { path: '/upload', carries: ['requests'], port: 3001, bodyLimit: '4g' },
  ],
  requestBuffering: false,
  headers: [
    { name: 'X-Real-IP', value: 'client-address' },
    { name: 'X-Greeting', text: 'hello; "world"' },
  ],
  subpath: { prefix: 'kept', setting: 'base_url ends with the path' },
  settings: ['Set trust_proxy to the address of the proxy.'],
};

describe('whole texts', () => {
  it.each<[string, Part, Plan]>([
    ['one-server', 'location', planFor({ upstreams: ['127.0.0.1:3000'] })],
    [
      'several-servers-behind-a-proxy',
      'location',
      planFor({
        upstreams: ['https://node-1:8443', 'https://node-2:8443'],
        affinity: true,
        path: '/chat',
        stripPath: true,
        trustedProxies: ['10.0.0.0/8', '2001:db8::/32'],
      }),
    ],
    [
      'below-a-path',
      'server',
      planFor({
        preset: DASHBOARD,
        path: '/dashboard/',
        hosts: ['example.com', 'www.example.com'],
        tls: '/etc/ssl/example.crt,/etc/ssl/example.key',
        version: '1.30.4',
      }),
    ],
    ['with-certbot', 'full', planFor({ preset: DASHBOARD, hosts: ['app.example.com'], tls: 'acme' })],
  ])('%s', async (name, part, plan) => {
    await expect(renderNginx(plan, part)).toMatchFileSnapshot(`expected/${name}.conf`);
  });
});

describe('a path that is taken off', () => {
  const target = (path: string, upstream = '127.0.0.1:3000') =>
    renderNginx(planFor({ upstreams: [upstream], path, stripPath: true }), 'location').match(
      /^ {4}(?:rewrite|proxy_pass) .*$/gm,
    );

  it('is replaced in proxy_pass where it ends with a slash', () => {
    expect(target('/app/')).toEqual(['    proxy_pass http://127.0.0.1:3000/;']);
  });

  it('is taken off by a rewrite where it does not, so that no slash is doubled', () => {
    expect(target('/v1.0/ws')).toEqual([
      '    rewrite ^/v1\\.0/ws(?:/(.*))?$ /$1 break;',
      '    proxy_pass http://127.0.0.1:3000;',
    ]);
  });

  it('is set off from the path of a socket', () => {
    expect(target('/app/', 'unix:/run/app.sock')).toEqual(['    proxy_pass http://unix:/run/app.sock:/;']);
  });
});

describe('the directory of a route', () => {
  const paths = (routes: Preset['routes'], request: Parameters<typeof planFor>[0] = {}) =>
    [
      ...renderNginx(planFor({ preset: { ...DASHBOARD, routes }, ...request }), 'location').matchAll(
        /^location (\S+) \{/gm,
      ),
    ].map(([, path]) => path);

  it('loses its slash, so that nginx redirects no request that the application answers', () => {
    const kernels = { path: '/api/kernels/', carries: ['websockets'] } as const;
    expect(paths([{ path: '/', carries: ['requests'] }, kernels])).toEqual(['/', '/api/kernels']);
    expect(paths([{ path: '/', carries: ['requests'] }, kernels], { path: '/lab/' })).toEqual([
      '/lab/',
      '/lab/api/kernels',
    ]);
  });

  it('keeps it where the path without it goes to another process, to another path or nowhere', () => {
    const other = { path: '/push/', carries: ['websockets'], port: 7867 } as const;
    const taken = { path: '/proxy/', carries: ['websockets'], strip: true } as const;
    expect(paths([{ path: '/', carries: ['requests'] }, other, taken])).toEqual(['/', '/push/', '/proxy/']);
    expect(paths([{ path: '/guacamole/', carries: ['websockets'] }])).toEqual(['/guacamole/']);
  });

  it('keeps it where there is a route for the path without it', () => {
    const bare = { path: '/ws', carries: ['websockets'] } as const;
    const below = { path: '/ws/', carries: ['event-streams'] } as const;
    expect(paths([{ path: '/', carries: ['requests'] }, bare, below])).toEqual(['/', '/ws', '/ws/']);
  });
});

describe('TLS', () => {
  const listening = (request: Parameters<typeof planFor>[0]) =>
    renderNginx(
      planFor({ upstreams: ['3000'], hosts: ['app.example.com'], tls: '/c,/k', ...request }),
      'server',
    )
      .match(/^ {4}(?:listen|http2|return|ssl_protocols) ?.*;$/gm)
      ?.map((line) => line.trim());

  it('is written for every version where none is known', () => {
    expect(listening({})).toEqual([
      'listen 80;',
      'listen [::]:80;',
      'return 301 https://$host$request_uri;',
      'listen 443 ssl;',
      'listen [::]:443 ssl;',
      'ssl_protocols TLSv1.2 TLSv1.3;',
    ]);
  });

  it('has HTTP/2 as the version writes it', () => {
    expect(listening({ version: '1.25.0' })).toContain('listen 443 ssl http2;');
    expect(listening({ version: '1.25.0' })).not.toContain('http2 on;');
    expect(listening({ version: '1.25.1' })).toContain('http2 on;');
    expect(listening({ version: '1.25.1' })).toContain('listen 443 ssl;');
  });

  it('leaves the protocols to a version whose default is safe', () => {
    expect(listening({ version: '1.27.2' })).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
    expect(listening({ version: '1.27.3' })).not.toContain('ssl_protocols TLSv1.2 TLSv1.3;');
  });

  it("leaves port 80 alone with a port of one's own, but for Let's Encrypt, which asks there", () => {
    expect(listening({ hosts: ['app.example.com:8443'] })).toEqual([
      'listen 8443 ssl;',
      'listen [::]:8443 ssl;',
      'ssl_protocols TLSv1.2 TLSv1.3;',
    ]);
    const text = renderNginx(
      planFor({ upstreams: ['3000'], hosts: ['app.example.com:8443'], tls: 'acme' }),
      'server',
    );
    expect(text).toContain('listen 80;');
    expect(text).toContain('return 301 https://$host:8443$request_uri;');
  });
});

describe('https to the application', () => {
  const tls = (...upstreams: readonly string[]) =>
    renderNginx(planFor({ upstreams }), 'server')
      .match(/^ +proxy_ssl.*$/gm)
      ?.map((line) => line.trim()) ?? [];

  it('asks for the name of its server, and for none where it has an address only', () => {
    expect(tls('https://node:8443', 'https://node:8444')).toEqual([
      'proxy_ssl_server_name on;',
      'proxy_ssl_name node;',
    ]);
    expect(tls('https://node-1:8443', 'https://node-2:8443')).toEqual([
      'proxy_ssl_server_name on;',
      'proxy_ssl_name node-1;',
    ]);
    expect(tls('https://127.0.0.1:8443', 'https://[::1]:8443')).toEqual([]);
  });
});

describe('the host names', () => {
  it('get room in the table of names where they are long', () => {
    const bucket = (host: string) =>
      /server_names_hash_bucket_size \d+/.exec(
        renderNginx(planFor({ upstreams: ['3000'], hosts: [host] }), 'full'),
      );
    expect(bucket(`${'a'.repeat(38)}.example`)).toBe(null);
    expect(bucket(`${'a'.repeat(39)}.example`)?.[0]).toBe('server_names_hash_bucket_size 128');
  });
});

describe('what is said twice', () => {
  it('is written once, for nginx warns of it', () => {
    const twice = { hosts: ['a.example', 'A.example'], trustedProxies: ['10.0.0.0/8', '10.0.0.0/8'] };
    const text = renderNginx(planFor({ upstreams: ['3000'], ...twice }), 'full');
    expect(text).toContain('server_name a.example;');
    expect(text.match(/set_real_ip_from/g)).toHaveLength(1);
    expect(text.match(/10\.0\.0\.0\/8 1;/g)).toHaveLength(1);
  });
});

describe('silence of a day or more', () => {
  it('is no reason for old workers to stay for as long', () => {
    const full = (idleTimeout: string) => renderNginx(planFor({ upstreams: ['3000'], idleTimeout }), 'full');
    expect(full('23h')).not.toContain('worker_shutdown_timeout');
    expect(full('24h')).toContain('worker_shutdown_timeout 1d;');
  });
});
