import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { CachingJudges } from '../../../src/cli/cache/caching-judges.ts';
import { CacheContent, readContent } from '../../../src/cli/cache/content.ts';
import type { FileSettings } from '../../../src/lint/file-settings.ts';
import { FileTexts } from '../../../src/lint/file-texts.ts';
import { defaultSettingsFor, type SettingsFor } from '../../../src/lint/gather.ts';
import { judgeProject } from '../../../src/lint/judge.ts';
import { loadProject, type ProjectRequest } from '../../../src/lint/project.ts';
import { combine, lint } from '../../../src/lint/run.ts';
import { SoleJudge } from '../../../src/lint/sole-judge.ts';
import { filesInMemory } from '../../../src/text/file-source.ts';
import {
  changed,
  changes,
  choices,
  projects,
  requestAmong,
  rootSettings,
  shownBy,
} from '../../lint/random-projects.ts';
import type { Files } from '../../lint/subject.ts';

const KEY = 'this program';

/** Settings that differ by file, and from number to number. */
function settingsOf(number: number): SettingsFor {
  if (number === 0) return defaultSettingsFor;
  const loud: FileSettings = {
    minimumIdle: 60_000 * number,
    rules: new Map([['syntax', { severity: 'info' }]]),
  };
  const quiet: FileSettings = {
    minimumIdle: 1000,
    rules: new Map(rules.slice(0, 5).map(({ id }) => [id, { severity: 'off' }])),
  };
  return (path) => (path.includes('conf.d') ? quiet : loud);
}

async function cachedRun(
  files: Files,
  request: ProjectRequest,
  settingsFor: SettingsFor,
  known: CacheContent,
) {
  const source = filesInMemory(files);
  const texts = new FileTexts(source);
  const { premisesOf } = request;
  const behind = new SoleJudge(source, { premisesOf, rules, settingsFor, texts });
  const judges = new CachingJudges({ source, texts, settingsFor, premisesOf, known, behind });
  const { project, gatherings } = await judgeProject(source, texts, request, judges, (roots) => roots);
  const { met, learned } = judges;
  const content = known.with(learned, (path) => met.has(path) || source.read(path).kind === 'text');
  return {
    shown: shownBy(project, combine(project, rules, gatherings, { settingsFor })),
    worked: [...learned.keys()].sort(),
    content: throughText(content),
    roots: project.files.filter(({ root }) => root).map(({ file }) => file.path),
  };
}

/** As it comes back from its file. */
function throughText(content: CacheContent): CacheContent {
  const read = readContent(content.text(KEY), KEY);
  if (read.kind !== 'content') throw new Error(read.kind);
  return read.content;
}

function uncachedRun(files: Files, request: ProjectRequest, settingsFor: SettingsFor): string {
  const project = loadProject(filesInMemory(files), request);
  return shownBy(project, lint(project, rules, { settingsFor }));
}

describe('what a cache knows', () => {
  it('never changes what is shown, whatever has changed', async () => {
    const steps = fc.array(
      fc.record({
        change: changes,
        choice: choices,
        settings: fc.constantFrom(0, 0, 0, 1, 2),
        said: fc.option(rootSettings),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(projects, steps, async (start, changesInTurn) => {
        let files = start;
        let known = (await cachedRun(files, requestAmong(files, []), defaultSettingsFor, CacheContent.empty))
          .content;
        for (const { change, choice, settings, said } of changesInTurn) {
          files = changed(files, change);
          if (Object.keys(files).length === 0) return;
          const request = requestAmong(files, choice, said ?? undefined);
          const settingsFor = settingsOf(settings);
          const run = await cachedRun(files, request, settingsFor, known);
          expect(run.shown).toBe(uncachedRun(files, request, settingsFor));
          known = run.content;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('spares all work when nothing has changed', async () => {
    await fc.assert(
      fc.asyncProperty(projects, choices, async (files, choice) => {
        const request = requestAmong(files, choice);
        const first = await cachedRun(files, request, defaultSettingsFor, CacheContent.empty);
        const second = await cachedRun(files, request, defaultSettingsFor, first.content);
        expect(second.worked).toEqual([]);
        expect(second.shown).toBe(first.shown);
      }),
      { numRuns: 150 },
    );
  });

  it('looks again at a root whose included file changed, and at no other', async () => {
    const files = {
      '/p/one.conf': 'http { include conf.d/*.conf; }\n',
      '/p/conf.d/a.conf': 'server { listen 80; }\n',
      '/p/two.conf': 'http { server { listen 81; } include shared.conf; }\n',
      '/p/shared.conf': '# nothing\n',
      '/p/three.conf': 'server { listen 82; }\n',
    };
    const worked = async (after: Files) => {
      const before = await cachedRun(files, requestAmong(files, []), defaultSettingsFor, CacheContent.empty);
      const run = await cachedRun(after, requestAmong(after, []), defaultSettingsFor, before.content);
      return run.worked;
    };
    expect(await worked({ ...files, '/p/conf.d/a.conf': 'server { listen 83; }\n' })).toEqual([
      '/p/one.conf',
    ]);
    expect(await worked({ ...files, '/p/shared.conf': '# more\n' })).toEqual(['/p/two.conf']);
    expect(await worked({ ...files, '/p/three.conf': 'server { listen 84; }\n' })).toEqual(['/p/three.conf']);
    expect(await worked({ ...files, '/p/conf.d/b.conf': 'server { listen 85; }\n' })).toEqual([
      '/p/one.conf',
    ]);
    expect(await worked({ ...files, '/p/README': 'unrelated\n' })).not.toContain('/p/one.conf');
  });

  it('looks again at every root that a pattern leads to a changed file', async () => {
    const files = {
      '/p/one.conf': 'http { include /p/conf.d/*.conf; }\n',
      '/p/two.conf': 'http { include /p/conf.d/*.conf; }\n',
      '/p/conf.d/a.conf': 'server { listen 80; }\n',
    };
    const request = requestAmong(files, []);
    const before = await cachedRun(files, request, defaultSettingsFor, CacheContent.empty);
    const after = { ...files, '/p/conf.d/a.conf': 'server { listen 81; }\n' };
    const run = await cachedRun(after, request, defaultSettingsFor, before.content);
    expect(run.worked).toEqual(['/p/one.conf', '/p/two.conf']);
  });

  it('forgets roots that are gone, and keeps those that a smaller run did not meet', async () => {
    const files = { '/p/a.conf': 'server {}\n', '/p/b.conf': 'server {}\n', '/p/c.conf': 'server {}\n' };
    const whole = await cachedRun(files, requestAmong(files, []), defaultSettingsFor, CacheContent.empty);
    const after = { '/p/a.conf': 'server { listen 1; }\n', '/p/b.conf': 'server {}\n' };
    const hook = { ...requestAmong({ '/p/a.conf': '' }, []) };
    const run = await cachedRun(after, hook, defaultSettingsFor, whole.content);
    expect(Object.keys(files).filter((path) => run.content.root(path) !== null)).toEqual([
      '/p/a.conf',
      '/p/b.conf',
    ]);
  });
});
