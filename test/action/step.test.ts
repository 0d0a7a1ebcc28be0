/** The Action as GitHub runs it: the entry point of the bundle, as a process, in a checkout. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../cli/command-line.ts';
import { BUNDLING, bundleInto } from '../scratch/bundle.ts';
import { sharedFolder, writeFiles } from '../scratch/folder.ts';
import { commit, git, makeRepository } from '../scratch/git.ts';
import { pullRequest, runStepIn, type StepOptions, type StepResult } from './runner.ts';

const folder = sharedFolder();
let entry = '';
beforeAll(() => {
  entry = bundleInto(folder, 'action.mjs');
}, BUNDLING);

function step(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  options: StepOptions = {},
): Promise<StepResult> {
  return runStepIn(workspace, inputs, { entry, ...options });
}

/** Annotations as `name file:line`, or `name` and the message where they have no place. */
function annotations({ commands }: StepResult): readonly string[] {
  return commands.map(({ name, properties: { file, line }, message }) =>
    file === undefined ? `${name}: ${message}` : `${name} ${file}:${line}`,
  );
}

/** One error and a safe fix on each of the lines that are added. */
function locations(names: readonly string[]): string {
  const added = names.map(
    (name) =>
      `        location /ws/${name} { proxy_pass http://127.0.0.1:9000; proxy_set_header Host $host; proxy_read_timeout 1h; }\n`,
  );
  return SOUND_NGINX.replace('        location /ws {', `${added.join('')}        location /ws {`);
}

describe('a step', () => {
  test('is silent but for the log where nothing is found', async () => {
    const workspace = directoryWith({ 'nginx.conf': SOUND_NGINX });
    makeRepository(workspace);
    const { status, text, commands, outputs, summary } = await step(workspace);
    expect({ status, commands }).toEqual({ status: 0, commands: [] });
    expect(text).toContain('No problems in 1 file.');
    expect(summary).toContain('### proxylint: no problems in 1 file');
    expect(outputs).toEqual({
      'exit-status': '0',
      errors: '0',
      warnings: '0',
      infos: '0',
      fixable: '0',
      suppressed: '0',
      'findings-file': expect.stringMatching(/\/temp\/proxylint-\w+\/findings\.json$/),
      'sarif-file': '',
      'patch-file': '',
    });
  });

  test('reports what it finds in the log, beside the line, in the summary and as outputs', async () => {
    const workspace = directoryWith({ 'deploy/nginx.conf': BROKEN_NGINX });
    makeRepository(workspace);
    const ran = await step(workspace);
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toEqual(['error deploy/nginx.conf:16']);
    expect(ran.text).toContain('error[websocket-handshake]');
    expect(ran.text).toContain('proxy_set_header Host $host;');
    expect(ran.summary).toContain('deploy/nginx.conf');
    expect(ran.outputs).toMatchObject({ 'exit-status': '1', errors: '1', warnings: '0', fixable: '1' });
  });

  test('leaves the checkout as it was', async () => {
    const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    makeRepository(workspace);
    await step(workspace, { fix: 'suggest' });
    expect(git(workspace, 'status', '--porcelain', '--ignored')).toBe('');
  });

  test('works where nothing is a repository', async () => {
    const ran = await step(directoryWith({ 'nginx.conf': BROKEN_NGINX }));
    expect({ status: ran.status, annotations: annotations(ran) }).toEqual({
      status: 1,
      annotations: ['error nginx.conf:16'],
    });
  });

  test('names files from the workspace, wherever it works', async () => {
    const workspace = directoryWith({ 'infra/proxy/nginx.conf': BROKEN_NGINX, 'nginx.conf': BROKEN_NGINX });
    makeRepository(workspace);
    const ran = await step(workspace, { 'working-directory': 'infra', paths: 'proxy' });
    expect(annotations(ran)).toEqual(['error infra/proxy/nginx.conf:16']);
    const findings = JSON.parse(readFileSync(ran.outputs['findings-file'] ?? '', 'utf8')).findings;
    expect(findings[0].path).toBe('infra/proxy/nginx.conf');
  });

  test('takes several paths, one a line, whatever is in their names', async () => {
    const workspace = directoryWith({
      'a b/nginx.conf': BROKEN_NGINX,
      '--all/nginx.conf': BROKEN_NGINX,
      'c/nginx.conf': BROKEN_NGINX,
    });
    const ran = await step(workspace, { paths: '\n  a b  \n\n--all\r\n' });
    expect(annotations(ran)).toEqual(['error --all/nginx.conf:16', 'error a b/nginx.conf:16']);
  });

  test('obeys fail-on', async () => {
    const idle = SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', '');
    const workspace = directoryWith({ 'nginx.conf': idle });
    expect((await step(workspace)).status).toBe(1);
    const lenient = await step(workspace, { 'fail-on': 'error' });
    expect(lenient).toMatchObject({ status: 0, outputs: { 'exit-status': '0', warnings: '1' } });
    const never = await step(directoryWith({ 'nginx.conf': BROKEN_NGINX }), { 'fail-on': 'never' });
    expect(never).toMatchObject({ status: 0, outputs: { 'exit-status': '0', errors: '1' } });
    expect(annotations(never)).toEqual(['error nginx.conf:16']);
  });

  test('obeys the configuration file where no input says otherwise', async () => {
    const workspace = directoryWith({
      'nginx.conf': BROKEN_NGINX,
      'lenient.yml': 'rules: { websocket-handshake: info }\n',
    });
    expect((await step(workspace, { config: 'lenient.yml' })).outputs).toMatchObject({
      'exit-status': '0',
      infos: '1',
    });
    const strict = await step(workspace, { config: 'lenient.yml', 'fail-on': 'info' });
    expect(strict.outputs['exit-status']).toBe('1');
    expect((await step(workspace, { config: 'nowhere.yml' })).outputs['exit-status']).toBe('2');
  });

  test('reports nothing that the baseline accepts, and counts it', async () => {
    const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    await run(workspace, ['--baseline', 'accepted.json', '--update-baseline']);
    const ran = await step(workspace, { baseline: 'accepted.json' });
    expect(ran.outputs).toMatchObject({ 'exit-status': '0', errors: '0', suppressed: '1' });
    expect(annotations(ran)).toEqual([]);
  });

  test('takes the baseline that the configuration file names; the input wins, and args may do without', async () => {
    const workspace = directoryWith({
      'nginx.conf': BROKEN_NGINX,
      'none.json': '{"tool": "proxylint", "version": 1, "findings": []}\n',
      '.proxylint.yml': 'baseline: accepted.json\n',
    });
    await run(workspace, ['--update-baseline']);
    const errors = async (inputs: Readonly<Record<string, string>>) => {
      const { outputs } = await step(workspace, { fix: 'suggest', ...inputs });
      // What is suggested is for what is reported.
      expect(outputs['patch-file'] !== '').toBe(outputs.errors !== '0');
      return outputs.errors;
    };
    expect(await errors({})).toBe('0');
    expect(await errors({ baseline: 'none.json' })).toBe('1');
    expect(await errors({ args: '--no-baseline' })).toBe('1');
    expect(await errors({ args: '--no-config' })).toBe('1');
  });

  test('prints no annotations and no summary where none are wanted', async () => {
    const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, commands, summary } = await step(workspace, { annotations: 'false', summary: 'false' });
    expect({ status, commands, summary }).toEqual({ status: 1, commands: [], summary: '' });
  });

  test('judges for the versions that are given', async () => {
    const workspace = directoryWith({ 'nginx.conf': 'events {}\nhttp {\n    http3 on;\n}\n' });
    expect((await step(workspace)).outputs.errors).toBe('0');
    expect((await step(workspace, { 'nginx-version': '1.24.0' })).status).toBe(1);
  });

  test('passes further options on', async () => {
    const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { text } = await step(workspace, { args: '--statistics\n--no-color' });
    expect(text).toMatch(/1 +error +websocket-handshake|websocket-handshake.*1/);
  });

  test('shows at most ten of a kind, the step’s own among them', async () => {
    const names = Array.from({ length: 14 }, (_, number) => `${number}/nginx.conf`);
    const workspace = directoryWith(Object.fromEntries(names.map((name) => [name, BROKEN_NGINX])));
    makeRepository(workspace);
    const ran = await step(workspace, { paths: `.\nmissing` });
    expect(ran.outputs['exit-status']).toBe('2');
    const errors = annotations(ran).filter((each) => each.startsWith('error'));
    expect(errors).toHaveLength(10);
    expect(errors[0]).toBe('error: missing: no such file or directory');
    expect(errors.at(-1)).toMatch(/^error: 6 more errors/);
  });
});

describe('of a pull request, a step', () => {
  /** A base with an old fault, and a branch that adds another. The checkout is as `actions/checkout` makes it. */
  function proposed({ depth }: { readonly depth: number }): { workspace: string; options: StepOptions } {
    const origin = directoryWith({ 'old/nginx.conf': BROKEN_NGINX });
    makeRepository(origin);
    git(origin, 'checkout', '--quiet', '-b', 'topic');
    commit(origin, { 'new/nginx.conf': BROKEN_NGINX });
    git(origin, 'checkout', '--quiet', 'main');
    const eventBase = git(origin, 'rev-parse', 'HEAD');
    commit(origin, { 'later/nginx.conf': BROKEN_NGINX });
    git(origin, 'checkout', '--quiet', '--detach', 'main');
    git(origin, 'merge', '--quiet', '--no-ff', '--no-edit', 'topic');
    git(origin, 'update-ref', 'refs/pull/7/merge', 'HEAD');
    git(origin, 'checkout', '--quiet', 'main');
    const workspace = directoryWith();
    git(workspace, 'init', '--quiet');
    git(workspace, 'remote', 'add', 'origin', `file://${origin}`);
    const limit = depth === 0 ? [] : [`--depth=${depth}`];
    git(workspace, 'fetch', '--quiet', '--no-tags', ...limit, 'origin', 'refs/pull/7/merge');
    git(workspace, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    return {
      workspace,
      options: { event: 'pull_request', ref: 'refs/pull/7/merge', payload: pullRequest(eventBase) },
    };
  }

  test.each([2, 0])('reports only what the pull request changes, at fetch-depth %d', async (depth) => {
    const { workspace, options } = proposed({ depth });
    const ran = await step(workspace, {}, options);
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
    expect(ran.text).toContain('1 of the 3 files that were found');
    expect(ran.summary).toContain('Only files that changed since');
  });

  test('reports everything with a warning where the history is not there', async () => {
    const { workspace, options } = proposed({ depth: 1 });
    const ran = await step(workspace, {}, options);
    expect(ran.status).toBe(1);
    expect(annotations(ran)[0]).toMatch(
      /^warning: All files are judged, since git knows no commit named '[0-9a-f]{40}' here; give actions\/checkout `fetch-depth: 2`/,
    );
    expect(annotations(ran).slice(1)).toEqual([
      'error later/nginx.conf:16',
      'error new/nginx.conf:16',
      'error old/nginx.conf:16',
    ]);
    expect(ran.summary).toContain('fetch');
  });

  test('fails where only changes are to be reported and the history is not there', async () => {
    const { workspace, options } = proposed({ depth: 1 });
    const ran = await step(workspace, { 'changed-only': 'true' }, options);
    expect({ status: ran.status, outputs: ran.outputs }).toEqual({
      status: 1,
      outputs: { 'exit-status': '2' },
    });
    expect(annotations(ran)).toEqual([expect.stringMatching(/^error: changed-only: .*`fetch-depth: 2`/)]);
  });

  test('reports everything where that is asked for', async () => {
    const { workspace, options } = proposed({ depth: 2 });
    const ran = await step(workspace, { 'changed-only': 'false' }, options);
    expect(annotations(ran)).toHaveLength(3);
  });

  test('compares the head of the branch with where it left the base', async () => {
    const { workspace, options } = proposed({ depth: 0 });
    git(workspace, 'checkout', '--quiet', 'HEAD^2');
    expect(annotations(await step(workspace, {}, options))).toEqual(['error new/nginx.conf:16']);
  });

  test('says that pull_request_target checks out the base', async () => {
    const { workspace } = proposed({ depth: 0 });
    git(workspace, 'checkout', '--quiet', 'HEAD^1');
    const ran = await step(
      workspace,
      {},
      { event: 'pull_request_target', payload: pullRequest(git(workspace, 'rev-parse', 'HEAD')) },
    );
    expect(ran.status).toBe(0);
    expect(annotations(ran)).toEqual([
      expect.stringMatching(/^warning: What is checked out is the base branch/),
    ]);
  });

  test('reports the root of a file that the pull request deletes', async () => {
    const workspace = directoryWith({
      'nginx.conf': SOUND_NGINX.replace('        location /ws', '        include tls;\n        location /ws'),
      tls: 'keepalive_timeout 5m;\n',
    });
    const base = makeRepository(workspace);
    commit(workspace, { tls: null });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)).toEqual(['warning nginx.conf:14']);
  });

  test('reports first what the pull request breaks in a file that it leaves as it is', async () => {
    const old = Array.from({ length: 12 }, (_, number) => `old${number}`);
    const files = Object.fromEntries(old.map((name) => [`${name}.conf`, locations([name])]));
    const [head, server] = SOUND_NGINX.split(/(?=^ {4}server)/m);
    const workspace = directoryWith({
      ...files,
      'x/nginx.conf': `${head}    include z/*.conf;\n}\n`,
      'x/z/app.conf': server?.replace(/\}\s*$/, '') ?? '',
    });
    const base = makeRepository(workspace);
    const touched = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, `# New.\n${text}`]),
    );
    commit(workspace, { ...touched, 'x/nginx.conf': 'events {}\nhttp {\n    include z/*.conf;\n}\n' });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)[0]).toMatch(/^error x\/z\/app\.conf:\d+$/);
    expect(ran.commands[0]?.message).toContain(
      `This file did not change; what did since ${base.slice(0, 12)} brings it.`,
    );
  });

  test('puts findings on changed lines first where not all can be shown', async () => {
    const old = Array.from({ length: 12 }, (_, number) => `old${number}`);
    const files = Object.fromEntries(old.map((name) => [`${name}.conf`, locations([name])]));
    const workspace = directoryWith({ ...files, 'z.conf': locations(['z']) });
    const base = makeRepository(workspace);
    const touched = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, `# New.\n${text}`]),
    );
    commit(workspace, { ...touched, 'z.conf': locations(['z', 'new']) });
    const ran = await step(workspace, {}, { event: 'pull_request', payload: pullRequest(base) });
    expect(annotations(ran)[0]).toBe('error z.conf:15');
  });

  test('works on a checkout that belongs to another user, as in a container', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can give files away');
    const { workspace, options } = proposed({ depth: 2 });
    const env = { GITHUB_SHA: git(workspace, 'rev-parse', 'HEAD') };
    chownSync(workspace, 65534, 65534);
    chownSync(join(workspace, '.git'), 65534, 65534);
    expect(() => git(workspace, 'status')).toThrow('dubious ownership');
    const ran = await step(workspace, {}, { ...options, env });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });
});

describe('other events', () => {
  function pushed(): { workspace: string; before: string } {
    const workspace = directoryWith({ 'old/nginx.conf': BROKEN_NGINX });
    const before = makeRepository(workspace);
    commit(workspace, { 'new/nginx.conf': BROKEN_NGINX });
    return { workspace, before };
  }

  test('a push reports everything, so that a branch never looks better than it is', async () => {
    const { workspace, before } = pushed();
    const ran = await step(workspace, {}, { event: 'push', payload: { before } });
    expect(annotations(ran)).toHaveLength(2);
  });

  test('a push reports what it changed where that is asked for', async () => {
    const { workspace, before } = pushed();
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'push', payload: { before } });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('a push to a new branch is compared with the default branch', async () => {
    const { workspace, before } = pushed();
    git(workspace, 'update-ref', 'refs/remotes/origin/main', before);
    const payload = { before: '0'.repeat(40), repository: { default_branch: 'main' } };
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'push', payload });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('a forced push, whose old commit is gone, is compared with the default branch, and with nothing on that', async () => {
    const { workspace, before } = pushed();
    const payload = { before: '1'.repeat(40), repository: { default_branch: 'main' } };
    const forced = () => step(workspace, { 'changed-only': 'true' }, { event: 'push', payload });
    git(workspace, 'update-ref', 'refs/remotes/origin/main', before);
    expect(annotations(await forced())).toEqual([
      'notice: The commit before this push, 111111111111, is not here, as after a forced push: compared with the default branch instead',
      'error new/nginx.conf:16',
    ]);
    git(workspace, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(annotations(await forced())).toEqual([
      `error: changed-only: git knows no commit named '${'1'.repeat(40)}' here`,
    ]);
  });

  test('a merge queue reports what the group changes', async () => {
    const { workspace, before } = pushed();
    const payload = { merge_group: { base_sha: before } };
    const ran = await step(workspace, {}, { event: 'merge_group', payload });
    expect(annotations(ran)).toEqual(['error new/nginx.conf:16']);
  });

  test('an event without a change reports everything, and says so where only changes were asked for', async () => {
    const { workspace } = pushed();
    expect(annotations(await step(workspace))).toHaveLength(2);
    const ran = await step(workspace, { 'changed-only': 'true' }, { event: 'schedule' });
    expect(annotations(ran)[0]).toBe(
      'notice: All files are judged: the event schedule names no commit to compare with',
    );
    expect(ran.status).toBe(1);
  });

  test.each([undefined, '/nowhere/event.json'])(
    'a payload that cannot be read (%s) is said',
    async (path) => {
      const { workspace } = pushed();
      const ran = await step(workspace, {}, { event: 'pull_request', env: { GITHUB_EVENT_PATH: path } });
      expect(annotations(ran)[0]).toBe(
        'warning: All files are judged, since the payload of the event pull_request names no base commit',
      );
    },
  );

  test('without git everything is reported, with a warning', async () => {
    const { workspace, before } = pushed();
    const ran = await step(
      workspace,
      {},
      { event: 'pull_request', payload: pullRequest(before), env: { PATH: directoryWith() } },
    );
    expect(annotations(ran)[0]).toContain('git cannot be run: there is no such program here');
    expect(annotations(ran)).toHaveLength(3);
  });
});

describe('own rules', () => {
  const events = ['pull_request', 'pull_request_target', 'workflow_run', 'issue_comment'];

  test.each([
    ...events.map((event) => [event, 'auto', event === 'pull_request'] as const),
    ['pull_request_target', 'true', true],
    ['push', 'false', false],
  ] as const)('on %s with allow-plugins: %s are run: %s', async (event, allowed, isRun) => {
    const workspace = directoryWith({
      'nginx.conf': SOUND_NGINX,
      '.proxylint.yml': 'plugins: [./own.mjs]\n',
      'own.mjs':
        "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport default { name: 'own', rules: [] };\n",
    });
    await step(workspace, { 'allow-plugins': allowed, fix: 'suggest' }, { event });
    expect(existsSync(join(workspace, 'ran'))).toBe(isRun);
  });
});

describe('reports', () => {
  test('go into the files that are asked for, and SARIF names its own', async () => {
    const workspace = directoryWith({ 'infra/nginx.conf': BROKEN_NGINX });
    const { outputs } = await step(workspace, {
      'working-directory': 'infra',
      sarif: 'out.sarif',
      report: 'junit=junit.xml\nhtml=report.html',
    });
    expect(outputs['sarif-file']).toBe(join(workspace, 'infra/out.sarif'));
    const sarif = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'infra/nginx.conf',
    );
    expect(readdirSync(join(workspace, 'infra')).sort()).toEqual([
      'junit.xml',
      'nginx.conf',
      'out.sarif',
      'report.html',
    ]);
  });

  test('are there where nothing is found too: code scanning closes its alerts by that', async () => {
    const { outputs } = await step(directoryWith({ 'nginx.conf': SOUND_NGINX }), { sarif: 'out.sarif' });
    expect(existsSync(outputs['sarif-file'] ?? '')).toBe(true);
  });

  test('of findings are the JSON document of the command line', async () => {
    const { outputs } = await step(directoryWith({ 'nginx.conf': BROKEN_NGINX }));
    const document = JSON.parse(readFileSync(outputs['findings-file'] ?? '', 'utf8'));
    expect(document).toMatchObject({ version: 1, summary: { errors: 1 } });
    expect(dirname(dirname(outputs['findings-file'] ?? ''))).toMatch(/\/temp$/);
  });
});

describe('suggested fixes', () => {
  const broken = { 'infra/a/nginx.conf': BROKEN_NGINX, 'infra/é "b"/nginx.conf': BROKEN_NGINX };

  test('are a patch that git applies at the top of the repository', async () => {
    const workspace = directoryWith(broken);
    makeRepository(workspace);
    const inputs = { fix: 'suggest', 'working-directory': 'infra' };
    const { status, outputs, summary } = await step(workspace, inputs);
    expect(status).toBe(1);
    expect(summary).toContain('### Suggested fixes in 2 files');
    expect(summary).toContain('```diff\n--- ');
    git(workspace, 'apply', outputs['patch-file'] ?? '');
    expect((await step(workspace, inputs)).outputs).toMatchObject({ errors: '0', 'patch-file': '' });
  });

  test('keep the bytes of a file that is not UTF-8', async () => {
    const workspace = directoryWith({
      'nginx.conf': Buffer.from(BROKEN_NGINX.replace('server {', '# caf\xe9\n    server {'), 'latin1'),
    });
    makeRepository(workspace);
    const { outputs } = await step(workspace, { fix: 'suggest' });
    git(workspace, 'apply', outputs['patch-file'] ?? '');
    expect(readFileSync(join(workspace, 'nginx.conf')).includes(0xe9)).toBe(true);
    expect((await step(workspace)).status).toBe(0);
  });

  test('are only for what changed, where only that is reported', async () => {
    const workspace = directoryWith(broken);
    const base = makeRepository(workspace);
    commit(workspace, { 'new/nginx.conf': BROKEN_NGINX });
    const ran = await step(
      workspace,
      { fix: 'suggest' },
      { event: 'pull_request', payload: pullRequest(base) },
    );
    git(workspace, 'apply', ran.outputs['patch-file'] ?? '');
    expect(git(workspace, 'diff', '--name-only')).toBe('new/nginx.conf');
  });

  test('are none where none are asked for, and none are found', async () => {
    const workspace = directoryWith(broken);
    const { outputs, summary } = await step(workspace);
    expect(outputs['patch-file']).toBe('');
    expect(summary).not.toContain('Suggested fixes');
  });
});

describe('a step that cannot be done', () => {
  test.each([
    ['paths', 'missing.conf', 'missing.conf: no such file or directory'],
    ['paths', 'conf.d/*.conf', 'takes files and directories, one a line, and no patterns'],
    ['paths', '-', 'a step has no standard input'],
    [
      'fail-on',
      'warnings',
      "the input fail-on takes error, warning, info, never, not 'warnings'; did you mean warning?",
    ],
    ['changed-only', 'yes', "the input changed-only takes auto, true, false, not 'yes'"],
    ['all', 'yes', "the input all takes true, false, not 'yes'"],
    ['fix', 'apply', "the input fix takes none, suggest, not 'apply'"],
    ['fial-on', 'error', 'there is no input fial-on; did you mean fail-on?'],
    ['bogus', '1', 'there is no input bogus'],
    ['unsafe-fixes', 'true', 'has no effect without `fix: suggest`'],
    ['working-directory', 'nowhere', 'working-directory: nowhere: no such file or directory'],
    ['nginx-version', 'newest', '--nginx-version'],
    ['args', '--fail-on=error', 'use the input of that name'],
    ['args', '--quiet --statistics', "takes one option a line, not '--quiet --statistics'"],
    ['args', '--statistic', 'unknown option --statistic; did you mean --statistics?'],
    ['args', 'nginx.conf', 'takes options such as'],
    ['args', '--watch', 'does not take --watch'],
    ['args', '--update-baseline', '--update-baseline'],
    ['report', 'sarfi=x', 'sarfi'],
  ])('says why: %s %j', async (name, value, message) => {
    const ran = await step(directoryWith({ 'nginx.conf': SOUND_NGINX }), { [name]: value });
    expect(ran.status).toBe(1);
    expect(ran.outputs['exit-status']).toBe('2');
    expect(annotations(ran).join('\n')).toMatch(/^error: /);
    expect(annotations(ran).join('\n')).toContain(message);
  });

  test('says everything that is wrong with its inputs at once', async () => {
    const ran = await step(directoryWith(), { all: 'x', summary: 'y', 'fail-on': 'z' });
    expect(annotations(ran)).toHaveLength(3);
  });

  test('says that there is nothing to check, in the summary too', async () => {
    const ran = await step(directoryWith());
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toEqual([
      'error: no nginx or Caddy configuration found in the working directory; name the files to check them whatever they are called',
    ]);
    expect(ran.summary).toContain('### proxylint: the run failed');
    expect(ran.outputs).toEqual({ 'exit-status': '2', 'sarif-file': '', 'patch-file': '' });
  });

  test('reports what it found all the same', async () => {
    const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const ran = await step(workspace, { paths: 'nginx.conf\nmissing.conf' });
    expect(annotations(ran)).toEqual([
      'error: missing.conf: no such file or directory',
      'error nginx.conf:16',
    ]);
    expect(ran.outputs).toMatchObject({ 'exit-status': '2', errors: '1' });
  });

  test('with nothing but the variables that a shell has, does what it can', () => {
    const { status, stdout } = spawnSync(process.execPath, [entry], {
      cwd: directoryWith({ 'nginx.conf': BROKEN_NGINX }),
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('::error file=nginx.conf,line=16');
  });
});

test('the entry needs nothing beside the bundle', async () => {
  const workspace = directoryWith({ 'nginx.conf': BROKEN_NGINX, 'package.json': '{"type":"commonjs"}' });
  mkdirSync(join(workspace, 'node_modules'));
  writeFiles(workspace, {});
  expect((await step(workspace)).status).toBe(1);
});
