/** Where a `reverse_proxy` leads, as the rules see it: the same as what the adapter has Caddy dial. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../../src/caddy/json/node.ts';
import { at } from '../adapt/adapted.ts';
import { configurationOf, routeOf } from '../configuration.ts';

describe('an upstream', () => {
  it.each([
    ['app', 'http', ['app:80']],
    ['HTTPS://App', 'https', ['App:443']],
    ['tcp/app:90', 'http', ['tcp/app:90']],
    ['h2c://app:90', 'h2c', ['app:90']],
    ['unix+h2c//run/app.sock', 'h2c', ['unix//run/app.sock']],
    ['app:3000-3001', 'http', ['app:3000', 'app:3001']],
    // Variables may be anything, and a path is refused.
    ['https://{$APP}', 'https', []],
    ['https://app/live', 'https', ['app:443']],
  ])('%s', (text, scheme, servers) => {
    expect(routeOf(`reverse_proxy ${text}`).upstream).toEqual({ target: text, scheme, servers });
  });

  it('without TLS that speaks HTTP/2 has no upgrade, also behind a socket', () => {
    expect(routeOf('reverse_proxy unix+h2c//run/app.sock').websocket.handshake).toBe('fails');
  });
});

const upstream = fc
  .tuple(
    fc.constantFrom('', 'http://', 'https://', 'h2c://', 'tcp/', 'unix/', 'unix+h2c/'),
    fc.constantFrom('app', 'App.test', '127.0.0.1', '[::1]', '/run/app.sock', '{env.APP}'),
    fc.constantFrom('', ':90', ':443', ':3000-3001', ':{env.PORT}'),
  )
  .map((parts) => parts.join(''))
  // Caddy takes no placeholder behind a scheme, and what `{env.APP}` is cannot be seen.
  .filter((text) => !/:\/\/.*\{/.test(text));

it('a route names the servers that are dialled', () => {
  fc.assert(
    fc.property(upstream, fc.constantFrom('2.6.2', '2.11.4'), (text, caddy) => {
      const { adaptation, routes } = configurationOf(`:80 {\n\treverse_proxy ${text}\n}\n`, { caddy });
      fc.pre(adaptation.problems.length === 0);
      const route = at(plainOf(adaptation.json), 'apps', 'http', 'servers', 'srv0', 'routes', 0);
      const dialled = at(route, 'handle', 0, 'upstreams');
      const servers = routes[0]?.upstream.servers.map((dial) => ({ dial }));
      // A path alone is a matcher, and then there is no upstream.
      expect(servers).toEqual(dialled ?? []);
    }),
  );
});
