/**
 * What the documentation shows is what happens. `UPDATE_DOCS=1 npx vitest run test/docs` writes the outputs anew, to be
 * read before they are committed.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import { sharedFolder } from '../scratch/folder.ts';
import { consoleBlocks, withOutputs } from './console-blocks.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['README.md', ...pagesBelow('docs')];

/** Markdown files of a folder, at any depth. */
function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .sort();
}

const copy = sharedFolder();

/** Brackets in code are no links. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '');
}

/** What a terminal without colours would show of a command. */
async function shown(command: string, only: 'stdout' | 'both' = 'both', cwd = copy): Promise<string> {
  const [program, ...argv] = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, word = '']) => quoted ?? word,
  );
  expect(program).toBe('proxylint');
  let text = '';
  const output = { write: (chunk: string | Uint8Array) => (text += chunk.toString()) };
  const silent = { write: () => undefined };
  const stderr = only === 'both' ? output : silent;
  const stdin = async function* () {};
  const interrupted = () => new Promise<void>(() => {});
  await main(argv, { stdin, stdout: output, stderr, cwd, env: {}, isTTY: false, columns: 100, interrupted });
  return text;
}

describe.each(PAGES)('%s', (name) => {
  const path = join(PROJECT, name);
  const page = readFileSync(path, 'utf8');
  const blocks = consoleBlocks(page);

  it('shows what the commands print', async () => {
    // What a page's commands write is there for its next ones only.
    const own = mkdtempSync(join(copy, 'page-'));
    cpSync(join(PROJECT, 'fixtures'), join(own, 'fixtures'), { recursive: true });
    const outputs: string[] = [];
    for (const { command } of blocks) outputs.push(await shown(command, 'both', own));
    const updated = withOutputs(page, outputs);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, updated);
    else expect(page).toBe(updated);
  });

  it('links to what is there', () => {
    const links = [...withoutCode(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [, target = '', heading] of links) {
      const linked = target === '' ? path : join(dirname(path), target);
      expect(existsSync(linked), target).toBe(true);
      if (heading !== undefined) expect(headingsOf(readFileSync(linked, 'utf8'))).toContain(heading);
    }
  });
});

/** The headings of a page as links name them. */
function headingsOf(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('docs/README.md', () => {
  it('lists every page', () => {
    const page = readFileSync(join(PROJECT, 'docs/README.md'), 'utf8');
    const listed = [...page.matchAll(/\]\(([^)]+\.md)\)/g)].map(([, target = '']) => `docs/${target}`);
    expect(listed.filter((name) => !name.includes('..')).sort()).toEqual(
      PAGES.filter((name) => name.startsWith('docs/') && name !== 'docs/README.md'),
    );
  });
});

describe('README.md', () => {
  const page = readFileSync(join(PROJECT, 'README.md'), 'utf8');

  it('gives its two commands at the top', () => {
    const top = page.split('\n').slice(0, 12).join('\n');
    expect(top).toContain('node dist/proxylint.mjs fixtures/chat/nginx.conf');
    expect(top).toContain('npm test');
  });
});

/** What the pages recommend: complete blocks of a configuration. */
describe.each([
  ['docs/nginx.md', 'nginx', 'nginx.conf'],
  ['docs/caddy.md', 'caddyfile', 'Caddyfile'],
])('%s', (name, language, file) => {
  const page = readFileSync(join(PROJECT, name), 'utf8');
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))];

  it('recommends what nothing is to be said about', async () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const [index, [, text = '']] of blocks.entries()) {
      const directory = join(copy, `${language}-${index}`);
      mkdirSync(directory);
      writeFileSync(join(directory, file), text);
      expect(await shown(`proxylint check --fail-on info ${file}`, 'stdout', directory)).toBe('');
    }
  });
});

/** The configuration that a rule's page shows before the command: it is the file that the command names. */
function exampleOf(page: string): string | null {
  return (
    /^```(?:nginx|caddyfile|caddy)\n([\s\S]*?)^```/m.exec(page.slice(page.indexOf('## Example')))?.[1] ?? null
  );
}

/** A directory with what the examples of a rule include, which the one on its page may include as well. */
function directoryFor(id: string): string {
  const directory = join(copy, id);
  const isIncluded = (path: string) => !/(?:^|[/\\])(?:broken|repaired|example)\.[^/\\]*$/.test(path);
  const examples = join(PROJECT, 'rules', id, 'examples');
  mkdirSync(directory);
  for (const slug of readdirSync(examples)) {
    cpSync(join(examples, slug), directory, { recursive: true, filter: isIncluded });
  }
  return directory;
}

describe('rule pages', () => {
  it.each(rules.map(({ id }) => id))('%s shows what its example gives', async (id) => {
    const path = join(PROJECT, 'rules', id, 'README.md');
    const page = readFileSync(path, 'utf8');
    const [block] = consoleBlocks(page);
    const example = exampleOf(page);
    if (block === undefined || example === null) throw new Error(`${id} shows no example with its output`);
    const directory = directoryFor(id);
    writeFileSync(join(directory, block.command.split(' ').at(-1) ?? ''), example);
    const updated = withOutputs(page, [await shown(block.command, 'stdout', directory)]);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(path, updated);
    else expect(page).toBe(updated);
  });

  it.each(rules.map(({ id }) => id))('%s has the five headings, in order', (id) => {
    const page = readFileSync(join(PROJECT, 'rules', id, 'README.md'), 'utf8');
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      'What it catches',
      'Why it breaks',
      'Example',
      'Use instead',
      'Fix safety',
    ]);
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
  });
});
