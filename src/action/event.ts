/** What the event that started a workflow says about the commits it is about. */
import { readFileSync } from 'node:fs';
import type { Environment } from './runner-files.ts';

export interface Event {
  readonly name: string;
  /** The commit before the change, as far as the event tells: the tip of the base branch, or what was there before a push. */
  readonly base: string | null;
  readonly defaultBranch: string | null;
}

/** What a push to a new branch has for the commit before it. */
const NO_COMMIT = /^0+$/;

export function readEvent(env: Environment): Event {
  const payload = readPayload(env.GITHUB_EVENT_PATH);
  const name = env.GITHUB_EVENT_NAME ?? '';
  return {
    name,
    base: baseIn(payload, name),
    defaultBranch: textAt(payload, ['repository', 'default_branch']),
  };
}

/** Events of a change that somebody proposes: what is to be judged is that change. */
export function isProposal({ name }: Event): boolean {
  return ['pull_request', 'pull_request_target', 'merge_group'].includes(name);
}

function baseIn(payload: unknown, name: string): string | null {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return textAt(payload, ['pull_request', 'base', 'sha']);
    case 'merge_group':
      return textAt(payload, ['merge_group', 'base_sha']);
    case 'push': {
      const before = textAt(payload, ['before']);
      return before === null || NO_COMMIT.test(before) ? null : before;
    }
    default:
      return null;
  }
}

/** Null where there is none, or none that can be read: what it would have told is then not known. */
function readPayload(path: string | undefined): unknown {
  if (!path) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function textAt(payload: unknown, keys: readonly string[]): string | null {
  let at = payload;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null) return null;
    at = new Map<string, unknown>(Object.entries(at)).get(key);
  }
  return typeof at === 'string' && at !== '' ? at : null;
}
