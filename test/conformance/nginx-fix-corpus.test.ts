/**
 * Fixing the corpus: what nginx accepted it still accepts, nothing outside the edits changes, and a second run finds
 * nothing left to do. Prints how many findings of each rule there are.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { fixProject } from '../../src/lint/fix.ts';
import { loadProject, type ProjectRequest, rootSettingsFor } from '../../src/lint/project.ts';
import { lint } from '../../src/lint/run.ts';
import type { FileSource } from '../../src/text/file-source.ts';
import { describeWith, needsNginx, sharedPath } from '../proof/harness/requirements.ts';
import { nginxAccepts, WHOLE_FILES } from './nginx-accepts.ts';

interface CorpusFile {
  readonly file: string;
  readonly kind: string;
  readonly nginx?: { readonly accepted: boolean };
}

const OPTIONS = {};
const corpus = sharedPath('corpus');

function corpusFiles(): readonly CorpusFile[] {
  if (!existsSync(corpus)) return [];
  const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as readonly CorpusFile[];
  const wild = JSON.parse(readFileSync(join(corpus, 'wild/index.json'), 'utf8')) as readonly CorpusFile[];
  return [...manifest, ...wild.map(({ file }) => ({ file: `wild/${file}`, kind: 'wild' }))].filter(
    ({ file, kind }) => !kind.startsWith('caddyfile') && !file.startsWith('wild/caddy/'),
  );
}

/** The corpus as a file source: nothing outside of it is read. */
const source: FileSource = {
  read: (path) => {
    if (!path.startsWith(`${corpus}/`)) return { kind: 'outside' };
    if (!existsSync(path)) return { kind: 'missing' };
    return statSync(path).isFile()
      ? { kind: 'text', text: readFileSync(path, 'utf8') }
      : { kind: 'unreadable', reason: 'it is a directory' };
  },
  list: (directory) =>
    directory.startsWith(corpus) && existsSync(directory) ? readdirSync(directory).sort() : null,
};

const snapshot = (overlay: ReadonlyMap<string, string>): FileSource => ({
  ...source,
  read: (path) => {
    const text = overlay.get(path);
    return text === undefined ? source.read(path) : { kind: 'text', text };
  },
});

function requestFor(file: string): ProjectRequest {
  const path = join(corpus, file);
  return {
    named: [{ path, dialect: 'nginx' }],
    candidates: [],
    ...rootSettingsFor({ nginx: '1.22.1', caddy: '2.6.2' }),
  };
}

// Made only where tests run: where all are skipped, `afterAll` is too.
let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'proxylint-corpus-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function accepts(file: string, text: string): boolean {
  return nginxAccepts(scratch, dirname(join(corpus, file)), text);
}

const needsCorpus = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(corpus),
};

describeWith([needsCorpus, needsNginx], 'fixing the corpus', () => {
  const files = corpusFiles();

  it.each([
    { unsafe: false, which: 'safe fixes' },
    { unsafe: true, which: 'all fixes' },
  ])(
    'with $which: never fails, settles, and stays acceptable to nginx',
    ({ unsafe, which }) => {
      const perRule = new Map<string, number>();
      const changed: ChangedText[] = [];
      for (const file of files) {
        for (const key of findingsOf(file)) perRule.set(key, (perRule.get(key) ?? 0) + 1);
        changed.push(...fixTwice(file, unsafe));
      }
      const judged = changed.flatMap((change) => {
        const whole = WHOLE_FILES.find((wrap) => accepts(change.file.file, wrap(change.before)));
        return whole === undefined ? [] : [{ ...change, whole }];
      });
      const refused = judged
        .filter(({ file, after, whole }) => !accepts(file.file, whole(after)))
        .map(({ file }) => file.file);
      const table = [...perRule].sort().map(([key, count]) => `  ${key}: ${count}`);
      process.stdout.write(
        `findings in ${files.length} files (target 1.22.1)\n${table.join('\n')}\n` +
          `${which}: ${changed.length} files changed; of these nginx accepted ${judged.length} before (fragments in the blocks they belong to), and refuses ${refused.length} now\n`,
      );
      expect(refused).toEqual([]);
      expect(judged.length).toBeGreaterThan(0);
    },
    240_000,
  );
});

interface ChangedText {
  readonly file: CorpusFile;
  readonly before: string;
  readonly after: string;
}

const DECLARED_FIX = new Map(rules.map(({ id, fix }) => [id, fix]));

/** What is found in a file; every fix is of the kind that its rule declares. */
function findingsOf(file: CorpusFile): readonly string[] {
  const result = lint(loadProject(snapshot(new Map()), requestFor(file.file)), rules, OPTIONS);
  expect(result.failures, file.file).toEqual([]);
  for (const { rule, fix } of result.findings) {
    const declared = DECLARED_FIX.get(rule);
    if (fix !== null && declared !== 'mixed') expect(fix.safety, `${file.file}: ${rule}`).toBe(declared);
  }
  return result.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

/** Fixes a file; a second run must find nothing left to do. */
function fixTwice(file: CorpusFile, unsafe: boolean): readonly ChangedText[] {
  const request = requestFor(file.file);
  const outcome = fixProject(snapshot(new Map()), request, rules, OPTIONS, { unsafe });
  if (outcome.changed.length === 0) return [];
  const overlay = new Map(outcome.changed.map(({ path, after }) => [path, after]));
  const again = fixProject(snapshot(overlay), request, rules, OPTIONS, { unsafe });
  expect(again.changed, `second fix of ${file.file}`).toEqual([]);
  return outcome.changed
    .filter(({ path }) => path === join(corpus, file.file))
    .map(({ before, after }) => ({ file, before, after }));
}
