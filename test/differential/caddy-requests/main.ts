/** `npm run fuzz -- caddy`: the long run, outside of the test suite. Prints each kind of disagreement once, made small. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from './bench.ts';
import { type Found, kindOf, LAYERS, newTally, runCase, shrink, type Tally } from './campaign.ts';
import { show } from './show.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    pairs: { type: 'string', default: '5000' },
    /** The number of one case, to run it alone. */
    only: { type: 'string' },
    requests: { type: 'string', default: '40' },
    lanes: { type: 'string', default: '2' },
    /** How many disagreements are made small and shown. */
    show: { type: 'string', default: '5' },
    /** Disagreements of which layers count. */
    layers: { type: 'string', default: LAYERS.join() },
    /** Only disagreements whose kind matches this are shown. */
    about: { type: 'string', default: '' },
    /** A directory that gets a file for each disagreement that is shown. */
    into: { type: 'string' },
  },
});

const write = (text: string): void => void process.stdout.write(`${text}\n`);
const seed = Number(values.seed);
const requests = Number(values.requests);
const layers = values.layers.split(',');
const tally = newTally();
const found = new Map<string, Found[]>();
/** Where it was found: something may depend on the ports. */
const benchOf = new WeakMap<Found, Bench>();
let next = values.only === undefined ? 0 : Number(values.only);
const wanted = values.only === undefined ? Number(values.pairs) : 1;

async function lane(bench: Bench): Promise<void> {
  while (tally.pairs < wanted) {
    const number = next++;
    if (values.only !== undefined && number !== Number(values.only)) return;
    for (const each of await runCase(bench, { seed, number, requests }, tally)) {
      if (!layers.includes(each.layer)) continue;
      benchOf.set(each, bench);
      const about = kindOf(each);
      found.set(about, [...(found.get(about) ?? []), each]);
    }
  }
}

function summary(all: Tally): string {
  const {
    pairs,
    files,
    refused,
    notRun,
    unknown,
    unknownBecause,
    unknownHeaders,
    outcomes,
    notJudged,
    notSeenAgain,
  } = all;
  const share = (part: number, whole: number): string =>
    `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
  return [
    `${pairs} requests to ${files} files; Caddy refuses ${refused} (${share(refused, files)}) and does not run ${notRun}`,
    listed(all.refusedBecause, 10),
    listed(outcomes, 40),
    `not judged: ${notJudged}${notSeenAgain.map((each) => `\n  ${each}`).join('')}`,
    `unknown: ${unknown} (${share(unknown, pairs)}), and ${unknownHeaders} values of headers`,
    listed(unknownBecause, 40),
    `pairs with a disagreement: ${all.wrong}`,
    listed(new Map([...found].map(([about, { length }]) => [about, length])), 60),
  ].join('\n');
}

function listed(counts: Map<string, number>, most: number): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([key, times]) => `  ${times} ${key}`)
    .join('\n');
}

const benches = await Promise.all(Array.from({ length: Number(values.lanes) }, () => Bench.open()));
try {
  const started = performance.now();
  await Promise.all(benches.map(lane));
  write(summary(tally));
  write(`${Math.round((performance.now() - started) / 1000)} s`);
  let left = Number(values.show);
  for (const [about, all] of [...found].sort(([, a], [, b]) => b.length - a.length)) {
    const [sample] = all;
    if (!new RegExp(values.about).test(about)) continue;
    const bench = sample === undefined ? undefined : benchOf.get(sample);
    if (left-- <= 0 || sample === undefined || bench === undefined) break;
    const page = `### ${about} (${all.length} times)\n\n${await show(bench, await shrink(bench, sample), seed)}`;
    write(`\n${page}`);
    if (values.into === undefined) continue;
    mkdirSync(values.into, { recursive: true });
    const name = about.replaceAll(/[^\w]+/g, '-').slice(0, 60);
    writeFileSync(
      join(values.into, `${String(Number(values.show) - left).padStart(3, '0')}-${name}.md`),
      page,
    );
  }
} finally {
  await Promise.all(benches.map((bench) => bench.close()));
}
process.exitCode = found.size === 0 ? 0 : 1;
