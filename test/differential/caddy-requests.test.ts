/**
 * The request model against the real Caddy: whether a generated Caddyfile is taken, what it is adapted to, and what
 * becomes of requests to it, is what the model says.
 *
 * One seed is fixed, so that a failure is everyone's failure, and one is new with each run. `npm run fuzz -- caddy
 * --seed N --pairs N` goes on from here, and makes what it finds small.
 */
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { Bench } from './caddy-requests/bench.ts';
import { type Found, newTally, runCase, shrink, type Tally } from './caddy-requests/campaign.ts';
import { show } from './caddy-requests/show.ts';

const SEED = 20_261_126;
const FILES = 60;
const REQUESTS_EACH = 40;
/** New luck ends with its time, wherever it is then. */
const NEW_LUCK_MS = 15_000;
const AT_MOST_MS = 240_000;
/** What is known to be told wrongly still; `npm run fuzz -- caddy` lists it. Nothing may be added to it. */
const MOST_WRONG = 0.003;
/** The generator writes little that cannot be known. */
const MOST_UNKNOWN = 0.18;
/** Some files are meant to be refused. */
const MOST_REFUSED = 0.2;

describeWith([needsCaddy], 'requests to generated Caddyfiles', () => {
  it('come to what the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const bench = await Bench.open();
    const tally = newTally();
    const fresh = Date.now() % 1_000_000;
    try {
      const started = performance.now();
      const found = [...(await series(bench, SEED, (number) => number < FILES, tally))];
      const until = performance.now() + NEW_LUCK_MS;
      found.push(...(await series(bench, fresh, () => performance.now() < until, tally)));
      await annotate(
        `${tally.pairs} requests to ${tally.files} files (seeds ${SEED} and ${fresh}) in ` +
          `${Math.round((performance.now() - started) / 1000)} s; ${tally.refused} refused, ${tally.notRun} not run; ` +
          `${tally.wrong} disagreements; for ${tally.unknown} requests the model does not know what becomes of them`,
      );
      const aboutFiles = found.filter(({ found: { layer } }) => layer !== 'engine').length;
      const isTooMuch = tally.wrong > MOST_WRONG * tally.pairs || aboutFiles > MOST_WRONG * tally.pairs;
      const [first] = found;
      if (isTooMuch && first !== undefined) {
        expect.fail(await show(bench, await shrink(bench, first.found), first.seed));
      }
    } finally {
      await bench.close();
    }
    expect(tally.pairs).toBeGreaterThan(((1 - MOST_REFUSED) * FILES * REQUESTS_EACH) / 2);
    expect((tally.refused + tally.notRun) / tally.files).toBeLessThan(MOST_REFUSED);
    expect(tally.refused).toBeGreaterThan(0);
    expect(countOf(tally.outcomes, 'proxied')).toBeGreaterThan(tally.pairs / 5);
    expect(tally.unknown / tally.pairs).toBeLessThan(MOST_UNKNOWN);
    expect(tally.late).toBeLessThan(tally.pairs / 100);
  });
});

interface Seeded {
  readonly seed: number;
  readonly found: Found;
}

/** Every disagreement of a series. */
async function series(
  bench: Bench,
  seed: number,
  goesOn: (number: number) => boolean,
  tally: Tally,
): Promise<readonly Seeded[]> {
  const all: Seeded[] = [];
  for (let number = 0; goesOn(number); number++) {
    for (const found of await runCase(bench, { seed, number, requests: REQUESTS_EACH }, tally)) {
      all.push({ seed, found });
    }
  }
  return all;
}

function countOf(counts: ReadonlyMap<string, number>, start: string): number {
  return [...counts].reduce((sum, [key, times]) => (key.startsWith(start) ? sum + times : sum), 0);
}
