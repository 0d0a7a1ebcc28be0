/**
 * Which of several sayings counts: held to a reading so plain that it can be seen to be right. All sayings stand in one list,
 * those of an extended file before those of the file that extends it, and the last one that is about a file and a key counts.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSettings } from '../../src/lint/file-settings.ts';
import { EMPTY_FOLDED, fold } from '../../src/settings/fold.ts';
import type { Scope } from '../../src/settings/settings-file.ts';
import { SourceFile } from '../../src/text/source-file.ts';
import { load, NOTHING_GIVEN, settingsIn } from './files.ts';

const PATHS = ['a.conf', 'b.conf', 'x/a.conf', 'x/y/c.nginx'];
/** Patterns, and the paths among those above that they match. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  'a.conf': ['a.conf', 'x/a.conf'],
  '/a.conf': ['a.conf'],
  '*.conf': ['a.conf', 'b.conf', 'x/a.conf'],
  'x/': ['x/a.conf', 'x/y/c.nginx'],
  'x/*.conf': ['x/a.conf'],
  '**/c.nginx': ['x/y/c.nginx'],
  nothing: [],
};
const RULES = ['deprecated', 'syntax', 'proxy-path'];
const SEVERITIES = ['off', 'info', 'warning', 'error'];

interface Saying {
  readonly minimumIdle?: string;
  readonly assume?: string;
  readonly targets?: { readonly nginx?: string; readonly caddy?: string };
  readonly websockets?: readonly string[];
  readonly rules?: Readonly<Record<string, string | { readonly severity: string }>>;
}

interface Written extends Saying {
  readonly overrides?: readonly (Saying & { readonly files: readonly string[] })[];
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const severity = fc.constantFrom(...SEVERITIES);
const saying = {
  minimumIdle: optional(fc.constantFrom('1s', '2m', '3h')),
  assume: optional(fc.constantFrom('all', 'declared', 'inferred')),
  targets: optional(
    fc.record({
      nginx: optional(fc.constantFrom('1.20.0', '1.22.1')),
      caddy: optional(fc.constantFrom('2.6.2', '2.7.6')),
    }),
  ),
  websockets: optional(fc.uniqueArray(fc.constantFrom('/a', '/b', '/c'), { maxLength: 2 })),
  rules: optional(
    fc.dictionary(
      fc.constantFrom(...RULES),
      fc.oneof(
        severity,
        severity.map((each) => ({ severity: each })),
      ),
    ),
  ),
};
const override = fc.record({
  files: fc.uniqueArray(fc.constantFrom(...Object.keys(PATTERNS)), { minLength: 1, maxLength: 2 }),
  ...saying,
});
const written = fc
  .record({ ...saying, overrides: optional(fc.array(override, { maxLength: 3 })) })
  .map((file): Written => JSON.parse(JSON.stringify(file)));

/** What is said about one path, in the order in which it counts. */
function about(path: string, files: readonly Written[]): readonly Saying[] {
  return files.flatMap((file) => [
    file,
    ...(file.overrides ?? []).filter(({ files: patterns }) =>
      patterns.some((each) => PATTERNS[each]?.includes(path)),
    ),
  ]);
}

const MILLISECONDS: Readonly<Record<string, number>> = { '1s': 1_000, '2m': 120_000, '3h': 10_800_000 };

/** Only what is said of severities and of how long sockets live. */
function reference(path: string, files: readonly Written[]) {
  const said = about(path, files);
  const last = <T>(of: (each: Saying) => T | undefined) =>
    said
      .map(of)
      .filter((each) => each !== undefined)
      .at(-1);
  const rules: Record<string, string> = {};
  for (const rule of RULES) {
    const found = last(({ rules: all }) => all?.[rule]);
    if (found !== undefined) rules[rule] = typeof found === 'string' ? found : found.severity;
  }
  return {
    minimumIdle: MILLISECONDS[last((each) => each.minimumIdle) ?? ''] ?? 300_000,
    rules,
    assume: last((each) => each.assume) ?? 'inferred',
    nginx: last(({ targets }) => targets?.nginx) ?? '1.30.4',
    caddy: last(({ targets }) => targets?.caddy) ?? '2.11.4',
    websockets: said.flatMap(({ websockets }) => websockets ?? []),
  };
}

const severitiesIn = ({ rules }: FileSettings) =>
  Object.fromEntries([...rules].map(([rule, said]) => [rule, said.severity]));

describe('what counts', () => {
  it('is what was said last about a file: extended files first, overrides behind what holds for all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 3 }), async (files) => {
        const names = files.map((_file, at) =>
          at === files.length - 1 ? '.proxylint.yml' : `base${at}.json`,
        );
        const texts = files.map((file, at) =>
          JSON.stringify(at === 0 ? file : { extends: `./${names[at - 1]}`, ...file }),
        );
        const settings = await settingsIn(
          Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ''])),
        );
        for (const path of PATHS) {
          const { minimumIdle, rules, assume, nginx, caddy, websockets } = reference(path, files);
          const found = settings.settingsFor(`/p/${path}`);
          expect({ minimumIdle: found.minimumIdle, rules: severitiesIn(found) }).toEqual({
            minimumIdle,
            rules,
          });
          const premises = settings.premisesOf(`/p/${path}`, NOTHING_GIVEN);
          expect(premises).toMatchObject({ assume, target: { nginx, caddy } });
          expect(premises.websockets.map((each) => each.path)).toEqual(websockets);
          const given = { nginx: { nginx: '1.18.0' }, caddy: '2.0.0' };
          expect(settings.premisesOf(`/p/${path}`, given).target).toEqual({
            nginx: '1.18.0',
            caddy: '2.0.0',
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is one object for all files of which the same is said', async () => {
    const settings = await settingsIn('overrides: [{files: ["*.test.conf"], minimumIdle: 1s}]\n');
    expect(settings.settingsFor('/p/a.conf')).toBe(settings.settingsFor('/p/b/c.conf'));
    expect(settings.settingsFor('/p/a.test.conf')).not.toBe(settings.settingsFor('/p/a.conf'));
  });

  it('of a rule is the last severity, and the last value of each option', () => {
    const file = new SourceFile('/p/x', '');
    const span = { file, start: 0, end: 0 };
    const scope = (severity: 'off' | 'error' | null, options: Readonly<Record<string, unknown>>): Scope => ({
      ...EMPTY_FOLDED,
      rules: [
        {
          rule: 'deprecated',
          span,
          severity: severity === null ? null : { value: severity, span },
          options: Object.entries(options).map(([name, value]) => ({ name, value, span })),
        },
      ],
    });
    const folded = fold([scope('error', { a: 1, b: 1 }), scope('off', {}), scope(null, { b: 2 })]);
    const rule = folded.rules.get('deprecated');
    expect(rule?.severity?.value).toBe('off');
    expect([...(rule?.options ?? [])].map(([name, { value }]) => [name, value])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('is not asked of files outside of the directory', async () => {
    const settings = await settingsIn('overrides: [{files: ["*"], minimumIdle: 1s}]\nignore: ["*"]\n');
    expect(settings.settingsFor('/elsewhere/a.conf').minimumIdle).toBe(300_000);
    expect(settings.ignores('/elsewhere/a.conf')).toBe(false);
    expect(settings.ignores('/p')).toBe(false);
  });
});

describe('ignore', () => {
  it('is read as .gitignore is: later patterns win, and the own file wins over what it extends', async () => {
    const settings = await settingsIn({
      '.proxylint.yml': "extends: ./base.yml\nignore: ['!keep.conf', 'b/', '!b/x']\n",
      'base.yml': 'ignore: ["*.conf"]\n',
    });
    expect(settings.ignores('/p/a.conf')).toBe(true);
    expect(settings.ignores('/p/keep.conf')).toBe(false);
    expect(settings.ignores('/p/b', true)).toBe(true);
    // As for git: nothing below an excluded directory comes back.
    expect(settings.ignores('/p/b/x')).toBe(true);
  });
});

describe('paths', () => {
  it('are taken by their prefix; a later file changes where one lies', async () => {
    const settings = await settingsIn({
      '.proxylint.yml': 'extends: ./base.yml\npaths: {/etc/nginx/: conf, /: .}\n',
      'base.yml': 'paths: {/etc/nginx: elsewhere, /opt: opt}\n',
      'conf/x': '',
      'opt/x': '',
    });
    expect(settings.paths.map(({ prefix, directory }) => [prefix, directory])).toEqual([
      ['/etc/nginx', '/p/conf'],
      ['/opt', '/p/opt'],
      ['', '/p'],
    ]);
  });
});

describe('roots', () => {
  const FILES = {
    'nginx.conf': '',
    'sites/a/nginx.conf': '',
    'sites/b/nginx.conf': '',
    'sites/b/c/d/nginx.conf': '',
    'node_modules/x/nginx.conf': '',
  };
  const rootsOf = async (entries: readonly string[]) =>
    (await settingsIn({ ...FILES, '.proxylint.yml': JSON.stringify({ roots: entries }) })).roots;

  it.each([
    [['nginx.conf'], ['nginx.conf']],
    [['./nginx.conf', 'sites/../nginx.conf'], ['nginx.conf']],
    [['sites/*/nginx.conf'], ['sites/a/nginx.conf', 'sites/b/nginx.conf']],
    [['sites/[b-z]/n?inx.conf'], ['sites/b/nginx.conf']],
    [['sites/**/nginx.conf'], ['sites/a/nginx.conf', 'sites/b/nginx.conf', 'sites/b/c/d/nginx.conf']],
    [['**/nginx.conf'], ['nginx.conf', 'sites/a/nginx.conf', 'sites/b/nginx.conf', 'sites/b/c/d/nginx.conf']],
    [['sites/b/**'], ['sites/b/c/d/nginx.conf', 'sites/b/nginx.conf']],
  ])('%j are %j', async (entries, found) => {
    expect(await rootsOf(entries)).toEqual(found.map((path) => `/p/${path}`));
  });

  it('that are not there are mistakes', async () => {
    const { mistakes } = await load({
      ...FILES,
      '.proxylint.yml': 'roots: [nginx.con, "sites/*.conf", sites]\n',
    });
    expect(mistakes.map(({ message }) => message)).toEqual([
      "the root 'nginx.con' is not a file that can be read",
      "the root 'sites/*.conf' matches no file",
      "the root 'sites' is not a file that can be read",
    ]);
  });
});
