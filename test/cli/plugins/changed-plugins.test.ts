/** Plugins that change while `--watch` runs them: as a process of its own, since Vitest has a way with modules too. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { directoryWith } from '../command-line.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const bundle = mkdtempSync(join(tmpdir(), 'proxylint-bundle-'));

beforeAll(() => {
  const args = ['scripts/bundle.mjs', '--outdir', bundle];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
}, 60_000);
afterAll(() => rmSync(bundle, { recursive: true, force: true }));

type Change = readonly [name: string, text: string];

/** What the rules say, at first and after each change. */
async function said(files: Readonly<Record<string, string>>, changes: readonly Change[]) {
  const directory = directoryWith({ 'nginx.conf': 'events {}\n', ...files });
  const args = [join(bundle, 'proxylint.mjs'), 'check', '--watch', '--format=compact'];
  const watching = spawn(process.execPath, args, { cwd: directory });
  onTestFinished(() => void watching.kill('SIGKILL'));
  let text = '';
  let wake = () => {};
  for (const output of [watching.stdout, watching.stderr]) {
    output.on('data', (chunk) => {
      text += String(chunk);
      wake();
    });
  }
  const round = async () => {
    while (!text.includes('Watching ')) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    // Findings and the rest are written to two pipes.
    await new Promise((done) => setTimeout(done, 50));
    const shown = /(?:warning|cannot be loaded|the plugin \S+): (.*)/.exec(text)?.[1] ?? text;
    text = '';
    return shown.replaceAll(directory, '');
  };
  const rounds = [await round()];
  for (const [name, content] of changes) {
    writeFileSync(join(directory, name), content);
    rounds.push(await round());
  }
  return rounds;
}

const rule = (message: string) =>
  `({ id: 'acme/one', summary: 'one', severity: 'warning', fix: 'none', dialects: ['nginx'],
    checkNginx: (all) => [{ message: ${message}, span: { file: all.files[0], start: 0, end: 1 } }] })`;

const SETTINGS = { '.proxylint.yml': 'plugins: [./one.mjs]\n' };

describe('while --watch runs, a plugin is loaded again', () => {
  test('when it changes, or a module that it imports, and when they come to be', async () => {
    const rounds = await said({ ...SETTINGS, 'said.mjs': `export const said = 'second';\n` }, [
      ['one.mjs', `import { said } from './said.mjs';\nexport default ${rule('said')};\n`],
      ['said.mjs', `export const said = 'third';\n`],
      ['one.mjs', `export default ${rule(`'fourth'`)};\n`],
      ['one.mjs', 'export default {;\n'],
      ['one.mjs', `import './no.mjs';\nexport default ${rule(`'sixth'`)};\n`],
      ['no.mjs', ''],
    ]);
    expect(rounds).toEqual([
      expect.stringContaining('the plugin ./one.mjs does not exist'),
      'second [acme/one]',
      'third [acme/one]',
      'fourth [acme/one]',
      expect.stringMatching(/SyntaxError: Unexpected token ';' \(\/one\.mjs:1/),
      expect.stringContaining(`Cannot find module '/no.mjs'`),
      'sixth [acme/one]',
    ]);
  });

  test('when a CommonJS module changes that it requires', async () => {
    const files = {
      '.proxylint.yml': 'plugins: [./one.cjs]\n',
      'one.cjs': `const said = require('./deep/said.cjs');\nmodule.exports = ${rule('said')};\n`,
      'deep/said.cjs': `module.exports = require('./deeper.cjs');\n`,
      'deep/deeper.cjs': `module.exports = 'first';\n`,
    };
    const rounds = await said(files, [['deep/deeper.cjs', `module.exports = 'second';\n`]]);
    expect(rounds).toEqual(['first [acme/one]', 'second [acme/one]']);
  });
});
