/**
 * The request model against the real Caddy: whether a generated Caddyfile is taken, what it is adapted to, and what
 * becomes of requests to it, is what the model says, in 5,000 pairs of a file and a request, without a disagreement.
 *
 * The seed is fixed, so that a failure is everyone's failure, and the fault of the change that it judges. `npm run fuzz --
 * caddy --seed N --pairs N` looks further, and makes what it finds small.
 */
import { expect, it } from 'vitest';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { Bench } from './caddy-requests/bench.ts';
import { type Found, newTally, runCase, shrink, type Tally } from './caddy-requests/campaign.ts';
import { show } from './caddy-requests/show.ts';

const SEED = 20_261_126;
const PAIRS = 5_000;
const REQUESTS_EACH = 40;
const LANES = 2;
const AT_MOST_MS = 480_000;
/** The generator writes little that cannot be known. */
const MOST_UNKNOWN = 0.05;
/** Some files are meant to be refused. */
const MOST_REFUSED = 0.2;
/** Of pairs in which a busy machine answers late, or once in another way than the next time. */
const MOST_NOT_JUDGED = 0.002;

interface Disagreeing {
  readonly bench: Bench;
  readonly found: Found;
}

describeWith([needsCaddy], 'requests to generated Caddyfiles', () => {
  it('come to what the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const started = performance.now();
    const benches = await Promise.all(Array.from({ length: LANES }, () => Bench.open()));
    const tally = newTally();
    const disagreeing: Disagreeing[] = [];
    let next = 0;
    const lane = async (bench: Bench): Promise<void> => {
      while (tally.pairs < PAIRS) {
        const all = await runCase(bench, { seed: SEED, number: next++, requests: REQUESTS_EACH }, tally);
        disagreeing.push(...all.map((found) => ({ bench, found })));
      }
    };
    try {
      await Promise.all(benches.map(lane));
      await annotate(`${inWords(tally)}, in ${Math.round((performance.now() - started) / 1000)} s`);
      await annotate(`not known:\n${causes(tally)}`);
      if (tally.notJudged > 0) await annotate(`not judged:\n${tally.notSeenAgain.join('\n')}`);
      const [first] = disagreeing;
      if (first !== undefined) {
        const page = await show(first.bench, await shrink(first.bench, first.found), SEED);
        expect.fail(`${disagreeing.length} disagreements; the first:\n${page}`);
      }
    } finally {
      await Promise.all(benches.map((bench) => bench.close()));
    }
    expect(tally.wrong).toBe(0);
    expect(tally.pairs).toBeGreaterThanOrEqual(PAIRS);
    expect((tally.refused + tally.notRun) / tally.files).toBeLessThan(MOST_REFUSED);
    expect(tally.refused).toBeGreaterThan(0);
    expect(countOf(tally.outcomes, 'proxied')).toBeGreaterThan(tally.pairs / 5);
    expect(tally.unknown / tally.pairs).toBeLessThan(MOST_UNKNOWN);
    expect(tally.notJudged / tally.pairs).toBeLessThan(MOST_NOT_JUDGED);
  });
});

function inWords({ pairs, files, refused, notRun, wrong, notJudged, unknown }: Tally): string {
  const share = ((100 * unknown) / pairs).toFixed(1);
  return (
    `${pairs} requests to ${files} files (seed ${SEED}): ${refused} files refused, ${notRun} not run; ` +
    `${wrong} disagreements, ${notJudged} not judged; for ${unknown} requests (${share} %) the model does not know what becomes of them`
  );
}

/** Ports differ from run to run. */
function causes({ unknownBecause }: Tally): string {
  const counts = new Map<string, number>();
  for (const [because, times] of unknownBecause) {
    const cause = because.replaceAll(/:\d+/g, '');
    counts.set(cause, (counts.get(cause) ?? 0) + times);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([cause, times]) => `${times} ${cause}`)
    .join('\n');
}

function countOf(counts: ReadonlyMap<string, number>, start: string): number {
  return [...counts].reduce((sum, [key, times]) => (key.startsWith(start) ? sum + times : sum), 0);
}
