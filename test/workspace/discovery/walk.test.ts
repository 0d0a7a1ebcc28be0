import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { walk } from '../../../src/workspace/discovery/walk.ts';
import { directoryWith } from '../../cli/command-line.ts';

const SERVER = 'server {\n  listen 80;\n}\n';
const REDIS = 'bind 127.0.0.1\nport 6379\n';
const SITE = 'example.com {\n\treverse_proxy localhost:3000\n}\n';

/** Paths relative to the directory, each with its dialect where that is not nginx. */
async function found(
  directory: string,
  { below = '.', allows = () => true }: { below?: string; allows?: (path: string) => boolean } = {},
) {
  const { inputs } = await walk(join(directory, below), { projectRoot: directory, allows });
  return inputs.map(({ path, dialect }) => {
    const name = path.slice(directory.length + 1);
    return dialect === 'nginx' ? name : `${name} (${dialect})`;
  });
}

describe('a directory', () => {
  test('gives its configurations, at any depth, sorted by path', async () => {
    const directory = directoryWith({
      'nginx.conf': SERVER,
      'a/b/c/d/app.conf': SERVER,
      'a/redis.conf': REDIS,
      'deploy/Caddyfile': SITE,
      'deploy/more.caddy': SITE,
      'sites-enabled/example.org': SERVER,
      'sites-enabled/notes': 'remember the milk\n',
      'roles/web/templates/nginx.conf.j2': SERVER,
      'README.md': '# server {\n',
    });
    expect(await found(directory)).toEqual([
      'a/b/c/d/app.conf',
      'deploy/Caddyfile (caddyfile)',
      'deploy/more.caddy (caddyfile)',
      'nginx.conf',
      'roles/web/templates/nginx.conf.j2',
      'sites-enabled/example.org',
    ]);
  });

  test('gives configurations in UTF-16 too, so that a run says what is wrong with them', async () => {
    const inUtf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
    const directory = directoryWith({ 'app.conf': inUtf16(SERVER), 'redis.conf': inUtf16(REDIS) });
    expect(await found(directory)).toEqual(['app.conf']);
  });

  test('is not searched below .git and node_modules', async () => {
    const directory = directoryWith({
      '.git/nginx.conf': SERVER,
      'node_modules/a/nginx.conf': SERVER,
      'a/node_modules/nginx.conf': SERVER,
      '.docker/nginx.conf': SERVER,
    });
    expect(await found(directory)).toEqual(['.docker/nginx.conf']);
  });

  test('thousands of levels deep is no problem', async () => {
    const directory = directoryWith();
    // 500 levels of 7 characters stay below the longest path that Linux takes.
    const deep = join(directory, 'level/'.repeat(500));
    mkdirSync(deep, { recursive: true });
    expect(await found(directory)).toEqual([]);
  });
});

describe('.gitignore', () => {
  test('of every level counts, and the nearest one that says anything decides', async () => {
    const directory = directoryWith({
      '.gitignore': 'build/\n*.local.conf\n!keep.local.conf\n',
      'build/nginx.conf': SERVER,
      'a/build/nginx.conf': SERVER,
      'a/dev.local.conf': SERVER,
      'a/keep.local.conf': SERVER,
      'a/.gitignore': '/only-here.conf\n!dev.local.conf\n',
      'a/only-here.conf': SERVER,
      'a/b/only-here.conf': SERVER,
      'b/dev.local.conf': SERVER,
    });
    expect(await found(directory)).toEqual(['a/b/only-here.conf', 'a/dev.local.conf', 'a/keep.local.conf']);
  });

  test('above the directory counts up to the project', async () => {
    const directory = directoryWith({
      '.gitignore': 'generated.conf\n',
      'a/b/generated.conf': SERVER,
      'a/b/nginx.conf': SERVER,
    });
    expect(await found(directory, { below: 'a/b' })).toEqual(['a/b/nginx.conf']);
  });

  test('does not count for a directory that is excluded and was asked for all the same', async () => {
    const directory = directoryWith({ '.gitignore': 'build/\n', 'build/deep/nginx.conf': SERVER });
    expect(await found(directory)).toEqual([]);
    expect(await found(directory, { below: 'build' })).toEqual(['build/deep/nginx.conf']);
    expect(await found(directory, { below: 'build/deep' })).toEqual(['build/deep/nginx.conf']);
  });

  test('.git/info/exclude counts as well', async () => {
    const directory = directoryWith({
      '.git/info/exclude': 'mine.conf\n',
      'mine.conf': SERVER,
      'a.conf': SERVER,
    });
    expect(await found(directory)).toEqual(['a.conf']);
  });
});

describe('symbolic links', () => {
  test('to a file in the project are that file, seen through the link that the root includes', async () => {
    const directory = directoryWith({ 'sites-available/app': SERVER, 'sites-enabled/other': SERVER });
    symlinkSync('../sites-available/app', join(directory, 'sites-enabled/app'));
    expect(await found(directory)).toEqual(['sites-enabled/app', 'sites-enabled/other']);
  });

  test('to directories are followed once, however they loop', async () => {
    const directory = directoryWith({ 'a/nginx.conf': SERVER });
    symlinkSync('..', join(directory, 'a/up'));
    symlinkSync('.', join(directory, 'a/self'));
    symlinkSync('a', join(directory, 'also-a'));
    expect(await found(directory)).toEqual(['a/nginx.conf']);
  });

  test('to nowhere, and to what may not be read, are passed over', async () => {
    const elsewhere = directoryWith({ 'nginx.conf': SERVER });
    const directory = directoryWith({ Caddyfile: SITE });
    symlinkSync('missing', join(directory, 'nginx.conf'));
    symlinkSync('loop.conf', join(directory, 'loop.conf'));
    symlinkSync(elsewhere, join(directory, 'elsewhere'));
    const allows = (path: string) => !path.includes('elsewhere');
    expect(await found(directory, { allows })).toEqual(['Caddyfile (caddyfile)']);
  });
});
