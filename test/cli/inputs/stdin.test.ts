import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  BROKEN_NGINX,
  directoryWith,
  run,
  runForBytes,
  SOUND_CADDYFILE,
  SOUND_NGINX,
} from '../command-line.ts';

const SITE =
  'server {\n    location /ws {\n        proxy_pass http://127.0.0.1:9000;\n        proxy_set_header Host $host;\n        include site.inc;\n    }\n}\n';

describe('the standard input', () => {
  test.each([[['-']], [['check', '-']], [['check', '--', '-']]])('is checked by %j', async (argv) => {
    const { status, stdout, stderr } = await run(directoryWith(), argv, { stdin: BROKEN_NGINX });
    expect(status).toBe(1);
    expect(stdout).toContain('--> <stdin>:16:13');
    expect(stderr).toContain('Found 1 error in 1 file.');
  });

  test('is shown by its name in every format', async () => {
    const { stdout } = await run(directoryWith(), ['--format=json', '-'], { stdin: BROKEN_NGINX });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ path: '<stdin>', dialect: 'nginx', root: true }],
      findings: [{ path: '<stdin>', start: { line: 16 } }],
    });
  });

  test('may be a Caddyfile, of one line even', async () => {
    const directory = directoryWith();
    expect(await run(directory, ['-'], { stdin: SOUND_CADDYFILE })).toMatchObject({ status: 0, stdout: '' });
    const { stdout } = await run(directory, ['routes', '-'], {
      stdin: ':80\nreverse_proxy 127.0.0.1:9000\n',
    });
    expect(stdout).toContain('<stdin>:2');
  });

  test('may be a fragment, and includes files of the working directory', async () => {
    const stdin = SITE;
    const headers =
      'proxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection upgrade;\nproxy_read_timeout 1h;\nproxy_http_version 1.1;\n';
    expect((await run(directoryWith({ 'site.inc': '' }), ['-'], { stdin })).stdout).toContain(
      'websocket-handshake',
    );
    expect((await run(directoryWith({ 'site.inc': headers }), ['-'], { stdin })).stdout).not.toContain(
      '-handshake',
    );
    expect((await run(directoryWith(), ['-'], { stdin })).stdout).not.toContain('websocket-handshake');
  });

  test('goes along with files', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stderr } = await run(directory, ['nginx.conf', '-', '-'], { stdin: SOUND_NGINX });
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'No problems in 2 files.\n' });
  });

  test.each([
    ['nothing, as of a command that failed', '', 'is empty'],
    ['white space', '\n \r\n', 'is empty'],
    ['binary', new Uint8Array([1, 0, 2]), 'is a binary file'],
    ['UTF-16', Buffer.from('\uFEFFserver {}', 'utf16le'), 'is UTF-16'],
    ['more than a file may hold', new Uint8Array(16 * 2 ** 20 + 1).fill(35), 'is larger than 16 MiB'],
  ])('that is %s is an error', async (_what, stdin, reason) => {
    for (const argv of [['-'], ['fix', '-'], ['routes', '-']]) {
      const { status, stdout, stderr } = await run(directoryWith(), argv, { stdin });
      expect(status).toBe(2);
      expect(stderr).toContain(`proxylint: <stdin>: ${reason}`);
      if (argv[0] !== 'routes') expect(stdout).toBe('');
    }
  });
});

describe('fix of the standard input', () => {
  test('prints the whole text, repaired, and findings to stderr', async () => {
    const { status, stdout, stderr } = await run(directoryWith(), ['fix', '-'], { stdin: BROKEN_NGINX });
    expect(status).toBe(0);
    expect(stdout).toContain('proxy_set_header Upgrade $websocket_upgrade;');
    expect(stderr).toMatch(/^Fixed 1 problem in 1 file\./);
    expect((await run(directoryWith(), ['fix', '-'], { stdin: stdout })).stdout).toBe(stdout);
  });

  test('prints what has no fix as it is, byte for byte', async () => {
    const bytes = Buffer.from('# caf\xe9 \xff\r\nevents { }\r\nhttp { nonsense "x; }\r\n', 'latin1');
    const { status, stdout, stderr } = await runForBytes(directoryWith(), ['fix', '--format=json', '-'], {
      stdin: bytes,
    });
    expect(status).toBe(1);
    expect(stdout).toEqual(bytes);
    expect(stderr.toString()).toContain('error[syntax]');
  });

  test('prints a patch with --diff', async () => {
    const { stdout } = await run(directoryWith(), ['fix', '--diff', '-'], { stdin: BROKEN_NGINX });
    expect(stdout).toContain('--- a/<stdin>\n+++ b/<stdin>\n');
  });

  test('writes no other file: it is a filter', async () => {
    const directory = directoryWith({
      'site.inc': 'location /ws {\n    proxy_pass http://127.0.0.1:9000\n}\n',
    });
    const stdin = 'events {}\nhttp { server { include site.inc; } }\n';
    const { status, stdout, stderr } = await run(directory, ['fix', '--all', '-'], { stdin });
    // The fix is in a file that was not named: it is not even tried.
    expect({ status, stdout }).toEqual({ status: 1, stdout: stdin });
    expect(stderr).toContain('site.inc');
  });
});

describe('the standard input with a name', () => {
  const ROOT = 'events {}\nhttp {\n    include conf.d/*.conf;\n}\n';
  const SERVER =
    'server {\n    listen 80;\n    location /ws {\n        proxy_pass http://127.0.0.1:9000;\n    }\n}\n';
  const HEADERS =
    'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection upgrade;\nproxy_read_timeout 1h;\n';

  test('is judged in the context of the root that includes the file of that name', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT,
      'conf.d/app.conf': 'saved;',
      'conf.d/headers.conf': HEADERS,
    });
    const named = await run(directory, ['--stdin-filename', 'conf.d/app.conf', '-'], { stdin: SERVER });
    expect({ status: named.status, stdout: named.stdout }).toEqual({ status: 0, stdout: '' });
    const unnamed = await run(directory, ['-'], { stdin: SERVER });
    expect(unnamed.stdout).toContain('websocket-handshake');
  });

  test('is shown by it, before it is on the disk even', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT.replace('include', 'proxy_read_timeout 1h; include'),
    });
    const argv = ['--stdin-filename=conf.d/new.conf', '--format=json'];
    const { status, stdout } = await run(directory, argv, { stdin: SERVER });
    expect(status).toBe(1);
    const { files, findings } = JSON.parse(stdout);
    expect(files.map(({ path }: { readonly path: string }) => path)).toEqual([
      'conf.d/new.conf',
      'nginx.conf',
    ]);
    expect(findings).toMatchObject([
      { rule: 'websocket-handshake', path: 'conf.d/new.conf', start: { line: 4 } },
    ]);
  });

  test('has the dialect that the name says', async () => {
    const { stdout } = await run(directoryWith(), ['routes', '--stdin-filename', 'Caddyfile'], {
      stdin: 'reverse_proxy app',
    });
    expect(stdout).toContain('Caddyfile:1');
  });

  test('is fixed to the standard output, and the file is left alone', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const argv = ['fix', '--stdin-filename', 'nginx.conf', '-'];
    const { stdout, stderr } = await run(directory, argv, { stdin: BROKEN_NGINX });
    expect(stdout).toContain('proxy_set_header Host $host;\n            proxy_set_header Upgrade');
    expect(stderr).toContain('Fixed 1 problem');
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(SOUND_NGINX);
  });

  test.each([
    [['--stdin-filename', 'a.conf', 'b.conf'], 'give - among the paths'],
    [['--stdin-filename', 'dir/'], "not 'dir/'"],
    [['--stdin-filename='], "not ''"],
  ])('is refused for %j', async (argv, message) => {
    const { status, stderr } = await run(directoryWith({ 'b.conf': '' }), argv, { stdin: SERVER });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
