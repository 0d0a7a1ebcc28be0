/** The configuration file on the command line: where it is found, and what wins over it. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

const git = { '.git/HEAD': '' };

describe('the file', () => {
  const off = 'rules: {websocket-handshake: off}\n';

  test.each([
    ['.proxylint.yml', off],
    ['.proxylint.yaml', off],
    ['.proxylint.json', '{"rules": {"websocket-handshake": "off"}}'],
    ['package.json', '{"name": "x", "proxylint": {"rules": {"websocket-handshake": "off"}}}'],
  ])('%s is found', async (name, text) => {
    const directory = directoryWith({ ...git, 'nginx.conf': BROKEN_NGINX, [name]: text });
    expect(await run(directory, ['nginx.conf'])).toMatchObject({ status: 0, stdout: '' });
  });

  test.each([
    '{"name": "proxylint", "devDependencies": {"proxylint": "^1.0.0"}}',
    '{"name": "x"}',
    'no JSON at all, and no business of ours',
    '[]',
  ])('package.json without the key is none: %s', async (text) => {
    const directory = directoryWith({ ...git, 'nginx.conf': BROKEN_NGINX, 'package.json': text });
    expect((await run(directory, ['nginx.conf'])).status).toBe(1);
  });

  test('is the nearest one from the working directory upwards', async () => {
    const directory = directoryWith({
      ...git,
      '.proxylint.yml': off,
      'a/nginx.conf': BROKEN_NGINX,
      'a/b/nginx.conf': BROKEN_NGINX,
      'a/b/.proxylint.yml': 'failOn: error\n',
    });
    expect((await run(join(directory, 'a'), ['nginx.conf'])).status).toBe(0);
    expect((await run(join(directory, 'a/b'), ['nginx.conf'])).status).toBe(1);
    // From where one stands, not from where the files are.
    expect((await run(directory, ['a/b/nginx.conf'])).status).toBe(0);
  });

  test('above the repository is not looked at', async () => {
    const directory = directoryWith({ '.proxylint.yml': off, 'repository/nginx.conf': BROKEN_NGINX });
    mkdirSync(join(directory, 'repository/.git'));
    expect((await run(join(directory, 'repository'), ['nginx.conf'])).status).toBe(1);
  });

  test('that is a directory, or cannot be read, is a failure that says so', async () => {
    const directory = directoryWith({ ...git, 'nginx.conf': SOUND_NGINX, '.proxylint.yml/x': '' });
    const { status, stderr } = await run(directory, []);
    expect(status).toBe(2);
    expect(stderr).toContain('error: it cannot be read: is a directory\n  --> .proxylint.yml:1:1\n');
    const binary = directoryWith({
      ...git,
      'nginx.conf': SOUND_NGINX,
      '.proxylint.yml': 'failOn: e\0rror\n',
    });
    expect((await run(binary, [])).stderr).toContain('error: it cannot be read: is a binary file');
  });

  test('that is a link to nothing is a failure that says so', async () => {
    const directory = directoryWith({ ...git, 'nginx.conf': SOUND_NGINX, 'a/nginx.conf': SOUND_NGINX });
    symlinkSync('gone.yml', join(directory, '.proxylint.yaml'));
    const { status, stderr } = await run(join(directory, 'a'), []);
    expect(status).toBe(2);
    expect(stderr).toContain('/.proxylint.yaml is a link to a file that is not there');
    expect((await run(directory, ['--no-config'])).status).toBe(0);
  });

  test('that leads out of the repository by a link is not read', async () => {
    const outside = directoryWith({ 'secret.yml': 'password: hunter2\n' });
    const directory = directoryWith({ ...git, 'nginx.conf': SOUND_NGINX });
    symlinkSync(join(outside, 'secret.yml'), join(directory, '.proxylint.yml'));
    const { status, stderr } = await run(directory, []);
    expect(status).toBe(2);
    expect(stderr).toContain('lies outside of the repository');
    expect(stderr).not.toContain('hunter2');
  });
});

describe('--config', () => {
  test('names the file, wherever it is, and its paths are meant from there', async () => {
    const directory = directoryWith({
      ...git,
      'nginx.conf': BROKEN_NGINX,
      'ci/lint.yml':
        'extends: ./base.yml\noverrides: [{files: [nginx.conf], rules: {websocket-handshake: off}}]\n',
      'ci/base.yml': 'rules: {websocket-handshake: info}\n',
      '.proxylint.yml': 'nothing: of this\n',
    });
    const { status, stdout } = await run(directory, ['--config', 'ci/lint.yml', 'nginx.conf']);
    expect(status).toBe(0);
    expect(stdout).toContain('info[websocket-handshake]');
    expect((await run(directory, ['--config=ci/base.yml', 'nginx.conf', '--fail-on=info'])).status).toBe(1);
  });

  test('may name a file outside of the repository', async () => {
    const elsewhere = directoryWith({ 'team.yml': 'rules: {websocket-handshake: off}\n' });
    const directory = directoryWith({ ...git, 'nginx.conf': BROKEN_NGINX });
    expect((await run(directory, ['--config', join(elsewhere, 'team.yml')])).status).toBe(0);
  });

  test.each([
    ['missing.yml', '--config: missing.yml: no such file'],
    ['.', '--config: .: is a directory'],
    ['nginx.conf', 'it has no name that tells how to read it'],
  ])('with %s is refused', async (name, message) => {
    const { status, stderr } = await run(directoryWith({ 'nginx.conf': SOUND_NGINX }), ['--config', name]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('--no-config leaves the file alone, even one with mistakes', async () => {
    const directory = directoryWith({
      ...git,
      'nginx.conf': BROKEN_NGINX,
      '.proxylint.yml': 'nothing: of this\n',
    });
    for (const argv of [
      ['--no-config'],
      ['check', '--no-config', 'nginx.conf'],
      ['--no-config', '--header=x'],
    ]) {
      const { status, stderr } = await run(directory, argv);
      if (argv.includes('--header=x')) expect(stderr).toContain('--header');
      else expect(status).toBe(1);
    }
  });
});
