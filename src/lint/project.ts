/**
 * The configurations that a run looks at: the files that were asked for, in the context of the roots that include them.
 */
import { loadCaddyJson } from '../caddy/json/configuration.ts';
import { type CaddyConfiguration, loadCaddyConfiguration } from '../caddy/routes.ts';
import { loadNginxConfiguration, type NginxConfiguration } from '../nginx/config/configuration.ts';
import { type Premises, premisesFor } from '../route/premises.ts';
import type { Target } from '../route/target.ts';
import type { FileSource } from '../text/file-source.ts';
import type { SourceFile } from '../text/source-file.ts';
import { snapshotOf } from './file-snapshot.ts';
import { type ReadInputs, readInputs } from './inputs.ts';
import type { AnyRoute } from './rule.ts';
import { compareTexts } from './text-order.ts';

export const DIALECTS = ['nginx', 'caddyfile', 'caddy-json'] as const;
export type Dialect = (typeof DIALECTS)[number];

export function isDialect(value: unknown): value is Dialect {
  return DIALECTS.some((dialect) => dialect === value);
}

export interface ProjectInput {
  /** Absolute path. */
  readonly path: string;
  readonly dialect: Dialect;
}

export interface ProjectFile {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  /** A proxy is started with it: nothing in the project includes it, or the user says so. */
  readonly root: boolean;
  /** It was asked for; findings elsewhere are shown only where the user wants them. */
  readonly named: boolean;
}

export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

export interface Project {
  readonly files: readonly ProjectFile[];
  /** In the order of their roots' paths. */
  readonly configurations: readonly Configuration[];
  readonly nginx: readonly NginxConfiguration[];
  readonly caddy: readonly CaddyConfiguration[];
  readonly routes: readonly AnyRoute[];
  /** Named files that could not be read. */
  readonly unreadable: readonly UnreadableFile[];
}

export interface ProjectRequest extends RootSettings {
  /** The files that were asked for. */
  readonly named: readonly ProjectInput[];
  /** Files that may include a named one; those that do not are left out of the project. */
  readonly candidates: readonly ProjectInput[];
  /** Paths of files that count as named where a root includes them: nothing else says that they are configurations. */
  readonly namedWhereIncluded?: ReadonlySet<string>;
  /** Roots that belong to the project though none of their files is asked about: the judged change took one from them. */
  readonly rootsToo?: ReadonlySet<string>;
}

/** What the user's settings say about the roots, before any file is read. */
export interface RootSettings {
  /** What the configuration with this root (an absolute path) is read with. */
  readonly premisesOf: (root: string) => Premises;
  /** Absolute paths of the files that proxies are started with; null where the user leaves it to us to find them. */
  readonly roots: readonly string[] | null;
}

/** Where the user says nothing but which proxies run. */
export function rootSettingsFor(target: Target): RootSettings {
  const premises = premisesFor(target);
  return { premisesOf: () => premises, roots: null };
}

/** What one root gives, whatever its dialect. */
export type Configuration = NginxConfiguration | CaddyConfiguration;

/** What the files of a configuration are written in. */
export function dialectOf(configuration: Configuration): Dialect {
  return configuration.dialect === 'nginx' ? 'nginx' : configuration.language;
}

/**
 * Loads the named files, each in the context of the roots that include it. A file that nothing includes is a root of
 * its own (for nginx perhaps a fragment), as is one that the user calls a root; one that several roots include is judged in each.
 *
 * Bad input never throws: what cannot be read is in `unreadable`. The result does not depend on the order of the inputs.
 */
export function loadProject(source: FileSource, request: ProjectRequest): Project {
  const snapshot = snapshotOf(source);
  const inputs = readInputs(snapshot, request);
  const roots = loadRoots(snapshot, inputs, request);
  const isNamed = namedAmong(
    roots.map(({ files }) => files.map(({ path }) => path)),
    inputs.named,
    request.namedWhereIncluded,
    roots.flatMap(filesThatLoseAnother),
  );
  const configurations = roots.filter(
    ({ root, files }) => files.some(({ path }) => isNamed(path)) || request.rootsToo?.has(root.path) === true,
  );
  const nginx = configurations.filter((configuration) => configuration.dialect === 'nginx');
  const caddy = configurations.filter((configuration) => configuration.dialect === 'caddy');
  return {
    files: filesOf(
      configurations.map((configuration) => ({
        dialect: dialectOf(configuration),
        files: configuration.files,
      })),
      isNamed,
    ),
    configurations,
    nginx,
    caddy,
    routes: configurations.flatMap(({ routes }): readonly AnyRoute[] => routes),
    unreadable: inputs.unreadable,
  };
}

/**
 * Which files are asked about: those that were named, those of `whereIncluded` that a root includes, and `losing`. A file
 * that includes what the judged change removes is asked about though it did not change: that it now leads nowhere is what
 * the change did. `roots` are the paths of each root's files, its own first.
 */
export function namedAmong(
  roots: readonly (readonly string[])[],
  named: ReadonlySet<string>,
  whereIncluded: ReadonlySet<string> = new Set(),
  losing: readonly string[] = [],
): (path: string) => boolean {
  const besides = new Set(losing);
  if (whereIncluded.size > 0) {
    for (const [, ...included] of roots) {
      for (const path of included) if (whereIncluded.has(path)) besides.add(path);
    }
  }
  return (path) => named.has(path) || besides.has(path);
}

function filesThatLoseAnother(configuration: Configuration): readonly string[] {
  switch (configuration.dialect) {
    case 'nginx':
      return configuration.includeProblems.flatMap(({ include, missing }) =>
        missing?.removed === true ? [include.file.path] : [],
      );
    case 'caddy':
      return configuration.importProblems.flatMap(({ code, span }) =>
        code === 'removed' ? [span.file.path] : [],
      );
  }
}

/**
 * The configurations of those inputs that no other input includes, in the order of their roots' paths.
 *
 * Only loading a file tells what it includes, so that the likely roots go first: what they reach is not loaded again.
 * Of files that include each other in a circle the first one is the root. What the user calls a root is one, whatever
 * includes it besides.
 */
function loadRoots(
  snapshot: FileSource,
  { seen: likelyRootsFirst, declared }: ReadInputs,
  { premisesOf }: RootSettings,
): readonly Configuration[] {
  const included = new Set<string>();
  const loaded: Configuration[] = [];
  const isRoot = (path: string) => declared.has(path) || !included.has(path);
  for (const { input } of likelyRootsFirst) {
    if (!isRoot(input.path)) continue;
    const configuration = loadConfiguration(snapshot, input, premisesOf(input.path));
    for (const { path } of configuration.files) if (path !== input.path) included.add(path);
    loaded.push(configuration);
  }
  return loaded
    .filter(({ root }) => isRoot(root.path))
    .sort((a, b) => compareTexts(a.root.path, b.root.path));
}

export function loadConfiguration(
  source: FileSource,
  input: ProjectInput,
  premises: Premises,
): Configuration {
  switch (input.dialect) {
    case 'nginx':
      return loadNginxConfiguration(source, input.path, premises);
    case 'caddyfile':
      return loadCaddyConfiguration(source, input.path, premises);
    case 'caddy-json':
      return loadCaddyJson(source, input.path, premises);
  }
}

/** Every file of some configurations, whose roots come first in each, once, by path. */
export function filesOf(
  configurations: readonly { readonly dialect: Dialect; readonly files: readonly SourceFile[] }[],
  isNamed: (path: string) => boolean,
): readonly ProjectFile[] {
  const files = new Map<string, ProjectFile>();
  const roots = new Set(configurations.map(({ files: [root] }) => root?.path));
  for (const { dialect, files: read } of configurations) {
    for (const file of read) {
      if (files.has(file.path)) continue;
      const { path } = file;
      files.set(path, { file, dialect, root: roots.has(path), named: isNamed(path) });
    }
  }
  return [...files.values()].sort((a, b) => compareTexts(a.file.path, b.file.path));
}
