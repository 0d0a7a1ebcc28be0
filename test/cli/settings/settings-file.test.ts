/** The configuration file on the command line: where it is found, what it changes in each command, and what wins over it. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

/** The default of one minute closes a silent WebSocket: a warning. */
const IDLE_NGINX = SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', '');

const git = { '.git/HEAD': '' };
const placesIn = (stdout: string) => stdout.match(/-->.*/g) ?? [];

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

describe('what it says', () => {
  test('failOn decides about the exit status; --fail-on wins', async () => {
    const directory = directoryWith({
      ...git,
      'nginx.conf': IDLE_NGINX,
      '.proxylint.yml': 'failOn: error\n',
    });
    expect((await run(directory, [])).status).toBe(0);
    expect((await run(directory, ['--fail-on', 'warning'])).status).toBe(1);
  });

  test('minimumIdle decides which timeouts are too short', async () => {
    const directory = directoryWith({
      ...git,
      'nginx.conf': IDLE_NGINX,
      '.proxylint.yml': 'minimumIdle: 60s\n',
    });
    expect(await run(directory, [])).toMatchObject({ status: 0, stdout: '' });
    const stricter = directoryWith({
      ...git,
      'nginx.conf': SOUND_NGINX,
      '.proxylint.yml': 'minimumIdle: 2h\n',
    });
    expect((await run(stricter, [])).stdout).toContain('websocket-idle-timeout');
  });

  test('targets decide what there is; --nginx-version wins', async () => {
    const text = SOUND_NGINX.replace('listen 8080;', 'listen 8080;\n        http2 on;');
    const directory = directoryWith({
      ...git,
      'nginx.conf': text,
      '.proxylint.yml': "targets: {nginx: '1.22.1'}\n",
    });
    expect((await run(directory, [])).stdout).toContain('nginx 1.22.1');
    expect((await run(directory, ['--nginx-version', '1.30.4'])).status).toBe(0);
  });

  test('overrides hold for the files that they match, and targets for the roots', async () => {
    const text = SOUND_NGINX.replace('listen 8080;', 'listen 8080;\n        http2 on;');
    const directory = directoryWith({
      ...git,
      'old/nginx.conf': text,
      'new/nginx.conf': text,
      'quiet/nginx.conf': BROKEN_NGINX,
      '.proxylint.yml': `overrides:
  - files: [old/]
    targets: {nginx: 1.22.1}
  - files: [quiet/]
    rules: {websocket-handshake: off}
`,
    });
    const { stdout } = await run(directory, []);
    expect(placesIn(stdout)).toEqual(['--> old/nginx.conf:10:9']);
  });

  test('options of a rule reach it, for the files that they are set for', async () => {
    const text = SOUND_NGINX.replace('http {', 'http {\n    access_logs off;');
    const directory = directoryWith({
      ...git,
      'a/nginx.conf': text,
      'b/nginx.conf': text,
      '.proxylint.yml': `rules:
  unknown-directive: error
overrides:
  - files: [b/]
    rules:
      unknown-directive: {known: ['access_*']}
`,
    });
    const { stdout } = await run(directory, []);
    expect(placesIn(stdout)).toEqual(['--> a/nginx.conf:3:5']);
  });

  test('ignore keeps files from being found, and not from being named', async () => {
    const directory = directoryWith({
      ...git,
      'nginx.conf': SOUND_NGINX,
      'vendor/nginx.conf': BROKEN_NGINX,
      'sub/old.conf': BROKEN_NGINX,
      '.proxylint.yml': 'ignore: [vendor/, old.conf]\n',
    });
    expect((await run(directory, [])).stderr).toBe('No problems in 1 file.\n');
    expect((await run(join(directory, 'sub'), [])).stderr).toContain('no nginx or Caddy configuration found');
    expect((await run(directory, ['vendor'])).status).toBe(1);
    expect((await run(directory, ['sub/old.conf'])).status).toBe(1);
  });

  test('paths lead to what absolute includes name', async () => {
    const text = SOUND_NGINX.replace(
      '    map $http_upgrade',
      '    include /etc/nginx/maps.conf;\n    map $http_upgrade',
    );
    const directory = directoryWith({
      ...git,
      'deploy/nginx.conf': text,
      'deploy/conf/maps.conf': 'map $uri $x { default 1; }\n',
      '.proxylint.yml': 'paths: {/etc/nginx: deploy/conf}\n',
    });
    const { stdout } = await run(directory, ['deploy/nginx.conf', '--format', 'json']);
    const files: readonly { path: string }[] = JSON.parse(stdout).files;
    expect(files.map(({ path }) => path)).toEqual(['deploy/conf/maps.conf', 'deploy/nginx.conf']);
  });

  test('roots are where a named file is seen from', async () => {
    const directory = directoryWith({
      ...git,
      'far/away/main.conf': 'events {}\nhttp {\n    include ../../parts/app.conf;\n}\n',
      'parts/app.conf': 'server {\n    listen 80;\n    location /ws { proxy_pass http://127.0.0.1:9; }\n}\n',
      '.proxylint.yml': 'roots: [far/*/main.conf]\n',
    });
    const { stdout } = await run(directory, ['parts/app.conf', '--format', 'json']);
    const files: readonly { path: string; root: boolean }[] = JSON.parse(stdout).files;
    expect(files.filter(({ root }) => root).map(({ path }) => path)).toEqual(['far/away/main.conf']);
  });

  test('assume and websockets decide what carries WebSockets', async () => {
    const plain =
      'events {}\nhttp {\n    server {\n        listen 80;\n        location /x { proxy_pass http://127.0.0.1:9000; }\n    }\n}\n';
    const files = { ...git, 'nginx.conf': plain };
    expect((await run(directoryWith(files), ['--fail-on', 'error'])).status).toBe(0);
    for (const text of ['assume: all\n', 'websockets: [/x]\n']) {
      const { status, stdout } = await run(directoryWith({ ...files, '.proxylint.yml': text }), []);
      expect({ text, status }).toEqual({ text, status: 1 });
      expect(stdout).toContain('[websocket-handshake]');
    }
    const declared = directoryWith({
      ...git,
      'nginx.conf': BROKEN_NGINX,
      '.proxylint.yml': 'assume: declared\n',
    });
    expect((await run(declared, [])).stdout).not.toContain('[websocket-handshake]');
  });

  test.each([['fix', '--diff'], ['routes'], ['trace', 'ws://app.test:8080/ws']])(
    'is read by %s',
    async (...argv) => {
      const directory = directoryWith({
        ...git,
        'nginx.conf': BROKEN_NGINX,
        '.proxylint.yml': 'nothing: of this\n',
      });
      const { status, stderr } = await run(directory, argv);
      expect(status).toBe(2);
      expect(stderr).toContain('error: unknown key nothing');
    },
  );

  test('a rule that is off is not fixed', async () => {
    const files = {
      ...git,
      'nginx.conf': BROKEN_NGINX,
      '.proxylint.yml': 'rules: {websocket-handshake: off}\n',
    };
    expect(await run(directoryWith(files), ['fix', '--diff'])).toMatchObject({ status: 0, stdout: '' });
  });

  test('holds for the standard input as for a file of its name', async () => {
    const directory = directoryWith({ ...git, '.proxylint.yml': 'rules: {websocket-handshake: off}\n' });
    expect((await run(directory, ['-'], { stdin: BROKEN_NGINX })).status).toBe(0);
  });

  test('is not asked by commands that read no configuration', async () => {
    const directory = directoryWith({ ...git, '.proxylint.yml': 'nothing: of this\n' });
    expect((await run(directory, ['rules', '--no-config'])).status).toBe(0);
    expect((await run(directory, ['explain', 'deprecated'])).status).toBe(0);
    expect((await run(directory, ['--version'])).status).toBe(0);
  });
});

test('`**` in roots does not follow links, which may lead back', async () => {
  const directory = directoryWith({
    'a/nginx.conf': BROKEN_NGINX,
    '.proxylint.yml': "roots: ['**/nginx.conf']\n",
  });
  symlinkSync('.', join(directory, 'loop'));
  const { stdout } = await run(directory, ['check', '--format=json']);
  expect(JSON.parse(stdout).files).toEqual([{ path: 'a/nginx.conf', dialect: 'nginx', root: true }]);
});
