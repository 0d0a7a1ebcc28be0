/** What the operands of a command line name: directories, files, the standard input. */
import { readlinkSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectRootOf } from '../../workspace/discovery/project-root.ts';
import { isMissing, reasonFor } from '../../workspace/disk/disk.ts';
import { absolutePath } from '../../workspace/disk/paths.ts';
import { RunFailed } from '../../workspace/run-failed.ts';
import { COMMANDS } from '../arguments/options.ts';
import type { Settings } from '../settings/settings.ts';
import { STDIN_OPERAND, stdinPath } from './stdin.ts';

export interface Place {
  readonly kind: 'directory' | 'file' | 'stdin';
  readonly path: string;
  readonly projectRoot: string;
}

type Operand =
  | Place
  /** Nothing is there; a hook's list of changes may be older than the files. */
  | { readonly kind: 'gone'; readonly message: string }
  | { readonly kind: 'problem'; readonly message: string };

export interface Places {
  readonly places: readonly Place[];
  /** Paths of those that count only where a configuration includes them. */
  readonly pieces: ReadonlySet<string>;
  readonly problems: string[];
  readonly notes: readonly string[];
}

/** What the operands of a command line name; the working directory, where there are none. */
export async function readPlaces(
  paths: readonly string[],
  {
    inputs: { ignores },
    naming: { forceExclude, errorOnUnmatched },
    stdinFilename,
  }: Pick<Settings, 'inputs' | 'naming' | 'stdinFilename'>,
  cwd: string,
): Promise<Places> {
  const places: Place[] = [];
  const pieces = new Set<string>();
  const problems: string[] = [];
  const notes: string[] = [];
  const exclusion = forceExclude
    ? new (await import('../../workspace/discovery/exclusion.ts')).Exclusion(cwd, ignores)
    : null;
  for (const given of pathsOrDefault(paths, stdinFilename)) {
    const operand = await readOperand(given, cwd, stdinFilename);
    if (operand.kind === 'problem') problems.push(operand.message);
    else if (operand.kind === 'gone') {
      if (errorOnUnmatched) problems.push(operand.message);
      else notes.push(`not looked at: ${operand.message}`);
    } else {
      const { kind } = operand;
      const standing =
        exclusion === null || kind === 'stdin' ? 'kept' : await exclusion.standingOf({ ...operand, kind });
      if (standing !== 'left out') places.push(operand);
      if (standing === 'piece') pieces.add(operand.path);
    }
  }
  return { places, pieces, problems, notes };
}

/** The working directory where nothing is named, unless what is named is the standard input. */
function pathsOrDefault(paths: readonly string[], stdinFilename: string | null): readonly string[] {
  if (stdinFilename === null) return paths.length === 0 ? ['.'] : paths;
  if (paths.length === 0) return [STDIN_OPERAND];
  if (paths.includes(STDIN_OPERAND)) return paths;
  throw new RunFailed('--stdin-filename names the standard input; give - among the paths, or no path');
}

/** `stdinFilename`: the name of the file that the standard input stands for, or null where it is none. */
async function readOperand(given: string, cwd: string, stdinFilename: string | null): Promise<Operand> {
  // The unset variable of a script, which must not come to mean the working directory.
  if (given === '') return { kind: 'problem', message: 'an empty path names nothing' };
  if (given === STDIN_OPERAND) return stdinPlace(stdinFilename, cwd);
  const path = absolutePath(given, cwd);
  try {
    const kind = statSync(path).isDirectory() ? 'directory' : 'file';
    return { kind, path, projectRoot: projectRootOf(kind === 'file' ? dirname(path) : path, cwd) };
  } catch (error) {
    if (given.includes('\uFFFD')) return { kind: 'problem', message: `${given}: ${NOT_UTF8}` };
    return {
      kind: isMissing(error) ? 'gone' : 'problem',
      message: `${given}: ${linkOf(path)}${reasonFor(error)}${await commandMeant(given)}`,
    };
  }
}

/** Node.js has put U+FFFD in the place of such bytes before anybody could look at them. */
const NOT_UTF8 =
  'not found; its name seems not to be UTF-8, and Node.js opens no such file: rename it, or leave it out';

/** A file that an editor holds need not be on the disk yet, nor its directory. */
function stdinPlace(filename: string | null, cwd: string): Place {
  if (filename === null) return { kind: 'stdin', path: stdinPath(cwd), projectRoot: cwd };
  const path = absolutePath(filename, cwd);
  return { kind: 'stdin', path, projectRoot: projectRootOf(dirname(path), cwd) };
}

/** For a symbolic link that leads nowhere: where it leads. */
function linkOf(path: string): string {
  try {
    return `links to ${readlinkSync(path)}: `;
  } catch {
    return '';
  }
}

/** `proxylint chekc` names a file that does not exist, but that is not what was meant. */
async function commandMeant(given: string): Promise<string> {
  if (!/^[a-z]+$/.test(given)) return '';
  const { suggestion } = await import('../../text/suggestion.ts');
  return suggestion(given, Object.keys(COMMANDS), 'the command ');
}
