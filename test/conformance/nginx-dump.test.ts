/**
 * Taking a dump apart, against the real nginx: generated files go through `nginx -T`, and must come back byte for byte,
 * whatever their line endings, encodings and last lines, and though their comments look like the dump's own headers.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDump } from '../../src/cli/inputs/dump.ts';
import { decode, encode } from '../../src/workspace/disk/bytes.ts';
import { describeWith, needsNginx } from '../proof/harness/requirements.ts';

const SEED = 20_261_125;
const RUNS = 150;

type Files = Readonly<Record<string, Buffer>>;

/** Names below the directory of the main configuration; each may include those after it. */
const INCLUDED = ['conf.d/a.conf', 'conf.d/b.conf', 'two words.inc', 'deep/er/c.inc', 'last'] as const;

/** Comments that look like headers, of files that nothing includes or that came before. */
const lookalike = (directory: string, name: string) =>
  fc
    .constantFrom(
      `${directory}/${name}`,
      `${directory}/nginx.conf`,
      '/nowhere/else.conf',
      'last',
      'the server',
    )
    .map((path) => `# configuration file ${path}:`);

const comment = fc
  .string({ unit: fc.constantFrom('a', ' ', '#', '{', '}', ';', '"', "'", 'é', '€', '😀', '\t', '\r') })
  .map((text) => `# ${text}`);

/** One line of a file; `$N` is replaced by a number of its own, as no two maps may have one variable. */
const statement = fc.constantFrom(
  '',
  '  map $host $v$N { default "a\nb"; }',
  'geo $v$N { default "# configuration file here:"; }',
);

function fileArbitrary(directory: string, name: string, includes: readonly string[]) {
  const include = includes.length === 0 ? [] : [fc.constantFrom(...includes).map(includeLine(directory))];
  return fc
    .record({
      lines: fc.array(fc.oneof(lookalike(directory, name), comment, statement, ...include), { maxLength: 6 }),
      ending: fc.constantFrom('\n', '\r\n'),
      last: fc.constantFrom('', '\n', '\r\n', '\n\n', '\n# no line feed here', '\n \t'),
      latin1: fc.constantFrom('', '', '# caf\xe9 \xff\n'),
    })
    .map(({ lines, ending, last, latin1 }) => ({ text: lines.join(ending) + last, latin1 }));
}

/**
 * Relative, absolute, and by a detour, but each file by one name only: nginx shows a file under each name that it was
 * read by, and a comment with its other name in a file is then nothing that can be told from a header.
 */
function includeLine(directory: string): (name: string) => string {
  return (name) => {
    if (name === '*') return 'include conf.d/*.conf;';
    if (name.startsWith('deep')) return `  include x/../${name}; # twice`;
    return name.startsWith('conf.d') && directory !== '.'
      ? `include '${directory}/${name}' ;`
      : `include "${name}";`;
  };
}

/** A main configuration and all the files that it may include, directly or not. */
function configurations(directory: string): fc.Arbitrary<Files> {
  const included = INCLUDED.map((name, at) => fileArbitrary(directory, name, INCLUDED.slice(at + 1)));
  return fc
    .tuple(fileArbitrary(directory, 'nginx.conf', ['*', ...INCLUDED]), ...included)
    .map(([main, ...others]) => {
      let number = 0;
      const bytes = ({ text, latin1 }: { readonly text: string; readonly latin1: string }, around = '%') =>
        Buffer.concat([
          Buffer.from(latin1, 'latin1'),
          Buffer.from(around.replace('%', () => text).replace(/\$N/g, () => String(number++))),
        ]);
      const files: Record<string, Buffer> = {
        'nginx.conf': bytes(main, `events {}\nhttp {\n%\n}`),
      };
      for (const [at, name] of INCLUDED.entries()) {
        const file = others[at];
        if (file !== undefined) files[name] = bytes(file);
      }
      return files;
    });
}

interface Run {
  readonly files: Files;
  /** Of the main configuration, as nginx is given it; what is below it is named by it. */
  readonly prefix: string;
  readonly withMessages: boolean;
}

function runs(directory: string): fc.Arbitrary<Run> {
  return fc.constantFrom(directory, '.').chain((prefix) =>
    fc.record({
      files: configurations(prefix),
      prefix: fc.constant(prefix),
      withMessages: fc.boolean(),
    }),
  );
}

/** What the main configuration includes, directly or not. */
function reachable(files: Files): readonly string[] {
  const found = new Set(['nginx.conf']);
  for (const name of found) {
    const text = files[name]?.toString('latin1') ?? '';
    for (const other of INCLUDED) {
      const isInPattern = other.startsWith('conf.d') && text.includes('include conf.d/*.conf;');
      if (isInPattern || new RegExp(`include .*${other}["']? ?;`).test(text)) found.add(other);
    }
  }
  return [...found];
}

describeWith([needsNginx], 'the output of nginx -T', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'proxylint-dump-'));
    for (const below of ['logs', 'conf.d', 'deep/er', 'x'])
      mkdirSync(join(directory, below), { recursive: true });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** As a shell's `> output`, with `2>&1` where messages are wanted too. Null where nginx refuses the files. */
  function dump(files: Files, withMessages: boolean, prefix: string): Buffer | null {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(directory, name), bytes);
    const output = openSync(join(directory, 'output'), 'w');
    const { status } = spawnSync(
      'nginx',
      ['-T', '-p', prefix, '-c', 'nginx.conf', '-e', 'stderr', '-g', 'pid logs/pid;'],
      { cwd: directory, stdio: ['ignore', output, withMessages ? output : 'ignore'], timeout: 20_000 },
    );
    closeSync(output);
    return status === 0 ? readFileSync(join(directory, 'output')) : null;
  }

  it('gives the files back byte for byte', () => {
    let accepted = 0;
    let several = 0;
    fc.assert(
      fc.property(runs(directory), ({ files, prefix, withMessages }) => {
        const output = dump(files, withMessages, prefix);
        // Two ways to the same map: nginx refuses a variable that is defined twice.
        if (output === null) return;
        accepted += 1;
        const read = readDump(decode(output), directory);
        expect(read?.source.whole).toBe(true);
        const paths = read?.named.map(({ path }) => path) ?? [];
        several += paths.length > 2 ? 1 : 0;
        expect(paths[0]).toBe(`${directory}/nginx.conf`);
        for (const path of paths) {
          const content = read?.source.read(path);
          if (content?.kind !== 'text') throw new Error(`${path} is not there`);
          const bytes = encode({ text: content.text, encoding: read?.encodingOf(path) ?? 'utf8' });
          expect(bytes).toEqual(files[path.slice(directory.length + 1)]);
        }
        expect(new Set(paths)).toEqual(new Set(reachable(files).map((name) => `${directory}/${name}`)));
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(accepted).toBeGreaterThan(RUNS / 3);
    expect(several).toBeGreaterThan(RUNS / 10);
  });
});
