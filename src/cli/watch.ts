/**
 * `--watch`: runs a command again whenever a file that it has read, or would read next time, changes.
 *
 * What a run looked at tells what to watch: the directories of what it read, asked for in vain or listed. Node's own
 * watcher of single directories is enough for that, since any event only means "look again"; libraries for watching are
 * for trees, and for telling what happened.
 */
import { type FSWatcher, statSync, watch as watchDirectory } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { judgeName } from '../workspace/discovery/file-names.ts';
import { reasonFor } from '../workspace/disk/disk.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import { ExitStatus } from './exit-status.ts';
import type { Surroundings } from './surroundings.ts';

/** Milliseconds of quiet after a change: editors write in several steps, and a checkout changes many files. */
const QUIET = 100;

/** Files that decide what is read and how, besides configurations themselves. */
const DECIDING_NAMES = /^(?:\.gitignore|\.proxylint(?:-baseline)?\.[a-z]+|package\.json)$/;

const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Runs, waits for a change, and runs again, until the user interrupts; then gives the last run's exit status. A run that
 * fails is told and waited out, unless it failed before it had looked at anything.
 */
export async function watch(
  run: (surroundings: Surroundings) => Promise<ExitStatus>,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const { stdout, stderr, isTTY } = surroundings;
  const watching = new Watching();
  const interrupted = surroundings.interrupted().then(() => 'interrupted' as const);
  try {
    for (;;) {
      if (isTTY) stdout.write(CLEAR_SCREEN);
      const status = await runOnce(run, surroundings, watching);
      stderr.write(`Watching ${watching.size} directories for changes; Ctrl-C ends it.\n`);
      if ((await Promise.race([watching.change(), interrupted])) === 'interrupted') return status;
    }
  } finally {
    watching.end();
  }
}

async function runOnce(
  run: (surroundings: Surroundings) => Promise<ExitStatus>,
  surroundings: Surroundings,
  watching: Watching,
): Promise<ExitStatus> {
  const seen = new Set<string>();
  try {
    return await run({ ...surroundings, onAccess: (path) => seen.add(path) });
  } catch (error) {
    if (!(error instanceof RunFailed) || seen.size === 0) throw error;
    surroundings.stderr.write(`${error.report}\n`);
    return ExitStatus.failed;
  } finally {
    watching.watchAll(seen);
  }
}

/** The directories that are watched, and whether something happened in them that matters. */
class Watching {
  readonly #watchers = new Map<string, FSWatcher>();
  #seen: ReadonlySet<string> = new Set();
  #isChanged = false;
  #tell: () => void = () => {};

  get size(): number {
    return this.#watchers.size;
  }

  /** From now on the directories around these paths, and no others. */
  watchAll(seen: ReadonlySet<string>): void {
    this.#seen = seen;
    const wanted = new Set([...seen].flatMap((path) => [path, dirname(path)]).filter(isDirectory));
    for (const [directory, watcher] of this.#watchers) {
      if (wanted.has(directory)) continue;
      watcher.close();
      this.#watchers.delete(directory);
    }
    for (const directory of wanted) if (!this.#watchers.has(directory)) this.#watch(directory);
  }

  /** Resolves once something has changed, and for a while nothing more. */
  async change(): Promise<'changed'> {
    await this.#next();
    for (;;) {
      this.#isChanged = false;
      await new Promise((wake) => setTimeout(wake, QUIET));
      if (!this.#isChanged) return 'changed';
    }
  }

  end(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  async #next(): Promise<void> {
    if (this.#isChanged) return;
    await new Promise<void>((resolve) => {
      this.#tell = resolve;
    });
  }

  #watch(directory: string): void {
    try {
      const watcher = watchDirectory(directory, (_event, name) => {
        if (name !== null && !this.#matters(directory, name)) return;
        this.#isChanged = true;
        this.#tell();
      });
      // A directory that is removed ends its watcher; its parent's tells of it.
      watcher.on('error', () => {
        watcher.close();
        this.#watchers.delete(directory);
      });
      this.#watchers.set(directory, watcher);
    } catch (error) {
      throw new RunFailed(`${directory} cannot be watched: ${watchReason(error)}`);
    }
  }

  #matters(directory: string, name: string): boolean {
    const path = join(directory, name);
    if (this.#seen.has(path) || DECIDING_NAMES.test(name)) return true;
    return judgeName(name, basename(directory)).kind !== 'none' || isDirectory(path);
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Linux says `ENOSPC` where the user's watches are used up, which has nothing to do with the disk. */
function watchReason(error: unknown): string {
  const isUsedUp = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  return isUsedUp
    ? 'the system allows no more watches (fs.inotify.max_user_watches); name fewer paths'
    : reasonFor(error);
}
