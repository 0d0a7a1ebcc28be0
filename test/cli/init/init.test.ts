/** `proxylint init`: what it says, asks and writes. */
import { existsSync, lstatSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/cli/init/yaml-text.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';
import { answering, filesOf, PRE_COMMIT, read, SETTINGS, unknown, WORKFLOW } from './repository.ts';

describe('init --yes', () => {
  test('writes the configuration file, the hook and the workflow, and says what to do next', async () => {
    const cwd = unknown({ Dockerfile: 'FROM nginx:1.25.3\n', 'nginx/nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(cwd, ['init', '--yes']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readYaml(read(cwd, SETTINGS))).toEqual({
      failOn: 'warning',
      baseline: '.proxylint-baseline.json',
      targets: { nginx: '1.25.3' },
    });
    expect(readYaml(read(cwd, PRE_COMMIT))).toMatchObject({ repos: [{ hooks: [{ id: 'proxylint' }] }] });
    expect(readYaml(read(cwd, WORKFLOW))).toMatchObject({
      permissions: { contents: 'read' },
      jobs: { proxylint: { steps: [{ uses: 'actions/checkout@v6' }, { uses: 'proxylint/proxylint@v0' }] } },
    });
    expect(stdout).toContain('Found 1 configuration in 1 file, with 1 finding: nginx/nginx.conf\n');
    for (const path of [SETTINGS, PRE_COMMIT, WORKFLOW]) expect(stdout).toContain(`wrote ${path}\n`);
    expect(stdout.split('Next:\n')[1]?.match(/^ {2}\d\. \S+ \S+/gm)).toEqual([
      '  1. pre-commit install',
      '  2. proxylint fix',
      '  3. proxylint --update-baseline',
      '  4. git add',
    ]);
  });

  test('has nothing to do the second time', async () => {
    const cwd = unknown();
    await run(cwd, ['init', '--yes']);
    const before = filesOf(cwd);
    for (const argv of [['init', '--yes'], ['init'], ['init', '--dry-run']]) {
      const { status, stdout } = await run(cwd, argv);
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Nothing to do') });
    }
    expect(filesOf(cwd)).toEqual(before);
  });

  test('works at the top of the repository, wherever it is started', async () => {
    const cwd = unknown();
    await run(join(cwd, 'nginx'), ['init', '--yes']);
    expect(Object.keys(filesOf(cwd))).toEqual([WORKFLOW, PRE_COMMIT, SETTINGS, 'nginx/nginx.conf'].sort());
  });

  test.each([
    ['.proxylint.json', '{}', SETTINGS],
    ['.proxylint.yaml', '', SETTINGS],
    ['package.json', '{\n  "proxylint": {}\n}', SETTINGS],
    ['.github/workflows/lint.yml', 'steps:\n  - run: npx proxylint\n', WORKFLOW],
    ['.gitlab-ci.yml', 'lint:\n  script: npx proxylint\n', WORKFLOW],
    ['.husky/pre-commit', 'npm test\n', PRE_COMMIT],
    ['lefthook.yml', 'pre-push: {}\n', PRE_COMMIT],
    ['.husky/.gitkeep', '', PRE_COMMIT],
  ])('where there is %s writes no %s', async (path, content, left) => {
    const cwd = unknown({ [path]: content });
    const { status } = await run(cwd, ['init', '--yes']);
    expect(status).toBe(0);
    expect(existsSync(join(cwd, left))).toBe(false);
  });

  test('adds to the hooks that are there, and leaves alone what it does not understand', async () => {
    const config = 'repos:\n  - repo: local\n    hooks: [{ id: a, name: a, entry: a, language: system }]\n';
    const understood = unknown({ [PRE_COMMIT]: config });
    await run(understood, ['init', '--yes']);
    expect(read(understood, PRE_COMMIT).startsWith(config)).toBe(true);
    const strange = unknown({ [PRE_COMMIT]: 'repos: [{ repo: local, hooks: [] }]\n' });
    const { status, stdout } = await run(strange, ['init', '--yes']);
    expect(status).toBe(0);
    expect(read(strange, PRE_COMMIT)).toBe('repos: [{ repo: local, hooks: [] }]\n');
    expect(stdout).toContain('      - id: proxylint\n');
    expect(stdout).toContain('add by hand what is shown above');
  });

  test('shows the job for GitLab', async () => {
    const cwd = directoryWith({
      '.git/HEAD': '',
      '.gitlab-ci.yml': 'stages: [test]\n',
      'nginx.conf': SOUND_NGINX,
    });
    const { stdout } = await run(cwd, ['init', '--yes']);
    expect(stdout).toContain('gl-code-quality-report.json');
    expect(read(cwd, '.gitlab-ci.yml')).toBe('stages: [test]\n');
  });

  test('sets up no hook outside of a repository, and nothing breaks without a configuration', async () => {
    const cwd = directoryWith({});
    const { status, stdout } = await run(cwd, ['init', '--yes']);
    expect(status).toBe(0);
    expect(Object.keys(filesOf(cwd))).toEqual([SETTINGS]);
    expect(stdout).toContain('No nginx or Caddy configuration was found');
  });

  test('writes through no link', async () => {
    const cwd = unknown();
    symlinkSync('/nonexistent/elsewhere', join(cwd, SETTINGS));
    symlinkSync('nginx/nginx.conf', join(cwd, PRE_COMMIT));
    await run(cwd, ['init', '--yes']);
    expect(lstatSync(join(cwd, SETTINGS)).isSymbolicLink()).toBe(true);
    expect(read(cwd, 'nginx/nginx.conf')).toBe(SOUND_NGINX);
  });

  test('says which file cannot be written', async () => {
    const cwd = unknown({ '.github': 'a file, not a directory' });
    const { status, stderr } = await run(cwd, ['init', '--yes']);
    expect(status).toBe(2);
    expect(stderr).toContain(`proxylint: ${WORKFLOW} is not written: `);
  });
});

describe('init without --yes', () => {
  test('writes nothing where nobody can be asked', async () => {
    const cwd = unknown();
    const before = filesOf(cwd);
    const { status, stdout, stderr } = await run(cwd, ['init']);
    expect(status).toBe(2);
    expect(stderr).toContain('--yes');
    expect(stdout).toContain(`create  ${SETTINGS}`);
    expect(filesOf(cwd)).toEqual(before);
  });

  test('asks for each file, after it has shown it, and writes what was agreed to', async () => {
    const cwd = unknown({ [PRE_COMMIT]: 'repos: []\n' });
    const { ask, questions } = answering('n', 'what?', 'Yes', '');
    const { status, stdout } = await run(cwd, ['init'], { ask });
    expect(status).toBe(0);
    expect(questions).toEqual([
      `Create ${SETTINGS}? [Y/n] `,
      `Change ${PRE_COMMIT}? [Y/n] `,
      `Change ${PRE_COMMIT}? [Y/n] `,
      `Create ${WORKFLOW}? [Y/n] `,
    ]);
    expect(existsSync(join(cwd, SETTINGS))).toBe(false);
    expect(existsSync(join(cwd, WORKFLOW))).toBe(true);
    expect(stdout).toContain('-repos: []\n+repos:\n');
  });

  test('stops where the answer is the end of the input', async () => {
    const cwd = unknown();
    const { ask } = answering('y', null);
    await run(cwd, ['init'], { ask });
    expect(Object.keys(filesOf(cwd))).toEqual([SETTINGS, 'nginx/nginx.conf']);
  });
});

test('init --dry-run shows what would be written, as a patch, and writes nothing', async () => {
  const cwd = unknown();
  const before = filesOf(cwd);
  const { status, stdout } = await run(cwd, ['init', '--dry-run']);
  expect(status).toBe(0);
  for (const path of [SETTINGS, PRE_COMMIT, WORKFLOW]) expect(stdout).toContain(`+++ b/${path}\n`);
  expect(filesOf(cwd)).toEqual(before);
});

test('a name in the repository does not write on the terminal', async () => {
  const cwd = unknown({ 'a\u001b[2J/nginx.conf': SOUND_NGINX, 'b\u001b/Dockerfile': 'FROM nginx:1.25\n' });
  const { stdout } = await run(cwd, ['init', '--dry-run']);
  expect(stdout).not.toContain('\u001b');
});

describe('where no run could succeed', () => {
  test.each([
    ['minimumIdel: 3m\n', '1 | minimumIdel: 3m\n'],
    ['baseline: gone.json\n', 'proxylint: the baseline gone.json: no such file'],
    ['plugins: [./gone.mjs]\n', 'gone.mjs'],
  ])('because of the configuration file, that is shown and nothing is set up: %j', async (text, message) => {
    const cwd = unknown({ [SETTINGS]: text });
    const before = filesOf(cwd);
    const { status, stdout, stderr } = await run(cwd, ['init', '--yes']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(filesOf(cwd)).toEqual(before);
  });

  test('because there is nothing to look at, no workflow is made that would fail', async () => {
    const cwd = directoryWith({
      '.git/config': '[remote "origin"]\n\turl = git@github.com:a/b.git\n',
      '.gitignore': 'nginx/\n',
      'nginx/nginx.conf': SOUND_NGINX,
    });
    const { status, stdout } = await run(cwd, ['init', '--yes']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No nginx .* \.gitignore excludes .*\n/);
    expect(Object.keys(filesOf(cwd))).toContain(PRE_COMMIT);
    expect(existsSync(join(cwd, WORKFLOW))).toBe(false);
  });
});
