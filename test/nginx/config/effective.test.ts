import { describe, expect, it } from 'vitest';
import { argumentOf } from '../../../src/nginx/config/context.ts';
import { effectiveList, effectiveScalar } from '../../../src/nginx/config/effective.ts';
import { load, onlyRoute, routeOf } from './loading.ts';

const headersOf = (http: string) =>
  effectiveList(routeOf(http).context, 'proxy_set_header').statements.map((at) => argumentOf(at, 0));

describe('list directives', () => {
  it('come from the nearest level that declares any, whole', () => {
    expect(
      headersOf(`
        proxy_set_header A 1;
        server { proxy_set_header B 1; proxy_set_header C 1; location / { proxy_pass http://u; } }`),
    ).toEqual(['B', 'C']);
  });

  it('of outer levels are discarded, and known as such, the nearest first', () => {
    const { discarded, level } = effectiveList(
      routeOf(`
        proxy_set_header A 1;
        server { proxy_set_header B 1; location / { proxy_set_header C 1; proxy_pass http://u; } }`).context,
      'proxy_set_header',
    );
    expect(level?.kind).toBe('location');
    expect(discarded.map((at) => argumentOf(at, 0))).toEqual(['B', 'A']);
  });

  it('are inherited by an if in a location', () => {
    expect(
      headersOf('server { location / { proxy_set_header A 1; if ($arg_x) { proxy_pass http://u; } } }'),
    ).toEqual(['A']);
  });

  it('of an included file stand where the include stands', () => {
    const configuration = load({
      'nginx.conf':
        'http { proxy_set_header A 1; server { location / { include p; proxy_pass http://u; } } }',
      p: 'proxy_set_header B 1;',
    });
    const { statements, level } = effectiveList(onlyRoute(configuration).context, 'proxy_set_header');
    expect(statements.map((at) => [argumentOf(at, 0), at.file.path])).toEqual([['B', '/etc/nginx/p']]);
    expect(level?.kind).toBe('location');
  });
});

describe('scalars', () => {
  const timeout = (http: string) => {
    const { statement } = effectiveScalar(routeOf(http).context, 'proxy_read_timeout');
    return statement === null ? null : argumentOf(statement, 0);
  };

  it('are inherited one by one, whatever else the level declares', () => {
    expect(
      timeout('proxy_read_timeout 2s; server { location / { proxy_set_header A 1; proxy_pass http://u; } }'),
    ).toBe('2s');
  });

  it('of the nearest level win', () => {
    expect(
      timeout('proxy_read_timeout 1h; server { location / { proxy_read_timeout 2s; proxy_pass http://u; } }'),
    ).toBe('2s');
  });

  it('may be set nowhere', () => {
    expect(timeout('server { location / { proxy_pass http://u; } }')).toBeNull();
  });
});

describe('what cannot be read', () => {
  const gapOf = (http: string) => effectiveList(routeOf(http).context, 'proxy_set_header').gap;

  it('leaves the list open: an include that is not here, a template, Lua', () => {
    expect(
      gapOf('server { location / { include /config/proxy.conf; proxy_pass http://u; } }'),
    ).not.toBeNull();
    expect(gapOf('server { location / {\n {{ headers }}\n proxy_pass http://u; } }')).not.toBeNull();
    expect(
      gapOf(
        'server { location / { access_by_lua_block { ngx.req.set_header("Upgrade", "x") } proxy_pass http://u; } }',
      ),
    ).not.toBeNull();
  });

  it('above the level that decides changes nothing', () => {
    expect(
      gapOf(
        'server { include /config/proxy.conf; location / { proxy_set_header A 1; proxy_pass http://u; } }',
      ),
    ).toBeNull();
  });

  it('at http is other sites and modules, not headers for every site', () => {
    expect(gapOf('include /config/sites/*; server { location / { proxy_pass http://u; } }')).toBeNull();
  });

  it('is harmless where its name says that it is about something else', () => {
    expect(
      gapOf(
        'server { include /etc/letsencrypt/options-ssl-nginx.conf; location / { proxy_pass http://u; } }',
      ),
    ).toBeNull();
  });

  it('is open in a fragment of a server, and closed in one of http', () => {
    const fragment = (text: string) =>
      effectiveList(onlyRoute(load({ 'fragment.conf': text })).context, 'proxy_set_header').gap;
    expect(fragment('location /ws { proxy_pass http://u; }')).not.toBeNull();
    expect(fragment('server { location /ws { proxy_pass http://u; } }')).toBeNull();
  });
});
