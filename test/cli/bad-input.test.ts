/** Whatever is handed in: a message that says what is wrong and where, the right exit status, and nothing written. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from './command-line.ts';

/** Runs check and fix, which have to agree, and holds that fix changes nothing. */
async function refuse(directory: string, argv: readonly string[]) {
  // Not `readdirSync` with `recursive`, which follows links in circles.
  const names = () => spawnSync('find', [directory], { encoding: 'utf8' }).stdout;
  const before = names();
  const checked = await run(directory, ['check', ...argv]);
  const fixed = await run(directory, ['fix', ...argv]);
  expect(fixed.status).toBe(checked.status);
  expect(names()).toEqual(before);
  return checked;
}

describe('a path that cannot be read', () => {
  test.each([
    {
      what: 'a dangling link',
      make: (path: string) => symlinkSync('nowhere', path),
      message: 'links to nowhere: no such file or directory',
    },
    {
      what: 'a link to itself',
      make: (path: string) => symlinkSync('it.conf', path),
      message: 'links to it.conf: a loop of symbolic links',
    },
    {
      what: 'a pipe',
      make: (path: string) => void spawnSync('mkfifo', [path]),
      message: 'is not a regular file',
    },
    {
      what: 'a file of 50 MB',
      make: (path: string) => {
        writeFileSync(path, SOUND_NGINX);
        truncateSync(path, 50_000_000);
      },
      message: 'is larger than 16 MiB',
    },
    {
      what: 'a binary file',
      make: (path: string) => writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0])),
      message: 'is a binary file',
    },
    {
      what: 'UTF-16',
      make: (path: string) => writeFileSync(path, Buffer.from(`\uFEFF${SOUND_NGINX}`, 'utf16le')),
      message: 'is UTF-16, which neither nginx nor Caddy reads; save it as UTF-8',
    },
    {
      what: 'the byte-order mark of UTF-16, and nothing else',
      make: (path: string) => writeFileSync(path, Buffer.from('\uFEFF', 'utf16le')),
      message: 'is UTF-16, which neither nginx nor Caddy reads; save it as UTF-8',
    },
  ])('$what', async ({ make, message }) => {
    const directory = directoryWith();
    make(join(directory, 'it.conf'));
    const { status, stdout, stderr } = await refuse(directory, ['it.conf']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`proxylint: it.conf: ${message}\n`);
  });

  test('below a file', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stderr } = await refuse(directory, ['nginx.conf/a.conf']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: nginx.conf/a.conf: not a directory\n',
    });
  });

  test('an empty word, as an unset variable of a script gives, does not mean the working directory', async () => {
    const { status, stdout, stderr } = await refuse(directoryWith({ 'nginx.conf': BROKEN_NGINX }), ['']);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'proxylint: an empty path names nothing\n',
    });
  });

  test('a word that was meant as a command', async () => {
    const { status, stderr } = await run(directoryWith(), ['chekc']);
    expect(status).toBe(2);
    expect(stderr).toBe('proxylint: chekc: no such file or directory; did you mean the command check?\n');
  });
});

describe('a directory', () => {
  test('without any configuration', async () => {
    const directory = directoryWith({ 'README.md': '# Nothing here\n', 'redis.conf': 'port 1\n' });
    mkdirSync(join(directory, 'empty'));
    for (const argv of [[], ['.'], ['empty']]) {
      const { status, stdout, stderr } = await refuse(directory, argv);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^proxylint: no nginx or Caddy configuration found in .*; name the files/);
    }
  });

  test('that links to itself ends', async () => {
    const directory = directoryWith({ 'a/nginx.conf': SOUND_NGINX });
    symlinkSync('..', join(directory, 'a/up'));
    symlinkSync('.', join(directory, 'a/here'));
    expect(await refuse(directory, [])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'No problems in 1 file.\n',
    });
  });
});

describe('a configuration', () => {
  test('whose includes form a circle is read once, and ends', async () => {
    const directory = directoryWith({
      'nginx.conf': 'events {}\nhttp {\n    include a.conf;\n}\n',
      'a.conf': 'include b.conf;\n',
      'b.conf': 'include a.conf;\n',
    });
    const { status, stdout } = await run(directory, ['--format=json', 'nginx.conf']);
    expect(status).not.toBe(2);
    expect(JSON.parse(stdout).files).toHaveLength(3);
  });

  test('that includes what lies outside of the project does not get it', async () => {
    const outside = directoryWith({ 'secret.conf': BROKEN_NGINX });
    const directory = directoryWith({
      'nginx.conf': `events {}\ninclude ${outside}/*.conf;\ninclude ${outside}/secret.conf;\ninclude linked.conf;\n`,
    });
    symlinkSync(join(outside, 'secret.conf'), join(directory, 'linked.conf'));
    const { stdout } = await run(directory, ['--format=json', '--all', 'nginx.conf']);
    expect(JSON.parse(stdout).files).toHaveLength(1);
  });

  test.each([
    ['an unclosed brace', 'events {}\nhttp {\n    server {\n        listen 80;\n    }\n'],
    ['an unclosed quote', 'events {}\nhttp {\n    log_format main "$remote_addr;\n    server {\n    }\n}\n'],
    ['a missing semicolon', 'events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n'],
  ])('with %s is a finding with its line', async (_what, text) => {
    const directory = directoryWith({ 'nginx.conf': text });
    const { status, stdout } = await run(directory, []);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error\[syntax\]: .*\n *--> nginx\.conf:\d+:\d+\n/);
  });

  test('of nothing at all has nothing to find', async () => {
    const directory = directoryWith({ 'nginx.conf': '' });
    expect((await refuse(directory, ['nginx.conf'])).status).toBe(0);
  });

  test('of control characters cannot rewrite the terminal', async () => {
    const directory = directoryWith({ 'nginx.conf': 'events {\u001b]0;owned\u0007\u001b[2J\n' });
    const { stdout, stderr } = await run(directory, ['nginx.conf']);
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

describe('a command line', () => {
  test.each([
    [['--formt', 'json'], 'unknown option --formt; did you mean --format?'],
    [['fix', '--dif'], 'unknown option --dif; did you mean --diff?'],
    [
      ['--format', 'xml'],
      "--format takes pretty, compact, json, jsonl, sarif, github, gitlab, checkstyle, junit, html, markdown, not 'xml'",
    ],
    [['--config', 'a.yml'], '--config: a.yml: no such file'],
    [['rules', '--diff'], '--diff is an option of `proxylint fix`, `proxylint generate`, not of `rules`'],
  ])('%j is refused with its reason', async (argv, message) => {
    const directory = directoryWith({ 'nginx.conf': BROKEN_NGINX });
    const { status, stdout, stderr } = await run(directory, argv);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `proxylint: ${message}\n` });
    expect(readFileSync(join(directory, 'nginx.conf'), 'utf8')).toBe(BROKEN_NGINX);
  });
});
