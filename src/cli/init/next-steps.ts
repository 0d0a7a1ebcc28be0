/** What a person does after `proxylint init`. */
import { HUSKY_HOOK, LEFTHOOK_CONFIGS } from './hook-command.ts';
import { PRE_COMMIT_CONFIG } from './pre-commit-config.ts';
import type { Repository } from './repository.ts';
import type { Step } from './step.ts';
import type { Survey } from './survey.ts';

export function nextSteps(
  steps: readonly Step[],
  written: readonly string[],
  repository: Repository,
  { findings, fixable }: Survey,
): readonly string[] {
  const next: string[] = [];
  const isWritten = (path: string) => written.includes(path);
  if (isWritten(PRE_COMMIT_CONFIG) && !runsPreCommit(repository)) {
    next.push(
      'pre-commit install          so that git runs the hook; https://pre-commit.com says how to get pre-commit',
    );
  }
  const ofPackages = [HUSKY_HOOK, ...LEFTHOOK_CONFIGS].some(isWritten);
  if (ofPackages && !/"proxylint"\s*:\s*"/.test(repository.read('package.json') ?? '')) {
    next.push('npm install --save-dev proxylint');
  }
  if (LEFTHOOK_CONFIGS.some(isWritten)) next.push('npx lefthook install        so that git runs the hook');
  // What the new baseline accepts is neither shown nor repaired, unless it is left out.
  const isAccepted = steps.some((step) => step.kind === 'baseline' && isWritten(step.path));
  if (fixable > 0) {
    const command = isAccepted ? 'proxylint fix --no-baseline' : 'proxylint fix              ';
    next.push(`${command} repairs ${fixable} of the ${findings} found; --diff shows it first`);
    if (isAccepted) next.push('proxylint --update-baseline takes what was repaired out of the baseline');
  } else if (findings > 0) {
    next.push(`proxylint${isAccepted ? ' --no-baseline     ' : '                   '}shows what was found`);
  }
  if (written.length > 0) next.push(`git add ${written.join(' ')} && git commit`);
  const byHand = steps.filter((step) => step.kind === 'by hand').length;
  if (byHand > 0)
    next.push(byHand === 1 ? 'add by hand what is shown above' : 'add by hand the two texts shown above');
  if (next.length === 0) return [];
  return ['\nNext:\n', ...next.map((text, place) => `  ${place + 1}. ${text}\n`)];
}

/** The hook that `pre-commit install` writes names its program. */
function runsPreCommit(repository: Repository): boolean {
  return (repository.read('.git/hooks/pre-commit') ?? '').includes('pre-commit.com');
}
