/** Where a step works: its directory, its environment, and what it may run there. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRootOf } from '../workspace/discovery/project-root.ts';
import { realPath, reasonFor } from '../workspace/disk/disk.ts';
import { isWithin } from '../workspace/disk/paths.ts';
import { RunFailed } from '../workspace/run-failed.ts';
import type { Inputs } from './inputs.ts';
import type { Environment } from './runner-files.ts';

export interface Place {
  readonly cwd: string;
  readonly env: Environment;
  readonly mayRunPlugins: boolean;
}

/** Events that strangers start, and whose jobs may have secrets: what such a job checks out may be theirs. */
const OF_STRANGERS = new Set([
  'discussion',
  'discussion_comment',
  'issue_comment',
  'issues',
  'pull_request_target',
  'workflow_run',
]);

/** Throws `RunFailed` where the working directory is none. */
export function placeOf(inputs: Inputs, workspace: string, env: Environment): Place {
  const cwd = resolve(workspace, inputs.workingDirectory);
  const problem = whyNoDirectory(cwd);
  if (problem !== null)
    throw new RunFailed(`working-directory: ${inputs.workingDirectory || cwd}: ${problem}`);
  return { cwd, env: trusting(cwd, workspace, env), mayRunPlugins: mayRunPlugins(inputs, env) };
}

function whyNoDirectory(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? null : 'is not a directory';
  } catch (error) {
    return `${reasonFor(error)} (does actions/checkout come before this step?)`;
  }
}

function mayRunPlugins({ allowPlugins }: Inputs, { GITHUB_EVENT_NAME }: Environment): boolean {
  if (allowPlugins !== 'auto') return allowPlugins === 'always';
  return !OF_STRANGERS.has(GITHUB_EVENT_NAME ?? '');
}

/**
 * In a container the checkout often belongs to another user, and git then refuses to work on it. That it is meant to be
 * worked on is what a workflow says by checking it out; `actions/checkout` tells git so too, but only for itself.
 */
function trusting(cwd: string, workspace: string, env: Environment): Environment {
  const repository = realPath(projectRootOf(cwd, cwd));
  if (!isWithin(repository, realPath(workspace))) return env;
  const count = Number.parseInt(env.GIT_CONFIG_COUNT ?? '', 10) || 0;
  return {
    ...env,
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${count}`]: 'safe.directory',
    [`GIT_CONFIG_VALUE_${count}`]: repository,
  };
}
