/**
 * The configurations that a run looks at: the files that were asked for, in the context of the roots that include them.
 */
import { type CaddyConfiguration, loadCaddyConfiguration } from '../caddy/routes.ts';
import { loadNginxConfiguration, type NginxConfiguration } from '../nginx/config/configuration.ts';
import type { Target } from '../route/target.ts';
import type { FileSource } from '../text/file-source.ts';
import { looksBinary, type SourceFile } from '../text/source-file.ts';
import { snapshotOf } from './file-snapshot.ts';
import type { AnyRoute } from './rule.ts';
import { compareTexts } from './text-order.ts';

export type Dialect = 'nginx' | 'caddyfile';

export interface ProjectInput {
  /** Absolute path. */
  readonly path: string;
  readonly dialect: Dialect;
}

export interface ProjectFile {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  /** Nothing in the project includes it. */
  readonly root: boolean;
  /** It was asked for; findings elsewhere are shown only where the user wants them. */
  readonly named: boolean;
}

export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

export interface Project {
  readonly target: Target;
  readonly files: readonly ProjectFile[];
  /** In the order of their roots' paths. */
  readonly configurations: readonly Configuration[];
  readonly nginx: readonly NginxConfiguration[];
  readonly caddy: readonly CaddyConfiguration[];
  readonly routes: readonly AnyRoute[];
  /** Named files that could not be read. */
  readonly unreadable: readonly UnreadableFile[];
}

export interface ProjectRequest {
  /** The files that were asked for. */
  readonly named: readonly ProjectInput[];
  /** Files that may include a named one; those that do not are left out of the project. */
  readonly candidates: readonly ProjectInput[];
  readonly target: Target;
}

/** What one root gives, whatever its dialect. */
export type Configuration = NginxConfiguration | CaddyConfiguration;

/** The words by which a file can bring in another one: a candidate without them includes nothing. */
export const INCLUDING_WORD: Readonly<Record<Dialect, string>> = { nginx: 'include', caddyfile: 'import' };

/**
 * Loads the named files, each in the context of the roots that include it. A file that nothing includes is a root of
 * its own (for nginx perhaps a fragment); one that several roots include is judged in each.
 *
 * Bad input never throws: what cannot be read is in `unreadable`. The result does not depend on the order of the inputs.
 */
export function loadProject(source: FileSource, request: ProjectRequest): Project {
  const snapshot = snapshotOf(source);
  const { named, seen, unreadable } = readInputs(snapshot, request);
  const configurations = loadRoots(snapshot, seen, request.target).filter(({ files }) =>
    files.some(({ path }) => named.has(path)),
  );
  const nginx = configurations.filter((configuration) => configuration.dialect === 'nginx');
  const caddy = configurations.filter((configuration) => configuration.dialect === 'caddy');
  return {
    target: request.target,
    files: filesOf(
      configurations.map(({ dialect, files }) => ({
        dialect: dialect === 'caddy' ? 'caddyfile' : 'nginx',
        files,
      })),
      named,
    ),
    configurations,
    nginx,
    caddy,
    routes: configurations.flatMap(({ routes }): readonly AnyRoute[] => routes),
    unreadable,
  };
}

/** The inputs of a request that can be read. */
export interface ReadInputs {
  /** The paths that were asked for. */
  readonly named: ReadonlySet<string>;
  /** Those and the candidates that may include something, the most likely roots first. */
  readonly seen: readonly SeenInput[];
  /** By path. */
  readonly unreadable: readonly UnreadableFile[];
}

export function readInputs(snapshot: FileSource, request: ProjectRequest): ReadInputs {
  const unreadable = new Map<string, UnreadableFile>();
  const named = new Map<string, SeenInput>();
  for (const input of request.named) {
    const { path } = input;
    if (named.has(path) || unreadable.has(path)) continue;
    const read = readText(snapshot, path);
    if (read.kind === 'text') named.set(path, seeInput(input, read.text));
    else unreadable.set(path, { path, reason: read.reason });
  }
  const candidates = new Map<string, SeenInput>();
  for (const input of request.candidates) {
    if (named.has(input.path) || candidates.has(input.path)) continue;
    const read = readText(snapshot, input.path);
    if (read.kind !== 'text' || !read.text.includes(INCLUDING_WORD[input.dialect])) continue;
    candidates.set(input.path, seeInput(input, read.text));
  }
  return {
    named: new Set(named.keys()),
    seen: [...named.values(), ...candidates.values()].sort(
      (a, b) =>
        a.rank - b.rank ||
        depth(a.input.path) - depth(b.input.path) ||
        compareTexts(a.input.path, b.input.path),
    ),
    unreadable: [...unreadable.values()].sort((a, b) => compareTexts(a.path, b.path)),
  };
}

export interface SeenInput {
  readonly input: ProjectInput;
  /**
   * Lower is more likely a root: such files are loaded first, and spare loading what they include. A file of the last
   * rank includes nothing.
   */
  readonly rank: 0 | 1 | 2;
}

function seeInput(input: ProjectInput, text: string): SeenInput {
  if (!text.includes(INCLUDING_WORD[input.dialect])) return { input, rank: 2 };
  return {
    input,
    rank: input.dialect === 'nginx' && !/^[ \t]*(?:http|events|stream)\s*\{/m.test(text) ? 1 : 0,
  };
}

/**
 * The configurations of those inputs that no other input includes, in the order of their roots' paths.
 *
 * Only loading a file tells what it includes, so that the likely roots go first: what they reach is not loaded again.
 * Of files that include each other in a circle the first one is the root.
 */
function loadRoots(
  snapshot: FileSource,
  likelyRootsFirst: readonly SeenInput[],
  target: Target,
): readonly Configuration[] {
  const included = new Set<string>();
  const loaded: Configuration[] = [];
  for (const { input } of likelyRootsFirst) {
    if (included.has(input.path)) continue;
    const configuration = loadConfiguration(snapshot, input, target);
    for (const { path } of configuration.files) if (path !== input.path) included.add(path);
    loaded.push(configuration);
  }
  return loaded
    .filter(({ root }) => !included.has(root.path))
    .sort((a, b) => compareTexts(a.root.path, b.root.path));
}

export function loadConfiguration(source: FileSource, input: ProjectInput, target: Target): Configuration {
  switch (input.dialect) {
    case 'nginx':
      return loadNginxConfiguration(source, input.path, target);
    case 'caddyfile':
      return loadCaddyConfiguration(source, input.path, target);
  }
}

/** Every file of some configurations, whose roots come first in each, once, by path. */
export function filesOf(
  configurations: readonly { readonly dialect: Dialect; readonly files: readonly SourceFile[] }[],
  named: ReadonlySet<string>,
): readonly ProjectFile[] {
  const files = new Map<string, ProjectFile>();
  for (const { dialect, files: read } of configurations) {
    for (const [index, file] of read.entries()) {
      if (files.has(file.path)) continue;
      files.set(file.path, { file, dialect, root: index === 0, named: named.has(file.path) });
    }
  }
  return [...files.values()].sort((a, b) => compareTexts(a.file.path, b.file.path));
}

type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly reason: string };

function readText(source: FileSource, path: string): ReadText {
  const content = source.read(path);
  switch (content.kind) {
    case 'text':
      return looksBinary(content.text) ? { kind: 'none', reason: 'is a binary file' } : content;
    case 'unreadable':
      return { kind: 'none', reason: content.reason };
    case 'missing':
      return { kind: 'none', reason: 'no such file' };
    case 'outside':
      return { kind: 'none', reason: 'lies outside the directories that may be read' };
  }
}

function depth(path: string): number {
  return path.split('/').length;
}
