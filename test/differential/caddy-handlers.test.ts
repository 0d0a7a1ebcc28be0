/**
 * The model against the real Caddy: for generated chains of handlers, what the upstream receives, byte for byte, and what
 * the client is answered, is what the model says.
 *
 * Many chains share one Caddy; each has requests of its own, told apart by a header.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { askCaddy, askModel, type Seen } from './caddy-handlers/ask.ts';
import { generatedCase } from './caddy-handlers/generate.ts';

const CHAINS = 60;
const RUNS = Number(process.env.CADDY_HANDLERS_RUNS ?? 3);
const SEED = Number(process.env.CADDY_HANDLERS_SEED ?? 20_261_126);
const AT_MOST_MS = 120_000;
const MOST_UNKNOWN = 0.05;

/** What happened, as far as the model tells it: of what is sent on what arrives, of what is answered the answer. */
function comparable(model: Seen, real: Seen): Seen {
  if (model.kind !== 'proxied') return { ...real, received: [] };
  const isSent = real.received.length > 0;
  return {
    kind: isSent ? 'proxied' : real.kind,
    status: model.status === null ? null : real.status,
    location: null,
    received: real.received,
  };
}

describeWith([needsCaddy], 'requests through generated handlers of Caddy', () => {
  it('become what the model says', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    let asked = 0;
    let unknown = 0;
    const differences: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(generatedCase, { minLength: CHAINS, maxLength: CHAINS }), async (cases) => {
        const real = await askCaddy(cases);
        const model = askModel(cases);
        for (const [index, { routes, requests }] of cases.entries()) {
          for (const [at, request] of requests.entries()) {
            const [says, does] = [model[index]?.[at], real[index]?.[at]];
            if (says === undefined || does === undefined) throw new Error('an answer is missing');
            asked++;
            if (says.kind === 'unknown') unknown++;
            else if (JSON.stringify(says) !== JSON.stringify(comparable(says, does))) {
              differences.push(JSON.stringify({ says, does, request, routes }, null, 1));
            }
          }
        }
        expect(differences).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true, interruptAfterTimeLimit: AT_MOST_MS },
    );
    await annotate(`${asked} requests, ${unknown} of them unknown`);
    expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
  });
});
