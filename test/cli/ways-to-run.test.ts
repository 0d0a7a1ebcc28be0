/** However proxylint is run, it finds the same: on repositories of the corpus, and on repositories made by chance. */
import { appendFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedPath } from '../proof/harness/requirements.ts';
import { directoryWith } from './command-line.ts';
import { carryOut, repositories, steps, write } from './ways/repositories.ts';
import {
  type Seen,
  seenBy,
  seenByProgram,
  seenByWatch,
  seenFromBelow,
  seenFromStdin,
  seenInShards,
} from './ways/ways.ts';

const CORPUS = sharedPath('corpus');
const PARTS = ['nginx', 'templated', 'caddy', 'wild/nginx', 'wild/caddy'];

/** Enough for a test; `WAYS=all` looks at every repository. */
const EVERY = process.env.WAYS === 'all' ? 1 : 9;
const RUNS = process.env.WAYS === 'all' ? 400 : 25;
/** Files of a repository that are looked at one by one. */
const ONE_BY_ONE = 4;

function repositoriesOfCorpus(): readonly string[] {
  if (!existsSync(CORPUS)) return [];
  return PARTS.flatMap((part) => readdirSync(join(CORPUS, part)).map((name) => `${part}/${name}`)).filter(
    (_, index) => index % EVERY === 0,
  );
}

async function expectOneAnswer(directory: string, isNamedToo = true): Promise<void> {
  const plain = await seenBy(directory, []);
  if (plain === null) return;
  const same = async (way: string, seen: Promise<Seen | null>, expected: Partial<Seen> | null = plain) =>
    expect(await seen, way).toEqual(expected);
  await same('--cache', seenBy(directory, ['--cache']));
  await same('--cache, warm', seenBy(directory, ['--cache']));
  await same('--shard', seenInShards(directory, 3));
  await same('--watch', seenByWatch(directory));
  await same('the API', seenByProgram(directory));
  await same('an absolute path', seenBy(directory, [directory]));
  for (const file of plain.files.slice(0, ONE_BY_ONE)) {
    await same(`from the directory of ${file}`, seenFromBelow(directory, file));
    if (!isNamedToo) continue;
    const named = await seenBy(directory, [file]);
    // What is found elsewhere for the sake of a named file is shown with it.
    const isIn = (each: string) => each.startsWith(`${file}\t`);
    expect(named?.findings.filter(isIn), `${file} named`).toEqual(plain.findings.filter(isIn));
    expect(plain.findings, `${file} named`).toEqual(expect.arrayContaining([...(named?.findings ?? [])]));
    await same(`${file} as the standard input`, seenFromStdin(directory, file), named);
  }
  const [file] = plain.files;
  if (file === undefined) return;
  appendFileSync(join(directory, file), '\n# proxylint-ignore websocket-handshake\n}\n');
  await same('--cache, after an edit', seenBy(directory, ['--cache']), await seenBy(directory, []));
}

describe('all ways to run give one answer', () => {
  test.each(repositoriesOfCorpus())('on %s', async (name) => {
    const directory = directoryWith({ '.git/HEAD': '' });
    cpSync(join(CORPUS, name), directory, { recursive: true });
    await expectOneAnswer(directory);
  });

  test('on repositories with includes, links, settings and suppressions', async () => {
    await fc.assert(
      fc.asyncProperty(repositories, async (repository) => {
        const directory = directoryWith({ '.git/HEAD': '' });
        write(directory, repository);
        await expectOneAnswer(directory, false);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test('from a cache, whatever happens to a repository between two runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 8 }), async (all) => {
        const directory = directoryWith({ '.git/HEAD': '' });
        for (const step of all) {
          carryOut(directory, step);
          const plain = await seenBy(directory, ['--all']);
          expect(await seenBy(directory, ['--all', '--cache']), JSON.stringify(step)).toEqual(plain);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
