/**
 * Expressions in CEL against the real Caddy: what the model says of a generated expression and a request, Caddy does, and
 * an expression of which the model says anything is one that Caddy starts with. 10,000 pairs.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { generatedCase } from './caddy-expressions/generate.ts';
import { askCaddy, askModel } from './caddy-handlers/ask.ts';

/** How many share one Caddy. */
const EXPRESSIONS = 400;
const RUNS = Number(process.env.CADDY_EXPRESSIONS_RUNS ?? 5);
const SEED = Number(process.env.CADDY_EXPRESSIONS_SEED ?? 20_261_126);
const AT_MOST_MS = 360_000;
/** Numbers that Go writes in its own way, and the like. */
const MOST_UNKNOWN = 0.05;

describeWith([needsCaddy], 'generated expressions', () => {
  it('come to what the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    let asked = 0;
    let unknown = 0;
    const statuses = new Map<number | null, number>();
    const differences: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      const cases = fc.sample(generatedCase, { seed: SEED + run, numRuns: EXPRESSIONS });
      const bare = askModel(cases.map((each) => each.bare));
      asked += bare.flat().length;
      unknown += bare.flat().filter(({ kind }) => kind === 'unknown').length;
      // Of the others Caddy may refuse some.
      const claimed = cases.filter((_, index) => bare[index]?.some(({ kind }) => kind !== 'unknown'));
      const model = askModel(claimed);
      const real = await askCaddy(claimed);
      for (const [index, { routes, requests }] of claimed.entries()) {
        for (const [at, request] of requests.entries()) {
          const [says, does] = [model[index]?.[at], real[index]?.[at]];
          if (says === undefined || does === undefined) throw new Error('an answer is missing');
          if (says.kind === 'unknown') continue;
          statuses.set(does.status, (statuses.get(does.status) ?? 0) + 1);
          if (says.status === does.status) continue;
          differences.push(
            JSON.stringify({ says: says.status, does: does.status, request, route: routes[1] }),
          );
        }
      }
    }
    const answers = [...statuses].map(([status, times]) => `${times} times ${status}`).join(', ');
    await annotate(`${asked} requests, ${unknown} of them unknown; ${answers}`);
    expect(differences.slice(0, 10)).toEqual([]);
    expect(unknown / asked).toBeLessThan(MOST_UNKNOWN);
    // Conditions that hold, that do not, and that end in an error.
    for (const status of [201, 202, 500]) expect(statuses.get(status) ?? 0).toBeGreaterThan(asked / 20);
  });
});
