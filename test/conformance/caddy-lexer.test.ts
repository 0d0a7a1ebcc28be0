/**
 * Our lexer against Caddy's own: random lines full of quotes, backslashes, comments and carriage returns are read by
 * both. What Caddy made of them can be seen in the JSON of `caddy adapt`, as the values of a `path` matcher.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lexCaddyfile } from '../../src/caddy/syntax/lexer.ts';
import { parseCaddyfile } from '../../src/caddy/syntax/parser.ts';
import type { Directive } from '../../src/caddy/syntax/tree.ts';
import { SourceFile } from '../../src/text/source-file.ts';

const installed = spawnSync('caddy', ['version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
const version = /^v?(\d+\.\d+\.\d+)/.exec(installed)?.[1] ?? null;
// Made only where tests run: where all are skipped, `afterAll` is too.
let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'proxylint-caddy-lexer-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The values of the one `path` matcher in what Caddy adapted, or null where Caddy refused the file. */
function pathsByCaddy(text: string): readonly string[] | null {
  const path = join(directory, 'Caddyfile');
  writeFileSync(path, text);
  const run = spawnSync('caddy', ['adapt', '--config', path, '--adapter', 'caddyfile'], { encoding: 'utf8' });
  if (run.status !== 0) return null;
  const paths: string[] = [];
  JSON.parse(run.stdout, (key: string, value: unknown) => {
    if (key === 'path' && Array.isArray(value)) paths.push(...value.map(String));
    return value;
  });
  return paths;
}

/** Null where we report a problem: then Caddy, too, has read something that nobody meant, or nothing. */
function pathsByUs(text: string): readonly string[] | null {
  const tree = parseCaddyfile(new SourceFile('/Caddyfile', text), version ?? undefined);
  if (tree.problems.length > 0) return null;
  const waiting: Directive[] = tree.entries.flatMap((entry) =>
    'block' in entry ? [...entry.block.children] : [],
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name.value === 'path') return next.args.map(({ value }) => value);
    waiting.push(...(next.block?.children ?? []));
  }
  return [];
}

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'ä',
    '/',
    ' ',
    ' ',
    '\t',
    '"',
    '"',
    '`',
    '\\',
    '\\"',
    '\\\n',
    '\\ ',
    '#',
    ' #',
    '\r',
    '\r\n\t\tb',
  ],
  ...['<', '<<', ';', "'", '{', '}', '{x}', '\u00a0', '\u3000', '\\\\', 'c', ','],
);

describe.skipIf(version === null)(`words as Caddy ${version ?? '(not installed)'} reads them`, () => {
  it('agrees on every line that both accept', () => {
    let accepted = 0;
    const lines = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(lines, (line) => {
        const text = `:80 {\n\t@m {\n\t\tpath first ${line}\n\t}\n\trespond @m ok\n}\n`;
        const theirs = pathsByCaddy(text);
        const ours = pathsByUs(text);
        if (theirs === null || ours === null) return;
        accepted++;
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 250, seed: 20261123 },
    );
    expect(accepted).toBeGreaterThan(60);
    process.stdout.write(`${accepted} of 250 random lines were accepted by both, and all read alike\n`);
  });

  it.each([
    ['a quote in the middle of a word', 'a"b c'],
    ['two words from a closing quote', '"X-A""b c"'],
    ['only \\" is an escape', '"a\\"b\\\\c\\n"'],
    ['backticks know no escapes', '`a\\`'],
    ['a line feed in quotes', '"a\nb" c'],
    ['a continued line', 'a \\\n\tb'],
    ['a lost backslash', 'a\\ b'],
    ['a backslash in a comment joins the next line', 'a # C:\\dir\n\tb'],
    ['a carriage return inside of a word', 'a\rb'],
    ['a # inside of a word', 'a#b # c'],
    ['an environment variable with a default', 'x{$PROXYLINT_UNSET:y}z'],
  ])('agrees on %s', (_title, line) => {
    const text = `:80 {\n\t@m {\n\t\tpath ${line}\n\t}\n\trespond @m ok\n}\n`;
    const ours = pathsByUs(text)?.map((value) => value.replace(/\{\$\w+:(\w+)\}/, '$1'));
    expect(ours).toEqual(pathsByCaddy(text));
  });
});

describe('words that this Caddy cannot show', () => {
  it.runIf(version === null)('is skipped: caddy is not installed', () => {
    expect(process.env.CI).not.toBe('true');
  });

  it('reads a heredoc from 2.7 on, and not before', () => {
    const file = new SourceFile('/Caddyfile', 'respond <<END\n  a\n    b\n  END 200\n');
    const values = (heredocs: boolean) => lexCaddyfile(file, { heredocs }).words.map(({ value }) => value);
    expect(values(true)).toEqual(['respond', 'a\n  b', '200']);
    expect(values(false)).toEqual(['respond', '<<END', 'a', 'b', 'END', '200']);
  });
});
