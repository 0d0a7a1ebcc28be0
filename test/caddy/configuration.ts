/** Small configurations for tests: a Caddyfile in memory, and the routes that it makes. */

import { type CaddyConfiguration, type CaddyRoute, loadCaddyConfiguration } from '../../src/caddy/routes.ts';
import { type Premises, premisesFor } from '../../src/route/premises.ts';
import { filesInMemory } from '../../src/text/file-source.ts';

/** The root lies at `/etc/caddy/Caddyfile`; other files by their absolute path. */
export function configurationOf(
  text: string,
  {
    caddy = '2.11.4',
    files = {},
    ...premises
  }: { caddy?: string; files?: Readonly<Record<string, string>> } & Partial<Premises> = {},
): CaddyConfiguration {
  const source = filesInMemory({ '/etc/caddy/Caddyfile': text, ...files });
  return loadCaddyConfiguration(source, '/etc/caddy/Caddyfile', {
    ...premisesFor({ nginx: '1.30.4', caddy }),
    ...premises,
  });
}

/** The one route of a site that listens on port 80 and holds these lines. */
export function routeOf(lines: string, caddy = '2.11.4'): CaddyRoute {
  const { routes } = configurationOf(`:80 {\n${lines}\n}\n`, { caddy });
  const [route, ...others] = routes;
  if (route === undefined || others.length > 0) throw new Error(`${routes.length} routes instead of one`);
  return route;
}

/** The one route of a site with one `reverse_proxy` that holds these lines. */
export function proxyWith(lines: string, caddy = '2.11.4'): CaddyRoute {
  return routeOf(`reverse_proxy localhost:3000 {\n${lines}\n}`, caddy);
}
