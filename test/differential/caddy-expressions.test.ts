/**
 * Expressions in CEL against the real Caddy: what the model says of a generated expression and a request, Caddy does, and
 * an expression of which the model says anything is one that Caddy starts with. 10,000 pairs.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { generatedCase } from './caddy-expressions/generate.ts';
import { askCaddy, askModel } from './caddy-handlers/ask.ts';

const EXPRESSIONS = 400;
const RUNS = Number(process.env.CADDY_EXPRESSIONS_RUNS ?? 5);
const SEED = Number(process.env.CADDY_EXPRESSIONS_SEED ?? 20_261_126);
const AT_MOST_MS = 180_000;
/** Numbers that Go writes in its own way, and the like. */
const MOST_UNKNOWN = 0.06;

describeWith([needsCaddy], 'generated expressions', () => {
  it('come to what the model says', { timeout: 2 * AT_MOST_MS }, async ({ annotate }) => {
    let asked = 0;
    let unknown = 0;
    const statuses = new Map<string, number>();
    const differences: string[] = [];
    const size = { minLength: EXPRESSIONS, maxLength: EXPRESSIONS };
    await fc.assert(
      fc.asyncProperty(fc.array(generatedCase, size), async (cases) => {
        // Of the others Caddy may refuse some.
        const bare = askModel(cases.map((each) => each.bare));
        const claimed = cases.filter((_, index) => bare[index]?.some(({ kind }) => kind !== 'unknown'));
        const model = askModel(claimed);
        const real = await askCaddy(claimed);
        asked += bare.flat().length;
        unknown += bare.flat().filter(({ kind }) => kind === 'unknown').length;
        for (const [index, { routes, requests }] of claimed.entries()) {
          for (const [at, request] of requests.entries()) {
            const [says, does] = [model[index]?.[at], real[index]?.[at]];
            if (says === undefined || does === undefined) throw new Error('an answer is missing');
            if (says.kind === 'unknown') continue;
            statuses.set(String(does.status), (statuses.get(String(does.status)) ?? 0) + 1);
            if (says.status !== does.status)
              differences.push(
                JSON.stringify({ says: says.status, does: does.status, request, match: routes[1] }),
              );
          }
        }
        expect(differences.slice(0, 20)).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true, interruptAfterTimeLimit: AT_MOST_MS },
    );
    const answers = [...statuses].map(([status, times]) => `${times} times ${status}`).join(', ');
    await annotate(`${asked} requests, ${unknown} of them unknown; ${answers}`);
    expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
    // Neither outcome is rare.
    for (const status of ['201', '202', '500']) expect(statuses.get(status) ?? 0).toBeGreaterThan(asked / 50);
  });
});
