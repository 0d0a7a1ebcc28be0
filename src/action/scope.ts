/**
 * Which files a step judges: all, or those that changed. Of a proposed change people want to hear what it does, not what
 * was there before it.
 */
import { escapeControls } from '../report/escape.ts';
import { baseOf, commitNamed } from '../workspace/git/changed-files.ts';
import { type Git, gitIn } from '../workspace/git/git.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import { type Event, isProposal, readEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { Place } from './place.ts';
import type { Environment } from './runner-files.ts';

export type Scope =
  | { readonly kind: 'all'; readonly note: Note | null }
  /** What changed since a commit. */
  | { readonly kind: 'changed'; readonly since: string; readonly note: Note | null };

export interface Note {
  readonly level: 'notice' | 'warning';
  readonly text: string;
}

const ALL: Scope = { kind: 'all', note: null };

/** Throws `RunFailed` where `changed-only: true` cannot be done. */
export function findScope({ changedOnly }: Inputs, { env, cwd }: Pick<Place, 'cwd' | 'env'>): Scope {
  const event = readEvent(env);
  if (changedOnly === 'never' || (changedOnly === 'auto' && !isProposal(event))) return ALL;
  const found = findBase(event, env, gitIn({ cwd, env }));
  switch (found.kind) {
    case 'commit':
      return { kind: 'changed', since: found.id, note: found.note };
    case 'no-change':
      return { kind: 'all', note: { level: 'notice', text: `All files are judged: ${found.reason}` } };
    case 'failed':
      if (changedOnly === 'always') throw new RunFailed(`changed-only: ${found.reason}`);
      return { kind: 'all', note: { level: 'warning', text: `All files are judged, since ${found.reason}` } };
  }
}

type FoundBase =
  | { readonly kind: 'commit'; readonly id: string; readonly note: Note | null }
  /** The event is about no change. */
  | { readonly kind: 'no-change'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

function findBase(event: Event, env: Environment, git: Git): FoundBase {
  const repository = askSafely(git, ['rev-parse', '--is-inside-work-tree']);
  if (repository.status !== 0) {
    return {
      kind: 'failed',
      reason: `there is no git working tree to compare: ${repository.message} (is git installed, and does actions/checkout come before this step?)`,
    };
  }
  const merged = mergedInto(event, env, git);
  if (merged !== null) return { kind: 'commit', id: merged, note: null };
  const pushed = event.name === 'push' ? event.base : null;
  const isForced = pushed !== null && isGone(pushed, git);
  const parted =
    event.name === 'push' && (isForced || event.base === null) ? defaultBranch(event, git) : null;
  const ref = parted ?? event.base;
  if (ref === null) {
    return isProposal(event)
      ? { kind: 'failed', reason: `the payload of the event ${event.name} names no base commit` }
      : { kind: 'no-change', reason: `the event ${event.name || '(none)'} names no commit to compare with` };
  }
  const base = baseOf(git, ref);
  if (base.kind === 'commit') {
    return { ...base, note: isForced ? forcedNote(pushed) : checkoutNote(event, git, base.id) };
  }
  return {
    kind: 'failed',
    reason: `${base.reason}${base.isShallow ? `; ${depthAdvice(event)}` : ''}`,
  };
}

/**
 * For a pull request, `actions/checkout` takes the commit that merges it into its base branch. The first parent is then
 * the base as it was merged with, which may be later than the payload says.
 */
function mergedInto({ name }: Event, { GITHUB_REF, GITHUB_SHA }: Environment, git: Git): string | null {
  if (name !== 'pull_request' || !/^refs\/pull\/\d+\/merge$/.test(GITHUB_REF ?? '')) return null;
  if (commitNamed(git, 'HEAD') !== GITHUB_SHA || commitNamed(git, 'HEAD^2') === null) return null;
  return commitNamed(git, 'HEAD^1');
}

/** Of a push to a new branch: the branch that it probably came from. */
function defaultBranch({ defaultBranch }: Event, git: Git): string | null {
  const ref = defaultBranch === null ? null : `refs/remotes/origin/${defaultBranch}`;
  if (ref === null) return null;
  const commit = commitNamed(git, ref);
  // What is compared with itself has not changed, which would be no verdict on a push to that very branch.
  return commit !== null && commit !== commitNamed(git, 'HEAD') ? ref : null;
}

/** A forced push may leave the commit that was there before nowhere. That is no reason to judge nothing. */
function isGone(id: string, git: Git): boolean {
  return commitNamed(git, id) === null;
}

function forcedNote(id: string): Note {
  const text = `The commit before this push, ${escapeControls(id.slice(0, 12))}, is not here, as after a forced push: compared with the default branch instead`;
  return { level: 'notice', text };
}

function checkoutNote({ name }: Event, git: Git, base: string): Note | null {
  if (name !== 'pull_request_target' || commitNamed(git, 'HEAD') !== base) return null;
  const text =
    'What is checked out is the base branch, without what the pull request changes, so that nothing of it is judged: use the event pull_request';
  return { level: 'warning', text };
}

function depthAdvice({ name }: Event): string {
  const depth = name === 'pull_request' ? '2' : '0';
  return `give actions/checkout \`fetch-depth: ${depth}\`, so that there is a history to compare with`;
}

/** Without git, or without a repository, there is an answer all the same. */
function askSafely(git: Git, args: readonly string[]): { readonly status: number; readonly message: string } {
  try {
    return git.ask(args);
  } catch (error) {
    if (error instanceof RunFailed) return { status: -1, message: error.message };
    throw error;
  }
}
