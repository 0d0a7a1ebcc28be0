/**
 * What `.gitignore` files at every level exclude. The nearest file that says anything about a path decides, as in git;
 * the patterns themselves are read by the `ignore` package, loaded only where there is such a file.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Ignore } from 'ignore';

interface IgnoreFile {
  /** The directory that the patterns are relative to, without a slash at its end. */
  readonly directory: string;
  readonly patterns: Ignore;
}

export class GitIgnore {
  /** From the outermost to the innermost directory. */
  readonly #files: readonly IgnoreFile[];

  private constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  static readonly empty = new GitIgnore([]);

  /**
   * What holds in a directory because of those above it, up to the outermost one whose files count; nothing, when the
   * directory itself is excluded.
   */
  static async above(directory: string, projectRoot: string): Promise<GitIgnore | 'excluded'> {
    if (directory === projectRoot || !directory.startsWith(`${projectRoot}/`)) {
      return GitIgnore.empty.withExclude(directory);
    }
    let ignore = await GitIgnore.empty.withExclude(projectRoot);
    let at = projectRoot;
    for (const segment of directory.slice(projectRoot.length + 1).split('/')) {
      ignore = await ignore.below(at);
      at = `${at}/${segment}`;
      if (ignore.ignores(at, true)) return 'excluded';
    }
    return ignore;
  }

  /** What holds in a directory that has a `.gitignore`, below what holds around it. */
  async below(directory: string): Promise<GitIgnore> {
    return this.#with(directory, `${directory}/.gitignore`);
  }

  /** The same with the patterns of `.git/info/exclude`, which are relative to the work tree. */
  async withExclude(workTree: string): Promise<GitIgnore> {
    return this.#with(workTree, `${commonDirectoryOf(workTree)}/info/exclude`);
  }

  async #with(directory: string, path: string): Promise<GitIgnore> {
    const text = readPatterns(path);
    if (text === null) return this;
    const { default: createIgnore } = await import('ignore');
    return new GitIgnore([...this.#files, { directory, patterns: createIgnore().add(text) }]);
  }

  /** Whether a path below all those directories is excluded. */
  ignores(path: string, isDirectory: boolean): boolean {
    for (let at = this.#files.length - 1; at >= 0; at--) {
      const file = this.#files[at];
      if (file === undefined) break;
      const relative = path.slice(file.directory.length + 1) + (isDirectory ? '/' : '');
      const { ignored, unignored } = file.patterns.test(relative);
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }
}

/** Null also where there are only comments, as in the file that `git init` makes. */
function readPatterns(path: string): string | null {
  const text = readText(path);
  return text !== null && /^[^#\r\n]/m.test(text) ? text : null;
}

/** The directory that all work trees of a repository share: in a linked one, and in a submodule, `.git` is a file. */
function commonDirectoryOf(workTree: string): string {
  const [, link] = /^gitdir: ([^\r\n]+)/.exec(readText(`${workTree}/.git`) ?? '') ?? [];
  if (link === undefined) return `${workTree}/.git`;
  const gitDirectory = resolve(workTree, link);
  const common = readText(`${gitDirectory}/commondir`)?.trim();
  return common === undefined ? gitDirectory : resolve(gitDirectory, common);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
