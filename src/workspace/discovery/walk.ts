/**
 * Walks directories for configurations. Iterative, in an order that does not depend on the file system, and finite
 * whatever the symbolic links in it lead to: a directory is visited once.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { Dialect, ProjectInput } from '../../lint/project.ts';
import { realPath, reasonFor } from '../disk/disk.ts';
import { judgeName } from './file-names.ts';
import { GitIgnore } from './gitignore.ts';
import { readHead } from './head.ts';
import { sniffDialect } from './sniff.ts';

/** Directories that hold no configuration of the project's own. */
const SKIPPED_DIRECTORIES = new Set(['.git', '.hg', '.svn', 'node_modules', '.proxylint-cache']);

export interface WalkOptions {
  /** The outermost directory whose `.gitignore` counts: the work tree, or the walked directory itself. */
  readonly projectRoot: string;
  /** Whether a place that a symbolic link leads to may be read. */
  readonly allows: (path: string) => boolean;
  /** Whether the user's settings exclude a file or a directory; a directory that is walked by name is asked for all the same. */
  readonly ignores?: (path: string, isDirectory: boolean) => boolean;
  /** Told of each directory that is listed. */
  readonly onVisit?: ((directory: string) => void) | undefined;
}

export interface WalkResult {
  /** Sorted by path. */
  readonly inputs: readonly ProjectInput[];
  /** Directories below that could not be listed. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

interface Pending {
  readonly path: string;
  /** The path without symbolic links. */
  readonly real: string;
  readonly ignore: GitIgnore;
}

/** The configurations in a directory, at any depth. */
export async function walk(directory: string, options: WalkOptions): Promise<WalkResult> {
  const excludes = options.ignores ?? (() => false);
  const walker = new Walker(options, excludes(directory, true) ? () => false : excludes);
  await walker.run({
    path: directory,
    real: realPath(directory),
    ignore: await ignoreAbove(directory, options.projectRoot),
  });
  return walker.result();
}

class Walker {
  readonly #allows: WalkOptions['allows'];
  readonly #onVisit: WalkOptions['onVisit'];
  readonly #excludes: (path: string, isDirectory: boolean) => boolean;
  /** Real paths of directories. */
  readonly #visited = new Set<string>();
  /** By real path, so that a file under two names is one input. */
  readonly #found = new Map<string, ProjectInput>();
  readonly #linked: { readonly input: ProjectInput; readonly real: string }[] = [];
  readonly #unreadable: { path: string; reason: string }[] = [];

  constructor({ allows, onVisit }: WalkOptions, excludes: (path: string, isDirectory: boolean) => boolean) {
    this.#allows = allows;
    this.#onVisit = onVisit;
    this.#excludes = excludes;
  }

  /** Linked directories come last, so that what lies in the tree itself is known by its own path. */
  async run(start: Pending): Promise<void> {
    const pending = [start];
    const links: Pending[] = [];
    for (
      let next = pending.pop() ?? links.shift();
      next !== undefined;
      next = pending.pop() ?? links.shift()
    ) {
      await this.#visit(next, pending, links);
    }
  }

  result(): WalkResult {
    const inputs = new Map(this.#found);
    // The link in `sites-enabled` is what the root includes; the file in `sites-available` is then seen through it.
    for (const { input, real } of sortedByPath(this.#linked, ({ input: { path } }) => path).reverse()) {
      inputs.set(real, input);
    }
    return { inputs: sortedByPath([...inputs.values()], ({ path }) => path), unreadable: this.#unreadable };
  }

  async #visit(visited: Pending, pending: Pending[], links: Pending[]): Promise<void> {
    const { path, real } = visited;
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    this.#onVisit?.(path);
    const entries = this.#entriesOf(path);
    const hasIgnore = entries.some(({ name }) => name === '.gitignore');
    const ignore = hasIgnore ? await visited.ignore.below(path) : visited.ignore;
    const directory = path.slice(path.lastIndexOf('/') + 1);
    for (const entry of sortedByPath(entries, ({ name }) => name)) {
      const below = join(path, entry.name);
      const isLink = entry.isSymbolicLink();
      const kind = isLink ? this.#kindOfTarget(below) : kindOf(entry);
      if (kind === 'other' || (kind === 'directory' && SKIPPED_DIRECTORIES.has(entry.name))) continue;
      const isDirectory = kind === 'directory';
      if (ignore.ignores(below, isDirectory) || this.#excludes(below, isDirectory)) continue;
      if (kind === 'directory') {
        if (isLink) links.push({ path: below, real: realPath(below), ignore });
        else pending.push({ path: below, real: join(real, entry.name), ignore });
        continue;
      }
      const dialect = dialectOf(below, entry.name, directory);
      if (dialect === null) continue;
      const input = { path: below, dialect };
      if (isLink) this.#linked.push({ input, real: realPath(below) });
      else this.#found.set(join(real, entry.name), input);
    }
  }

  #entriesOf(path: string): readonly Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (error) {
      this.#unreadable.push({ path, reason: reasonFor(error) });
      return [];
    }
  }

  #kindOfTarget(path: string): 'file' | 'directory' | 'other' {
    if (!this.#allows(path)) return 'other';
    try {
      return kindOf(statSync(path));
    } catch {
      return 'other';
    }
  }
}

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
}

function kindOf(entry: Kinds): 'file' | 'directory' | 'other' {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}

/** By name where that is certain, by content where it is possible. */
function dialectOf(path: string, name: string, directory: string): Dialect | null {
  const verdict = judgeName(name, directory);
  switch (verdict.kind) {
    case 'certain':
      return verdict.dialect;
    case 'possible':
      return sniffDialect(readHead(path) ?? '');
    case 'none':
      return null;
  }
}

/** What holds around a directory; nothing, when the directory itself is excluded and was asked for all the same. */
async function ignoreAbove(directory: string, projectRoot: string): Promise<GitIgnore> {
  const above = await GitIgnore.above(directory, projectRoot);
  return above === 'excluded' ? GitIgnore.empty : above;
}

function join(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

function sortedByPath<T>(items: readonly T[], pathOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0));
}
