/** What only a whole process can show: real streams, real permissions. Runs a bundle of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUNDLING, bundleInto } from '../scratch/bundle.ts';
import { sharedFolder } from '../scratch/folder.ts';
import { BROKEN_NGINX, directoryWith, SOUND_NGINX } from './command-line.ts';

const folder = sharedFolder();
const bundle = join(folder, 'proxylint.mjs');

beforeAll(() => {
  bundleInto(folder);
  // For the tests that run as another user.
  chmodSync(folder, 0o755);
}, BUNDLING);

const TIMEOUT = 30_000;

/** Root may read and write everything; nobody may not. Without root, we are nobody special already. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

function run(
  cwd: string,
  argv: readonly string[],
  options: { readonly stdout?: number; uid?: number; input?: string } = {},
) {
  const { stdout, ...others } = options;
  const { status, ...outputs } = spawnSync(process.execPath, [bundle, ...argv], {
    cwd,
    encoding: 'utf8',
    timeout: TIMEOUT,
    stdio: [others.input === undefined ? 'ignore' : 'pipe', stdout ?? 'pipe', 'pipe'],
    ...others,
  });
  return { status, stdout: outputs.stdout, stderr: outputs.stderr };
}

/** Thousands of findings: much more output than a pipe holds. */
function directoryWithManyFindings(): string {
  const location =
    '        location /ws { proxy_pass http://127.0.0.1:9000; proxy_set_header Host $host; }\n';
  const locations = Array.from({ length: 1500 }, (_, number) => location.replace('/ws', `/ws/${number}`));
  return directoryWith({ 'nginx.conf': `events {}\nhttp {\n    server {\n${locations.join('')}    }\n}\n` });
}

describe('the outputs', () => {
  test('a long report arrives whole, though its reader is slow', async () => {
    const child = spawn(process.execPath, [bundle, '--format=json'], {
      cwd: directoryWithManyFindings(),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: TIMEOUT,
    });
    let text = '';
    child.stdout.setEncoding('utf8');
    await new Promise((wake) => setTimeout(wake, 1000));
    for await (const chunk of child.stdout) text += chunk;
    expect(JSON.parse(text).findings.length).toBeGreaterThan(1000);
  });

  test('a reader that goes away ends nothing but the output, without a word', async () => {
    const child = spawn(process.execPath, [bundle], {
      cwd: directoryWithManyFindings(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: TIMEOUT,
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((ended) => child.once('close', ended));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Found \d+ errors/);
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });

  test('a disk that is full is a failed run', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = run(directoryWith({ 'nginx.conf': BROKEN_NGINX }), [], { stdout: full });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toContain('proxylint: the output cannot be written: no space left on the device\n');
  });

  test('nothing found is silence on stdout', () => {
    const { status, stdout } = run(directoryWith({ 'nginx.conf': SOUND_NGINX }), []);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

describe('permissions', () => {
  test('a file that may not be read is an error, and its neighbour is checked all the same', () => {
    const directory = directoryWith({ 'secret.conf': BROKEN_NGINX, 'nginx.conf': BROKEN_NGINX });
    chmodSync(directory, 0o755);
    chmodSync(join(directory, 'secret.conf'), 0);
    const { status, stdout, stderr } = run(directory, ['secret.conf', 'nginx.conf'], asNobody);
    expect(status).toBe(2);
    expect(stdout).toContain('nginx.conf:16');
    expect(stderr).toContain('proxylint: secret.conf: permission denied\n');
  });

  test('a directory that may not be listed is an error', () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    chmodSync(directory, 0o755);
    mkdirSync(join(directory, 'closed'));
    chmodSync(join(directory, 'closed'), 0);
    const { status, stderr } = run(directory, [], asNobody);
    expect(status).toBe(2);
    expect(stderr).toContain('proxylint: closed: permission denied\n');
  });

  test.each([
    ['file', 0o777, 0o444],
    ['folder', 0o555, 0o666],
  ])('a read-only %s is not written to, and keeps its content', (_what, folderMode, fileMode) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const path = join(directory, 'nginx.conf');
    chmodSync(path, fileMode);
    chmodSync(directory, folderMode);
    const { status, stdout, stderr } = run(directory, ['fix'], asNobody);
    chmodSync(directory, 0o755);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'proxylint: nginx.conf cannot be written: permission denied\nproxylint: nothing was changed\n',
    );
    expect(readFileSync(path, 'utf8')).toBe(BROKEN_NGINX);
    expect(readdirSync(directory)).toEqual(['nginx.conf']);
  });

  test('one file that cannot be written leaves the others as they were', () => {
    const directory = directoryWith({ 'a/nginx.conf': BROKEN_NGINX, 'b/nginx.conf': BROKEN_NGINX });
    chmodSync(directory, 0o755);
    chmodSync(join(directory, 'a'), 0o777);
    chmodSync(join(directory, 'a/nginx.conf'), 0o666);
    chmodSync(join(directory, 'b'), 0o555);
    const { status } = run(directory, ['fix'], asNobody);
    expect(status).toBe(2);
    for (const name of ['a/nginx.conf', 'b/nginx.conf']) {
      expect(readFileSync(join(directory, name), 'utf8')).toBe(BROKEN_NGINX);
    }
  });
});

test('what is piped in is read to its end', () => {
  const comments = '# a pipe holds less than this\n'.repeat(10_000);
  const { status, stdout } = run(folder, ['-'], { input: comments + BROKEN_NGINX });
  expect({ status, place: /<stdin>:\d+/.exec(stdout)?.[0] }).toEqual({ status: 1, place: '<stdin>:10016' });
});
