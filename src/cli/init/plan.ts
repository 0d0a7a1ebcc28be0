/** Decides what `proxylint init` would do in a repository: which files it would write, and what is there already. */

import { addToHuskyHook, addToLefthook, HUSKY_HOOK, LEFTHOOK_CONFIGS, newHuskyHook } from './hook-command.ts';
import { statedVersions } from './image-versions.ts';
import {
  baselineLines,
  gitlabJob,
  newSettingsFile,
  newWorkflow,
  SETTINGS_FILE,
  WORKFLOW,
} from './new-files.ts';
import { addToPreCommitConfig, newPreCommitConfig, PRE_COMMIT_CONFIG } from './pre-commit-config.ts';
import type { Repository } from './repository.ts';
import type { Setup, Step } from './step.ts';
import type { Addition } from './yaml-text.ts';
import { ifItSays, isMapping, readYaml } from './yaml-text.ts';

export const BASELINE_FILE = '.proxylint-baseline.json';

/** Where a configuration file may be; the key `proxylint` of package.json is one too. */
const SETTINGS_FILES = [SETTINGS_FILE, '.proxylint.yaml', '.proxylint.json'];

/** `baseline`: the file that the configuration file is to name; null for none. */
export function settingsStep(repository: Repository, baseline: string | null): Step {
  const there = SETTINGS_FILES.find((path) => repository.has(path));
  if (there !== undefined) return namingStep(repository, there, baseline);
  if (/^\s*"proxylint"\s*:\s*\{/m.test(repository.read('package.json') ?? '')) {
    return { kind: 'there', message: 'package.json holds the configuration' };
  }
  return {
    kind: 'write',
    path: SETTINGS_FILE,
    before: null,
    after: newSettingsFile(statedVersions(repository), baseline),
    purpose: 'the configuration file, with what was found out and examples',
    ...(baseline !== null && { namesBaseline: true }),
  };
}

/** Of a configuration file that is there, nothing is changed but that. */
function namingStep(repository: Repository, path: string, baseline: string | null): Step {
  const before = repository.read(path);
  const after = before === null || baseline === null ? null : withBaseline(path, before, baseline);
  return after === null
    ? { kind: 'there', message: `${path} is there` }
    : { kind: 'write', path, before, after, purpose: 'names the baseline', namesBaseline: true };
}

/** Null where the file is not laid out so that a line at its end says it. */
function withBaseline(path: string, text: string, baseline: string): string | null {
  const said = readYaml(text) ?? (/^(?:\s*(?:#.*)?\n)*$/.test(text) ? {} : null);
  if (!/\.ya?ml$/.test(path) || !isMapping(said) || 'baseline' in said) return null;
  const added = `${text.endsWith('\n') || text === '' ? '' : '\n'}\n${baselineLines(baseline)}`;
  const after = text + (text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added);
  return ifItSays(after, { ...said, baseline });
}

/** A program that runs hooks already does so; pre-commit where there is none. */
export function hookStep(repository: Repository, setup: Setup): Step {
  if (!repository.isGit) {
    return { kind: 'there', message: 'no hook: this is no git repository; run `git init` first for one' };
  }
  const lefthook = LEFTHOOK_CONFIGS.find((path) => repository.has(path));
  if (repository.has(PRE_COMMIT_CONFIG)) {
    return changed(
      repository,
      PRE_COMMIT_CONFIG,
      'the hook, for pre-commit',
      newPreCommitConfig(setup),
      (text) => addToPreCommitConfig(text, setup),
    );
  }
  if (lefthook !== undefined) {
    const { edit, example } = lefthookEdit(setup);
    return changed(repository, lefthook, 'the hook, for lefthook', example, edit);
  }
  if (repository.has(HUSKY_HOOK)) {
    return changed(repository, HUSKY_HOOK, 'the hook, for husky', newHuskyHook(setup), (text) =>
      addToHuskyHook(text, setup),
    );
  }
  if (repository.has('.husky')) return created(HUSKY_HOOK, newHuskyHook(setup), 'the hook, for husky');
  return created(PRE_COMMIT_CONFIG, newPreCommitConfig(setup), 'the hook, for pre-commit');
}

function lefthookEdit(setup: Setup) {
  const edit = (text: string) => addToLefthook(text, setup);
  const alone = edit('');
  return { edit, example: alone.kind === 'changed' ? alone.text : '' };
}

/** Where the repository is tested: by the files that say so, else by where it is pushed to. */
export function workflowStep(repository: Repository, setup: Setup): Step {
  const remotes = repository.read('.git/config') ?? '';
  const names = repository.list('.github/workflows').filter((name) => /\.ya?ml$/.test(name));
  const using = names.find((name) => uses(repository.read(`.github/workflows/${name}`)));
  if (using !== undefined) return { kind: 'there', message: `.github/workflows/${using} runs it` };
  if (uses(repository.read('.gitlab-ci.yml'))) return { kind: 'there', message: '.gitlab-ci.yml runs it' };
  if (repository.has(WORKFLOW)) return { kind: 'there', message: `${WORKFLOW} is there` };
  if (repository.has('.github') || /github\.com[:/]/.test(remotes)) {
    return created(WORKFLOW, newWorkflow(setup), 'the same for pull requests, as a GitHub Action');
  }
  if (repository.has('.gitlab-ci.yml') || /gitlab/.test(remotes)) {
    return { kind: 'by hand', message: 'Add this job to .gitlab-ci.yml', text: gitlabJob(setup) };
  }
  return { kind: 'there', message: 'no workflow: neither GitHub nor GitLab is to be seen' };
}

/** A comment is not a use. */
function uses(text: string | null): boolean {
  return /^[^#\n]*\bproxylint\b/m.test(text ?? '');
}

function created(path: string, after: string, purpose: string): Step {
  return { kind: 'write', path, before: null, after, purpose };
}

function changed(
  repository: Repository,
  path: string,
  purpose: string,
  example: string,
  edit: (text: string) => Addition,
): Step {
  const before = repository.read(path);
  const edited: Addition = before === null ? { kind: 'refused' } : edit(before);
  switch (edited.kind) {
    case 'changed':
      return { kind: 'write', path, before, after: edited.text, purpose };
    case 'there':
      return { kind: 'there', message: `${path} has the hook` };
    case 'refused':
      return {
        kind: 'by hand',
        message: `${path} is not laid out as expected, so nothing is changed in it. To add`,
        text: example,
      };
  }
}
