/** From a request to a plan: what options and presets come to, and what is refused. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/generate/make-plan.ts';
import type { Preset } from '../../src/generate/preset.ts';
import type { GenerateRequest } from '../../src/generate/request.ts';
import { planFor, requestFor } from './asking.ts';

const DASHBOARD: Preset = {
  id: 'dashboard',
  name: 'Dashboard',
  port: 3000,
  routes: [
    { path: '/', carries: ['requests'] },
    { path: '/live/', carries: ['websockets'], endpoint: '/live/ws', about: 'live' },
    { path: '/push', carries: ['websockets'], port: 7867, idleTimeout: '2h', bodyLimit: '10m' },
  ],
  subpath: { prefix: 'kept', setting: 'base_url ends with the path' },
  settings: ['trust the proxy'],
};

function problemsWith(request: Partial<GenerateRequest>): readonly string[] {
  const planning = makePlan(requestFor(request));
  return planning.kind === 'plan'
    ? []
    : planning.problems.map(({ option, message }) => `${option}: ${message}`);
}

describe('an application', () => {
  it('is served on its own port, on this machine', () => {
    const { title, routes, upstreams } = planFor({ preset: DASHBOARD });
    expect(title).toBe('Dashboard');
    expect(upstreams.map(({ name, servers }) => [name, servers])).toEqual([
      ['dashboard', ['127.0.0.1:3000']],
      ['dashboard-7867', ['127.0.0.1:7867']],
    ]);
    expect(routes.map(({ path, upstream }) => [path, upstream.name])).toEqual([
      ['/', 'dashboard'],
      ['/push', 'dashboard-7867'],
      ['/live/', 'dashboard'],
    ]);
  });

  it('is served elsewhere where the user says so, its other processes on their own ports there', () => {
    const { upstreams } = planFor({ preset: DASHBOARD, upstreams: ['https://app.example:8443'] });
    expect(upstreams.map(({ scheme, servers }) => [scheme, servers])).toEqual([
      ['https', ['app.example:8443']],
      ['https', ['app.example:7867']],
    ]);
  });

  it('keeps sockets open for an hour, or longer where its documentation asks for that', () => {
    const { routes } = planFor({ preset: DASHBOARD });
    expect(routes.map(({ path, idleTimeout }) => [path, idleTimeout])).toEqual([
      ['/', null],
      ['/push', 7_200_000],
      ['/live/', 3_600_000],
    ]);
  });

  it('keeps them open as long as the user says, and leaves plain requests alone', () => {
    const { routes } = planFor({ preset: DASHBOARD, idleTimeout: '90s' });
    expect(routes.map(({ idleTimeout }) => idleTimeout)).toEqual([null, 90_000, 90_000]);
  });

  it('below a path has all of its paths there, and is told so', () => {
    const { mount, routes, settings } = planFor({ preset: DASHBOARD, path: '/dash' });
    expect(mount).toBe('/dash/');
    expect(routes.map(({ path, strip, endpoint }) => [path, strip, endpoint])).toEqual([
      ['/dash/', null, null],
      ['/dash/push', null, null],
      ['/dash/live/', null, '/dash/live/ws'],
    ]);
    expect(settings).toEqual(['trust the proxy.', 'base_url ends with the path.']);
  });

  it('keeps the path where nothing is known of it, and says so', () => {
    const { subpath: _, ...preset } = DASHBOARD;
    const { routes, settings } = planFor({ preset, path: '/dash/' });
    expect(routes[0]?.strip).toBeNull();
    expect(settings.at(-1)).toContain('Whether it can be served below /dash/ is not in its documentation');
  });

  it('loses the path of a process that knows nothing of it, wherever it is mounted', () => {
    const preset: Preset = {
      ...DASHBOARD,
      routes: [{ path: '/push/', strip: true, carries: ['websockets'], endpoint: '/push/ws' }],
    };
    expect(planFor({ preset }).routes[0]).toMatchObject({
      path: '/push/',
      strip: '/push',
      endpoint: '/push/ws',
    });
    expect(planFor({ preset, path: '/dash/' }).routes[0]).toMatchObject({
      path: '/dash/push/',
      strip: '/dash/push',
    });
  });

  it('gets responses as they come where its documentation asks for that, and where events are among them', () => {
    const buffering = (preset: Preset, more: Partial<GenerateRequest> = {}) =>
      planFor({ preset, ...more }).routes.map(({ responseBuffering }) => responseBuffering);
    expect(buffering(DASHBOARD)).toEqual([true, true, true]);
    expect(buffering({ ...DASHBOARD, responseBuffering: false })).toEqual([false, false, false]);
    expect(buffering(DASHBOARD, { eventStreams: true })).toEqual([false, true, true]);
  });

  it('loses the path where it wants that, and where the user says so', () => {
    const stripped: Preset = { ...DASHBOARD, subpath: { prefix: 'stripped' } };
    expect(planFor({ preset: stripped, path: '/dash/' }).routes[0]?.strip).toBe('/dash');
    expect(planFor({ preset: stripped, path: '/dash/', stripPath: false }).routes[0]?.strip).toBeNull();
    expect(planFor({ preset: DASHBOARD, path: '/dash/', stripPath: true }).routes[0]?.strip).toBe('/dash');
  });
});

describe('an address', () => {
  it('carries requests and WebSockets at exactly the path that was said', () => {
    const { title, mount, routes } = planFor({ upstreams: ['localhost:8080'], path: '/ws' });
    expect([title, mount]).toEqual(['localhost:8080', '/ws']);
    expect(routes.map(({ path, carries }) => [path, carries])).toEqual([['/ws', ['requests', 'websockets']]]);
  });

  it.each([
    ['http://127.0.0.1:3000', 'http', '127.0.0.1:3000'],
    ['https://app', 'https', 'app:443'],
    ['ws://app', 'http', 'app:80'],
    ['wss://APP.example:9/', 'https', 'app.example:9'],
    ['8080', 'http', '127.0.0.1:8080'],
    [':8080', 'http', '127.0.0.1:8080'],
    ['[::1]:3000', 'http', '[::1]:3000'],
    ['http://[2001:DB8:0::1]:3000', 'http', '[2001:db8::1]:3000'],
    ['unix:/run/app.sock', 'http', 'unix:/run/app.sock'],
    ['bücher.example:1', 'http', 'xn--bcher-kva.example:1'],
  ])('is read: %s', (text, scheme, server) => {
    const [upstream] = planFor({ upstreams: [text] }).upstreams;
    expect([upstream?.scheme, upstream?.servers]).toEqual([scheme, [server]]);
  });

  it.each([
    ['ftp://app', 'ftp:// is not carried'],
    ['http://user:secret@app', 'without a user'],
    ['http://app/base', 'without a path'],
    ['http://app?x', 'without a path'],
    ['app:70000', 'not a port'],
    ['app; return 200', "not 'app; return 200'"],
    ['$app', "not '$app'"],
    ['{app}', "not '{app}'"],
    ['unix:/run/a b', 'a socket is written as'],
    ['unix:run', 'a socket is written as'],
    ['', "not ''"],
    ['*.example', "not '*.example'"],
    ['[::1', "not '[::1'"],
  ])('is refused: %s', (text, because) => {
    expect(problemsWith({ upstreams: [text] }).join()).toContain(because);
  });
});

describe('what is asked for together', () => {
  it.each<[string, Partial<GenerateRequest>, string]>([
    ['nothing to reach', {}, '--app: say what is to be reached'],
    [
      'http and https at once',
      { upstreams: ['http://a', 'https://b'] },
      '--upstream: servers of one application',
    ],
    ['affinity to the only server', { upstreams: ['http://a'], affinity: true }, '--affinity: one server'],
    [
      'hosts on different ports',
      { upstreams: ['http://a'], hosts: ['a.example:1', 'b.example:2'] },
      '--host: all hosts',
    ],
    [
      'a path to take off that is none',
      { upstreams: ['http://a'], stripPath: true },
      '--strip-path: there is no --path',
    ],
    ['acme without a name', { upstreams: ['http://a'], tls: 'acme' }, '--tls: acme needs the name'],
    [
      'acme for a wildcard',
      { upstreams: ['http://a'], tls: 'acme', hosts: ['*.example.com'] },
      '--tls: acme gives no',
    ],
    [
      'a certificate without its key',
      { upstreams: ['http://a'], tls: 'cert.pem' },
      '--tls: takes acme, none',
    ],
    [
      'a certificate with a variable',
      { upstreams: ['http://a'], tls: '$cert,key' },
      "--tls: '$cert' has characters",
    ],
    [
      'everybody as a trusted proxy',
      { upstreams: ['http://a'], trustedProxies: ['0.0.0.0/0'] },
      'is everybody',
    ],
    [
      'a timeout without a unit',
      { upstreams: ['http://a'], idleTimeout: '60' },
      '--idle-timeout: takes a duration with a unit',
    ],
    ['a timeout of nothing', { upstreams: ['http://a'], idleTimeout: '0s' }, 'a second at least'],
    ['a timeout of years', { upstreams: ['http://a'], idleTimeout: '500d' }, 'ten days'],
    [
      'a URL for a host',
      { upstreams: ['http://a'], hosts: ['https://a.example/x'] },
      '--host: takes a name, not a URL: a.example',
    ],
    ['a path that is relative', { upstreams: ['http://a'], path: 'ws' }, '--path: begins with a slash: /ws'],
    ['a path that means a file above', { upstreams: ['http://a'], path: '/a/../b' }, 'follow . and ..'],
    ['a path with a pattern', { upstreams: ['http://a'], path: '/a*' }, 'characters that mean something'],
  ])('is refused: %s', (_, request, because) => {
    expect(problemsWith(request).join('\n')).toContain(because);
  });

  it('is refused with everything that is wrong, at once', () => {
    expect(problemsWith({ upstreams: ['ftp://a'], hosts: ['a b'], path: 'x', tls: 'y' })).toHaveLength(4);
  });

  it('has to say where a library answers', () => {
    const { port: _, ...library } = DASHBOARD;
    expect(problemsWith({ preset: library })).toEqual([
      '--upstream: Dashboard has no port of its own: say where it listens, as in --upstream 127.0.0.1:8000',
    ]);
  });

  it('leaves alone what cannot be served below a path', () => {
    const preset: Preset = { ...DASHBOARD, subpath: { prefix: 'impossible' } };
    expect(problemsWith({ preset, path: '/dash/' }).join()).toContain('cannot be served below a path');
  });

  it.each([
    ['app.example.com:443', 'none', 'Caddy serves nothing without TLS on port 443'],
    ['app.example.com:80', 'acme', 'Caddy serves no TLS on port 80'],
    ['app.example.com:80', 'cert.pem,key.pem', 'Caddy serves no TLS on port 80'],
  ])('is refused for Caddy: --host %s --tls %s', (host, tls, because) => {
    const request = { upstreams: ['http://a'], hosts: [host], tls };
    expect(problemsWith({ ...request, proxy: 'caddy' }).join()).toContain(because);
    expect(problemsWith({ ...request, proxy: 'nginx' })).toEqual([]);
  });

  it('gets certificates by itself with Caddy and a host only', () => {
    const tls = (request: Partial<GenerateRequest>) =>
      planFor({ upstreams: ['http://a'], ...request }).tls.kind;
    expect(tls({ proxy: 'caddy', hosts: ['a.example'] })).toBe('acme');
    expect(tls({ proxy: 'caddy' })).toBe('none');
    expect(tls({ hosts: ['a.example'] })).toBe('none');
  });
});

describe('any text', () => {
  it('in any option is refused or harmless: it never throws, and nothing that a proxy reads as syntax gets through', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('a', '/a', '/', '1', 'none', 'a;b', '{a}', 'a\nb', '$a', "a'b"),
    );
    fc.assert(
      fc.property(
        fc.record({ upstream: text, path: text, host: text, tls: text, range: text, idle: text }),
        ({ upstream, path, host, tls, range, idle }) => {
          for (const one of [
            { upstreams: [upstream] },
            { path },
            { hosts: [host] },
            { tls },
            { trustedProxies: [range] },
            { idleTimeout: idle },
          ]) {
            const planning = makePlan(requestFor({ upstreams: ['http://a'], ...one }));
            if (planning.kind === 'refused') expect(planning.problems.length).toBeGreaterThan(0);
            else {
              const { hosts, trustedProxies, mount, tls: made, upstreams } = planning.plan;
              const words = [
                ...hosts,
                ...trustedProxies,
                mount,
                ...upstreams.flatMap(({ servers }) => servers),
              ];
              if (made.kind === 'files') words.push(made.certificate, made.key);
              for (const word of words) expect(word).not.toMatch(/[;{}$"'\\#\p{Cc}`]/u);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
