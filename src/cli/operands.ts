/** What one operand of a command line names: a directory, a file, the standard input. */
import { readlinkSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectRootOf } from './discovery/project-root.ts';
import { reasonFor } from './disk.ts';
import { COMMANDS } from './options.ts';
import { absolutePath } from './paths.ts';
import { STDIN_OPERAND, stdinPath } from './stdin.ts';

export interface Place {
  readonly kind: 'directory' | 'file' | 'stdin';
  readonly path: string;
  readonly projectRoot: string;
}

export type Operand = Place | { readonly kind: 'problem'; readonly message: string };

/** `stdinFilename`: the name of the file that the standard input stands for, or null where it is none. */
export async function readOperand(
  given: string,
  cwd: string,
  stdinFilename: string | null,
): Promise<Operand> {
  // The unset variable of a script, which must not come to mean the working directory.
  if (given === '') return { kind: 'problem', message: 'an empty path names nothing' };
  if (given === STDIN_OPERAND) return stdinPlace(stdinFilename, cwd);
  const path = absolutePath(given, cwd);
  try {
    const kind = statSync(path).isDirectory() ? 'directory' : 'file';
    return { kind, path, projectRoot: projectRootOf(kind === 'file' ? dirname(path) : path, cwd) };
  } catch (error) {
    return {
      kind: 'problem',
      message: `${given}: ${linkOf(path)}${reasonFor(error)}${await commandMeant(given)}`,
    };
  }
}

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
  const { suggestion } = await import('../text/suggestion.ts');
  return suggestion(given, Object.keys(COMMANDS), 'the command ');
}
