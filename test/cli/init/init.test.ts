/** `proxylint init`: what it says, asks and writes. */
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { newSettingsFile } from '../../../src/cli/init/new-files.ts';
import { readYaml } from '../../../src/cli/init/yaml-text.ts';
import { PROJECT } from '../../packaging/commands.ts';
import { describeWith } from '../../proof/harness/requirements.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

const SETTINGS = '.proxylint.yml';
const PRE_COMMIT = '.pre-commit-config.yaml';
const WORKFLOW = '.github/workflows/proxylint.yml';

/** A repository on GitHub that nobody has set up. */
function unknown(files: Readonly<Record<string, string>> = {}): string {
  return directoryWith({
    '.git/config': '[remote "origin"]\n\turl = git@github.com:a/b.git\n',
    'nginx/nginx.conf': SOUND_NGINX,
    ...files,
  });
}

/** All files of a repository but git's. */
function filesOf(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/') && lstatSync(join(directory, path)).isFile())
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

function read(directory: string, path: string): string {
  return readFileSync(join(directory, path), 'utf8');
}

/** Answers one question after the other; null is the end of the input. */
function answering(...answers: readonly (string | null)[]) {
  const questions: string[] = [];
  const rest = answers.values();
  const ask = async (question: string): Promise<string | null> => {
    questions.push(question);
    const { value } = rest.next();
    if (value === undefined) throw new Error(`not expected: ${question}`);
    return value;
  };
  return { ask, questions };
}

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

describe('where a run fails today', () => {
  const BASELINE = '.proxylint-baseline.json';

  test('what is found is accepted, and the configuration file says so to the hook and the workflow', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    expect((await run(cwd, ['init', '--yes'])).status).toBe(0);
    expect(readYaml(read(cwd, SETTINGS))).toEqual({ failOn: 'warning', baseline: BASELINE });
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
    expect(read(cwd, WORKFLOW)).not.toContain('baseline');
    expect((await run(cwd, ['check', '--', 'nginx/nginx.conf'])).status).toBe(0);
    expect((await run(cwd, ['init'])).stdout).toContain('Nothing to do');
  });

  test('what it says to do next repairs what was found', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { stdout } = await run(cwd, ['init', '--yes']);
    const commands = [...stdout.matchAll(/^ {2}\d+\. proxylint (\S+(?: --\S+)*)/gm)].map(([, rest = '']) =>
      rest.split(' '),
    );
    expect(commands).toEqual([['fix', '--no-baseline'], ['--update-baseline']]);
    for (const command of commands) expect(await run(cwd, command)).toMatchObject({ status: 0 });
    expect(await run(cwd, ['--no-baseline'])).toMatchObject({ status: 0 });
    expect(read(cwd, BASELINE)).toContain('"findings": []');
  });

  test('it is what is found with the versions that the new configuration file states', async () => {
    const cwd = unknown({ Dockerfile: 'FROM nginx:1.25.3\n', 'nginx/nginx.conf': BROKEN_NGINX });
    await run(cwd, ['init', '--yes']);
    expect(await run(cwd, ['--fail-on', 'info'])).toMatchObject({ status: 0 });
  });

  test.each([
    ['failOn: error\n', 'failOn: error\n\n'],
    ['failOn: error', 'failOn: error\n\n'],
    ['# nothing yet\n', '# nothing yet\n\n'],
    ['{failOn: error}\n', null],
    ['failOn: error\n...\n', null],
  ])('a configuration file that is there is told of it, where a line says it: %j', async (text, kept) => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX, [SETTINGS]: text });
    const { stdout } = await run(cwd, ['init', '--yes']);
    expect(stdout.includes(`change  ${SETTINGS}: names the baseline`)).toBe(kept !== null);
    if (kept === null) expect(read(cwd, SETTINGS)).toBe(text);
    else expect(read(cwd, SETTINGS).startsWith(kept)).toBe(true);
    expect(read(cwd, PRE_COMMIT).includes(`args: [--baseline, ${BASELINE}, '--']`)).toBe(kept === null);
    expect(read(cwd, WORKFLOW).includes(`baseline: ${BASELINE}\n`)).toBe(kept === null);
    expect((await run(cwd, ['init'])).stdout).toContain('Nothing to do');
  });

  test('one that the configuration file names is the baseline', async () => {
    const cwd = unknown({
      'nginx/nginx.conf': BROKEN_NGINX,
      [SETTINGS]: 'baseline: ci/known.json\n',
      'ci/none': '',
    });
    await run(cwd, ['--update-baseline']);
    const { stdout } = await run(cwd, ['init', '--yes']);
    expect(stdout).toContain(`${SETTINGS} is there`);
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
  });

  test('nothing is accepted against the answer', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask, questions } = answering('n', 'y', 'y', 'y');
    await run(cwd, ['init'], { ask });
    expect(questions[0]).toBe(`Create ${BASELINE}? [Y/n] `);
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
    expect(readYaml(read(cwd, SETTINGS))).toEqual({ failOn: 'warning' });
    expect(read(cwd, PRE_COMMIT)).not.toContain('args');
  });

  test('without a configuration file the hook and the workflow name it', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask } = answering('y', 'n', 'y', 'y');
    await run(cwd, ['init'], { ask });
    expect(existsSync(join(cwd, SETTINGS))).toBe(false);
    expect(existsSync(join(cwd, BASELINE))).toBe(true);
    expect(readYaml(read(cwd, PRE_COMMIT))).toMatchObject({
      repos: [{ hooks: [{ id: 'proxylint', args: ['--baseline', BASELINE, '--'] }] }],
    });
    expect(read(cwd, WORKFLOW)).toContain(`baseline: ${BASELINE}\n`);
  });

  test('what was agreed to is written, even where the answers end', async () => {
    const cwd = unknown({ 'nginx/nginx.conf': BROKEN_NGINX });
    const { ask } = answering('y', null);
    await run(cwd, ['init'], { ask });
    expect(Object.keys(filesOf(cwd))).toContain(BASELINE);
    expect(existsSync(join(cwd, PRE_COMMIT))).toBe(false);
  });
});

/** The examples in the configuration file, taken up. */
const takenUp = newSettingsFile({ nginx: null, caddy: null }).replace(/^# (?=[a-zA-Z]+:| {2})/gm, '');

test('the examples in the configuration file name rules that exist', () => {
  const keys = ['failOn', 'baseline', 'targets', 'paths', 'ignore', 'minimumIdle', 'rules'];
  expect(Object.keys(Object(readYaml(takenUp)))).toEqual(keys);
  const [, rule] = /^ {2}([a-z-]+): off$/m.exec(takenUp) ?? [];
  expect(rules.map(({ id }) => id)).toContain(rule);
});

const SCHEMA = join(PROJECT, 'src/settings/schema/settings.schema.json');

describeWith(
  [{ name: 'configuration files are not read yet', met: existsSync(SCHEMA) }],
  'the configuration file',
  () => {
    test('keeps to the schema, with its examples too', () => {
      const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
      const stated = { version: '1.25.3', path: 'Dockerfile', line: 1 };
      for (const text of [newSettingsFile({ nginx: stated, caddy: stated }), takenUp]) {
        expect([validate(readYaml(text)), validate.errors]).toEqual([true, null]);
      }
    });
  },
);
