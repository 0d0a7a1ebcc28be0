import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLE, PROJECT, run, temporaryFolder } from './commands.ts';

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

describe('dist/proxylint.mjs', () => {
  it('is what the sources give; `npm run bundle` makes it anew', () => {
    const fresh = join(temporaryFolder(), 'proxylint.mjs');
    const { status, stderr } = run(process.execPath, ['scripts/bundle.mjs', '--outfile', fresh], PROJECT);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(BUNDLE).equals(readFileSync(fresh))).toBe(true);
  });

  it('is a script that the system can run', () => {
    expect(statSync(BUNDLE).mode & 0o777).toBe(0o755);
    expect(readFileSync(BUNDLE, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it('needs nothing but Node’s own modules', () => {
    const text = readFileSync(BUNDLE, 'utf8');
    expect(text).not.toMatch(/^import\b|(?<!#)\bimport\(["']/m);
    const taken = [...text.matchAll(/process\.getBuiltinModule\("([^"]*)"\)/g)].map(([, name = '']) => name);
    expect(taken).toContain('node:fs');
    expect(taken.filter((name) => !isBuiltin(name))).toEqual([]);
  });

  it('keeps the licences of what it contains', () => {
    const text = readFileSync(BUNDLE, 'utf8');
    expect(text).toMatch(/^yargs \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(text).toContain('The above copyright notice and this permission notice');
  });

  it('judges a file in an empty folder, without packages beside it', () => {
    const folder = temporaryFolder();
    copyFileSync(BUNDLE, join(folder, 'proxylint.mjs'));
    writeFileSync(join(folder, 'works.conf'), WORKING);
    writeFileSync(join(folder, 'broken.conf'), WORKING.replace(/^.*header Upgrade.*\n/m, ''));
    const works = run(process.execPath, ['proxylint.mjs', 'check', 'works.conf'], folder);
    expect(works).toMatchObject({ status: 0, stdout: '' });
    const broken = run(process.execPath, ['proxylint.mjs', 'check', 'broken.conf'], folder);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('websocket-handshake');
    expect(broken.stdout).toContain('broken.conf');
  });
});
