/**
 * What a hook's run leaves out of the paths that it was given. A person who names a file means it; a hook names whatever
 * has changed, and what is not a configuration of the project must not stop a commit.
 */
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { judgeName } from './file-names.ts';
import { GitIgnore } from './gitignore.ts';
import { readHead } from './head.ts';
import { sniffDialect } from './sniff.ts';

/**
 * `kept`: looked at as if a person had named it. `piece`: nothing about the file itself says that it is a configuration,
 * so that it counts only where one includes it. `left out`: not looked at.
 */
export type Standing = 'kept' | 'piece' | 'left out';

export interface Named {
  /** An absolute path that exists. */
  readonly path: string;
  readonly kind: 'directory' | 'file';
  readonly projectRoot: string;
}

export class Exclusion {
  readonly #cwd: string;
  /** What the user's configuration file leaves out. */
  readonly #excludes: (path: string, isDirectory: boolean) => boolean;
  /** By directory: what holds for the files in it. */
  readonly #ignores = new Map<string, Promise<GitIgnore | 'excluded'>>();

  constructor(cwd: string, excludes: (path: string, isDirectory: boolean) => boolean) {
    this.#cwd = cwd;
    this.#excludes = excludes;
  }

  async standingOf(named: Named): Promise<Standing> {
    const { path, kind } = named;
    // git shows a submodule as one path, and its files are another repository's.
    if (kind === 'directory') return path !== this.#cwd && exists(`${path}/.git`) ? 'left out' : 'kept';
    return (await this.#isIgnored(named)) ? 'left out' : standingByContent(path);
  }

  async #isIgnored({ path, projectRoot }: Named): Promise<boolean> {
    if (this.#excludes(path, false)) return true;
    const directory = dirname(path);
    const known = this.#ignores.get(directory);
    const ignore = await (known ?? this.#readIgnore(directory, projectRoot));
    return ignore === 'excluded' || ignore.ignores(path, false);
  }

  #readIgnore(directory: string, projectRoot: string): Promise<GitIgnore | 'excluded'> {
    const reading = GitIgnore.above(directory, projectRoot).then(
      (above): GitIgnore | 'excluded' | Promise<GitIgnore> =>
        above === 'excluded' ? above : above.below(directory),
    );
    this.#ignores.set(directory, reading);
    return reading;
  }
}

function standingByContent(path: string): Standing {
  const [directory = '', name = ''] = path.split('/').slice(-2);
  if (judgeName(name, directory).kind === 'certain') return 'kept';
  const head = readHead(path);
  // What cannot be read is not left out: the run says so.
  if (head === null || sniffDialect(head) !== null) return 'kept';
  return head.includes('\0') ? 'left out' : 'piece';
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
