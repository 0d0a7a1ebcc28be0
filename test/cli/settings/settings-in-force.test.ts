/** What the configuration file says is so: for the exit status, the rules, the files, the versions. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

/** The default of one minute closes a silent WebSocket: a warning. */
const IDLE_NGINX = SOUND_NGINX.replace('            proxy_read_timeout 1h;\n', '');

const git = { '.git/HEAD': '' };
const placesIn = (stdout: string) => stdout.match(/-->.*/g) ?? [];

describe('what the configuration file says', () => {
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
