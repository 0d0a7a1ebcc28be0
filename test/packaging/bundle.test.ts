import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLE, DIST, filesIn, PROJECT, run, temporaryFolder } from './commands.ts';

const WORKING = `events {}
http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        ''      close;
    }
    server {
        listen 127.0.0.1:8080;
        location /ws {
            proxy_pass http://127.0.0.1:9000;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 1h;
        }
    }
}
`;

describe('dist/', () => {
  const files = filesIn(DIST);
  const scripts = files.filter((name) => name.endsWith('.mjs'));
  const textOf = (name: string) => readFileSync(join(DIST, name), 'utf8');

  it('is what the sources give; `npm run bundle` makes it anew', () => {
    const fresh = join(temporaryFolder(), 'dist');
    const { status, stderr } = run(process.execPath, ['scripts/bundle.mjs', '--outdir', fresh], PROJECT);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(filesIn(fresh)).toEqual(files);
    const differing = files.filter(
      (name) => !readFileSync(join(fresh, name)).equals(readFileSync(join(DIST, name))),
    );
    expect(differing).toEqual([]);
  });

  it('holds a script that the system can run', () => {
    expect(statSync(BUNDLE).mode & 0o777).toBe(0o755);
    expect(textOf('proxylint.mjs').match(/^#!.*\n/gm)).toEqual(['#!/usr/bin/env node\n']);
  });

  it('needs nothing but itself and Node’s own modules', () => {
    const imported = scripts.flatMap((name) =>
      [...textOf(name).matchAll(/\b(?:import|from)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g)]
        .map(([, path = '']) => path)
        // What the code says to people, and what it reads in strings, is no import of its own.
        .filter((path) => path.endsWith('.mjs') || path.startsWith('node:'))
        .map((path) => join(dirname(name), path)),
    );
    expect(imported.length).toBeGreaterThan(scripts.length);
    expect(imported.filter((path) => !files.includes(path))).toEqual([]);
    const taken = scripts
      .flatMap((name) => [...textOf(name).matchAll(/process\.getBuiltinModule\(["'`]([^"'`]*)["'`]\)/g)])
      .map(([, name = '']) => name);
    expect(taken).toContain('node:fs');
    expect(taken.filter((name) => !isBuiltin(name))).toEqual([]);
  });

  it('does not read for a plain check what only other commands need', () => {
    const core = textOf('chunks/core.mjs');
    expect(core).toContain('websocket-handshake');
    expect(core).not.toContain('# websocket-handshake');
    expect(core).not.toContain('recommendCommands');
  });

  it('keeps the licences of what it contains', () => {
    const text = textOf('LICENSES.txt');
    expect(text).toMatch(/^yargs \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(text).toContain('The above copyright notice and this permission notice');
  });

  it('judges a file in an empty folder, without packages beside it', () => {
    const folder = temporaryFolder();
    cpSync(DIST, join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'works.conf'), WORKING);
    writeFileSync(join(folder, 'broken.conf'), WORKING.replace(/^.*header Upgrade.*\n/m, ''));
    const works = run(process.execPath, ['dist/proxylint.mjs', 'check', 'works.conf'], folder);
    expect(works).toMatchObject({ status: 0, stdout: '' });
    const broken = run(process.execPath, ['dist/proxylint.mjs', 'check', 'broken.conf'], folder);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('websocket-handshake');
    expect(broken.stdout).toContain('broken.conf');
  });
});
