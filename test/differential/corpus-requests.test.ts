/**
 * The request model against the real nginx, on configurations of real projects, documentation and tests: for the
 * requests that their locations are there for, what the model says is what happens.
 *
 * What nginx 1.22.1 does not start with is made to start where that changes nothing that is judged (`startable.ts`).
 */
import { expect, it } from 'vitest';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import { askAboutConfiguration } from './corpus/ask-corpus.ts';
import { needsCorpus, readCorpus } from './corpus/corpus-files.ts';
import { Bench } from './requests/ask-nginx.ts';
import { countAnswer, newTally } from './requests/campaign.ts';

const LANES = 4;
const REQUESTS_EACH = 24;
const AT_MOST_MS = 600_000;
/** Real configurations hold little that cannot be known, once Lua and other modules are out of them. */
const MOST_UNKNOWN = 0.02;

/** Configurations in which the answer rests on something else than what is judged, and why. */
const SET_ASIDE: ReadonlyMap<string, string> = new Map([
  [
    'nginx/nginx__nginx-tests/charset.t/01-nginx.conf',
    'a `charset` whose variable turns out empty makes nginx close the connection',
  ],
]);

describeWith([needsNginx, needsCorpus], 'requests to the corpus', () => {
  it('come to what the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const { configurations } = readCorpus();
    const benches = await Promise.all(Array.from({ length: LANES }, () => Bench.open()));
    const tally = newTally();
    const refused = new Map<string, number>();
    const wrong: string[] = [];
    let next = 0;
    const lane = async (bench: Bench): Promise<void> => {
      for (let each = configurations[next++]; each !== undefined; each = configurations[next++]) {
        if (SET_ASIDE.has(each.name)) continue;
        const result = await askAboutConfiguration(bench, each, REQUESTS_EACH);
        tally.configurations++;
        if (result.kind === 'refused') {
          tally.refused++;
          refused.set(result.because, (refused.get(result.because) ?? 0) + 1);
          continue;
        }
        for (const { trace, real } of result.asked) countAnswer(tally, trace, real);
        wrong.push(...result.pages);
      }
    };
    try {
      await Promise.all(benches.map(lane));
    } finally {
      await Promise.all(benches.map((bench) => bench.close()));
    }
    const started = tally.configurations - tally.refused;
    await annotate(`${tally.pairs} requests to ${started} configurations of ${configurations.length}`);
    await annotate(`not started: ${inWords(refused)}`);
    await annotate(`${tally.unknown} not known: ${inWords(tally.unknownBecause)}`);
    expect(wrong.length, `${wrong.length} requests; the first:\n${wrong[0]}`).toBe(0);
    expect(started).toBeGreaterThan(1_100);
    expect(tally.unknown / tally.pairs).toBeLessThan(MOST_UNKNOWN);
  });
});

function inWords(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([what, count]) => `${count} ${what}`).join('; ');
}
