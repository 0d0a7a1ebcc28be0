/**
 * What a project's configuration files come to, for each of its files: the settings of all of them folded in their order,
 * each file's overrides behind what it says for all.
 */
import { DEFAULT_FILE_SETTINGS, type FileSettings, type RuleSetting } from '../lint/file-settings.ts';
import type { Severity } from '../lint/finding.ts';
import type { NginxTarget } from '../route/nginx-target.ts';
import type { MappedPath, Premises } from '../route/premises.ts';
import { DEFAULT_PREMISES } from '../route/premises.ts';
import type { FileSource } from '../text/file-source.ts';
import { type Folded, type FoldedRule, fold } from './fold.ts';
import type { LoadedFile } from './load.ts';
import { decisionFor, type Matches, matcherFor } from './matching.ts';
import { type Mistake, mistakeAt, type Sourced } from './mistake.ts';
import { directoriesAbove, directoryOf, pathIn } from './places.ts';
import { findRoots, type LinkedFiles } from './roots.ts';
import { shownText } from './schema-mistakes.ts';
import type { Scope } from './settings-file.ts';

/** The versions that a command line gives; they win over every file. */
export interface GivenTargets {
  readonly nginx: NginxTarget | null;
  readonly caddy: string | null;
}

/** A plugin, and the directory that its path is relative to. */
export interface PluginChoice extends Sourced<string> {
  readonly home: string;
}

/** Where the baseline is, with what is written about it. */
export interface BaselineChoice extends Sourced<string> {
  /** Absolute. */
  readonly path: string;
}

export interface SourcedPath extends MappedPath, Sourced<string> {}

export interface ProjectSettings {
  /** The files that were read; what counts least comes first. */
  readonly files: readonly LoadedFile[];
  /** What they come to for a file, each value with its place. */
  readonly foldedFor: (path: string) => Folded;
  /** The same for the linter; one object for all files for which the same is said. */
  readonly settingsFor: (path: string) => FileSettings;
  readonly premisesOf: (root: string, given: GivenTargets) => Premises;
  /** Absolute paths; null where nothing is said. */
  readonly roots: readonly string[] | null;
  readonly paths: readonly SourcedPath[];
  /** Whether a file or directory is not to be looked for. */
  readonly ignores: Matches;
  readonly failOn: Sourced<Severity> | null;
  readonly baseline: BaselineChoice | null;
  readonly plugins: readonly PluginChoice[];
}

export interface JoinedSettings {
  readonly settings: ProjectSettings;
  readonly mistakes: readonly Mistake[];
}

/** Puts the files of a project together; `source` tells whether what they name is there. */
export async function joinSettings(
  files: readonly LoadedFile[],
  source: LinkedFiles,
): Promise<JoinedSettings> {
  const layers = (await Promise.all(files.map(layersOf))).flat();
  const plugins = files.flatMap(({ settings, home }) =>
    settings.plugins.map((plugin) => ({ ...plugin, home })),
  );
  const roots = await rootsOf(files, source);
  const mapped = pathsOf(files, source);
  const accepted = baselineOf(files, source);
  const folding = new Folding(layers);
  const failOn = files.findLast(({ settings }) => settings.failOn !== null)?.settings.failOn ?? null;
  return {
    settings: {
      files,
      foldedFor: (path) => folding.of(path).folded,
      settingsFor: (path) => folding.of(path).fileSettings,
      premisesOf: (root, given) => premisesFrom(folding.of(root).folded, given, mapped.paths),
      roots: roots?.paths ?? null,
      paths: mapped.paths,
      ignores: await ignoresOf(files),
      failOn,
      baseline: accepted?.baseline ?? null,
      plugins,
    },
    mistakes: [
      ...(roots?.mistakes ?? []),
      ...mapped.mistakes,
      ...(accepted?.mistakes ?? []),
      ...unknownPluginRules(layers, plugins),
    ],
  };
}

/** What is said for some files, or for all where `matches` is null. */
interface Layer {
  readonly scope: Scope;
  readonly matches: Matches | null;
}

async function layersOf({ settings, base }: LoadedFile): Promise<readonly Layer[]> {
  const layers: Layer[] = [{ scope: settings.scope, matches: null }];
  for (const override of settings.overrides) {
    const patterns = override.files.map(({ value }) => value);
    layers.push({ scope: override, matches: await matcherFor(patterns, base) });
  }
  return layers;
}

interface FoldedFor {
  readonly folded: Folded;
  readonly fileSettings: FileSettings;
}

/** Folds once for all files to which the same layers apply. */
class Folding {
  readonly #layers: readonly Layer[];
  readonly #byPath = new Map<string, FoldedFor>();
  readonly #byLayers = new Map<string, FoldedFor>();

  constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  of(path: string): FoldedFor {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const applying = this.#layers.map(({ matches }) => matches === null || matches(path));
    const key = applying.map(Number).join('');
    let found = this.#byLayers.get(key);
    if (found === undefined) {
      const folded = fold(this.#layers.filter((_layer, at) => applying[at]).map(({ scope }) => scope));
      found = { folded, fileSettings: fileSettingsFrom(folded) };
      this.#byLayers.set(key, found);
    }
    this.#byPath.set(path, found);
    return found;
  }
}

/** What settings that hold for all files alike come to. */
export function settingsOfScope(scope: Scope): {
  readonly premises: Premises;
  readonly fileSettings: FileSettings;
} {
  const folded = fold([scope]);
  return {
    premises: premisesFrom(folded, { nginx: null, caddy: null }, []),
    fileSettings: fileSettingsFrom(folded),
  };
}

function fileSettingsFrom({ minimumIdle, rules }: Folded): FileSettings {
  return {
    minimumIdle: minimumIdle?.value ?? DEFAULT_FILE_SETTINGS.minimumIdle,
    rules: new Map([...rules].map(([rule, said]) => [rule, ruleSettingFrom(said)])),
  };
}

function ruleSettingFrom({ severity, options }: FoldedRule): RuleSetting {
  const values = Object.fromEntries([...options].map(([name, { value }]) => [name, value]));
  return { severity: severity?.value ?? null, ...(options.size > 0 && { options: values }) };
}

function premisesFrom(folded: Folded, given: GivenTargets, paths: readonly MappedPath[]): Premises {
  const { target, assume } = DEFAULT_PREMISES;
  return {
    target: {
      ...(given.nginx ?? folded.nginx?.value ?? { nginx: target.nginx }),
      caddy: given.caddy ?? folded.caddy?.value ?? target.caddy,
    },
    assume: folded.assume?.value ?? assume,
    websockets: folded.websockets,
    paths,
  };
}

/** Those of the last file that says anything about them. */
async function rootsOf(files: readonly LoadedFile[], source: LinkedFiles) {
  const last = files.findLast(({ settings }) => settings.roots !== null);
  return last === undefined ? null : findRoots(last.settings.roots ?? [], last.base, source);
}

function pathsOf(files: readonly LoadedFile[], source: FileSource) {
  const byPrefix = new Map<string, SourcedPath>();
  const mistakes: Mistake[] = [];
  for (const { settings, base } of files) {
    for (const { prefix, directory: value, span } of settings.paths) {
      const directory = pathIn(base, value);
      byPrefix.set(prefix, { prefix, directory, value, span });
    }
  }
  for (const { directory, value, span } of byPrefix.values()) {
    if (source.list(directory) !== null) continue;
    mistakes.push(
      mistakeAt(span, `'${value}' is not a directory of this repository`, {
        help: 'paths are relative to the configuration file',
      }),
    );
  }
  return { paths: [...byPrefix.values()], mistakes };
}

/** That of the last file that names one. It may be absent, since --update-baseline writes it. */
function baselineOf(files: readonly LoadedFile[], source: FileSource) {
  const last = files.findLast(({ settings }) => settings.baseline !== null);
  const said = last?.settings.baseline ?? null;
  if (last === undefined || said === null) return null;
  const path = pathIn(last.base, said.value);
  // It is written as well: nobody who pulls a configuration file expects that to happen elsewhere.
  // Of a file that is not there yet, the nearest directory that is.
  const there = [path, ...directoriesAbove(directoryOf(path))]
    .map((each) => source.read(each).kind)
    .find((kind) => kind !== 'missing');
  const mistakes =
    there === 'outside'
      ? [
          mistakeAt(said.span, `the baseline '${shownText(said.value)}' lies outside of the repository`, {
            help: 'baseline is a path relative to the configuration file; --baseline names a file anywhere',
          }),
        ]
      : [];
  return { baseline: { ...said, path }, mistakes };
}

/** As git asks a `.gitignore` and those above it: the file that counts most and says anything decides. */
async function ignoresOf(files: readonly LoadedFile[]): Promise<Matches> {
  const decisions = await Promise.all(
    files
      .filter(({ settings }) => settings.ignore.length > 0)
      .map(({ settings, base }) =>
        decisionFor(
          settings.ignore.map(({ value }) => value),
          base,
        ),
      ),
  );
  return (path, isDirectory) => {
    for (let at = decisions.length - 1; at >= 0; at--) {
      const decided = decisions[at]?.(path, isDirectory) ?? null;
      if (decided !== null) return decided;
    }
    return false;
  };
}

function unknownPluginRules(layers: readonly Layer[], plugins: readonly PluginChoice[]): readonly Mistake[] {
  if (plugins.length > 0) return [];
  return layers
    .flatMap(({ scope }) => scope.rules)
    .filter(({ rule }) => rule.includes('/'))
    .map(({ rule, span }) =>
      mistakeAt(span, `there is no rule ${rule}: no plugin is named`, {
        help: 'plugins lists the modules that bring rules',
      }),
    );
}
