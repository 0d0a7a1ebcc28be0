/**
 * Whether a request for the path of a proxy gets there through `rewrite`, `uri` and `try_files`: what
 * `src/caddy/config/rewritten.ts` says of many small sites, and what the real Caddy does.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { swallowing } from '../../src/caddy/config/rewritten.ts';
import { configurationOf } from '../caddy/configuration.ts';
import { adaptCaddyfile, installedCaddy, startCaddy } from './harness/caddy-process.ts';
import { fetchPlain, responseHeader } from './harness/handshake.ts';
import { findFreePort } from './harness/ports.ts';
import { describeWith, needsCaddy } from './harness/requirements.ts';
import { Sandbox } from './harness/sandbox.ts';

const LINES = [
  'rewrite * /index.html',
  'rewrite /ws* /other',
  'rewrite /old /ws',
  'rewrite * /app{uri}',
  'rewrite * /ws/chat?x',
  'uri strip_prefix /ws',
  'uri strip_prefix /x',
  'uri /ws/* strip_prefix /ws',
  'uri strip_suffix /x',
  'uri replace /ws /a',
  'uri /ws* replace /ws /b',
  'header /ws/* X-A b',
  'header /ws* X-A b',
  'try_files {path} =404',
  'try_files {path} /index.html',
  'try_files {path} {path}/index.html',
  'encode gzip',
];

/** Ways to the proxy, and the path that clients ask for to come to it. `U` is the upstream. */
const WAYS: readonly (readonly [lines: string, path: string])[] = [
  ['reverse_proxy /ws* U', '/ws'],
  ['reverse_proxy /ws/* U', '/ws/x'],
  ['handle /ws* {\n\t\treverse_proxy U\n\t}', '/ws'],
  ['handle {\n\t\treverse_proxy /ws* U\n\t}', '/ws'],
  ['handle_path /ws/* {\n\t\treverse_proxy U\n\t}', '/ws/x'],
  ['@sockets path /ws*\n\treverse_proxy @sockets U', '/ws'],
  ['route /ws* {\n\t\turi strip_prefix /ws\n\t\treverse_proxy U\n\t}', '/ws'],
  ['route {\n\t\treverse_proxy /ws* U\n\t\trewrite * /index.html\n\t}', '/ws'],
  ['route {\n\t\trewrite * /index.html\n\t\treverse_proxy /ws* U\n\t}', '/ws'],
];

interface Site {
  readonly lines: string;
  readonly path: string;
}

const site: fc.Arbitrary<Site> = fc
  .tuple(fc.constantFrom(...WAYS), fc.subarray(LINES, { maxLength: 2 }), fc.boolean())
  .map(([[way, path], others, isLast]) => ({
    lines: `\t${(isLast ? [...others, way] : [way, ...others]).join('\n\t')}\n`,
    path,
  }));

function textOf(listener: string, directory: string, { lines }: Site, upstream: string): string {
  return `${listener} {\n\troot * ${directory}\n${lines.replaceAll(' U\n', ` ${upstream}\n`)}}\n`;
}

/** What our model says: whether the path does not get to the proxy. */
function isSwallowed(each: Site): boolean {
  const { routes } = configurationOf(textOf(':80', '/srv', each, 'localhost:3000'), { caddy: '2.6.2' });
  const [route] = routes;
  if (route === undefined) throw new Error(`no route: ${each.lines}`);
  return swallowing(route.levels, '2.6.2') !== null;
}

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((_request, response) => {
      response.setHeader('X-Reached', 'yes');
      response.end();
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describeWith([needsCaddy], `rewrites, as Caddy ${installedCaddy ?? ''} does them`, () => {
  it('take a request from the proxy exactly where it is said', { timeout: 60_000 }, async () => {
    const sites = fc.sample(site, { numRuns: 120, seed: 7 });
    const upstream = await listening();
    const sandbox = new Sandbox();
    try {
      const ports: number[] = [];
      for (const _ of sites) ports.push(await findFreePort());
      const address = `127.0.0.1:${(upstream.address() as AddressInfo).port}`;
      const texts = sites.map((each, index) =>
        textOf(`http://127.0.0.1:${ports[index] ?? 0}`, sandbox.directory, each, address),
      );
      sandbox.write(
        new Map([
          ['index.html', 'page'],
          ['Caddyfile', `{\n\tadmin off\n}\n${texts.join('')}`],
        ]),
      );
      const adapted = await adaptCaddyfile(sandbox, 'Caddyfile');
      if (adapted.kind === 'refused') throw new Error(adapted.log);
      sandbox.write(new Map([['caddy.json', JSON.stringify(adapted.configuration)]]));
      const start = await startCaddy(sandbox, 'caddy.json', ports);
      if (start.kind !== 'running') throw new Error(`Caddy does not run: ${start.kind}`);
      try {
        for (const [index, each] of sites.entries()) {
          const port = ports[index] ?? 0;
          const response = await fetchPlain({ port, path: each.path, host: `127.0.0.1:${port}` });
          const isReached = response !== null && responseHeader(response, 'X-Reached') !== null;
          expect({ lines: each.lines, swallowed: isSwallowed(each) }).toEqual({
            lines: each.lines,
            swallowed: !isReached,
          });
        }
      } finally {
        await start.proxy.stop();
      }
    } finally {
      sandbox.remove();
      upstream.close();
    }
  });
});
