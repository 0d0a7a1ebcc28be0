/** Whatever the plan: the real Caddy accepts its text, leaves it as it is, and sends requests where the plan says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCaddy } from '../../../src/generate/caddy/render.ts';
import type { Plan, PlannedRoute } from '../../../src/generate/plan.ts';
import { generatedPlan } from '../generated-plans.ts';
import { type Adapted, adapt, at, CADDY, type Fate, fateOf, formatted, list, record } from './adapted.ts';

/** What is written for these is accepted by the oldest Caddy. */
const forAnyCaddy = generatedPlan('caddy', [null, '2.6.2']);

function accepted(text: string): unknown {
  const adapted: Adapted = adapt(text);
  if (adapted.kind === 'refused') throw new Error(`Caddy refuses: ${adapted.message}\n${text}`);
  return adapted.json;
}

/** The route with the longest path that a request's path begins with. */
function plannedFor(path: string, plan: Plan): PlannedRoute | null {
  const within = (outer: string) =>
    outer.endsWith('/') ? path.startsWith(outer) : `${path}/`.startsWith(`${outer}/`);
  return (
    plan.routes.filter((route) => within(route.path)).sort((a, b) => b.path.length - a.path.length)[0] ?? null
  );
}

/** Paths at, below and beside the routes of a plan. */
function askedPaths(plan: Plan): readonly string[] {
  const paths = plan.routes.flatMap(({ path }) => [path, `${path.replace(/\/$/, '')}/some/thing`]);
  return [...new Set(['/', '/elsewhere', ...paths])];
}

function expectFate(fate: Fate, path: string, plan: Plan): void {
  const route = plannedFor(path, plan);
  if (route !== null) expectProxied(fate, path, route, plan);
  else if (`${path}/` === plan.mount)
    expect(fate).toEqual({ kind: 'answered', status: 302, location: plan.mount });
  else expect(fate).toEqual({ kind: 'answered', status: 404, location: undefined });
}

function expectProxied(fate: Fate, path: string, { upstream, strip }: PlannedRoute, plan: Plan): void {
  if (fate.kind !== 'proxied') throw new Error(`${path} is ${fate.kind}`);
  const stripped = path.slice(strip?.length ?? 0);
  expect(fate.path).toBe(stripped.startsWith('/') ? stripped : `/${stripped}`);
  expect(fate.upgrades).toEqual([{ search_regexp: '(?i)^(websocket$)?.*', replace: '$1' }]);
  const { proxy } = fate;
  expect(list(proxy.upstreams).map((one) => at(one, 'dial'))).toEqual(upstream.servers.map(dialOf));
  expect(proxy.trusted_proxies ?? []).toEqual(plan.trustedProxies);
  const { tls } = record(proxy.transport ?? {});
  // No certificate names an address of this machine.
  const isHere = upstream.servers.every((server) => /^(?:127\.|\[::1\]|localhost|unix:)/.test(server));
  const plannedTls = upstream.selfSigned || isHere ? { insecure_skip_verify: true } : {};
  expect(tls).toEqual(upstream.scheme === 'https' ? plannedTls : undefined);
}

function dialOf(server: string): string {
  return server.replace(/^unix:/, 'unix/');
}

describe.skipIf(CADDY === null)(`what Caddy ${CADDY ?? '(not installed)'} makes of generated texts`, () => {
  it('leaves them as they are when it formats them', () => {
    fc.assert(
      fc.property(generatedPlan('caddy'), fc.constantFrom('location', 'server', 'full'), (plan, part) => {
        const text = renderCaddy(plan, part);
        expect(formatted(text)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('accepts a whole file, and a location within a site', () => {
    fc.assert(
      fc.property(forAnyCaddy, (plan) => {
        accepted(renderCaddy(plan, 'full'));
        accepted(`:8080 {\n${renderCaddy(plan, 'location')}}\n`);
      }),
      { numRuns: 100 },
    );
  });

  it('sends each request to the upstream of its route, and refuses what no route serves', () => {
    fc.assert(
      fc.property(forAnyCaddy, (plan) => {
        const json = accepted(renderCaddy(plan, 'full'));
        for (const path of askedPaths(plan)) expectFate(fateOf(json, path), path, plan);
      }),
      { numRuns: 150 },
    );
  });
});
