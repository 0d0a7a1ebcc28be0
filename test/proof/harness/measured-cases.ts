/**
 * The measured cases in `../shared/cases/nginx`: configurations, and what real nginx did with them. A case is one
 * configuration; a repaired one (`A02.fixed.conf`) is a case of its own that names the broken one by its id.
 */
import { readFileSync } from 'node:fs';
import type { Configuration } from './judge.ts';
import { sharedPath } from './requirements.ts';

export type CaseGroup = 'headers' | 'timeouts';

export interface MeasuredProbe {
  /** What was tried: `ws`, `2x GET`, `idle`. */
  readonly probe: string;
  /** What came of it, in the notation of the table: `101 echo=ok`, `200 «…»`, `101 echo=true | closed after 2.0s …`. */
  readonly result: string;
  /** What the upstream received, or '' where it was not recorded. */
  readonly upstreamSaw: string;
}

export interface MeasuredRun {
  readonly nginx: string;
  readonly backend: 'lenient' | 'strict';
  /** The `[emerg]` message with which nginx refused the configuration, or null. */
  readonly refused: string | null;
  readonly probes: readonly MeasuredProbe[];
  readonly errorLog: readonly string[];
}

export interface MeasuredCase {
  readonly id: string;
  readonly title: string;
  readonly group: CaseGroup;
  /** `A02.conf`, `A02.fixed.conf`. */
  readonly name: string;
  readonly isRepair: boolean;
  readonly text: string;
  readonly runs: readonly MeasuredRun[];
}

interface RecordedCase {
  readonly id: string;
  readonly title: string;
  readonly config: string;
  readonly runs: readonly (Omit<MeasuredRun, 'backend' | 'refused'> & {
    readonly backend: string;
    readonly refused?: string;
  })[];
}

export function readMeasuredCases(group: CaseGroup): readonly MeasuredCase[] {
  const directory = sharedPath(`cases/nginx/${group}/`);
  const recorded = JSON.parse(readFileSync(`${directory}cases.json`, 'utf8')) as readonly RecordedCase[];
  return recorded.map(({ id, title, config, runs }) => ({
    id,
    title,
    group,
    name: config,
    isRepair: config.endsWith('.fixed.conf'),
    text: readFileSync(directory + config, 'utf8'),
    runs: runs.map((run) => ({
      ...run,
      backend: run.backend.startsWith('strict') ? 'strict' : 'lenient',
      refused: run.refused?.replace(/^\[emerg\] /, '').replace(/ in \S+:\d+$/, '') ?? null,
    })),
  }));
}

export function nginxConfiguration(text: string): Configuration {
  return { dialect: 'nginx', files: { root: 'nginx.conf', texts: new Map([['nginx.conf', text]]) } };
}
