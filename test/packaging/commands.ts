/** Runs what a user or a package manager would run, and folders that vanish with the test. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const DIST = join(PROJECT, 'dist');
export const BUNDLE = join(DIST, 'proxylint.mjs');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, for at most a minute. */
export function run(
  program: string,
  args: readonly string[],
  directory: string,
  environment: NodeJS.ProcessEnv = {},
): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: directory,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** An empty folder outside of the project. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proxylint-packaging-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of files below a folder, relative to it, sorted. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
