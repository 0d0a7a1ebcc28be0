/**
 * Finds the project's configuration file and loads it. Nearly all projects have none, so that looking for one costs a few
 * questions to the file system, and everything else is loaded where there is one.
 */
import { dirname, join } from 'node:path';
import { coloured, plain } from '../../report/paint.ts';
import { configurationFilesIn, FILE_NAMES } from '../../settings/find.ts';
import type { ProjectSettings } from '../../settings/project-settings.ts';
import { isLink } from '../../workspace/discovery/link.ts';
import { projectRootOf } from '../../workspace/discovery/project-root.ts';
import { type Disk, openDisk } from '../../workspace/disk/disk.ts';
import { absolutePath, ancestors, isWithin, shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Settings } from './settings.ts';

/** The value of `--config`: a path, `false` for `--no-config`, or nothing. */
export type ConfigOption = string | false | null;

/**
 * What the configuration file says; null where there is none, or none is wanted. Throws `RunFailed` with all mistakes in it
 * and in what it extends.
 */
export async function loadConfigurationFile(
  { config, color }: Pick<Settings, 'config' | 'color'>,
  surroundings: Pick<Surroundings, 'cwd' | 'columns' | 'onAccess'>,
): Promise<ProjectSettings | null> {
  const { cwd, columns } = surroundings;
  if (config === false) return null;
  const found = config === null ? search(surroundings) : named(config, surroundings);
  if (found === null) return null;
  const [{ inReadingOrder, loadSettings }, { joinSettings }] = await Promise.all([
    import('../../settings/load.ts'),
    import('../../settings/project-settings.ts'),
  ]);
  const { path, disk } = found;
  const loaded = await loadSettings(path, disk, (each) => shownPath(each, cwd));
  const { settings, mistakes } = await joinSettings(loaded.files, disk);
  const all = inReadingOrder([...loaded.mistakes, ...mistakes]);
  if (all.length === 0) return settings;
  const { refusal } = await import('./mistakes.ts');
  throw refusal(all, cwd, { paint: color ? coloured : plain, columns });
}

type Place = Pick<Surroundings, 'cwd' | 'onAccess'>;

interface Found {
  readonly path: string;
  /** Reads the repository, and nothing else. */
  readonly disk: Disk;
}

/** In the working directory, else in the nearest one above it, up to the root of the repository. */
function search({ cwd, onAccess }: Place): Found | null {
  const root = projectRootOf(cwd, cwd);
  const disk = openDisk({ roots: [root], files: [], onAccess });
  for (const directory of ancestors(cwd, root)) {
    const [path, ...others] = configurationFilesIn(directory, FILE_NAMES, disk);
    if (path === undefined) {
      refuseDangling(directory, cwd);
      continue;
    }
    if (others.length === 0) return { path, disk };
    const all = [path, ...others].map((each) => shownPath(each, cwd)).join(' and ');
    throw new RunFailed(`there are two configuration files, ${all}: keep one, or name one with --config`);
  }
  return null;
}

/** A link that leads nowhere reads as if nothing were there, and its author believes that something holds. */
function refuseDangling(directory: string, cwd: string): void {
  const link = FILE_NAMES.map((name) => join(directory, name)).find(isLink);
  if (link === undefined) return;
  throw new RunFailed(
    `the configuration file ${shownPath(link, cwd)} is a link to a file that is not there; mend or remove it, or use --no-config`,
  );
}

function named(option: string, { cwd, onAccess }: Place): Found {
  if (option === '') throw new RunFailed('--config takes the path of a configuration file, not an empty one');
  const path = absolutePath(option, cwd);
  const directory = dirname(path);
  const root = projectRootOf(directory, isWithin(directory, cwd) ? cwd : directory);
  const disk = openDisk({ roots: [root], files: [path], onAccess });
  const content = disk.read(path);
  switch (content.kind) {
    case 'text':
      return { path, disk };
    case 'unreadable':
      throw new RunFailed(`--config: ${option}: ${content.reason}`);
    case 'missing':
    case 'outside':
      throw new RunFailed(`--config: ${option}: no such file`);
  }
}
