/** Git repositories of their own for tests, made with the real program and nobody's configuration. */
import { spawnSync } from 'node:child_process';
import { type Files, writeFiles } from './folder.ts';

const ENVIRONMENT = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  // No file: as root, a git that writes into /dev/null would put a file in the place of the device.
  GIT_CONFIG_GLOBAL: '/nonexistent/gitconfig',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.test',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.test',
};

/** Runs git; returns what it prints, without the last line feed. Any failure fails the test. */
export function git(directory: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: directory,
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.replace(/\n$/, '');
}

/** Writes files, removes those that are null, and commits it all. Returns the commit. */
export function commit(directory: string, files: Files = {}): string {
  writeFiles(directory, files);
  git(directory, 'add', '--all', '--force', '.');
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'A change');
  return git(directory, 'rev-parse', 'HEAD');
}

/** Makes a directory a repository whose branch `main` holds what is in it. */
export function makeRepository(directory: string): string {
  git(directory, 'init', '--quiet', '--initial-branch=main');
  return commit(directory);
}
