import { describe, expect, test } from 'vitest';
import {
  BROKEN_NGINX,
  directoryWith,
  run,
  runForBytes,
  SOUND_CADDYFILE,
  SOUND_NGINX,
} from './command-line.ts';

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
    ['binary', new Uint8Array([1, 0, 2]), 'is binary, not a configuration'],
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
