/**
 * Finds the files that may include a named one, so that a hook that passes only the changed files still judges them in
 * the context of their root. `loadProject` decides which of them really do.
 */
import { type Dialect, INCLUDING_WORD, type ProjectInput } from '../../lint/project.ts';
import type { FileSource } from '../../text/file-source.ts';
import { ancestors } from '../paths.ts';
import { dialectOf } from './dialect.ts';
import { isPieceDirectory, judgeName } from './file-names.ts';
import { sniffDialect } from './sniff.ts';

/** Where projects keep the root of what lies beside it, besides the directories of pieces. */
const USUAL_DIRECTORIES = new Set(['nginx', 'conf', 'config', 'etc', 'caddy', 'proxy']);

/** Enough for any project that people lay out by hand; a bound for those that programs write. */
const MOST_FILES = 200;
const MOST_CHARACTERS = 4 * 1024 * 1024;

export interface NamedFile {
  readonly input: ProjectInput;
  /** An absolute path at or above the file's directory. */
  readonly projectRoot: string;
}

/**
 * Candidates for all named files, those nearest to a file first. Where the user says which files proxies are started with
 * (`roots`, absolute paths), only these.
 */
export function findCandidates(
  source: FileSource,
  named: readonly NamedFile[],
  roots: readonly string[] | null,
): readonly ProjectInput[] {
  return roots === null ? searchCandidates(source, named) : rootsBesides(source, named, roots);
}

/** Not bounded: the user has counted them. */
function rootsBesides(
  source: FileSource,
  named: readonly NamedFile[],
  roots: readonly string[],
): readonly ProjectInput[] {
  const seen = new Set(named.map(({ input }) => input.path));
  const dialects = new Set(named.map(({ input }) => input.dialect));
  return roots
    .filter((path) => !seen.has(path))
    .map((path) => ({ path, dialect: dialectOf(path, source) }))
    .filter(({ dialect }) => dialects.has(dialect));
}

function searchCandidates(source: FileSource, named: readonly NamedFile[]): readonly ProjectInput[] {
  const seen = new Set(named.map(({ input }) => input.path));
  const dialects = new Set(named.map(({ input }) => input.dialect));
  const candidates: ProjectInput[] = [];
  let files = 0;
  let characters = 0;
  const pieces = named.filter(({ input }) => !isMainConfiguration(source, input));
  for (const directory of directoriesAround(source, pieces)) {
    for (const name of source.list(directory) ?? []) {
      const path = join(directory, name);
      const dialect = possibleDialect(name, directory);
      if (dialect === null || seen.has(path)) continue;
      seen.add(path);
      if (files === MOST_FILES || characters >= MOST_CHARACTERS) return candidates;
      const content = source.read(path);
      if (content.kind !== 'text') continue;
      files += 1;
      characters += content.text.length;
      const found = dialect === 'any' ? sniffDialect(content.text) : dialect;
      if (found === null || !dialects.has(found) || !content.text.includes(INCLUDING_WORD[found])) continue;
      candidates.push({ path, dialect: found });
    }
  }
  return candidates;
}

/** `events` stands at the top of nginx's main configuration, of which nothing else is the root. */
function isMainConfiguration(source: FileSource, { path, dialect }: ProjectInput): boolean {
  const content = source.read(path);
  return dialect === 'nginx' && content.kind === 'text' && /^[ \t]*events\s*\{/m.test(content.text);
}

/** Each directory once: those of the files and above them up to their projects, and the usual ones below those. */
function directoriesAround(source: FileSource, named: readonly NamedFile[]): Iterable<string> {
  const directories = new Set<string>();
  for (const { input, projectRoot } of named) {
    for (const directory of ancestors(parentOf(input.path), projectRoot)) {
      if (directories.has(directory)) continue;
      directories.add(directory);
      for (const name of source.list(directory) ?? []) {
        if (USUAL_DIRECTORIES.has(name) || isPieceDirectory(name)) directories.add(join(directory, name));
      }
    }
  }
  return directories;
}

function possibleDialect(name: string, directory: string): Dialect | 'any' | null {
  const verdict = judgeName(name, directory.slice(directory.lastIndexOf('/') + 1));
  switch (verdict.kind) {
    case 'certain':
      return verdict.dialect;
    case 'possible':
      return 'any';
    case 'none':
      return null;
  }
}

function join(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
