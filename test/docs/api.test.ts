/**
 * The pages of the API: every export is named on them, every program on them is checked by the compiler and run, and
 * prints what stands below it. `UPDATE_DOCS=1` writes the outputs anew.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import * as api from '../../src/api/index.ts';
import { BUNDLING, bundleInto } from '../scratch/bundle.ts';
import { sharedFolder } from '../scratch/folder.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

/** The fixtures, in a project that has installed what the sources give. */
const folder = sharedFolder();
beforeAll(() => {
  cpSync(join(PROJECT, 'fixtures'), folder, { recursive: true });
  const installed = join(folder, 'node_modules/proxylint');
  mkdirSync(installed, { recursive: true });
  cpSync(join(PROJECT, 'package.json'), join(installed, 'package.json'));
  bundleInto(join(installed, 'dist'));
}, BUNDLING);

function node(args: readonly string[], cwd = folder) {
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', GITHUB_ACTIONS: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

/** A program, and the output below it. */
const PROGRAMS = /^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm;

describe('docs/api.md', () => {
  const page = read('docs/api.md');

  it('shows programs that print what stands below them', () => {
    const updated = page.replace(PROGRAMS, (_all, program: string) => {
      writeFileSync(join(folder, 'program.mjs'), program);
      const { stdout, stderr } = node(['program.mjs']);
      expect(stderr).toBe('');
      return `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${stdout.trim()}\n\`\`\``;
    });
    if (process.env.UPDATE_DOCS === '1') writeFileSync(join(PROJECT, 'docs/api.md'), updated);
    else expect(page).toBe(updated);
    expect([...page.matchAll(PROGRAMS)].length).toBe([...page.matchAll(/^```js$/gm)].length);
  });

  it('shows programs that the compiler takes', () => {
    const files = [...page.matchAll(PROGRAMS)].map(([, program = ''], index) => {
      const name = `program-${index}.mjs`;
      writeFileSync(join(folder, name), program);
      return name;
    });
    expect(compiled([...files, 'own-rules/rules/websockets.mjs'])).toEqual([]);
  });

  it('names every export, and nothing in its list of types that is none', () => {
    const list = read('src/api/index.ts').replace(/\/\*[\s\S]*?\*\//g, '');
    const types = [...list.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, all = '', inner = '']) =>
      inner
        .split(',')
        .map((one) => one.trim())
        .filter((one) => all !== '' || one.startsWith('type '))
        .map((one) => one.replace(/^type /, ''))
        .filter((one) => one !== ''),
    );
    const named = [...page.slice(page.indexOf('## Types')).matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect([...named].sort()).toEqual([...types].sort());
    const values = Object.keys(api);
    expect(values.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
  });
});

describe('docs/own-rules.md', () => {
  const page = read('docs/own-rules.md');

  it.each(['.proxylint.yml', 'rules/websockets.mjs', 'test/websockets.test.mjs'])(
    'shows %s of the example as it is',
    (name) => {
      expect(page).toContain(`\n${read(`fixtures/own-rules/${name}`).trim()}\n\`\`\``);
    },
  );

  it('names every function of the two namespaces', () => {
    const names = [
      ...Object.keys(api.nginx).map((name) => `nginx.${name}`),
      ...Object.keys(api.caddy).map((name) => `caddy.${name}`),
    ];
    const shown = [...page.matchAll(/`((?:nginx|caddy)\.\w+)\(/g)].map(([, name]) => name);
    expect([...new Set(shown)].sort()).toEqual(names.sort());
  });

  it('shows what the example gives', () => {
    const own = join(folder, 'own-rules');
    const cli = join(folder, 'node_modules/proxylint/dist/proxylint.mjs');
    const updated = page.replace(
      /(```sh\nproxylint\n```\n\n```text\n)[\s\S]*?(^```$)/m,
      (_all, head: string, close: string) => `${head}${node([cli], own).stdout.trimEnd()}\n${close}`,
    );
    expect(updated).toContain('acme/websocket-limit]');
    if (process.env.UPDATE_DOCS === '1') writeFileSync(join(PROJECT, 'docs/own-rules.md'), updated);
    else expect(page).toBe(updated);
  });

  it('has an example whose tests pass', () => {
    const { status, stdout } = node(['--test'], join(folder, 'own-rules'));
    expect(stdout).toMatch(/^# pass 2$/m);
    expect(status).toBe(0);
  });
});

/** What the compiler says of some programs, with the types of Node at hand. */
function compiled(files: readonly string[]): readonly string[] {
  const types = join(folder, 'node_modules/@types');
  mkdirSync(types, { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules/@types/node'), join(types, 'node'));
  const compilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    noImplicitAny: false,
    target: 'es2022',
    module: 'nodenext',
    types: ['node'],
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { stdout } = node([join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  return stdout.split('\n').filter((line) => line !== '');
}
