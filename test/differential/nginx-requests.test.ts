/**
 * The request model against the real nginx: for generated configurations and requests, which server and location take
 * a request, what reaches the upstream, and what the client is answered, is what the model says.
 *
 * The seed is fixed, so that a failure is everyone's failure. `npm run fuzz -- --seed N --pairs N` goes on from here,
 * and makes what it finds small.
 */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';
import type { NginxFiles } from '../proof/harness/rewire-nginx.ts';
import { exampleConfiguration, readExamples, readRuleIds } from '../proof/harness/rule-examples.ts';
import { Bench } from './requests/ask-nginx.ts';
import { type Found, newTally, runCase, shrink } from './requests/campaign.ts';
import { show } from './requests/show.ts';
import { askAboutFiles } from './requests/written-files.ts';

const RULES = fileURLToPath(new URL('../../rules', import.meta.url));
const SEED = 20_261_125;
const CONFIGURATIONS = 340;
const REQUESTS_EACH = 60;
const LANES = 3;
const AT_MOST_MS = 600_000;
/** The generator writes little that cannot be known. */
const MOST_UNKNOWN = 0.05;

describeWith([needsNginx], 'requests to generated configurations', () => {
  it('come to what the model says', { timeout: AT_MOST_MS }, async ({ annotate }) => {
    const benches = await Promise.all(Array.from({ length: LANES }, () => Bench.open()));
    const tally = newTally();
    const found: Found[] = [];
    let next = 0;
    const lane = async (bench: Bench): Promise<void> => {
      while (next < CONFIGURATIONS && found.length === 0) {
        found.push(...(await runCase(bench, { seed: SEED, number: next++, requests: REQUESTS_EACH }, tally)));
      }
    };
    try {
      await Promise.all(benches.map(lane));
      const [bench] = benches;
      const [first] = found;
      if (bench !== undefined && first !== undefined) {
        expect.fail(await show(bench, await shrink(bench, first)));
      }
    } finally {
      await Promise.all(benches.map((bench) => bench.close()));
    }
    await annotate(
      `${tally.pairs} requests; for ${tally.unknown} the model does not know what becomes of them`,
    );
    expect(tally.refused).toBe(0);
    expect(tally.crashed).toBeLessThan(CONFIGURATIONS / 100);
    expect(tally.pairs).toBe((CONFIGURATIONS - tally.crashed) * REQUESTS_EACH);
    expect(tally.outcomes.get('proxied') ?? 0).toBeGreaterThan(tally.pairs / 4);
    expect(tally.unknown / tally.pairs).toBeLessThan(MOST_UNKNOWN);
  });

  it('come to what the model says in the examples of the rules', { timeout: AT_MOST_MS }, async ({
    annotate,
  }) => {
    const bench = await Bench.open();
    const tally = newTally();
    try {
      for (const [name, files] of exampleFiles()) {
        const [first] = await askAboutFiles(bench, name, files, REQUESTS_EACH, tally).catch(
          (error: unknown) => {
            throw new Error(`asking about ${name} failed`, { cause: error });
          },
        );
        if (first !== undefined) expect.fail(first);
      }
    } finally {
      await bench.close();
    }
    const { pairs, configurations, refused, unknown } = tally;
    await annotate(`${pairs} requests to ${configurations - refused} examples; ${unknown} without an answer`);
    expect(configurations - refused).toBeGreaterThan(100);
  });
});

/** Both sides of each example. Some broken ones nginx does not even start with. */
function exampleFiles(): readonly (readonly [name: string, files: NginxFiles])[] {
  const { examples } = readExamples(RULES, readRuleIds(RULES));
  return examples.flatMap((example) =>
    (['broken', 'repaired'] as const).flatMap((side) => {
      const configuration = exampleConfiguration(example, example[side]);
      const name = `${example.rule}/${example.slug}, ${side}`;
      if (configuration.dialect !== 'nginx' || restsOnMore(configuration.files)) return [];
      return [[name, configuration.files] as const];
    }),
  );
}

/** No name server answers here, limits come out by chance where requests are sent side by side, and upstreams decide on the side. */
function restsOnMore({ texts }: NginxFiles): boolean {
  return [...texts.values()].some((text) =>
    /^\s*(?:resolver |auth_request |mirror |limit_conn |limit_req |worker_connections |proxy_read_timeout 0;|server .* max_conns=\d+)/m.test(
      text,
    ),
  );
}
