import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIST, filesIn, PROJECT, run, temporaryFolder } from './commands.ts';

const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
const PACKED = [
  'LICENSE',
  'README.md',
  ...filesIn(DIST).map((name) => `dist/${name}`),
  'man/proxylint.1',
  'package.json',
  'src/settings/schema/settings.schema.json',
];

/**
 * Scripts for which npm prepares a package that comes from git, or which it runs: under npm 10 and 11 either breaks
 * `language: node` hooks of pre-commit (npm/cli#8440, pre-commit/pre-commit#3719).
 */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepack', 'prepare', 'build', 'postprepare'];

/** npm as somebody has it who never configured it. */
const PLAIN_NPM = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

describe('package.json', () => {
  it('has no run-time dependencies', () => {
    const dependencies = ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'];
    expect(Object.keys(manifest).filter((key) => dependencies.includes(key))).toEqual([]);
  });

  it('has no script for which npm would prepare an installation from git', () => {
    expect(Object.keys(manifest.scripts).filter((name) => LIFECYCLE.includes(name))).toEqual([]);
  });
});

describe('the package', () => {
  it('contains the bundle and what describes it, nothing else', () => {
    const { status, stdout } = run('npm', ['pack', '--dry-run', '--json'], PROJECT, PLAIN_NPM);
    expect(status).toBe(0);
    const [packed] = JSON.parse(stdout);
    expect(packed.files.map(({ path }: { readonly path: string }) => path).sort()).toEqual(
      [...PACKED].sort(),
    );
  });

  it('is installed from a folder without the network', () => {
    const bin = installedFrom(copiedPackage(), ['.']);
    expect(run(bin, ['--version'], temporaryFolder()).stdout.trim()).toBe(manifest.version);
  });

  it('is installed as pre-commit does it, from a git clone without the network', () => {
    const clone = copiedPackage();
    const git = ['-c', 'user.name=a', '-c', 'user.email=a@example.test', '-c', 'commit.gpgsign=false'];
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      [...git, 'commit', '-qm', 'Everything'],
    ]) {
      expect(run('git', args, clone)).toMatchObject({ status: 0 });
    }
    const bin = installedFrom(clone, ['--install-links', `git+file://${clone}`]);
    expect(run(bin, ['--version'], temporaryFolder()).stdout.trim()).toBe(manifest.version);
  });
});

/** A clone's files as far as npm looks at them. */
function copiedPackage(): string {
  const folder = join(temporaryFolder(), 'clone');
  mkdirSync(folder);
  for (const path of [...PACKED, 'package-lock.json'])
    cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  return folder;
}

/** Installs globally, below a folder of our own; returns the path of the command. */
function installedFrom(directory: string, what: readonly string[]): string {
  const prefix = temporaryFolder();
  const cache = temporaryFolder();
  const args = ['install', '--global', '--offline', '--prefix', prefix, '--cache', cache, ...what];
  expect(run('npm', args, directory, PLAIN_NPM)).toMatchObject({ status: 0 });
  return join(prefix, 'bin/proxylint');
}
