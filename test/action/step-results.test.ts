/** What a step of the Action runs of others, and leaves behind: own rules, reports, suggested fixes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, SOUND_NGINX } from '../cli/command-line.ts';
import { commit, git, makeRepository } from '../scratch/git.ts';
import { bundledStep } from './bundled-step.ts';
import { pullRequest } from './runner.ts';

const { step } = bundledStep();

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
