/** What the tests of hooks need besides git: programs and a registry that not every machine has. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Requirement, sharedPath } from '../proof/harness/requirements.ts';

export const needsPreCommit: Requirement = {
  name: 'pre-commit is not installed',
  met: spawnSync('pre-commit', ['--version']).status === 0,
};

export const needsCorpus: Requirement = {
  name: 'the corpus is not beside the checkout (../shared/corpus)',
  met: existsSync(sharedPath('corpus')),
};

/** Asks the registry that npm is set up with for one small document, for at most some seconds. */
export function needsRegistry(): Requirement {
  const { status } = spawnSync(
    'npm',
    ['view', 'husky@9', 'version', '--fetch-retries=0', '--fetch-timeout=8000'],
    {
      timeout: 15_000,
      stdio: 'ignore',
    },
  );
  return { name: 'the npm registry cannot be reached', met: status === 0 };
}
