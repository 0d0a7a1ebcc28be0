/** Whether a handshake comes to the route that it is meant for, as Caddy runs the site. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCaddyRoute as redirected } from '../../../rules/websocket-redirected/caddy.ts';
import { checkCaddyRoute as swallowed } from '../../../rules/websocket-swallowed/caddy.ts';
import { endsElsewhere } from '../../../rules/websocket-unreachable/elsewhere-caddy.ts';
import { takenByCaddy } from '../../../rules/websocket-unreachable/taken-caddy.ts';
import { lostHandshake } from '../../../src/caddy/request/lost.ts';
import { type Reach, reachOf } from '../../../src/caddy/request/reach.ts';
import { sampleHandshakes, samplePaths } from '../../../src/caddy/request/sample-request.ts';
import type { CaddyRoute } from '../../../src/caddy/routes.ts';
import type { Report } from '../../../src/lint/rule.ts';
import { configurationOf } from '../configuration.ts';
import { sites } from './random-sites.ts';

const WS = 'reverse_proxy /ws* 127.0.0.1:9000';

function routesOf(text: string): readonly CaddyRoute[] {
  return configurationOf(text).routes;
}

function firstRoute(text: string): CaddyRoute {
  const [route] = routesOf(text);
  if (route === undefined) throw new Error('there is no route');
  return route;
}

/** The line at which handshakes end. */
function textOf(reach: Reach): string | null {
  if (reach.kind !== 'elsewhere' || reach.by === null) return null;
  const { file, start, end } = reach.by;
  return file.text.slice(start, end);
}

describe('sample handshakes', () => {
  it.each([
    ['reverse_proxy /ws 127.0.0.1:1', ['/ws']],
    ['reverse_proxy /ws* 127.0.0.1:1', ['/ws/x', '/ws']],
    ['reverse_proxy /ws/* 127.0.0.1:1', ['/ws/x', '/ws/']],
    ['handle_path /app/* {\nreverse_proxy /ws 127.0.0.1:1\n}', ['/app/ws', '/app/x', '/app/']],
    ['reverse_proxy 127.0.0.1:1', ['/', '/x', '/x/y']],
  ])('%s', (lines, paths) => {
    expect(samplePaths(firstRoute(`:80 {\n${lines}\n}\n`))).toEqual(paths);
  });

  it.each([
    ['a.test', '', ['https a.test 443']],
    ['http://a.test', '', ['http a.test 80']],
    ['http://a.test', '{\nhttp_port 8080\n}\n', ['http a.test 8080']],
    ['a.test', '{\nhttps_port 8443\n}\n', ['https a.test 8443']],
    ['*.a.test:9443', '', ['https app.a.test 9443']],
    [':8080', '', ['http app.example.com 8080']],
    [':80, a.test', '', ['http app.example.com 80', 'https a.test 443']],
  ])('to %s %j', (address, options, expected) => {
    const route = firstRoute(`${options}${address} {\nreverse_proxy /ws 127.0.0.1:1\n}\n`);
    expect(
      sampleHandshakes(route).map(({ scheme, hostname, port }) => `${scheme} ${hostname} ${port}`),
    ).toEqual(expected);
  });
});

describe('a route', () => {
  it.each([
    ['alone', WS, 'reached', null],
    ['behind a redirect for its bare path', `redir /ws /ws/\n${WS}`, 'reached', null],
    ['before a route that answers others', `route /x* {\nrespond "no" 404\n}\n${WS}`, 'reached', null],
    [
      'after a route that answers',
      `${WS}\nroute /ws* {\nrespond "no" 404\n}`,
      'elsewhere',
      'respond "no" 404',
    ],
    [
      'in a block whose error comes first',
      `handle /ws* {\nerror 410\nreverse_proxy 127.0.0.1:9000\n}`,
      'elsewhere',
      'error 410',
    ],
    [
      'behind a password',
      `basic_auth {\nbob $2a$14$Zkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT/5qqR7hx4IjWJPDhjvG\n}\n${WS}`,
      'unknown',
      null,
    ],
    [
      'for some addresses',
      '@ws {\npath /ws\nremote_ip 10.0.0.0/8\n}\nreverse_proxy @ws 127.0.0.1:9000',
      'unknown',
      null,
    ],
    ['behind an import that is not there', `import nowhere\n${WS}`, 'unknown', null],
  ])('%s', (_what, lines, kind, by) => {
    const reach = reachOf(firstRoute(`:80 {\n${lines}\n}\n`));
    expect([reach.kind, textOf(reach)]).toEqual([kind, by]);
  });
});

describe('what the rules say of random sites', () => {
  /** That no handshake comes to a route; a missed path is another matter. */
  function reportsOn(route: CaddyRoute): readonly Report[] {
    const unreachable = takenByCaddy(route) ?? endsElsewhere(route);
    return [...redirected(route), ...(unreachable === null ? [] : [unreachable])];
  }

  it('is never said of a route that is reached', () => {
    fc.assert(
      fc.property(sites, (text) => {
        for (const route of routesOf(text)) {
          if (reportsOn(route).length > 0) expect(reachOf(route).kind).not.toBe('reached');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is said of every route whose handshakes surely end at another line', () => {
    fc.assert(
      fc.property(sites, (text) => {
        const all = routesOf(text);
        const said = all.flatMap((route) => [...reportsOn(route), ...swallowed(route)]);
        for (const route of all) {
          if (lostHandshake(route) === null) continue;
          const places = said.flatMap(({ related = [] }) => related.map(({ span }) => span.start));
          expect(places).toContain(route.origin.start);
        }
      }),
      { numRuns: 300 },
    );
  });
});
