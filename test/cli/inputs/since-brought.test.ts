/** What a change brings into files that it leaves as they are. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, writeFiles } from '../../scratch/folder.ts';
import { commit, git, makeRepository } from '../../scratch/git.ts';
import { directoryWith, run } from '../command-line.ts';

const MAP = `map $http_upgrade $connection_upgrade {
    default "";
    websocket upgrade;
}
`;
const ROOT = `events {}
http {
    include maps/*.conf;
    include conf.d/*.conf;
}
`;
const SERVER = `server {
    listen 8080;
    location /ws {
        proxy_pass http://127.0.0.1:9000;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;
    }
}
`;
/** It was broken before, and nobody touches it. */
const OLD = `server {
    listen 8081;
    location /socket.io/ {
        proxy_pass http://127.0.0.1:9001;
        proxy_read_timeout 1h;
    }
}
`;
const PROJECT = {
  'nginx.conf': ROOT,
  'maps/upgrade.conf': MAP,
  'conf.d/app.conf': SERVER,
  'conf.d/old.conf': OLD,
};

function repositoryWith(files: Readonly<Record<string, string>> = PROJECT): string {
  const directory = directoryWith(files);
  makeRepository(directory);
  return directory;
}

interface Found {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

async function since(directory: string, ...more: readonly string[]) {
  const { stdout, stderr, status } = await run(directory, [
    'check',
    '--format=json',
    '--since=main',
    ...more,
  ]);
  const document: { readonly findings: readonly Found[] } = JSON.parse(stdout);
  return { status, stderr, findings: document.findings, places: document.findings.map(placeOf) };
}

function placeOf({ path, rule }: Found): string {
  return `${path} ${rule}`;
}

const REMARK = 'This file did not change; what did since main brings it.';

describe('a finding in a file that did not change', () => {
  test.each<readonly [string, Files]>([
    ['a file that a pattern included is deleted', { 'maps/upgrade.conf': null }],
    ['a map is deleted from its file', { 'maps/upgrade.conf': '# nothing\n' }],
    ['the root no longer includes it', { 'nginx.conf': ROOT.replace(/.*maps.*\n/, '') }],
  ])('is shown where %s', async (_what, edits) => {
    const directory = repositoryWith();
    writeFiles(directory, edits);
    const { status, stderr, findings, places } = await since(directory);
    expect(places).toEqual(['conf.d/app.conf undefined-variable']);
    expect(findings[0]?.message).toMatch(new RegExp(`[.!?] ${REMARK.replaceAll('.', '\\.')}$`));
    expect(stderr).toContain('1 finding is in files that did not change, because of what did.\n');
    expect(status).toBe(1);
  });

  test('is not shown where it was there before, however its lines and those around it are judged now', async () => {
    const directory = repositoryWith();
    writeFiles(directory, { 'nginx.conf': ROOT.replace('http {', 'http {\n    server_tokens off;') });
    expect((await since(directory)).places).toEqual([]);
  });

  test('counts: a second one of the same kind is new', async () => {
    const twice = ROOT.replace('http {', `http {\n    map $uri $x { default $nowhere; }`);
    const directory = repositoryWith({ ...PROJECT, 'nginx.conf': twice });
    writeFiles(directory, { 'maps/upgrade.conf': null });
    expect((await since(directory)).places).toEqual(['conf.d/app.conf undefined-variable']);
  });

  test('is none of the suppressed ones, nor of those in the baseline', async () => {
    const accepted = SERVER.replace(
      '        proxy_set_header Connection',
      '        # proxylint-ignore undefined-variable -- set elsewhere\n        proxy_set_header Connection',
    );
    const directory = repositoryWith({
      ...PROJECT,
      'conf.d/app.conf': accepted,
      'maps/upgrade.conf': '# none\n',
    });
    writeFiles(directory, { 'nginx.conf': ROOT.replace('http {', 'http {\n') });
    expect((await since(directory)).places).toEqual([]);

    const other = repositoryWith();
    writeFiles(other, { 'maps/upgrade.conf': null });
    await run(other, ['check', '--baseline=b.json', '--update-baseline']);
    expect((await since(other, '--baseline=b.json')).places).toEqual([]);
  });

  test('is found for a commit that adds what was not there, and for a root that is renamed', async () => {
    const directory = repositoryWith();
    writeFiles(directory, { 'nginx.conf': null, 'etc.nginx': ROOT, 'more/readme.md': 'x' });
    expect((await since(directory)).places).toEqual([]);
    writeFiles(directory, { 'maps/upgrade.conf': null, 'maps/other.conf': '# nothing\n' });
    expect((await since(directory)).places).toEqual(['conf.d/app.conf undefined-variable']);
  });

  test('is found through links, and from a directory below the top', async () => {
    const directory = repositoryWith({
      'a/nginx.conf': ROOT.replace('conf.d', 'sites-enabled'),
      'a/maps/upgrade.conf': MAP,
      'a/sites-available/app.conf': SERVER,
      'a/sites-enabled/.keep': '',
    });
    symlinkSync('../sites-available/app.conf', join(directory, 'a/sites-enabled/app.conf'));
    commit(directory);
    git(directory, 'checkout', '--quiet', '-b', 'topic');
    commit(directory, { 'a/maps/upgrade.conf': null });
    expect((await since(join(directory, 'a'))).places).toEqual(['sites-enabled/app.conf undefined-variable']);
  });

  test('leaves the findings of changed files without a remark', async () => {
    const directory = repositoryWith();
    writeFiles(directory, { 'conf.d/old.conf': `# touched\n${OLD}` });
    const { findings } = await since(directory);
    expect(findings.map(({ path }) => path)).toEqual(['conf.d/old.conf']);
    expect(findings[0]?.message).not.toContain('did not change');
  });
});
