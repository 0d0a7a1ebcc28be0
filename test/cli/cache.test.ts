/** `check --cache`, as a user meets it. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git } from '../scratch/git.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_CADDYFILE, SOUND_NGINX } from './command-line.ts';

const FILES = {
  'app/nginx.conf': BROKEN_NGINX,
  'web/nginx.conf': 'events {}\nhttp { include sites/*.conf; }\n',
  'web/sites/one.conf': 'server { listen 80; location / { proxy_pas http://a; } }\n',
  'edge/Caddyfile': SOUND_CADDYFILE,
};
const CHECK = ['check', '--all', '--format=json'];
const CACHED = [...CHECK, '--cache'];
const DEFAULT = '.proxylint-cache/check.jsonl';

/** Runs with a cache and without: the same, to the byte. */
async function bothWays(directory: string, extra: readonly string[] = []) {
  const cached = await run(directory, [...CACHED, ...extra]);
  const { stdout, status } = await run(directory, CHECK);
  expect(cached.stdout).toBe(stdout);
  expect(cached.status).toBe(status);
  return cached;
}

const cacheIn = (directory: string) => join(directory, DEFAULT);
const inodeOf = (path: string) => statSync(path).ino;

describe('the cache', () => {
  test('lies in a folder that keeps itself out of version control, for its user only', async () => {
    const directory = directoryWith(FILES);
    const { stderr } = await bothWays(directory);
    expect(stderr).toBe('');
    expect(readdirSync(join(directory, '.proxylint-cache')).sort()).toEqual(['.gitignore', 'check.jsonl']);
    expect(statSync(cacheIn(directory)).mode & 0o777).toBe(0o600);
    git(directory, 'init', '-q');
    expect(git(directory, 'status', '--porcelain', '-uall')).not.toContain('proxylint');
  });

  test('is not written again when nothing has changed', async () => {
    const directory = directoryWith(FILES);
    await bothWays(directory);
    const before = inodeOf(cacheIn(directory));
    await bothWays(directory);
    expect(inodeOf(cacheIn(directory))).toBe(before);
    writeFileSync(join(directory, 'app/nginx.conf'), SOUND_NGINX);
    expect((await bothWays(directory)).status).toBe(1);
    expect(inodeOf(cacheIn(directory))).not.toBe(before);
  });

  test('goes by content, not by times', async () => {
    const directory = directoryWith(FILES);
    await bothWays(directory);
    const path = join(directory, 'app/nginx.conf');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, BROKEN_NGINX.replace('1h', '2h'));
    utimesSync(path, atime, mtime);
    expect((await bothWays(directory)).status).toBe(1);
  });

  test('sees what a pattern names anew, and that a link leads elsewhere', async () => {
    const directory = directoryWith(FILES);
    await bothWays(directory);
    writeFileSync(join(directory, 'web/sites/two.conf'), 'server { location / { proxy_pas http://b; } }\n');
    expect(JSON.parse((await bothWays(directory)).stdout).summary.errors).toBe(3);
    rmSync(join(directory, 'web/sites/two.conf'));
    symlinkSync('../../app/nginx.conf', join(directory, 'web/sites/two.conf'));
    await bothWays(directory);
    rmSync(join(directory, 'web/sites/two.conf'));
    symlinkSync('nowhere', join(directory, 'web/sites/two.conf'));
    await bothWays(directory);
  });

  test('knows for which version it was made', async () => {
    const directory = directoryWith({
      'nginx.conf':
        'events {}\nhttp { server { listen 443 ssl; http2 on; location /ws { proxy_pass http://a; } } }\n',
    });
    await run(directory, CACHED);
    const old = ['--nginx-version=1.18.0'];
    const cached = await run(directory, [...CACHED, ...old]);
    expect(cached.stdout).toBe((await run(directory, [...CHECK, ...old])).stdout);
  });

  test('holds names and digests, and of the files no more than findings quote', async () => {
    const directory = directoryWith({
      'nginx.conf': SOUND_NGINX.replace('127.0.0.1:9000', 'secret.internal'),
    });
    await run(directory, CACHED);
    expect(readFileSync(cacheIn(directory), 'utf8')).not.toContain('secret');
  });

  test('may lie where the user wants it', async () => {
    const directory = directoryWith(FILES);
    await run(directory, [...CHECK, '--cache-location', 'ci/cache.json']);
    expect(existsSync(join(directory, 'ci/cache.json'))).toBe(true);
    expect(existsSync(join(directory, 'ci/.gitignore'))).toBe(false);
    expect(existsSync(cacheIn(directory))).toBe(false);
  });

  test('does not replace a file that is none', async () => {
    const directory = directoryWith(FILES);
    const { stderr } = await bothWays(directory, ['--cache-location', 'app/nginx.conf']);
    expect(stderr).toContain(
      'The cache app/nginx.conf may be read or written by other users; it is left alone.\n',
    );
    chmodSync(join(directory, 'app/nginx.conf'), 0o600);
    const again = await bothWays(directory, ['--cache-location', 'app/nginx.conf']);
    expect(again.stderr).toContain('The cache app/nginx.conf is no cache of proxylint; it is left alone.\n');
    expect(readFileSync(join(directory, 'app/nginx.conf'), 'utf8')).toBe(BROKEN_NGINX);
  });

  test('cannot be a directory', async () => {
    const { status, stderr } = await run(directoryWith(FILES), [...CHECK, '--cache-location', 'app']);
    expect(status).toBe(2);
    expect(stderr).toBe('proxylint: --cache-location takes a file, and app is a directory\n');
  });
});

describe('a cache that is not what it should be', () => {
  const spoil: Readonly<Record<string, (path: string) => void>> = {
    'cut off': (path) => truncateSync(path, statSync(path).size >> 1),
    empty: (path) => truncateSync(path),
    'of another form': (path) => writeFileSync(path, '{"form":"proxylint-cache-0","key":""}\n'),
    'not JSON': (path) => writeFileSync(path, '\0\u001b[2J{'),
    'deep as a well': (path) =>
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\t[', `\t${'['.repeat(200_000)}`)),
    'readable by others, with other findings': (path) => {
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"error"', '"info"'));
      chmodSync(path, 0o644);
    },
    'a link to another file': (path) => {
      const beside = `${path}.beside`;
      writeFileSync(beside, readFileSync(path, 'utf8').replaceAll('"error"', '"info"'), { mode: 0o600 });
      rmSync(path);
      symlinkSync(beside, path);
    },
    'a pipe': (path) => {
      rmSync(path);
      expect(spawnSync('mkfifo', [path]).status).toBe(0);
    },
    'with spans beyond their files': (path) => {
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll(/"span":\[0,\d+,\d+\]/g, '"span":[0,9,999999]'),
      );
    },
    'with names that mean something to JavaScript': (path) => {
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"rule":', '"__proto__":'));
    },
  };

  for (const [name, change] of Object.entries(spoil)) {
    test(`${name}: is made anew, and changes nothing`, async () => {
      const directory = directoryWith(FILES);
      await bothWays(directory);
      const before = readFileSync(cacheIn(directory), 'utf8');
      change(cacheIn(directory));
      expect((await bothWays(directory)).status).toBe(1);
      expect(statSync(cacheIn(directory)).isFile()).toBe(true);
      expect(readFileSync(cacheIn(directory), 'utf8')).toBe(before);
    });
  }

  test('says so, unless it is to be quiet', async () => {
    const directory = directoryWith(FILES);
    await run(directory, CACHED);
    truncateSync(cacheIn(directory), 400);
    const { stderr } = await run(directory, CACHED);
    expect(stderr).toBe(`The cache ${DEFAULT} is damaged; it is made anew.\n`);
    truncateSync(cacheIn(directory), 400);
    expect((await run(directory, [...CACHED, '--quiet'])).stderr).toBe('');
  });

  test('that cannot be written is no reason to fail', async () => {
    const directory = directoryWith({ ...FILES, '.proxylint-cache': 'a file where the folder should be' });
    const { stderr } = await bothWays(directory);
    expect(stderr).toMatch(/^The cache \.proxylint-cache\/check\.jsonl cannot be (read|written): /);
    expect(readFileSync(join(directory, '.proxylint-cache'), 'utf8')).toContain('a file');
  });

  test('does not lead into another folder', async () => {
    const directory = directoryWith(FILES);
    const elsewhere = directoryWith();
    symlinkSync(elsewhere, join(directory, '.proxylint-cache'));
    const { stderr } = await bothWays(directory);
    expect(stderr).toContain('.proxylint-cache is a symbolic link');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('leaves nothing beside it', async () => {
    const directory = directoryWith(FILES);
    mkdirSync(join(directory, DEFAULT), { recursive: true });
    await bothWays(directory);
    expect(
      readdirSync(join(directory, '.proxylint-cache')).filter((name) => name.startsWith('.check')),
    ).toEqual([]);
  });
});
