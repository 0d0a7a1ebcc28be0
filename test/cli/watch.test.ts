import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { writeFiles } from '../scratch/folder.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from './command-line.ts';

/**
 * A repository's top: nothing above it is looked at, and so nothing above it is watched. In the folder for temporary files
 * others make and remove folders at any time, each a reason to look again.
 */
function repositoryWith(files: Readonly<Record<string, string>>): string {
  const top = join(directoryWith({ 'top/.git/HEAD': '' }), 'top');
  writeFiles(top, files);
  return top;
}

/** A watching run, and what it has said so far. */
function watching(cwd: string, argv: readonly string[], isTTY = false) {
  let text = '';
  let wake = () => {};
  let interrupt = () => {};
  const output = {
    write: (chunk: string | Uint8Array) => {
      text += chunk.toString();
      wake();
    },
  };
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  onTestFinished(() => interrupt());
  const status = main([...argv, '--watch'], {
    stdin: async function* () {},
    stdout: output,
    stderr: output,
    cwd,
    env: {},
    isTTY,
    columns: 100,
    interrupted: () => interrupted,
  });
  return {
    /** What was said since the last time, once it waits for changes again. */
    async round(): Promise<string> {
      for (;;) {
        const end = /^Watching .*\n/m.exec(text);
        if (end !== null) {
          const said = text.slice(0, end.index);
          text = text.slice(end.index + end[0].length);
          return said;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async end(): Promise<number> {
      interrupt();
      return status;
    },
  };
}

describe('--watch', () => {
  test('checks again when a file changes, and ends with the last status', async () => {
    const directory = repositoryWith({ 'nginx.conf': SOUND_NGINX });
    const watched = watching(directory, []);
    expect(await watched.round()).toBe('No problems in 1 file.\n');
    writeFileSync(join(directory, 'nginx.conf'), BROKEN_NGINX);
    expect(await watched.round()).toContain('error[websocket-handshake]');
    expect(await watched.end()).toBe(1);
  });

  test('sees new files and directories, and those that go away', async () => {
    const directory = repositoryWith({ 'nginx.conf': SOUND_NGINX });
    const watched = watching(directory, ['.']);
    await watched.round();
    mkdirSync(join(directory, 'other'));
    await watched.round();
    writeFileSync(join(directory, 'other/nginx.conf'), BROKEN_NGINX);
    expect(await watched.round()).toContain('--> other/nginx.conf:16');
    rmSync(join(directory, 'other'), { recursive: true });
    expect(await watched.round()).toBe('No problems in 1 file.\n');
    expect(await watched.end()).toBe(0);
  });

  test('sees what is included, from elsewhere and where nothing is yet', async () => {
    const including = SOUND_NGINX.replace('events {}', 'events {}\ninclude ../modules/extra.conf;');
    const directory = repositoryWith({ 'modules/empty': '', 'site/nginx.conf': including });
    const watched = watching(directory, ['site/nginx.conf']);
    await watched.round();
    writeFileSync(join(directory, 'modules/extra.conf'), 'worker_procesess 1;\n');
    expect(await watched.round()).toMatch(/other files|worker_procesess/);
  });

  test('does not look at what is no configuration', async () => {
    const directory = repositoryWith({ 'nginx.conf': SOUND_NGINX });
    const watched = watching(directory, []);
    await watched.round();
    writeFileSync(join(directory, 'access.log'), 'GET /\n');
    writeFileSync(join(directory, 'nginx.conf~'), BROKEN_NGINX);
    await new Promise((later) => setTimeout(later, 300));
    writeFileSync(join(directory, 'nginx.conf'), BROKEN_NGINX);
    expect(await watched.round()).toContain('websocket-handshake');
    await watched.end();
  });

  test('tells of a run that failed, and goes on', async () => {
    const directory = repositoryWith({ 'nginx.conf': SOUND_NGINX });
    const watched = watching(directory, []);
    await watched.round();
    rmSync(join(directory, 'nginx.conf'));
    expect(await watched.round()).toContain('no nginx or Caddy configuration found');
    writeFileSync(join(directory, 'nginx.conf'), SOUND_NGINX);
    expect(await watched.round()).toBe('No problems in 1 file.\n');
    await watched.end();
  });

  test('clears a terminal, and nothing else', async () => {
    const directory = repositoryWith({ 'nginx.conf': SOUND_NGINX });
    const onTerminal = watching(directory, [], true);
    expect(await onTerminal.round()).toContain('\u001b[2J');
    await onTerminal.end();
  });

  test('waits for files only', async () => {
    const { status, stderr } = await run(directoryWith(), ['--watch', '-'], { stdin: SOUND_NGINX });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: --watch waits for files to change, and the standard input is none\n',
    });
  });
});
