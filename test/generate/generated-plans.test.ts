/** The generator of plans itself: it refuses nothing that it generates, and reaches what tests are about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/generate/plan.ts';
import { generatedPlan } from './generated-plans.ts';

describe.each(['nginx', 'caddy'] as const)('generated plans for %s', (proxy) => {
  const plans = fc.sample(generatedPlan(proxy), { numRuns: 1000, seed: 1 });

  it.each<[string, (plan: Plan) => boolean]>([
    ['a path that is taken off', ({ routes }) => routes.some(({ strip }) => strip !== null)],
    ['a mount without a slash', ({ mount }) => !mount.endsWith('/')],
    ['several servers with affinity', ({ upstreams }) => upstreams.some(({ affinity }) => affinity)],
    ['two upstreams', ({ upstreams }) => upstreams.length > 1],
    ['https to the upstream', ({ upstreams }) => upstreams.some(({ scheme }) => scheme === 'https')],
    ['a certificate by ACME', ({ tls }) => tls.kind === 'acme'],
    ['a port of its own with TLS', ({ tls, port }) => tls.kind === 'files' && port !== null],
    ['trusted proxies', ({ trustedProxies }) => trustedProxies.length > 1],
    ['event streams beside WebSockets', ({ routes }) => routes.some(({ carries }) => carries.length === 3)],
    ['nothing but requests', ({ routes }) => routes.every(({ carries }) => carries.join() === 'requests')],
  ])('have %s', (_title, holds) => {
    expect(plans.some(holds)).toBe(true);
  });
});
