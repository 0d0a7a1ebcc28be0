/**
 * Our adapter against the real Caddy's, on configurations that people wrote: those of the collection beside the checkout and
 * the examples of the rules. What Caddy accepts becomes the same servers and is no problem; what it refuses is a problem,
 * unless only a plugin or a file of another machine is missing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ADAPTERS } from '../../src/caddy/adapt/directives/index.ts';
import { directivesOf } from '../../src/caddy/language/directives.ts';
import { adaptedByCaddy, adaptedByUs, withoutEnvironment } from '../differential/adapted-caddy.ts';
import { installedCaddy } from '../proof/harness/caddy-process.ts';
import { describeWith, needsCaddy } from '../proof/harness/requirements.ts';
import { readExamples, readRuleIds } from '../proof/harness/rule-examples.ts';
import { CORPUS, corpusCaddyfiles, needsCorpus } from './corpus-caddyfiles.ts';

const RULES = fileURLToPath(new URL('../../rules/', import.meta.url));

/** Why a refusal is none of ours: another build of Caddy, on another machine, may accept the file. */
const ELSEWHERE: readonly { readonly log: RegExp; readonly why: string }[] = [
  { log: /unrecognized directive: |not registered/, why: 'a plugin may bring the directive or the module' },
  { log: /unrecognized global option: /, why: 'a plugin may bring the global option' },
  { log: /File to import not found|no such file|permission denied/, why: 'the file lies elsewhere' },
];

interface Subject {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly root: string;
}

/** How many came out how; an expectation has failed for every other outcome. */
interface Counts {
  same: number;
  refused: number;
  elsewhere: number;
  waiting: number;
}

async function compare(subjects: readonly Subject[]): Promise<Counts> {
  const counts: Counts = { same: 0, refused: 0, elsewhere: 0, waiting: 0 };
  for (const { name, files: given, root } of subjects) {
    const files = new Map([...given].map(([path, text]) => [path, withoutEnvironment(text)]));
    const real = await adaptedByCaddy(files, root);
    const [refusal] = real.refusals;
    if (refusal !== undefined && ELSEWHERE.some(({ log }) => log.test(refusal))) {
      counts.elsewhere++;
      continue;
    }
    if (waitsForAdapter(files)) {
      counts.waiting++;
      continue;
    }
    const ours = adaptedByUs(files, root);
    if (refusal === undefined) {
      counts.same++;
      expect.soft(ours, name).toEqual(real);
    } else {
      counts.refused++;
      expect.soft(ours.refusals, `${name}: ${refusal}`).not.toEqual([]);
    }
  }
  return counts;
}

/** Directives that no adapter reads yet: nothing can be compared where one may stand. */
const NOT_READ = directivesOf(installedCaddy ?? '2.6.2').filter(
  (name) => !Object.hasOwn(ADAPTERS.handlers, name) && !Object.hasOwn(ADAPTERS.directives, name),
);

function waitsForAdapter(files: ReadonlyMap<string, string>): boolean {
  const words = new Set([...files.values()].flatMap((text) => text.split(/\s+/)));
  return NOT_READ.some((name) => words.has(name));
}

describeWith([needsCaddy, needsCorpus], 'the Caddyfiles of the collection', () => {
  it('become the JSON that Caddy makes of them', async () => {
    const subjects = corpusCaddyfiles()
      .filter(({ kind }) => kind !== 'caddyfile-v1')
      .map(({ file }) => ({
        name: file,
        files: new Map([['Caddyfile', readFileSync(join(CORPUS, file), 'utf8')]]),
        root: 'Caddyfile',
      }));
    const counts = await compare(subjects);
    process.stdout.write(`${JSON.stringify(counts)} Caddyfiles of the collection\n`);
    if (NOT_READ.length === 0) expect(counts.same).toBeGreaterThan(40);
  });
});

describeWith([needsCaddy], 'the examples of the rules', () => {
  it('become the JSON that Caddy makes of them', async () => {
    const { examples } = readExamples(RULES, readRuleIds(RULES));
    const subjects = examples
      .filter(({ dialect }) => dialect === 'caddy')
      .flatMap(({ rule, slug, others, brokenName, broken, repaired }) =>
        [broken, repaired].map((text, index) => ({
          name: `${rule}/${slug} ${index === 0 ? 'broken' : 'repaired'}`,
          files: new Map([...others, [brokenName, text]]),
          root: brokenName,
        })),
      );
    const counts = await compare(subjects);
    process.stdout.write(`${JSON.stringify(counts)} examples of the rules\n`);
    if (NOT_READ.length === 0) expect(counts.same).toBeGreaterThan(40);
  });
});
