/** `npm run fuzz`: the long run, outside of the test suite. Prints each kind of disagreement once, made small. */
import { parseArgs } from 'node:util';
import { Bench } from './ask-nginx.ts';
import { type Found, kindOf, newTally, runCase, show, shrink, type Tally } from './campaign.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '20000' },
    /** The number of one case, to run it alone. */
    only: { type: 'string' },
    requests: { type: 'string', default: '60' },
    lanes: { type: 'string', default: '3' },
    /** How many disagreements are made small and shown. */
    show: { type: 'string', default: '5' },
  },
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const seed = Number(values.seed);
const requests = Number(values.requests);
const tally = newTally();
const found = new Map<string, Found[]>();
let next = values.only === undefined ? 0 : Number(values.only);
const wanted = values.only === undefined ? Number(values.pairs) : 1;

async function lane(bench: Bench): Promise<void> {
  while (tally.pairs < wanted) {
    const number = next++;
    if (values.only !== undefined && number !== Number(values.only)) return;
    for (const each of await runCase(bench, seed, number, requests, tally)) {
      const about = kindOf(each);
      found.set(about, [...(found.get(about) ?? []), each]);
    }
  }
}

function summary({
  pairs,
  configurations,
  refused,
  crashed,
  unknown,
  unknownBecause,
  outcomes,
}: Tally): string {
  const listed = (counts: Map<string, number>): string =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 40)
      .map(([key, times]) => `  ${times} ${key}`)
      .join('\n');
  const wrong = [...found.values()].reduce((sum, { length }) => sum + length, 0);
  return [
    `${pairs} requests to ${configurations} configurations (${refused} refused, ${crashed} crashed)`,
    listed(outcomes),
    `unknown: ${unknown} (${((100 * unknown) / Math.max(pairs, 1)).toFixed(1)} %)`,
    listed(unknownBecause),
    `disagreements: ${wrong}`,
    ...[...found].map(([about, { length }]) => `  ${length} about ${about}`),
  ].join('\n');
}

const benches = await Promise.all(Array.from({ length: Number(values.lanes) }, () => Bench.open()));
const [first] = benches;
try {
  const started = performance.now();
  await Promise.all(benches.map(lane));
  print(summary(tally));
  print(`${Math.round((performance.now() - started) / 1000)} s`);
  let left = Number(values.show);
  for (const [about, all] of [...found].sort(([, a], [, b]) => b.length - a.length)) {
    const [sample] = all;
    if (left-- <= 0 || sample === undefined || first === undefined) break;
    print(`\n### about ${about} (seed ${seed})\n\n${await show(first, await shrink(first, sample))}`);
  }
} finally {
  await Promise.all(benches.map((bench) => bench.close()));
}
process.exitCode = found.size === 0 ? 0 : 1;
