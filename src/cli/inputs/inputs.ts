/** From the paths of a command line to what the core is asked to look at, and the files that it reads from. */
import { dirname } from 'node:path';
import type { Before } from '../../lint/brought.ts';
import { snapshotOf } from '../../lint/file-snapshot.ts';
import type { MissingRoots } from '../../lint/partial-run.ts';
import type { ProjectRequest, RootSettings } from '../../lint/project.ts';
import { escapeControls } from '../../report/escape.ts';
import type { FileSource } from '../../text/file-source.ts';
import { findCandidates, type NamedFile } from '../../workspace/discovery/candidates.ts';
import { dialectOf } from '../../workspace/discovery/dialect.ts';
import { linkFinder, targetOf } from '../../workspace/discovery/link.ts';
import type { Encoding } from '../../workspace/disk/bytes.ts';
import { type Disk, openDisk } from '../../workspace/disk/disk.ts';
import { shownPath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import type { Settings } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { DumpInput } from './dump.ts';
import { type Place, readPlaces } from './operands.ts';
import { readStandardInput, type StandardInput, withStandardInput } from './stdin.ts';

/** In every dump, in what `nginx -T` says instead of one, and hardly anywhere else: what makes a text worth a look. */
const DUMP_MARK = ' configuration file ';

/** More than any server reads. Each of them may be a root with patterns to be tried on all others. */
const MOST_DUMPED_FILES = 1 << 14;

/** What the texts were read from, which decides where a fix may go. */
export type Origin =
  | { readonly kind: 'files' }
  /** One of the files is the standard input. */
  | { readonly kind: 'stdin'; readonly path: string }
  /** The output of `nginx -T`, in the file at `path`; `disk` may hold the same files. */
  | { readonly kind: 'dump'; readonly path: string; readonly disk: Disk };

export interface Inputs {
  readonly source: FileSource;
  readonly request: ProjectRequest;
  readonly origin: Origin;
  /** How a file that was read is written back. */
  readonly encodingOf: (path: string) => Encoding;
  readonly missingRoots: MissingRoots;
  /** Paths that were given and cannot be looked at, each as a sentence for people. */
  readonly problems: readonly string[];
  /** What else people should know about how the inputs were read. */
  readonly notes: readonly string[];
  /** Where what changed is asked about: what was there before. */
  readonly before?: Before;
}

export interface InputSettings extends RootSettings {
  /** Whether a file or directory is not to be looked for. */
  readonly ignores: (path: string, isDirectory: boolean) => boolean;
  /** Directories that may be read besides those that are named and their projects'. */
  readonly readable: readonly string[];
}

/** What finding them knows of the world. */
export type InputSurroundings = Pick<Surroundings, 'cwd' | 'stdin' | 'onAccess'>;

/** Finds what some paths (the working directory, where there are none) name. Throws `RunFailed` when it is nothing. */
export async function findInputs(
  paths: readonly string[],
  given: Pick<Settings, 'inputs' | 'naming' | 'stdinFilename'>,
  surroundings: InputSurroundings,
): Promise<Inputs> {
  const { cwd } = surroundings;
  const { inputs: settings, naming, stdinFilename } = given;
  const { places, pieces, problems, notes } = await readPlaces(paths, given, cwd);
  const reading = await openPlaces(places, surroundings, settings.readable);
  const dump = await findDump(places, reading, cwd);
  if (dump !== null) return inputsOfDump(dump, reading.disk, problems, settings, cwd);
  const found = await findNamed(places, pieces, reading, settings, surroundings);
  problems.push(...found.problems);
  if (found.named.length === 0 && naming.errorOnUnmatched) {
    throw new RunFailed(nothingFound([...problems, ...found.notes], places, cwd));
  }
  const { source, stdin, encodingOf } = reading;
  return {
    source,
    request: {
      named: found.named.map(({ input }) => input).filter(({ path }) => !found.pieces.has(path)),
      namedWhereIncluded: found.pieces,
      // No file includes a standard input without a name.
      candidates: findCandidates(
        source,
        found.named.filter(({ input }) => stdinFilename !== null || input.path !== stdin?.path),
        settings.roots,
        targetOf,
      ),
      premisesOf: settings.premisesOf,
      roots: settings.roots,
    },
    origin: stdin === null ? { kind: 'files' } : { kind: 'stdin', path: stdin.path },
    encodingOf,
    missingRoots: settings.roots === null ? missingRoots(places, stdinFilename) : 'none',
    problems,
    notes: [...notes, ...found.notes],
  };
}

/** A repository that was looked through has all of its roots; of a text without a name nobody knows any. */
function missingRoots(places: readonly Place[], stdinFilename: string | null): MissingRoots {
  if (places.some(({ kind }) => kind === 'stdin') && stdinFilename === null) return 'all';
  const isWhole = places.every(({ kind, path, projectRoot }) => kind === 'directory' && path === projectRoot);
  return isWhole ? 'none' : 'pieces';
}

/** Where the texts of a run come from. */
interface Reading {
  readonly disk: Disk;
  readonly stdin: StandardInput | null;
  /** A snapshot of the disk, with the standard input where that is read. */
  readonly source: FileSource;
  readonly encodingOf: (path: string) => Encoding;
}

async function openPlaces(
  places: readonly Place[],
  { cwd, stdin: open, onAccess }: InputSurroundings,
  readable: readonly string[],
): Promise<Reading> {
  const disk = openDisk({
    roots: [
      cwd,
      ...readable,
      ...places.map(({ projectRoot }) => projectRoot),
      ...places.map(({ kind, path }) => (kind === 'directory' ? path : dirname(path))),
    ],
    files: places.flatMap(({ kind, path }) => (kind === 'file' ? [path] : [])),
    onAccess,
  });
  const place = places.find(({ kind }) => kind === 'stdin');
  const stdin = place === undefined ? null : await readStandardInput(place.path, open());
  return {
    disk,
    stdin,
    source: snapshotOf(stdin === null ? disk : withStandardInput(disk, stdin)),
    encodingOf: (path) => (path === stdin?.path ? stdin.encoding : disk.encodingOf(path)),
  };
}

interface FoundDump {
  readonly path: string;
  readonly input: DumpInput;
}

/** The dump among what was named, whatever its name. Its paths are those of another place, so that it stands alone. */
async function findDump(places: readonly Place[], reading: Reading, cwd: string): Promise<FoundDump | null> {
  for (const { kind, path } of places) {
    const input = kind === 'directory' ? null : await dumpAt(path, reading, cwd);
    if (input === null) continue;
    if (places.some((other) => other.path !== path)) {
      throw new RunFailed(`${shownPath(path, cwd)} is the output of \`nginx -T\`: check it by itself`);
    }
    return { path, input };
  }
  return null;
}

async function dumpAt(path: string, { source, encodingOf }: Reading, cwd: string): Promise<DumpInput | null> {
  const content = source.read(path);
  if (content.kind !== 'text' || !content.text.includes(DUMP_MARK)) return null;
  const { readDump, nginxFailure } = await import('./dump.ts');
  const failure = nginxFailure(content.text);
  if (failure !== null) {
    throw new RunFailed(`${shownPath(path, cwd)}: \`nginx -T\` shows nothing, because of ${failure}`);
  }
  const dump = readDump({ text: content.text, encoding: encodingOf(path) }, cwd);
  if (dump !== null && dump.named.length > MOST_DUMPED_FILES) {
    throw new RunFailed(`${shownPath(path, cwd)}: shows more than ${MOST_DUMPED_FILES} files`);
  }
  return dump;
}

function inputsOfDump(
  { path, input }: FoundDump,
  disk: Disk,
  problems: readonly string[],
  settings: RootSettings,
  cwd: string,
): Inputs {
  const { named, encodingOf } = input;
  const files = named.length === 1 ? 'its file is' : `its ${named.length} files are`;
  return {
    source: snapshotOf(input.source),
    request: { named, candidates: [], ...settings },
    missingRoots: 'none',
    origin: { kind: 'dump', path, disk },
    encodingOf,
    problems,
    notes: [`${shownPath(path, cwd)} is the output of \`nginx -T\`; ${files} shown by the names in it`],
  };
}

interface FoundNamed {
  readonly named: readonly NamedFile[];
  /** Paths of those that count only where a configuration includes them. */
  readonly pieces: ReadonlySet<string>;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

async function findNamed(
  places: readonly Place[],
  pieces: ReadonlySet<string>,
  reading: Reading,
  { ignores }: InputSettings,
  { cwd, onAccess }: InputSurroundings,
): Promise<FoundNamed> {
  const named: NamedFile[] = [];
  const includedPieces = new Set<string>();
  const includedPathOf = linkFinder(reading.source);
  const problems: string[] = [];
  const notes: string[] = [];
  for (const { kind, path, projectRoot } of places) {
    if (kind !== 'directory') {
      const dialect = dialectOf(path, reading.source);
      const included = includedPathOf(path);
      named.push({ input: { path: included, dialect }, projectRoot });
      if (pieces.has(path)) includedPieces.add(included);
      if (included !== path) {
        notes.push(`${shownPath(path, cwd)} is looked at as ${shownPath(included, cwd)}, which links to it`);
      }
      continue;
    }
    const { walk } = await import('../../workspace/discovery/walk.ts');
    const { inputs, unreadable } = await walk(path, {
      projectRoot,
      allows: reading.disk.allows,
      onVisit: onAccess,
      ignores,
    });
    problems.push(...unreadable.map((found) => `${shownPath(found.path, cwd)}: ${found.reason}`));
    for (const input of inputs) {
      const dump = await dumpAt(input.path, reading, cwd);
      // A dump of one file is that file, with a comment above it.
      if (dump === null || dump.named.length === 1) named.push({ input, projectRoot });
      else {
        notes.push(`${shownPath(input.path, cwd)} is the output of \`nginx -T\`: name it to check it`);
      }
    }
  }
  return { named, pieces: includedPieces, problems, notes };
}

function nothingFound(
  problems: readonly string[],
  places: readonly { readonly path: string }[],
  cwd: string,
): string {
  if (problems.length > 0) return problems.map(escapeControls).join('\n');
  if (places.length === 0) {
    return 'nothing to look at: what was named is excluded by .gitignore or ignore, or no nginx or Caddy configuration';
  }
  const where = places.map(({ path }) => (path === cwd ? 'the working directory' : shownPath(path, cwd)));
  return `no nginx or Caddy configuration found in ${where.join(', ')}; name the files to check them whatever they are called`;
}
