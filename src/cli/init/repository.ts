/** The repository that `proxylint init` looks at: which files it has, read one by one and never through a link. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../workspace/disk/bytes.ts';

export interface Repository {
  /** Absolute path of its top directory. */
  readonly root: string;
  /** There is a `.git` in it. */
  readonly isGit: boolean;
  /** The text of a file, or null where there is none that can be read as UTF-8. */
  read(path: string): string | null;
  has(path: string): boolean;
  /** Names in a directory, in byte order; none where it cannot be listed. */
  list(path: string): readonly string[];
}

export function openRepository(root: string): Repository {
  const has = (path: string) => kindOf(join(root, path)) !== 'none';
  return {
    root,
    isGit: has('.git'),
    has,
    read: (path) => readText(join(root, path)),
    list: (path) => namesIn(join(root, path)),
  };
}

function kindOf(path: string): 'file' | 'directory' | 'other' | 'none' {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other';
  } catch {
    return 'none';
  }
}

function readText(path: string): string | null {
  try {
    if (kindOf(path) !== 'file') return null;
    const { text, encoding } = decode(readFileSync(path));
    return encoding === 'utf8' ? text : null;
  } catch {
    return null;
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

/** Directories without anything of the project's own. */
const SKIPPED = new Set(['.git', 'node_modules', 'vendor', '.venv', 'target', 'dist', 'build']);

/** Enough for what people lay out by hand. */
const MOST_DIRECTORIES = 2000;
const DEEPEST = 6;

/** Files of the repository whose names are accepted, nearest to its top first. */
export function findFiles(repository: Repository, accepts: (name: string) => boolean): readonly string[] {
  const found: string[] = [];
  let level = [''];
  let visited = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const below: string[] = [];
    for (const directory of level) {
      visited += 1;
      if (visited > MOST_DIRECTORIES) return found;
      for (const name of repository.list(directory)) {
        const path = directory === '' ? name : `${directory}/${name}`;
        const kind = kindOf(join(repository.root, path));
        if (kind === 'directory' && !SKIPPED.has(name)) below.push(path);
        else if (kind === 'file' && accepts(name)) found.push(path);
      }
    }
    level = below;
  }
  return found;
}
