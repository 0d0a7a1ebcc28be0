/**
 * What changed in a working tree since a commit: committed, staged, not staged, or not yet known to git. Behind
 * `--since`, and behind the Action's restriction to what a pull request changes.
 */
import { join } from 'node:path';
import { realPath } from '../disk/disk.ts';
import { isWithin } from '../disk/paths.ts';
import { RunFailed } from '../run-failed.ts';
import { entriesOf, type Git } from './git.ts';

export interface Changes {
  /** The commit that the working tree is compared with. */
  readonly base: string;
  /** Top of the working tree, without symbolic links. */
  readonly top: string;
  /** What is there and is new or different: absolute paths below `top`. A submodule counts as one path. */
  readonly present: ReadonlySet<string>;
  /** What was there and is not any more, under its old name where it was renamed. */
  readonly gone: ReadonlySet<string>;
  /** What the commit has at these paths instead. */
  readonly before: ReadonlyMap<string, Blob>;
}

export interface Blob {
  /** As git says it: `120000` is a symbolic link, `160000` a submodule. */
  readonly mode: string;
  readonly id: string;
}

/** The mode where nothing was. */
const NOTHING = '000000';

export type Base =
  | { readonly kind: 'commit'; readonly id: string }
  /** `isShallow`: the history that is here ends early, and more of it may help. */
  | { readonly kind: 'none'; readonly reason: string; readonly isShallow: boolean };

/** Where the history of `HEAD` and that of a branch, tag or commit parted. */
export function baseOf(git: Git, ref: string): Base {
  const commit = commitNamed(git, ref);
  if (commit === null) return none(git, `git knows no commit named '${ref}' here`);
  const { status, stdout } = git.ask(['merge-base', commit, 'HEAD']);
  const id = stdout.toString('utf8').trim();
  if (status === 0 && id !== '') return { kind: 'commit', id };
  return none(git, `'${ref}' and what is checked out have no commit in common here`);
}

/** The id of a commit, or null where git knows none of that name. Whatever the name, it is no option. */
export function commitNamed(git: Git, ref: string): string | null {
  if (ref === '' || ref.startsWith('-') || ref.includes('\0')) return null;
  const { status, stdout } = git.ask([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  const id = stdout.toString('utf8').trim();
  return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

function none(git: Git, reason: string): Base {
  const shallow = git.ask(['rev-parse', '--is-shallow-repository']).stdout.toString('utf8').trim();
  return { kind: 'none', reason, isShallow: shallow === 'true' };
}

/** Top of the working tree that git works on. Throws `RunFailed` outside of one. */
function workTreeTop(git: Git): string {
  const { status, stdout, message } = git.ask(['rev-parse', '--show-toplevel']);
  const top = stdout.toString('utf8').replace(/\n$/, '');
  if (status !== 0) throw new RunFailed(`no git working tree to look for changes in: ${message}`);
  if (top === '') throw new RunFailed('a bare git repository has no files to look for changes in');
  return realPath(top);
}

/** The difference between a commit and the working tree as it is. */
export function changesSince(git: Git, base: string): Changes {
  const top = workTreeTop(git);
  const atTop = git.in(top);
  const untracked = listed(atTop, ['ls-files', '-z', '--others', '--exclude-standard']);
  const present = new Set<string>();
  const gone = new Set<string>();
  const before = new Map<string, Blob>();
  const entries = listed(atTop, [...DIFF, '--raw', '--no-abbrev', '--no-renames', '-z', base, '--']);
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const [mode = '', modeNow = '', id = '', idNow, status] = entries[at]?.slice(1).split(' ') ?? [];
    if (id === idNow && kindOf(mode) === kindOf(modeNow)) continue;
    const path = join(top, entries[at + 1] ?? '');
    if (mode !== NOTHING) before.set(path, { mode, id });
    if (status === 'D') gone.add(path);
    else present.add(path);
  }
  // With a slash at its end: a repository inside this one, which git does not look into.
  for (const path of untracked) present.add(join(top, path.replace(/\/$/, '')));
  for (const path of present) gone.delete(path);
  return { base, top, present, gone, before };
}

/** The kind of file without its permissions: that it may be executed now is nothing to read about. */
function kindOf(mode: string): string {
  return mode.slice(0, 3);
}

/** Whether a path is one that changed, or lies in a submodule that did. */
export function isChanged({ present, top }: Changes, path: string): boolean {
  for (let at = path; isWithin(at, top) && at !== top; at = at.slice(0, at.lastIndexOf('/'))) {
    if (present.has(at)) return true;
  }
  return false;
}

/** A diff that depends on nobody's configuration. */
export const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--no-relative'] as const;

function listed(git: Git, args: readonly string[]): readonly string[] {
  const { status, stdout, message } = git.ask(args);
  if (status !== 0) throw new RunFailed(`git cannot say what changed: ${message}`);
  return entriesOf(stdout);
}
