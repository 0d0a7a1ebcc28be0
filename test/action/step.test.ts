/** A step of the Action: what it says, where it ends, and what it cannot do. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../cli/command-line.ts';
import { writeFiles } from '../scratch/folder.ts';
import { git, makeRepository } from '../scratch/git.ts';
import { annotations, bundledStep } from './bundled-step.ts';

const { entry, step } = bundledStep();

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
    const { status, stdout } = spawnSync(process.execPath, [entry()], {
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
