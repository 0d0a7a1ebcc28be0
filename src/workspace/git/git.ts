/**
 * Asks git about a working tree: the program itself, with an array of arguments and no shell. What a repository's or a
 * user's configuration could put in between (pagers, external diffs, filters for display, prefixes) is switched off.
 */
import { spawnSync } from 'node:child_process';
import { reasonFor } from '../disk/disk.ts';
import { RunFailed } from '../run-failed.ts';

/** Larger than what git says about any change that people make; a bound for what a program may print. */
const MOST_BYTES = 256 * 2 ** 20;
const LONGEST_MS = 120_000;

export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  /** What git says on its standard error, without the words in front. */
  readonly message: string;
}

export interface Git {
  /** Throws `RunFailed` where git cannot be run at all. */
  readonly ask: (args: readonly string[]) => GitAnswer;
  /** The same in another directory. */
  readonly in: (directory: string) => Git;
}

/** Where git runs, and with which environment. */
export interface GitPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function gitIn({ cwd, env }: GitPlace): Git {
  return {
    ask: (args) => {
      const { status, stdout, stderr, error } = spawnSync('git', ['--no-pager', ...args], {
        cwd,
        env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: MOST_BYTES,
        timeout: LONGEST_MS,
      });
      if (error !== undefined) throw new RunFailed(`git cannot be run: ${whyNotRun(error)}`);
      return { status: status ?? -1, stdout, message: messageOf(stderr.toString('utf8')) };
    },
    in: (directory) => gitIn({ cwd: directory, env }),
  };
}

function whyNotRun(error: Error): string {
  const code = 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such program here; install git';
  if (code === 'ETIMEDOUT') return `it did not end within ${LONGEST_MS / 1000} seconds`;
  if (code === 'ENOBUFS') return `it printed more than ${MOST_BYTES / 2 ** 20} MiB`;
  return reasonFor(error);
}

function messageOf(stderr: string): string {
  const [first = ''] = stderr.split('\n');
  return first.replace(/^(?:fatal|error): /, '').trim();
}

/** Entries of an output made with `-z`. */
export function entriesOf(stdout: Buffer): readonly string[] {
  return stdout
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
}
