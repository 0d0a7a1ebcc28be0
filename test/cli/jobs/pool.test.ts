/** Several threads and one: the same findings. The threads run a bundle of their own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { JudgePool } from '../../../src/cli/jobs/pool.ts';
import { FileTexts } from '../../../src/lint/file-texts.ts';
import type { SettingsFor } from '../../../src/lint/gather.ts';
import { judgeProject } from '../../../src/lint/judge.ts';
import { loadProject, type ProjectRequest } from '../../../src/lint/project.ts';
import { combine, lint } from '../../../src/lint/run.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import { choices, projects, requestAmong, rootSettings, shownBy } from '../../lint/random-projects.ts';
import type { Files } from '../../lint/subject.ts';
import { BUNDLING, bundleInto } from '../../scratch/bundle.ts';
import { sharedFolder } from '../../scratch/folder.ts';
import { BROKEN_NGINX, directoryWith, SOUND_NGINX } from '../command-line.ts';

const folder = sharedFolder();
const TIMEOUT = 60_000;

beforeAll(() => {
  bundleInto(folder);
}, BUNDLING);

const settingsFor: SettingsFor = (path) => ({
  minimumIdle: path.includes('conf.d') ? 1000 : 600_000,
  rules: new Map([['syntax', { severity: path.includes('snippets') ? 'off' : 'warning' }]]),
});

async function pooledRun(files: Files, request: ProjectRequest, jobs: number, worker: URL) {
  const source = filesInMemory(files);
  const texts = new FileTexts(source);
  const { premisesOf } = request;
  const pool = new JudgePool({ source, texts, premisesOf, settingsFor, jobs, step: () => {}, worker });
  try {
    const { project, gatherings } = await judgeProject(source, texts, request, pool, (roots) => roots);
    return shownBy(project, combine(project, rules, gatherings, {}));
  } finally {
    await pool.close();
  }
}

describe('several threads', () => {
  test('find what one finds', { timeout: TIMEOUT }, async () => {
    const worker = pathToFileURL(join(folder, 'worker.mjs'));
    await fc.assert(
      fc.asyncProperty(
        projects,
        choices,
        rootSettings,
        fc.integer({ min: 1, max: 3 }),
        async (files, choice, settings, jobs) => {
          const request = requestAmong(files, choice, settings);
          const project = loadProject(filesInMemory(files), request);
          const expected = shownBy(project, lint(project, rules, { settingsFor }));
          expect(await pooledRun(files, request, jobs, worker)).toBe(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('print what one prints, also from a cache and in parts', { timeout: TIMEOUT }, () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [
        `app${number}/nginx.conf`,
        number % 3 === 0 ? BROKEN_NGINX : SOUND_NGINX,
      ]),
    );
    const cwd = directoryWith(files);
    const run = (...options: readonly string[]) => {
      const args = [join(folder, 'proxylint.mjs'), 'check', '--format=json', ...options];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    const alone = run('--jobs=1');
    expect(JSON.parse(alone.stdout).findings).toHaveLength(20);
    expect(run()).toEqual(alone);
    expect(run('--jobs=2')).toEqual(alone);
    expect(run('--jobs', '5', '--cache')).toEqual(alone);
    expect(run('--jobs', '5', '--cache')).toEqual(alone);
    const parts = [1, 2, 3].map((part) => run('--jobs=2', `--shard=${part}/3`));
    const whole = JSON.parse(alone.stdout);
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    for (const list of ['files', 'findings']) {
      expect(parts.flatMap(({ stdout }) => JSON.parse(stdout)[list]).sort(byPath)).toEqual(whole[list]);
    }
    expect(parts[1]?.stderr).toMatch(/^Part 2 of 3: \d+ of 60 configurations\.\n$/);
  });

  test.each([
    ['throws', "throw new Error('out of order')", /out of order/],
    ['ends', 'process.exit(0)', /a worker thread ended with 0 before its work was done/],
    [
      'dies at work',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))",
      /ended with 3/,
    ],
    [
      'answers nonsense',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ roots: [] }))",
      /has lost/,
    ],
  ])('a thread that %s is a failure of the run', { timeout: TIMEOUT }, async (_name, code, message) => {
    const files = { '/p/nginx.conf': SOUND_NGINX };
    const worker = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    await expect(pooledRun(files, requestAmong(files, []), 2, worker)).rejects.toThrow(message);
  });
});
