/**
 * What is said of a route never contradicts what becomes of a handshake that comes to it: over generated Caddyfiles, those
 * that a route is there for, and others.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '../../../src/caddy/request/reach.ts';
import { sampleHandshakes } from '../../../src/caddy/request/sample-request.ts';
import {
  type CaddyConfiguration,
  type CaddyRoute,
  loadCaddyConfiguration,
} from '../../../src/caddy/routes.ts';
import { traceRequest } from '../../../src/caddy/trace.ts';
import { type ClientRequest, requestFor } from '../../../src/route/client-request.ts';
import { premisesFor } from '../../../src/route/premises.ts';
import type { Handshake } from '../../../src/route/route.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { generateCase } from '../../differential/caddy-requests/generate-case.ts';
import { print } from '../../differential/caddy-requests/print.ts';
import { ROOT } from '../../proof/harness/caddy-server.ts';
import { configurationOf } from '../configuration.ts';
import { sites } from './random-sites.ts';

const PLACES = {
  listeners: [8080, 8443, 8081, 8444],
  upstreams: [9000, 9001, 9002, 9003],
  permission: 9004,
  h2c: 9006,
  secure: 9007,
  fastCgi: 9008,
  unused: 9005,
  site: '/srv/site',
  socket: '/run/app.sock',
};

/** A generated file under a release of Caddy, and handshakes to where requests are generated to. */
const cases = fc.tuple(fc.nat(1_000_000), fc.constantFrom('2.6.2', '2.11.4')).map(([number, version]) => {
  const { lines, requests } = generateCase(1, number, 8);
  const texts = print(lines, PLACES);
  return {
    texts,
    version,
    others: requests.flatMap(({ scheme, listener, hostname, target }) => {
      const url = `${scheme === 'https' ? 'wss' : 'ws'}://${hostname}:${PLACES.listeners[listener]}${target}`;
      const read = requestFor(url);
      return read.kind === 'request' ? [read.request] : [];
    }),
  };
});

function loaded({
  texts,
  version,
}: {
  texts: ReadonlyMap<string, string>;
  version: string;
}): CaddyConfiguration {
  const files = Object.fromEntries([...texts].map(([name, text]) => [`/c/${name}`, text]));
  return loadCaddyConfiguration(
    filesInMemory(files),
    `/c/${ROOT}`,
    premisesFor({ nginx: '1.30.4', caddy: version }),
  );
}

/** What becomes of a handshake; null where it does not end at the route, or nobody knows. */
function come(route: CaddyRoute, request: ClientRequest): Handshake | null {
  const { endedBy, websocket, outcome } = traceRequest(route.configuration, request);
  const isEnd = endedBy !== null && isSame(endedBy.span, route.origin);
  return isEnd && outcome.kind !== 'unknown' ? (websocket?.handshake ?? null) : null;
}

/** A route that fails does so for all handshakes; one that works, for those that it is there for. */
function contradictions(route: CaddyRoute, others: readonly ClientRequest[]): readonly string[] {
  const { handshake } = route.websocket;
  const samples = sampleHandshakes(route).map((request) => ({ request, isMeant: true }));
  return [...samples, ...others.map((request) => ({ request, isMeant: false }))].flatMap(
    ({ request, isMeant }) => {
      const comes = come(route, request);
      const isFine =
        comes === null ||
        comes === handshake ||
        handshake === 'unknown' ||
        comes === 'unknown' ||
        // Fragile is also what only some clients mind.
        (handshake === 'fragile' && comes === 'works') ||
        (!isMeant && handshake !== 'fails');
      return isFine ? [] : [`${route.match}: ${handshake}, but ${request.target} ${comes}`];
    },
  );
}

/** Of a proxy in a snippet there are several routes, and a trace does not say which of them it took. */
function isShared(route: CaddyRoute): boolean {
  return route.configuration.routes.some((other) => other !== route && isSame(other.origin, route.origin));
}

describe('the verdict over a route', () => {
  it('is what becomes of handshakes to it, in sites of a few lines', () => {
    fc.assert(
      fc.property(sites, (text) => {
        for (const route of configurationOf(text).routes) expect(contradictions(route, [])).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is what becomes of handshakes to it, in whole files', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(cases, (generated) => {
        const { routes } = loaded(generated);
        for (const route of routes) {
          const { handshake } = route.websocket;
          seen.set(handshake, (seen.get(handshake) ?? 0) + 1);
          if (!isShared(route)) expect(contradictions(route, generated.others)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
    for (const handshake of ['works', 'fails', 'unknown']) expect(seen.get(handshake)).toBeGreaterThan(10);
  }, 60_000);
});
