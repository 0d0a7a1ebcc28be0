/** Which routes a declared WebSocket is about: those that a handshake to its URL really comes to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredHandshakes } from '../../../src/nginx/request/declared.ts';
import type { Premises } from '../../../src/route/premises.ts';
import { SourceFile } from '../../../src/text/source-file.ts';
import { declared } from '../../proof/harness/declared.ts';
import { load } from '../config/loading.ts';

/** The upstreams of the routes that some declarations are about. */
function upstreams(servers: string, places: readonly string[], premises: Partial<Premises> = {}): string[] {
  const text = `events {}\nhttp {\n${servers}\n}\n`;
  return load(text, undefined, { websockets: declared(...places), ...premises })
    .routes.filter(({ intent }) => intent.strength === 'declared')
    .map(({ upstream }) => upstream.target.replace('http://', ''));
}

const TWO = `
  server { server_name app.test; location /live { proxy_pass http://app-live; } location / { proxy_pass http://app; } }
  server { server_name api.test; location /live { proxy_pass http://api-live; } location / { proxy_pass http://api; } }`;

describe('a declared path', () => {
  it('is about the location that takes it, on every server', () => {
    expect(upstreams(TWO, ['/live'])).toEqual(['app-live', 'api-live']);
    expect(upstreams(TWO, ['/other'])).toEqual(['app', 'api']);
  });

  it('is about one server where the host is declared', () => {
    expect(upstreams(TWO, ['api.test/live'])).toEqual(['api-live']);
    expect(upstreams(TWO, ['API.test/live'])).toEqual(['api-live']);
    expect(upstreams(TWO, ['*.test/live'])).toEqual(['app-live', 'api-live']);
  });

  it('is about no server of another name, not even the default one', () => {
    expect(upstreams(TWO, ['other.test/live'])).toEqual([]);
  });

  it('is about a server that is there for any name, unless another one has the name', () => {
    const any = 'server { server_name _; location / { proxy_pass http://any; } }';
    expect(upstreams(any, ['app.test/live'])).toEqual(['any']);
    expect(upstreams(`${any}\n${TWO}`, ['app.test/live'])).toEqual(['app-live']);
  });

  it('is about the server on the declared port', () => {
    const ports = `
      server { listen 8080; server_name app.test; location / { proxy_pass http://plain; } }
      server { listen 8443 ssl; server_name app.test; location / { proxy_pass http://tls; } }`;
    expect(upstreams(ports, ['app.test:8443/live'])).toEqual(['tls']);
    expect(upstreams(ports, ['app.test/live'])).toEqual(['plain', 'tls']);
  });

  it('goes through rewrites and named locations', () => {
    const rewritten = `server {
      rewrite ^/live$ /internal/live last;
      location /internal/ { proxy_pass http://inner; }
      location / { try_files $uri @app; }
      location @app { proxy_pass http://app; }
    }`;
    expect(upstreams(rewritten, ['/live'])).toEqual(['inner']);
    expect(upstreams(rewritten, ['/other'])).toEqual(['app']);
  });

  it('prefers what nginx prefers', () => {
    const regex = `server {
      location /live { proxy_pass http://prefix; }
      location ~ ^/li { proxy_pass http://regex; }
    }`;
    expect(upstreams(regex, ['/live'])).toEqual(['regex']);
  });

  it('with a star is about every route that takes one of the paths', () => {
    const paths = `server {
      location = /live/status { proxy_pass http://status; }
      location ~ ^/live/\\d+$ { proxy_pass http://number; }
      location /live/ { proxy_pass http://live; }
      location / { proxy_pass http://rest; }
    }`;
    expect(upstreams(paths, ['/live/*'])).toEqual(['status', 'number', 'live']);
    expect(upstreams(paths, ['/live/7'])).toEqual(['number']);
    expect(upstreams(paths, ['/*/status'])).toEqual(['status', 'rest']);
  });

  it('is about a location whose `return` keeps it from the route there', () => {
    const answered = 'server { location /live { return 404; proxy_pass http://live; } }';
    expect(upstreams(answered, ['/live'])).toEqual(['live']);
  });

  it('is about no route of `stream`', () => {
    const text = 'events {}\nstream { server { listen 443; proxy_pass app:443; } }\n';
    const { routes } = load(text, undefined, { websockets: declared('/live') });
    expect(routes.map(({ intent }) => intent.strength)).toEqual(['weak']);
  });

  it('is about a fragment of a server, unless it has a host, which is elsewhere', () => {
    const fragment = (place: string) =>
      load('location /live { proxy_pass http://live; }\n', undefined, {
        websockets: declared(place),
      }).routes.map(({ intent }) => intent.strength);
    expect(fragment('/live')).toEqual(['declared']);
    expect(fragment('app.test/live')).not.toEqual(['declared']);
  });
});

describe('the evidence of a declaration', () => {
  it('is the line in the configuration file', () => {
    const [route] = load(`events {}\nhttp {${TWO}}\n`, undefined, {
      websockets: declared('/x', 'app.test/live'),
    }).routes;
    const [evidence] = route?.intent.evidence ?? [];
    expect(evidence?.message).toBe('WebSockets are declared at `/live` on app.test');
    expect(evidence?.span.file.path).toBe('/configuration/.proxylint.yml');
    expect(evidence?.span.file.positionAt(evidence.span.start).line).toBe(3);
  });
});

describe('what is assumed', () => {
  const strengths = (assume: Premises['assume']) =>
    load(
      `events {}
      http { server {
        location /ws { proxy_pass http://ws; proxy_set_header Upgrade $http_upgrade; }
        location /live { proxy_pass http://live; }
        location /api { auth_request /auth; proxy_pass http://api; }
        location = /auth { internal; proxy_pass http://auth; }
      } }
      stream { server { listen 443; proxy_pass app:443; } }`,
      undefined,
      { assume, websockets: declared('/live') },
    ).routes.map(({ intent, upstream }) => `${upstream.target.replace('http://', '')} ${intent.strength}`);

  it('`inferred`: what the configuration says, and what is declared', () => {
    expect(strengths('inferred')).toEqual([
      'ws strong',
      'live declared',
      'api none',
      'auth none',
      'app:443 weak',
    ]);
  });

  it('`declared`: what is declared alone', () => {
    expect(strengths('declared')).toEqual([
      'ws none',
      'live declared',
      'api none',
      'auth none',
      'app:443 none',
    ]);
  });

  it.each([
    ['clients are kept out', 'location /inner { internal; proxy_pass http://a; }'],
    ['files are meant', 'location ~* \\.(?:css|js)$ { proxy_pass http://a; }'],
    ['probes come', 'location = /healthz { proxy_pass http://a; }'],
  ])('`all` takes no route for one where %s', (_title, location) => {
    const { routes } = load(`events {}\nhttp { server { ${location} } }`, undefined, { assume: 'all' });
    expect(routes.map(({ intent }) => intent.strength)).toEqual(['none']);
  });

  it('`all`: every route of `http`, but for those of requests that nginx sends by itself', () => {
    expect(strengths('all')).toEqual([
      'ws strong',
      'live declared',
      'api strong',
      'auth none',
      'app:443 weak',
    ]);
  });
});

describe('any declaration', () => {
  it('is followed without an error, whatever its path and host', () => {
    const servers = `
      server { listen 80; listen [::]:8080; server_name app.test ~^(?<name>.+)\\.test$; location ~ ^/(a|b)/ { proxy_pass http://$name; } }
      server { listen unix:/run/x.sock; server_name *.x.test; location / { proxy_pass http://x; } }`;
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.stringMatching(/^[\w/*.%?#:[\]-]{0,12}$/),
    );
    fc.assert(
      fc.property(odd, fc.option(odd), (path, host) => {
        const file = new SourceFile('/repo/.proxylint.yml', '');
        const websockets = [{ path: `/${path}`, host, span: { file, start: 0, end: 0 } }];
        const configuration = load(`events {}\nhttp {\n${servers}\n}\n`, undefined, { websockets });
        for (const { intent } of configuration.routes) expect(intent.evidence.length).toBeLessThan(3);
        for (const { trace } of declaredHandshakes(configuration)) expect(trace.end).not.toBeNull();
      }),
    );
  });
});
