/**
 * `npm run fuzz`: the long run, outside of the test suite. Several benches run one case after the other, and each kind of
 * disagreement is printed once, made small.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listed, type Tally } from './tally.ts';

/** Which case of which series, and how many requests it makes. */
export interface CaseNumber {
  readonly seed: number;
  readonly number: number;
  readonly requests: number;
}

/** One proxy's way to do it. A bench is a place to run the proxy in. */
export interface Campaign<Bench, Counts extends Tally, Found> {
  readonly defaults: { readonly pairs: number; readonly requests: number; readonly lanes: number };
  readonly tally: Counts;
  readonly open: () => Promise<Bench>;
  readonly close: (bench: Bench) => Promise<void>;
  readonly runCase: (bench: Bench, which: CaseNumber, tally: Counts) => Promise<readonly Found[]>;
  /** What a disagreement is about; one of each kind is shown. */
  readonly kindOf: (found: Found) => string;
  /** The disagreement, made small, for people. */
  readonly page: (bench: Bench, found: Found, seed: number) => Promise<string>;
  readonly summary: (tally: Counts) => readonly string[];
}

function optionsOf({ pairs, requests, lanes }: Campaign<unknown, never, unknown>['defaults']) {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      pairs: { type: 'string', default: String(pairs) },
      /** The number of one case, to run it alone. */
      only: { type: 'string' },
      requests: { type: 'string', default: String(requests) },
      lanes: { type: 'string', default: String(lanes) },
      /** How many disagreements are made small and shown. */
      show: { type: 'string', default: '5' },
      /** Only disagreements whose kind matches this count. */
      about: { type: 'string', default: '' },
      /** A directory that gets a file for each disagreement that is shown. */
      into: { type: 'string' },
    },
  });
  return {
    ...values,
    seed: Number(values.seed),
    pairs: values.only === undefined ? Number(values.pairs) : 1,
    only: values.only === undefined ? null : Number(values.only),
    requests: Number(values.requests),
    lanes: Number(values.lanes),
    show: Number(values.show),
    about: new RegExp(values.about),
  };
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Where a disagreement was found goes with it: something may depend on the ports. */
interface Sample<Bench, Found> {
  readonly bench: Bench;
  readonly found: Found;
}

export async function fuzz<Bench, Counts extends Tally, Found>(
  campaign: Campaign<Bench, Counts, Found>,
): Promise<void> {
  const options = optionsOf(campaign.defaults);
  const { seed, only, requests } = options;
  const { tally } = campaign;
  const kinds = new Map<string, Sample<Bench, Found>[]>();
  let next = only ?? 0;
  const lane = async (bench: Bench): Promise<void> => {
    while (tally.pairs < options.pairs) {
      const number = next++;
      if (only !== null && number !== only) return;
      for (const found of await campaign.runCase(bench, { seed, number, requests }, tally)) {
        const kind = campaign.kindOf(found);
        if (options.about.test(kind)) kinds.set(kind, [...(kinds.get(kind) ?? []), { bench, found }]);
      }
    }
  };
  const benches = await Promise.all(Array.from({ length: options.lanes }, () => campaign.open()));
  try {
    const started = performance.now();
    await Promise.all(benches.map(lane));
    const times = new Map([...kinds].map(([kind, { length }]) => [kind, length]));
    const all = [...times.values()].reduce((sum, each) => sum + each, 0);
    print([...campaign.summary(tally), `disagreements: ${all}`, listed(times, 60)].join('\n'));
    print(`${Math.round((performance.now() - started) / 1000)} s`);
    const mostFirst = [...kinds].sort(([, a], [, b]) => b.length - a.length);
    for (const [at, [kind, all]] of mostFirst.slice(0, options.show).entries()) {
      const [sample] = all;
      if (sample === undefined) continue;
      const page = await campaign.page(sample.bench, sample.found, seed);
      const text = `### ${kind} (${all.length} times)\n\n${page}`;
      print(`\n${text}`);
      if (options.into !== undefined) writePage(options.into, { at, kind, text });
    }
  } finally {
    await Promise.all(benches.map(campaign.close));
  }
  process.exitCode = kinds.size === 0 ? 0 : 1;
}

function writePage(
  directory: string,
  { at, kind, text }: { readonly at: number; readonly kind: string; readonly text: string },
): void {
  mkdirSync(directory, { recursive: true });
  const name = kind.replaceAll(/[^\w]+/g, '-').slice(0, 60);
  writeFileSync(join(directory, `${String(at + 1).padStart(3, '0')}-${name}.md`), text);
}
