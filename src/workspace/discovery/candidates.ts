/**
 * Finds the files that may include a named one, so that a hook that passes only the changed files still judges them in
 * the context of their root. `loadProject` decides which of them really do.
 */
import { mayInclude } from '../../lint/inputs.ts';
import type { Dialect, ProjectInput } from '../../lint/project.ts';
import type { FileSource } from '../../text/file-source.ts';
import { ancestors } from '../disk/paths.ts';
import { dialectOf } from './dialect.ts';
import { isPieceDirectory, judgeName } from './file-names.ts';
import { lastSegment, mentionsAny } from './mention.ts';
import { sniffDialect } from './sniff.ts';

/** Where projects keep the root of what lies beside it, besides the directories of pieces. */
const USUAL_DIRECTORIES = new Set(['nginx', 'conf', 'config', 'etc', 'caddy', 'proxy']);

/** Enough for any project that people lay out by hand; bounds for those that programs write. */
const MOST_READ = 2000;
const MOST_CHARACTERS = 16 * 1024 * 1024;
const MOST_CANDIDATES = 200;

export interface NamedFile {
  readonly input: ProjectInput;
  /** An absolute path at or above the file's directory. */
  readonly projectRoot: string;
}

/** Where a link leads to, or null for what is none. */
export type LinkTarget = (path: string) => string | null;

/** Candidates for all named files. Where the user says which files proxies are started with (`roots`), only these. */
export function findCandidates(
  source: FileSource,
  named: readonly NamedFile[],
  roots: readonly string[] | null,
  linkTarget: LinkTarget = () => null,
): readonly ProjectInput[] {
  return roots === null ? searchCandidates(source, named, linkTarget) : rootsBesides(source, named, roots);
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

/**
 * Those that say a name like that of a file behind `include`, those that say such a name like that of one of these, and so
 * on. Likely roots come first, then those nearest to a file.
 */
function searchCandidates(
  source: FileSource,
  named: readonly NamedFile[],
  linkTarget: LinkTarget,
): readonly ProjectInput[] {
  const pieces = named.filter(({ input }) => !isMainConfiguration(source, input));
  if (pieces.length === 0) return [];
  const dialects = new Set(pieces.map(({ input }) => input.dialect));
  const including = readIncluding(source, named, pieces, dialects);
  const names = new Set(pieces.map(({ input }) => lastSegment(input.path)));
  const found = mentioning(including, dialects, names);
  return withoutLinked(found, linkTarget).slice(0, MOST_CANDIDATES);
}

/** A file that includes something; of those of which no name tells the dialect, it is found out where it matters. */
interface Including extends PathAround {
  readonly text: string;
}

/** The files around that include anything at all. */
function readIncluding(
  source: FileSource,
  named: readonly NamedFile[],
  pieces: readonly NamedFile[],
  dialects: ReadonlySet<Dialect>,
): readonly Including[] {
  const seen = new Set(named.map(({ input }) => input.path));
  const including: Including[] = [];
  let files = 0;
  let characters = 0;
  for (const { path, dialect } of pathsAround(source, pieces)) {
    if (seen.has(path) || (dialect !== 'any' && !dialects.has(dialect))) continue;
    seen.add(path);
    if (files === MOST_READ || characters >= MOST_CHARACTERS) break;
    const content = source.read(path);
    if (content.kind !== 'text') continue;
    files += 1;
    characters += content.text.length;
    if (![...dialects].some((each) => mayInclude(content.text, each))) continue;
    including.push({ path, dialect, text: content.text });
  }
  return including;
}

/** Those that may lead to a file of one of those names, directly or through others of them; the order stays. */
function mentioning(
  files: readonly Including[],
  dialects: ReadonlySet<Dialect>,
  names: ReadonlySet<string>,
): readonly ProjectInput[] {
  const found = new Map<Including, ProjectInput>();
  let rest = files;
  for (let wanted = names; wanted.size > 0; ) {
    const left: Including[] = [];
    const next = new Set<string>();
    for (const file of rest) {
      const dialect = mentioningDialect(file, dialects, wanted);
      if (dialect === null) {
        left.push(file);
        continue;
      }
      found.set(file, { path: file.path, dialect });
      next.add(lastSegment(file.path));
    }
    rest = left;
    wanted = next;
  }
  return files.flatMap((file) => found.get(file) ?? []);
}

/** Null where it mentions none. Of hundreds of sites that say no such name, none is worth a look at its lines. */
function mentioningDialect(
  { dialect, text }: Including,
  dialects: ReadonlySet<Dialect>,
  wanted: ReadonlySet<string>,
): Dialect | null {
  if (dialect !== 'any') return mentionsAny(text, dialect, wanted) ? dialect : null;
  const possible = [...dialects].filter((each) => mentionsAny(text, each, wanted));
  if (possible.length === 0) return null;
  const sniffed = sniffDialect(text);
  return sniffed !== null && possible.includes(sniffed) ? sniffed : null;
}

/** Of a file and a link to it in a directory of pieces, the link: that is the one which a root includes. */
function withoutLinked(inputs: readonly ProjectInput[], linkTarget: LinkTarget): readonly ProjectInput[] {
  const targets = new Set(inputs.map(({ path }) => linkTarget(path)));
  return inputs.filter(({ path }) => !targets.has(path));
}

/** `events` stands at the top of nginx's main configuration, of which nothing else is the root. */
function isMainConfiguration(source: FileSource, { path, dialect }: ProjectInput): boolean {
  const content = source.read(path);
  return dialect === 'nginx' && content.kind === 'text' && /^[ \t]*events\s*\{/m.test(content.text);
}

interface PathAround {
  readonly path: string;
  readonly dialect: Dialect | 'any';
}

/**
 * What may be a configuration around the files, without having been read: first what is named like a root, then what
 * else lies outside of the directories of pieces, which hold hundreds of files and hardly ever a root.
 */
function pathsAround(source: FileSource, named: readonly NamedFile[]): readonly PathAround[] {
  const ranks: readonly [PathAround[], PathAround[], PathAround[]] = [[], [], []];
  for (const directory of directoriesAround(source, named)) {
    const isOfPieces = isPieceDirectory(lastSegment(directory));
    for (const name of source.list(directory) ?? []) {
      const dialect = possibleDialect(name, directory);
      if (dialect === null) continue;
      const rank = isOfPieces ? 2 : dialect === 'any' ? 1 : 0;
      ranks[rank].push({ path: join(directory, name), dialect });
    }
  }
  return ranks.flat();
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
  const verdict = judgeName(name, lastSegment(directory));
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
