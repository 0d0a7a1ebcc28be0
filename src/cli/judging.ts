/**
 * How the roots of a run are judged where there is more to it than one after the other: from a cache, by several
 * threads, or only a part of them. Loaded only then; the findings are the same.
 */

import { availableParallelism } from 'node:os';
import { rules } from '../../rules/index.ts';
import { snapshotOf } from '../lint/file-snapshot.ts';
import { FileTexts } from '../lint/file-texts.ts';
import { defaultSettingsFor } from '../lint/gather.ts';
import { type Judges, judgeProject, type Root } from '../lint/judge.ts';
import { loadConfiguration, type Project } from '../lint/project.ts';
import { combine, type LintOptions, type LintResult } from '../lint/run.ts';
import { rootsOfShard, type Shard } from '../lint/shard.ts';
import { type Bench, SoleJudge } from '../lint/sole-judge.ts';
import { counted } from '../report/counted.ts';
import type { FileSource } from '../text/file-source.ts';
import { shownPath } from '../workspace/disk/paths.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Progress } from './progress.ts';
import type { Settings } from './settings/settings.ts';
import type { Surroundings } from './surroundings.ts';

/** What reports need of a project; its routes are found again where a report shows them. */
export type JudgedFiles = Pick<Project, 'files' | 'unreadable' | 'routes'>;

export interface Judged {
  readonly project: JudgedFiles;
  readonly result: LintResult;
  /** What people should know about how it was done, each a sentence without its full stop. */
  readonly notes: readonly string[];
}

/**
 * Characters of text from which `auto` takes several threads, those of some ten thousand files. Two threads took a fifth
 * more processor time there than one, and as long on a machine that had other work: what they save is time on a machine
 * that has none, and with less to do they lose.
 */
const MUCH_TEXT = 12 * 2 ** 20;

/** With `auto`: more than that wait for the main thread, which reads for all. */
const MOST_AUTOMATIC_JOBS = 8;

export async function judgeInputs(
  inputs: Inputs,
  settings: Settings,
  options: LintOptions,
  progress: Progress,
  { cwd }: Surroundings,
): Promise<Judged> {
  const { source, request } = inputs;
  const { ownRules } = settings;
  const bench: Bench = {
    premisesOf: request.premisesOf,
    rules: [...rules, ...ownRules],
    settingsFor: options.settingsFor ?? defaultSettingsFor,
    texts: new FileTexts(source),
  };
  const notes: string[] = [];
  // Modules of the user cannot be sent to threads, and nobody knows what else they look at.
  const isOwn = ownRules.length > 0;
  if (isOwn && (settings.cache !== null || settings.jobs !== 1))
    notes.push('Own rules are run in one thread, and without a cache');
  const work = await startWork(inputs, bench, isOwn ? 1 : settings.jobs, progress);
  try {
    const cached = await withCache(inputs, bench, isOwn ? null : settings.cache, cwd, work.judges);
    const choose = rootChoice(settings.shard, cwd, bench.texts, notes);
    const judged = await judgeProject(source, bench.texts, request, cached.judges, choose);
    const { gatherings, roots } = judged;
    notes.push(...cached.close());
    const project = {
      ...judged.project,
      get routes() {
        return routesOf(source, roots, bench);
      },
    };
    return { project, result: combine(project, bench.rules, gatherings, options), notes };
  } finally {
    await work.end();
  }
}

function routesOf(source: FileSource, roots: readonly Root[], { premisesOf }: Bench): Project['routes'] {
  const snapshot = snapshotOf(source);
  return roots.flatMap(
    ({ input }): Project['routes'] => loadConfiguration(snapshot, input, premisesOf(input.path)).routes,
  );
}

interface Work {
  readonly judges: Judges;
  readonly end: () => Promise<void>;
}

/** This thread, or several. */
async function startWork(
  { source, request }: Inputs,
  bench: Bench,
  wanted: Settings['jobs'],
  progress: Progress,
): Promise<Work> {
  const files = request.named.length;
  let steps = 0;
  const step = () => {
    steps += 1;
    // Most files are roots of their own; those that are loaded before they are judged count twice.
    progress.tick(() => `Looked at ${Math.min(steps, files)} of ${files} files`);
  };
  const jobs = wanted === 'auto' ? automaticJobs(source, request.named) : wanted;
  if (jobs === 1) return { judges: new SoleJudge(source, bench, step), end: async () => {} };
  const { JudgePool, workerModule } = await import('./jobs/pool.ts');
  const { premisesOf, settingsFor, texts } = bench;
  const pool = new JudgePool({ source, premisesOf, settingsFor, texts, jobs, step, worker: workerModule() });
  return { judges: pool, end: () => pool.close() };
}

function automaticJobs(source: FileSource, named: readonly { readonly path: string }[]): number {
  let characters = 0;
  for (const { path } of named) {
    const content = source.read(path);
    if (content.kind === 'text') characters += content.text.length;
  }
  return characters < MUCH_TEXT ? 1 : Math.min(availableParallelism(), MOST_AUTOMATIC_JOBS);
}

interface Cached {
  readonly judges: Judges;
  /** Keeps what is new. Returns what there is to say about the cache. */
  readonly close: () => readonly string[];
}

async function withCache(
  { source, request, origin }: Inputs,
  { settingsFor, premisesOf, texts }: Bench,
  wanted: Settings['cache'],
  cwd: string,
  behind: Judges,
): Promise<Cached> {
  const uncached: Cached = { judges: behind, close: () => [] };
  // What comes in by a pipe is not there to be found unchanged.
  if (wanted === null || origin.kind !== 'files') return uncached;
  const { CachingJudges, openCache } = await import('./cache/open-cache.ts');
  const cache = openCache(wanted.file, cwd, request);
  if (cache === null) return uncached;
  const judges = new CachingJudges({ source, texts, settingsFor, premisesOf, known: cache.known, behind });
  return {
    judges,
    close: () => {
      cache.save(judges);
      return cache.notes;
    },
  };
}

function rootChoice(
  shard: Shard | null,
  cwd: string,
  texts: FileTexts,
  notes: string[],
): (roots: readonly Root[]) => readonly Root[] {
  if (shard === null) return (roots) => roots;
  return (roots) => {
    const chosen = rootsOfShard(roots, shard, {
      nameOf: (path) => shownPath(path, cwd),
      sizeOf: (path) => texts.named(path)?.text.length ?? 0,
    });
    notes.push(
      `Part ${shard.index} of ${shard.count}: ${chosen.length} of ${counted(roots.length, 'configuration')}`,
    );
    return chosen;
  };
}
