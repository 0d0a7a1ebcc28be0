import { chmodSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeFiles } from '../../scratch/folder.ts';
import { commit, git, makeRepository } from '../../scratch/git.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

/** What is found, as `path:line rule`. */
function found(stdout: string): readonly string[] {
  const { findings } = JSON.parse(stdout);
  return findings.map(
    ({ path, start, rule }: { path: string; start: { line: number }; rule: string }) =>
      `${path}:${start.line} ${rule}`,
  );
}

async function since(directory: string, ref: string, ...more: readonly string[]) {
  const ran = await run(directory, ['check', '--format=json', '--since', ref, ...more]);
  return { ...ran, found: ran.stdout === '' ? [] : found(ran.stdout) };
}

const ROOT = `events {}
http {
    map $http_upgrade $connection_upgrade {
        default "";
        websocket upgrade;
    }
    include conf.d/*.conf;
}
`;
const SERVER = `server {
    listen 8080;
    location /ws {
        proxy_pass http://127.0.0.1:9000;
        include parts/websocket;
        proxy_read_timeout 1h;
    }
}
`;
const SNIPPET = `proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_upgrade;
`;
const PROJECT = {
  'nginx.conf': ROOT,
  'conf.d/app.conf': SERVER,
  'parts/websocket': SNIPPET,
  'old/nginx.conf': BROKEN_NGINX,
};

function project(): string {
  const directory = directoryWith(PROJECT);
  makeRepository(directory);
  return directory;
}

describe('--since', () => {
  test('takes other permissions for no change', async () => {
    const directory = project();
    git(directory, 'checkout', '--quiet', '-b', 'topic');
    chmodSync(join(directory, 'old/nginx.conf'), 0o755);
    commit(directory);
    expect(git(directory, 'diff', '--summary', 'main')).toContain('mode change');
    expect((await since(directory, 'main')).found).toEqual([]);
  });

  test('says nothing about what did not change, and says how much that was', async () => {
    const directory = project();
    const { status, stdout, stderr } = await run(directory, ['--since', 'main']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toBe(
      'Only what changed since main is reported: 0 of the 3 files that were found, and what they include.\n',
    );
  });

  test.each([
    ['committed', (directory: string) => void commit(directory, { 'new.conf': BROKEN_NGINX })],
    [
      'staged',
      (directory: string) => {
        writeFiles(directory, { 'new.conf': BROKEN_NGINX });
        git(directory, 'add', 'new.conf');
      },
    ],
    ['unknown to git', (directory: string) => writeFiles(directory, { 'new.conf': BROKEN_NGINX })],
    [
      'renamed',
      (directory: string) => {
        writeFiles(directory, { 'old/nginx.conf': null });
        commit(directory, { 'new.conf': BROKEN_NGINX });
      },
    ],
  ])('finds what is %s', async (_how, change) => {
    const directory = project();
    git(directory, 'checkout', '--quiet', '-b', 'topic');
    change(directory);
    const { status, found } = await since(directory, 'main');
    expect({ status, found }).toEqual({ status: 1, found: ['new.conf:16 websocket-handshake'] });
  });

  test('looks at the change of the branch, not at what the other branch did meanwhile', async () => {
    const directory = project();
    git(directory, 'checkout', '--quiet', '-b', 'topic');
    commit(directory, { 'new.conf': BROKEN_NGINX });
    git(directory, 'checkout', '--quiet', 'main');
    commit(directory, { 'old/nginx.conf': SOUND_NGINX });
    git(directory, 'checkout', '--quiet', 'topic');
    expect((await since(directory, 'main')).found).toEqual(['new.conf:16 websocket-handshake']);
  });

  test('judges a changed file in the context of its root, without a word about the root', async () => {
    const directory = project();
    commit(directory, { 'conf.d/app.conf': SERVER.replace('        include', '        # include') });
    expect((await since(directory, 'HEAD~1')).found).toEqual(['conf.d/app.conf:4 websocket-handshake']);
    commit(directory, { 'conf.d/app.conf': `${SERVER}\n` });
    expect((await since(directory, 'HEAD~1')).found).toEqual([]);
  });

  test('knows a changed file that only its root makes a configuration', async () => {
    const directory = project();
    commit(directory, {
      'parts/websocket': SNIPPET.replace('$connection_upgrade', '$conection_upgrade'),
      'README.md': 'server { not a configuration\n',
    });
    const { status, found } = await since(directory, 'HEAD~1');
    expect({ status, found }).toEqual({
      status: 1,
      found: ['parts/websocket:3 undefined-variable'],
    });
  });

  test('knows it through files that are no configurations by themselves either', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT.replace('conf.d/*.conf', 'parts/*'),
      'parts/app': SERVER.replace('parts/websocket', 'deep/websocket').replaceAll('\n', ' '),
      'deep/websocket': SNIPPET,
    });
    makeRepository(directory);
    commit(directory, { 'deep/websocket': SNIPPET.replace('$connection_upgrade', '$conection_upgrade') });
    const { stderr, found } = await since(directory, 'HEAD~1');
    expect(found).toEqual(['deep/websocket:3 undefined-variable']);
    expect(stderr).toContain('0 of the 1 file that was found, and what they include.');
  });

  test.each([
    ['deleted', {}],
    ['renamed', { 'parts/ws': SNIPPET }],
  ])('reports the line that still includes a file that is %s', async (_how, more) => {
    const directory = project();
    commit(directory, { 'parts/websocket': null, ...more });
    const { status, found, stdout } = await since(directory, 'HEAD~1');
    expect({ status, found }).toEqual({ status: 1, found: ['conf.d/app.conf:5 include-missing'] });
    expect(stdout).toContain('nginx does not start: `parts/websocket` is still included here');
  });

  test('reports the line of a Caddyfile that still imports a deleted file', async () => {
    const directory = directoryWith({
      Caddyfile: 'http://:8080 {\n\timport snippets/proxy.caddy\n}\n',
      'snippets/proxy.caddy': 'reverse_proxy 127.0.0.1:9000\n',
    });
    makeRepository(directory);
    commit(directory, { 'snippets/proxy.caddy': null });
    expect((await since(directory, 'HEAD~1')).found).toEqual(['Caddyfile:2 include-missing']);
  });

  test('is silent about a deleted file that nothing includes any more', async () => {
    const directory = project();
    commit(directory, { 'conf.d/app.conf': null, 'parts/websocket': null });
    const { status, found } = await since(directory, 'HEAD~1');
    expect({ status, found }).toEqual({ status: 0, found: [] });
  });

  test('sees a file whose link is what the root includes', async () => {
    const directory = directoryWith({
      'nginx.conf': ROOT.replace('conf.d', 'sites-enabled'),
      'sites-available/app.conf': SERVER.replace('        include', '        # include'),
    });
    mkdirSync(join(directory, 'sites-enabled'));
    symlinkSync('../sites-available/app.conf', join(directory, 'sites-enabled/app.conf'));
    makeRepository(directory);
    expect((await since(directory, 'HEAD')).found).toEqual([]);
    commit(directory, { 'sites-available/app.conf': SERVER.replace('        include', '# include') });
    expect((await since(directory, 'HEAD~1')).found).toEqual([
      'sites-enabled/app.conf:4 websocket-handshake',
    ]);
  });

  test('works below the top of the repository, and through a link to it', async () => {
    const directory = project();
    commit(directory, { 'deep/er/nginx.conf': BROKEN_NGINX });
    const below = await since(join(directory, 'deep'), 'HEAD~1');
    expect(below.found).toEqual(['er/nginx.conf:16 websocket-handshake']);
    const link = join(directoryWith(), 'link');
    symlinkSync(directory, link);
    expect((await since(link, 'HEAD~1')).found).toEqual(['deep/er/nginx.conf:16 websocket-handshake']);
  });

  test('restricts itself to the paths that are given too', async () => {
    const directory = project();
    commit(directory, { 'a/nginx.conf': BROKEN_NGINX, 'b/nginx.conf': BROKEN_NGINX });
    expect((await since(directory, 'HEAD~1', 'b', 'old')).found).toEqual([
      'b/nginx.conf:16 websocket-handshake',
    ]);
  });

  test('depends on nobody’s configuration of git', async () => {
    const directory = project();
    for (const [name, value] of [
      ['diff.external', 'false'],
      ['diff.relative', 'true'],
      ['diff.noprefix', 'true'],
      ['diff.renames', 'copies'],
      ['core.quotePath', 'true'],
      ['status.showUntrackedFiles', 'no'],
    ]) {
      git(directory, 'config', name ?? '', value ?? '');
    }
    commit(directory, { 'old/nginx.conf': null, 'ä "b"\n/nginx.conf': BROKEN_NGINX });
    writeFiles(directory, { 'c/nginx.conf': BROKEN_NGINX });
    expect((await since(directory, 'HEAD~1')).found).toEqual([
      'c/nginx.conf:16 websocket-handshake',
      'ä "b"\n/nginx.conf:16 websocket-handshake',
    ]);
  });

  test('leaves alone what the configuration file ignores, though it changed and is included', async () => {
    const directory = project();
    const wrong = SNIPPET.replace('$connection_upgrade', '$conection_upgrade');
    commit(directory, { 'parts/websocket': wrong, '.proxylint.yml': 'ignore: [parts/]\n' });
    expect((await since(directory, 'HEAD~1')).found).toEqual([]);
  });

  test('fixes what changed, and nothing else', async () => {
    const directory = project();
    commit(directory, { 'new.conf': BROKEN_NGINX });
    const { status } = await run(directory, ['fix', '--since', 'HEAD~1']);
    expect(status).toBe(0);
    expect(git(directory, 'diff', '--name-only')).toBe('new.conf');
  });

  test('shows the routes of what changed', async () => {
    const directory = project();
    commit(directory, { 'conf.d/app.conf': `${SERVER}\n` });
    const { stdout } = await run(directory, ['routes', '--format=json', '--since', 'HEAD~1']);
    const { routes } = JSON.parse(stdout);
    expect(routes.map(({ path }: { path: string }) => path)).toEqual(['conf.d/app.conf']);
  });
});

describe('a run with --since that cannot be done', () => {
  const failure = async (directory: string, ...argv: readonly string[]) => {
    const { status, stdout, stderr } = await run(directory, argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };

  test('says so outside of a repository', async () => {
    const directory = directoryWith({ 'nginx.conf': SOUND_NGINX });
    expect(await failure(directory, '--since', 'main')).toBe(
      'proxylint: --since needs a git repository: not a git repository (or any of the parent directories): .git\n',
    );
  });

  test.each(['nowhere', 'HEAD~7', ''])('names the commit that git does not know: %j', async (ref) => {
    expect(await failure(project(), `--since=${ref}`)).toBe(
      `proxylint: --since: git knows no commit named '${ref}' here\n`,
    );
  });

  test('never takes a name for an option of git', async () => {
    const directory = project();
    for (const ref of ['--output=stolen', '-h', '--exec=touch stolen', '--help']) {
      expect(await failure(directory, `--since=${ref}`)).toContain('git knows no commit named');
    }
    expect(git(directory, 'status', '--porcelain')).toBe('');
  });

  test('whatever the name, fails as a run and leaves no trace', async () => {
    const directory = project();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 12 }), async (name) => {
        const { status } = await run(directory, [`--since=-${name}`]);
        expect(status).toBe(2);
      }),
      { numRuns: 20 },
    );
    expect(git(directory, 'status', '--porcelain')).toBe('');
  });

  test('says what a shallow clone lacks', async () => {
    const origin = project();
    commit(origin);
    const clone = join(directoryWith(), 'clone');
    git(origin, 'clone', '--quiet', '--depth=1', `file://${origin}`, clone);
    expect(await failure(clone, '--since', 'HEAD~1')).toBe(
      "proxylint: --since: git knows no commit named 'HEAD~1' here; this clone is shallow: `git fetch --unshallow` brings the rest of the history\n",
    );
  });

  test('says that histories have nothing in common', async () => {
    const directory = project();
    git(directory, 'checkout', '--quiet', '--orphan', 'other');
    commit(directory, { 'other.txt': 'Another history.' });
    expect(await failure(directory, '--since', 'main')).toBe(
      "proxylint: --since: 'main' and what is checked out have no commit in common here\n",
    );
  });

  test('says that the standard input has no history', async () => {
    const { status, stderr } = await run(project(), ['--since', 'main', '-'], { stdin: SOUND_NGINX });
    expect(status).toBe(2);
    expect(stderr).toContain('--since compares files with what git knows of them');
  });

  test('says that git is missing', async () => {
    const directory = project();
    const empty = directoryWith();
    const { status, stderr } = await run(directory, ['--since', 'main'], { env: { PATH: empty } });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'proxylint: git cannot be run: there is no such program here; install git\n',
    });
  });
});

test('what git does not track in a submodule belongs to the submodule', async () => {
  const inner = directoryWith({ 'nginx.conf': SOUND_NGINX });
  makeRepository(inner);
  const directory = project();
  git(directory, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner');
  commit(directory);
  commit(join(directory, 'inner'), { 'nginx.conf': BROKEN_NGINX });
  expect((await since(directory, 'HEAD')).found).toEqual(['inner/nginx.conf:16 websocket-handshake']);
  renameSync(join(directory, 'old'), join(directory, 'older'));
  chmodSync(join(directory, 'older'), 0o755);
  expect((await since(directory, 'HEAD')).found).toHaveLength(2);
});
