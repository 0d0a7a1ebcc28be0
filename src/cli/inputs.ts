/** From the paths of a command line to what the core is asked to look at, and the disk that it reads from. */
import { readlinkSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { snapshotOf } from '../lint/file-snapshot.ts';
import type { Dialect, ProjectInput, ProjectRequest } from '../lint/project.ts';
import type { Target } from '../route/target.ts';
import type { FileSource } from '../text/file-source.ts';
import type { Encoding } from './bytes.ts';
import { findCandidates, type NamedFile } from './discovery/candidates.ts';
import { judgeName } from './discovery/file-names.ts';
import { readHead } from './discovery/head.ts';
import { projectRootOf } from './discovery/project-root.ts';
import { sniffDialect } from './discovery/sniff.ts';
import { openDisk, reasonFor } from './disk.ts';
import { COMMANDS } from './options.ts';
import { absolutePath, shownPath } from './paths.ts';
import { RunFailed } from './run-failed.ts';

export interface Inputs {
  readonly source: FileSource;
  readonly request: ProjectRequest;
  /** How a file that was read is written back. */
  readonly encodingOf: (path: string) => Encoding;
  /** Paths that were given and cannot be looked at, each as a sentence for people. */
  readonly problems: readonly string[];
}

type Operand =
  | { readonly kind: 'directory' | 'file'; readonly path: string; readonly projectRoot: string }
  | { readonly kind: 'problem'; readonly message: string };

/** Finds what some paths (the working directory, where there are none) name. Throws `RunFailed` when it is nothing. */
export async function findInputs(paths: readonly string[], cwd: string, target: Target): Promise<Inputs> {
  const operands: Operand[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) operands.push(await readOperand(path, cwd));
  const problems = operands.flatMap((operand) => (operand.kind === 'problem' ? [operand.message] : []));
  const places = operands.filter((operand) => operand.kind !== 'problem');
  const disk = openDisk({
    roots: [
      cwd,
      ...places.map(({ projectRoot }) => projectRoot),
      ...places.map(({ kind, path }) => (kind === 'file' ? dirname(path) : path)),
    ],
    files: places.flatMap(({ kind, path }) => (kind === 'file' ? [path] : [])),
  });
  const named: NamedFile[] = [];
  for (const { kind, path, projectRoot } of places) {
    if (kind === 'file') {
      named.push({ input: { path, dialect: dialectOfNamedFile(path) }, projectRoot });
      continue;
    }
    const { walk } = await import('./discovery/walk.ts');
    const { inputs, unreadable } = await walk(path, { projectRoot, allows: disk.allows });
    named.push(...inputs.map((input) => ({ input, projectRoot })));
    problems.push(...unreadable.map((found) => `${shownPath(found.path, cwd)}: ${found.reason}`));
  }
  if (named.length === 0) throw new RunFailed(nothingFound(problems, places, cwd));
  const source = snapshotOf(disk);
  const inputs: readonly ProjectInput[] = named.map(({ input }) => input);
  return {
    source,
    request: { named: inputs, candidates: findCandidates(source, named), target },
    encodingOf: disk.encodingOf,
    problems,
  };
}

async function readOperand(given: string, cwd: string): Promise<Operand> {
  // The unset variable of a script, which must not come to mean the working directory.
  if (given === '') return { kind: 'problem', message: 'an empty path names nothing' };
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
  const { suggestion } = await import('./suggestion.ts');
  return suggestion(given, Object.keys(COMMANDS), 'the command ');
}

/** A file given by name is always read: by its name's dialect, else by its content's, else as nginx. */
function dialectOfNamedFile(path: string): Dialect {
  const [directory = '', name = ''] = path.split('/').slice(-2);
  const verdict = judgeName(name, directory);
  if (verdict.kind === 'certain') return verdict.dialect;
  return sniffDialect(readHead(path) ?? '') ?? 'nginx';
}

function nothingFound(
  problems: readonly string[],
  places: readonly { readonly path: string }[],
  cwd: string,
): string {
  if (problems.length > 0) return problems.join('\n');
  const where = places.map(({ path }) => (path === cwd ? 'the working directory' : shownPath(path, cwd)));
  return `no nginx or Caddy configuration found in ${where.join(', ')}; name the files to check them whatever they are called`;
}
