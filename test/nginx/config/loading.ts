/** Configurations in memory for the tests of the model. */

import { loadNginxConfiguration, type NginxConfiguration } from '../../../src/nginx/config/configuration.ts';
import type { NginxRoute } from '../../../src/nginx/routes.ts';
import { type Premises, premisesFor } from '../../../src/route/premises.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';

export const OLD = '1.22.1';
export const NEW = '1.30.4';

/** Loads `/etc/nginx/nginx.conf` and the files beside it. */
export function load(
  files: Readonly<Record<string, string>> | string,
  nginx = NEW,
  premises: Partial<Premises> = {},
): NginxConfiguration {
  const named = typeof files === 'string' ? { 'nginx.conf': files } : files;
  const absolute = Object.fromEntries(
    Object.entries(named).map(([name, text]) => [name.startsWith('/') ? name : `/etc/nginx/${name}`, text]),
  );
  const root = Object.keys(absolute)[0] ?? '/etc/nginx/nginx.conf';
  return loadNginxConfiguration(filesInMemory(absolute), root, {
    ...premisesFor({ nginx, caddy: '2.11.4' }),
    ...premises,
  });
}

/** The only route of a configuration whose `http` block holds these lines. */
export function routeOf(http: string, nginx = NEW): NginxRoute {
  return onlyRoute(load(`events {}\nhttp {\n${http}\n}\n`, nginx));
}

export function onlyRoute(configuration: NginxConfiguration): NginxRoute {
  const [route, ...others] = configuration.routes;
  if (route === undefined || others.length > 0)
    throw new Error(`expected one route, found ${configuration.routes.length}`);
  return route;
}

/** The text of a span. */
export function textOf(span: {
  readonly file: { readonly text: string };
  readonly start: number;
  readonly end: number;
}): string {
  return span.file.text.slice(span.start, span.end);
}
