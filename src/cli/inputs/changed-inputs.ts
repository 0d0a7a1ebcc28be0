/**
 * `--since`: of what was named, only what changed is asked about. It is judged in the context of its roots all the same, so
 * that what did not change becomes the candidates for those.
 */
import { basename, dirname, join } from 'node:path';
import { snapshotOf } from '../../lint/file-snapshot.ts';
import type { ProjectInput } from '../../lint/project.ts';
import { escapeControls } from '../../report/escape.ts';
import type { FileSource } from '../../text/file-source.ts';
import { realPath } from '../../workspace/disk/disk.ts';
import { absolutePath, isWithin } from '../../workspace/disk/paths.ts';
import { baseOf, type Changes, changesSince, isChanged } from '../../workspace/git/changed-files.ts';
import { type Git, gitIn } from '../../workspace/git/git.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Surroundings } from '../surroundings.ts';
import { filesBefore } from './files-before.ts';
import type { InputSettings, Inputs } from './inputs.ts';

/** What is left of some inputs when only what changed since a commit counts. `paths` are those of the command line. */
export function changedInputs(
  inputs: Inputs,
  paths: readonly string[],
  ref: string,
  settings: Pick<InputSettings, 'ignores'>,
  surroundings: Pick<Surroundings, 'cwd' | 'env'>,
): Inputs {
  if (inputs.origin.kind !== 'files') {
    throw new RunFailed('--since compares files with what git knows of them: name files or directories');
  }
  const git = gitIn(surroundings);
  // Says first that there is no repository at all, where there is none.
  const base = baseOrFail(git, ref);
  const asked = askedAbout(paths, settings, surroundings.cwd);
  return onlyChanged(inputs, asked, changesSince(git, base), git, ref, surroundings.cwd);
}

/** Whether a file that is no configuration by its name or text belongs to what was asked about. */
function askedAbout(
  paths: readonly string[],
  { ignores }: Pick<InputSettings, 'ignores'>,
  cwd: string,
): (path: string) => boolean {
  const places = (paths.length === 0 ? ['.'] : paths).map((path) => absolutePath(path, cwd));
  return (path) => places.some((place) => isWithin(path, place)) && !ignores(path, false);
}

function baseOrFail(git: Git, ref: string): string {
  const repository = git.ask(['rev-parse', '--git-dir']);
  if (repository.status !== 0) throw new RunFailed(`--since needs a git repository: ${repository.message}`);
  const base = baseOf(git, ref);
  if (base.kind === 'commit') return base.id;
  const advice = base.isShallow
    ? '; this clone is shallow: `git fetch --unshallow` brings the rest of the history'
    : '';
  throw new RunFailed(`--since: ${base.reason}${advice}`);
}

function onlyChanged(
  inputs: Inputs,
  isAskedAbout: (path: string) => boolean,
  changes: Changes,
  git: Git,
  ref: string,
  cwd: string,
): Inputs {
  const { request } = inputs;
  const asInTree = pathsAsGitNamesThem();
  const hasChanged = ({ path }: Pick<ProjectInput, 'path'>) =>
    isChanged(changes, asInTree(path)) || isChanged(changes, realPath(path));
  const named = request.named.filter(hasChanged);
  const namedPaths = new Set(named.map(({ path }) => path));
  const shown = shownAsFrom(cwd);
  const namedWhereIncluded = [...changes.present]
    .map(shown)
    .filter((path) => !namedPaths.has(path) && isAskedAbout(path));
  for (const path of request.namedWhereIncluded ?? [])
    if (hasChanged({ path })) namedWhereIncluded.push(path);
  const gone = new Set([...changes.gone].map(shown));
  const source = withoutGone(inputs.source, gone);
  const candidates = [...request.named, ...request.candidates].filter(({ path }) => !namedPaths.has(path));
  return {
    ...inputs,
    source,
    request: { ...request, named, candidates, namedWhereIncluded: new Set(namedWhereIncluded) },
    notes: [...inputs.notes, scopeNote(named.length, request.named.length, ref)],
    before: {
      source: snapshotOf(filesBefore(git, changes, inputs.source, asInTree)),
      gone,
      remark: `This file did not change; what did since ${shortRef(ref)} brings it.`,
    },
  };
}

/** The id of a commit is long for a sentence. */
function shortRef(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 12) : ref;
}

/** Silence about what did not change must not pass for a verdict on it. */
function scopeNote(changed: number, found: number, ref: string): string {
  const files = found === 1 ? 'the 1 file that was found' : `the ${found} files that were found`;
  return `Only what changed since ${escapeControls(ref)} is reported: ${changed} of ${files}, and what they include`;
}

/** Directories without symbolic links, the name as it is: a link is a file of its own to git. */
function pathsAsGitNamesThem(): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const directory = dirname(path);
    const real = known.get(directory) ?? realPath(directory);
    known.set(directory, real);
    return join(real, basename(path));
  };
}

/** From a path without symbolic links to the one that is seen from a working directory which may be reached through one. */
function shownAsFrom(cwd: string): (path: string) => string {
  const real = realPath(cwd);
  return (path) => (real !== cwd && isWithin(path, real) ? join(cwd, path.slice(real.length)) : path);
}

function withoutGone(source: FileSource, gone: ReadonlySet<string>): FileSource {
  if (gone.size === 0) return source;
  return {
    whole: source.whole,
    read: (path) => {
      const content = source.read(path);
      return content.kind === 'missing' && gone.has(path) ? { kind: 'missing', removed: true } : content;
    },
    list: (directory) => source.list(directory),
  };
}
