/**
 * Every public nginx configuration and template of the collection beside the checkout: nothing throws, no character is
 * lost, what nginx accepts has no problem, and where nginx could not read a file the blame is on the line at fault.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseNginx } from '../../src/nginx/syntax/parser.ts';
import { tokenizeNginx } from '../../src/nginx/syntax/tokens.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { describeWith, type Requirement, sharedPath } from '../proof/harness/requirements.ts';

interface ManifestEntry {
  readonly file: string;
  readonly kind: string;
  /** The verdict of nginx 1.22.1, where it was asked. */
  readonly nginx?: { readonly accepted: boolean; readonly message?: string };
}

const CORPUS = sharedPath('corpus');
const needsCorpus: Requirement = { name: 'the corpus is not beside the checkout', met: existsSync(CORPUS) };

/** What nginx says where it cannot read the text itself. */
const UNREADABLE = /^unexpected |is not terminated by|has no opening|unexpected end of file/;

/** Files that cannot be read, of kinds that should be; all of them are cut short or about something else. */
const CUT_SHORT = [
  'nginx/kubernetes__ingress-nginx/test/data/cleanConf.expected.conf',
  'nginx/kubernetes__ingress-nginx/test/data/cleanConf.src.conf',
  'nginx/openresty__lua-nginx-module/t/132-lua-blocks.t/014.nginx.conf',
];

function configurations(): readonly ManifestEntry[] {
  const manifest = JSON.parse(
    readFileSync(join(CORPUS, 'manifest.json'), 'utf8'),
  ) as readonly ManifestEntry[];
  const wild = readdirSync(join(CORPUS, 'wild/nginx'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ file: join(entry.parentPath, entry.name).slice(CORPUS.length + 1), kind: 'wild' }));
  return [...manifest.filter(({ kind }) => /nginx/.test(kind)), ...wild];
}

describeWith([needsCorpus], 'the corpus of nginx configurations', () => {
  const files = needsCorpus.met
    ? configurations().map((entry) => {
        const file = new SourceFile(`/${entry.file}`, readFileSync(join(CORPUS, entry.file), 'utf8'));
        return { ...entry, source: file, problems: parseNginx(file).problems };
      })
    : [];
  const withProblems = (entries: typeof files) =>
    entries.filter(({ problems }) => problems.length > 0).map(({ file }) => file);

  it('is read without loss', async ({ annotate }) => {
    const counts = new Map<string, { files: number; tokens: number; problems: number }>();
    for (const { file, kind, source, problems } of files) {
      const tokens = tokenizeNginx(source);
      expect(tokens.map(({ start, end }) => source.text.slice(start, end)).join(''), file).toBe(source.text);
      const count = counts.get(kind) ?? { files: 0, tokens: 0, problems: 0 };
      counts.set(kind, {
        files: count.files + 1,
        tokens: count.tokens + tokens.length,
        problems: count.problems + (problems.length > 0 ? 1 : 0),
      });
    }
    for (const [kind, count] of counts) {
      await annotate(
        `${kind}: ${count.files} files, ${count.tokens} tokens, ${count.problems} with problems`,
      );
    }
  });

  it('has no problem where nginx accepted it', () => {
    const accepted = files.filter(({ nginx }) => nginx?.accepted === true);
    expect(accepted.length).toBeGreaterThan(200);
    expect(withProblems(accepted)).toEqual([]);
  });

  it('has no problem in whole configurations, tests of nginx and templates, but for files that are cut short', () => {
    const whole = files.filter(({ kind }) =>
      /^(?:nginx-conf|nginx-test|nginx-lua-test|template-nginx|wild)$/.test(kind),
    );
    expect(withProblems(whole).sort()).toEqual(CUT_SHORT);
  });

  it('has a problem at most a line before where nginx stopped reading', () => {
    const unreadable = files.filter(({ nginx }) => UNREADABLE.test(nginx?.message ?? ''));
    expect(unreadable.length).toBeGreaterThan(0);
    for (const { file, source, problems, nginx } of unreadable) {
      // A documentation page shows a template as if it were a configuration.
      if (parseNginx(source).templated) continue;
      const stopped = Number(/:(\d+)$/.exec(nginx?.message ?? '')?.[1]);
      const lines = problems.map(({ start }) => source.positionAt(start).line);
      expect(
        lines.some((line) => line === stopped || line === stopped - 1),
        file,
      ).toBe(true);
    }
  });

  it.each([
    ['missing-semicolon/broken-above.conf', ['4 missing-semicolon']],
    ['missing-semicolon/broken-below.conf', ['7 missing-semicolon']],
    ['quote-behavior/nginx.conf', ['1 missing-space-after-quote', '2 missing-space-after-quote']],
    ['lua-block-simple/nginx.conf', []],
    ['lua-block-larger/nginx.conf', []],
    ['lua-block-tricky/nginx.conf', []],
    ['quoted-right-brace/nginx.conf', []],
    ['russian-text/nginx.conf', []],
    ['spelling-mistake/nginx.conf', []],
  ])('agrees with what the tests of another parser expect of %s', (name, expected) => {
    const entry = files.find(({ file }) => file.endsWith(`nginxinc__crossplane/tests/configs/${name}`));
    expect(
      entry?.problems.map(({ code, start }) => `${entry.source.positionAt(start).line} ${code}`),
    ).toEqual(expected);
  });

  it('has no problem in pages of documentation, but for what they leave out', () => {
    const pages = files.filter(
      ({ kind, source }) => kind === 'nginx-doc' && !/^\s*(?:\.\.\.|…)/m.test(source.text),
    );
    expect(withProblems(pages).length / pages.length).toBeLessThan(0.05);
  });
});
