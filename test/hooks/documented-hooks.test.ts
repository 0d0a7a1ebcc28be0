/** The hooks of docs/hooks.md, as they stand there: in git alone, with husky, with lefthook. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../packaging/commands.ts';
import { describeWith } from '../proof/harness/requirements.ts';
import { sharedFolder, writeFiles } from '../scratch/folder.ts';
import { needsRegistry } from './requirements.ts';
import {
  BROKEN_SITE,
  commitAll,
  done,
  emptyRepository,
  PREPARATION,
  type Ran,
  ROOT_FILE,
  ran,
  releasedRepository,
  SAYS_ENOUGH,
  SOUND_SITE,
} from './scratch.ts';

const scratch = sharedFolder();
const released = join(scratch, 'proxylint');
const bin = join(scratch, 'bin');
const temporary = join(scratch, 'tmp');
/** With `proxylint` on the PATH, and a folder for temporary files that the tests can look into. */
const environment = { PATH: `${bin}:${process.env.PATH}`, TMPDIR: temporary, HOME: scratch };
let count = 0;

beforeAll(() => {
  releasedRepository(released);
  mkdirSync(bin);
  mkdirSync(temporary);
  symlinkSync(join(released, 'dist/proxylint.mjs'), join(bin, 'proxylint'));
}, PREPARATION);

/** The first block of code below a heading of the page. */
function documented(heading: string): string {
  const page = readFileSync(join(PROJECT, 'docs/hooks.md'), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, code] = /```[a-z]+\n(.*?)```/s.exec(section) ?? [];
  if (code === undefined) throw new Error(`no code below ${heading}`);
  return code;
}

function user(files: Readonly<Record<string, string>> = {}): string {
  count += 1;
  const folder = emptyRepository(join(scratch, `user${count}`));
  writeFiles(folder, { 'nginx/nginx.conf': ROOT_FILE, 'nginx/conf.d/app.conf': SOUND_SITE, ...files });
  commitAll(folder);
  return folder;
}

function executable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function commit(folder: string, ...args: readonly string[]): Ran {
  return ran(folder, ['git', 'commit', '-m', 'A change', ...args], environment);
}

function commitOfAll(folder: string): Ran {
  done(folder, ['git', 'add', '-A']);
  return commit(folder);
}

describe('the hook of git alone', () => {
  function withHook(files: Readonly<Record<string, string>> = {}): string {
    const folder = user(files);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    executable(join(folder, '.git/hooks/pre-commit'), documented('git alone'));
    return folder;
  }

  test('stops a broken change, says enough to repair it, and leaves nothing behind', () => {
    const folder = withHook();
    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    const { status, output } = commitOfAll(folder);
    expect(status).toBe(1);
    for (const words of SAYS_ENOUGH) expect(output).toContain(words);
    expect(readdirSync(temporary)).toEqual([]);
    writeFiles(folder, { 'nginx/conf.d/app.conf': SOUND_SITE.replace('1h', '2h') });
    expect(commitOfAll(folder).status).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('is found by core.hooksPath', () => {
    const folder = user({ '.githooks/pre-commit': documented('git alone') });
    chmodSync(join(folder, '.githooks/pre-commit'), 0o755);
    done(folder, ['git', 'config', 'core.hooksPath', '.githooks']);
    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    expect(commitOfAll(folder).status).toBe(1);
  });

  test('judges what is staged, not what lies in the working tree', () => {
    const folder = withHook();
    const path = join(folder, 'nginx/conf.d/app.conf');
    writeFileSync(path, BROKEN_SITE);
    done(folder, ['git', 'add', '-A']);
    writeFileSync(path, SOUND_SITE);
    expect(commit(folder).status).toBe(1);
    writeFileSync(path, SOUND_SITE.replace('1h', '2h'));
    done(folder, ['git', 'add', '-A']);
    writeFileSync(path, BROKEN_SITE);
    expect(commit(folder).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(BROKEN_SITE);
  });

  test('judges what `git commit -a` and `git commit FILE` take', () => {
    for (const args of [['-a'], ['nginx/conf.d/app.conf']]) {
      const folder = withHook();
      writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
      expect(commit(folder, ...args)).toMatchObject({ status: 1 });
    }
  });

  test('takes names with spaces, quotes, line feeds and a dash in front, and a renamed file', () => {
    const folder = withHook();
    const names = ["it's a.conf", 'line\nfeed.conf', 'ü.conf'];
    for (const [place, name] of names.entries()) {
      writeFiles(folder, { [`nginx/conf.d/${name}`]: BROKEN_SITE.replace('8080', String(8081 + place)) });
    }
    writeFiles(folder, { '-dash.conf': BROKEN_SITE });
    renameSync(join(folder, 'nginx/conf.d/app.conf'), join(folder, 'nginx/conf.d/renamed.conf'));
    const { status, output } = commitOfAll(folder);
    expect(status).toBe(1);
    for (const name of ["it's a.conf", 'line\\u{a}feed.conf', 'ü.conf'])
      expect(output).toContain(`nginx/conf.d/${name}:10:9`);
    expect(output).toContain('-dash.conf:');
    expect(output).not.toContain('renamed.conf');
  });

  test('lets pass deletions, and what is no configuration', () => {
    const folder = withHook({ 'nginx/conf.d/other.conf': SOUND_SITE.replace('8080', '8081') });
    rmSync(join(folder, 'nginx/conf.d/other.conf'));
    expect(commitOfAll(folder).status).toBe(0);
    writeFiles(folder, { 'README.md': 'x', 'redis.conf': 'bind 127.0.0.1\nport 6379\n' });
    expect(commitOfAll(folder).status).toBe(0);
  });

  test('works in a linked work tree, and from a directory below the root', () => {
    const folder = withHook();
    const linked = join(scratch, 'linked');
    done(folder, ['git', 'worktree', 'add', '-q', linked]);
    writeFiles(linked, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    done(linked, ['git', 'add', '-A']);
    const { status, output } = commit(join(linked, 'nginx'));
    expect(status).toBe(1);
    expect(output).toContain('nginx/conf.d/app.conf:10:9');
  });

  test('leaves a submodule to itself', () => {
    const inner = user({ 'nginx/conf.d/app.conf': BROKEN_SITE });
    const folder = withHook();
    done(folder, [
      'git',
      '-c',
      'protocol.file.allow=always',
      'submodule',
      'add',
      '-q',
      inner,
      'nginx/conf.d/inner.conf',
    ]);
    expect(existsSync(join(folder, 'nginx/conf.d/inner.conf/nginx'))).toBe(true);
    expect(commitOfAll(folder)).toMatchObject({ status: 0 });
  });

  test('says so where proxylint is not installed', () => {
    const folder = withHook();
    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    done(folder, ['git', 'add', '-A']);
    const { status, output } = ran(folder, ['git', 'commit', '-m', 'x'], { HOME: scratch });
    expect({ status, output }).toEqual({
      status: 1,
      output: expect.stringContaining('npm install --save-dev proxylint'),
    });
  });
});

describeWith([needsRegistry()], 'with packages of npm', () => {
  /** Installs as the page says, with the package that the working copy gives. */
  function withPackage(name: string): string {
    const archive = done(released, ['npm', 'pack', '--silent', '--pack-destination', scratch]).trim();
    const folder = user({ 'package.json': '{ "private": true }\n', '.gitignore': 'node_modules/\n' });
    const options = ['--save-dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    done(folder, ['npm', 'install', ...options, name, join(scratch, archive)]);
    return folder;
  }

  function holdsFor(folder: string): void {
    const withoutOurs = { HOME: scratch };
    writeFiles(folder, {
      'nginx/conf.d/app.conf': BROKEN_SITE,
      "nginx/conf.d/it's a.conf": SOUND_SITE.replace('8080', '81'),
    });
    done(folder, ['git', 'add', '-A']);
    const stopped = ran(folder, ['git', 'commit', '-m', 'broken'], withoutOurs);
    expect(stopped.status).toBe(1);
    for (const words of SAYS_ENOUGH) expect(stopped.output).toContain(words);
    writeFiles(folder, { 'nginx/conf.d/app.conf': SOUND_SITE.replace('1h', '2h'), 'redis.conf': 'port 1\n' });
    done(folder, ['git', 'add', '-A']);
    expect(ran(folder, ['git', 'commit', '-m', 'repaired'], withoutOurs)).toMatchObject({ status: 0 });
    rmSync(join(folder, "nginx/conf.d/it's a.conf"));
    done(folder, ['git', 'add', '-A']);
    expect(ran(folder, ['git', 'commit', '-m', 'deleted'], withoutOurs)).toMatchObject({ status: 0 });
  }

  test('husky', () => {
    const folder = withPackage('husky@9');
    done(folder, ['node_modules/.bin/husky']);
    writeFiles(folder, { '.husky/pre-commit': documented('husky') });
    holdsFor(folder);
  });

  test('husky with the script of git alone', () => {
    const folder = withPackage('husky@9');
    done(folder, ['node_modules/.bin/husky']);
    writeFiles(folder, { '.husky/pre-commit': documented('git alone') });
    holdsFor(folder);
  });

  test('lefthook', () => {
    const folder = withPackage('lefthook@2');
    writeFiles(folder, { 'lefthook.yml': documented('lefthook') });
    done(folder, ['node_modules/.bin/lefthook', 'install']);
    holdsFor(folder);
  });
});
