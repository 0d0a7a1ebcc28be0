/** What a hook names is not what a person names: whatever has changed, configuration or not, there or gone. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { git, makeRepository } from '../../scratch/git.ts';
import { BROKEN_NGINX, directoryWith, run, SOUND_NGINX } from '../command-line.ts';

const HOOK = ['check', '--force-exclude', '--no-error-on-unmatched'];

const BROKEN_SITE = `server {
    listen 8080;
    location /ws {
        proxy_pass http://127.0.0.1:9000;
    }
}
`;
const ROOT = 'events {}\nhttp {\n    include conf.d/*.conf;\n}\n';

async function hook(cwd: string, ...names: readonly string[]) {
  return run(cwd, [...HOOK, ...names]);
}

describe('a hook', () => {
  test('judges the named configuration in the context of its root, as without the options', async () => {
    const cwd = directoryWith({
      'nginx/nginx.conf': ROOT,
      'nginx/conf.d/app.conf': BROKEN_SITE,
      '.git/HEAD': '',
    });
    const { status, stdout } = await hook(cwd, 'nginx/conf.d/app.conf');
    expect(status).toBe(1);
    expect(stdout).toBe((await run(cwd, ['nginx/conf.d/app.conf'])).stdout);
    expect(stdout).toContain('nginx/nginx.conf');
  });

  test.each([
    ['redis.conf', 'bind 127.0.0.1\nport 6379\n'],
    ['values.yaml', 'server: {}\n'],
    ['conf.d/logo', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['app.conf', ''],
  ])('leaves out %s, which is no configuration of nginx or Caddy', async (name, content) => {
    const cwd = directoryWith({ [name]: content });
    expect(await hook(cwd, name)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('judges what holds no known line where a root includes it', async () => {
    const odd = 'servr {\n listen 80\n';
    const alone = directoryWith({ 'conf.d/odd.conf': odd });
    expect(await hook(alone, 'conf.d/odd.conf')).toEqual({ status: 0, stdout: '', stderr: '' });
    const included = directoryWith({ 'nginx.conf': ROOT, 'conf.d/odd.conf': odd });
    const { status, stdout } = await hook(included, 'conf.d/odd.conf');
    expect(status).toBe(1);
    expect(stdout).toContain('conf.d/odd.conf:2:');
  });

  test.each(['vendor/', '/nginx.conf', 'nginx.*'])(
    'leaves out what .gitignore excludes by %s',
    async (pattern) => {
      const name = pattern === 'vendor/' ? 'vendor/a/nginx.conf' : 'nginx.conf';
      const files = { [name]: BROKEN_NGINX, '.git/HEAD': '' };
      expect((await hook(directoryWith(files), name)).status).toBe(1);
      const excluding = directoryWith({ ...files, '.gitignore': `${pattern}\n` });
      expect(await hook(excluding, name)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect((await run(excluding, [name])).status).toBe(1);
    },
  );

  test('leaves out what the configuration file ignores', async () => {
    const cwd = directoryWith({
      '.git/HEAD': '',
      '.proxylint.yml': 'ignore:\n  - legacy/\n',
      'legacy/nginx.conf': BROKEN_NGINX,
      'nginx.conf': SOUND_NGINX,
    });
    expect(await hook(cwd, 'legacy/nginx.conf')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await run(cwd, ['legacy/nginx.conf'])).status).toBe(1);
  });

  test('keeps what a nearer .gitignore takes back', async () => {
    const cwd = directoryWith({
      '.git/HEAD': '',
      '.gitignore': '*.conf\n',
      'own/.gitignore': '!nginx.conf\n',
      'own/nginx.conf': BROKEN_NGINX,
    });
    expect((await hook(cwd, 'own/nginx.conf')).status).toBe(1);
  });

  test('leaves out what .git/info/exclude names, in a linked work tree too', async () => {
    const cwd = directoryWith({ 'main/nginx.conf': BROKEN_NGINX });
    const main = join(cwd, 'main');
    makeRepository(main);
    git(main, 'worktree', 'add', '-q', '../linked');
    const linked = join(cwd, 'linked');
    expect((await hook(linked, 'nginx.conf')).status).toBe(1);
    mkdirSync(join(main, '.git/info'), { recursive: true });
    writeFileSync(join(main, '.git/info/exclude'), 'nginx.conf\n');
    for (const tree of [main, linked]) {
      expect(await hook(tree, 'nginx.conf')).toEqual({ status: 0, stdout: '', stderr: '' });
    }
  });

  test('says which named file is gone, and goes on', async () => {
    const cwd = directoryWith({ 'nginx.conf': SOUND_NGINX });
    const { status, stderr } = await hook(cwd, 'gone.conf', 'nginx.conf');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining('not looked at: gone.conf: no such file or directory.\n'),
    });
    expect((await run(cwd, ['gone.conf', 'nginx.conf'])).status).toBe(2);
  });

  test('passes when nothing is left', async () => {
    const cwd = directoryWith({ 'redis.conf': 'port 1\n' });
    expect((await hook(cwd, 'redis.conf', 'gone.conf')).status).toBe(0);
    expect((await run(cwd, ['--no-error-on-unmatched'])).status).toBe(0);
    expect(await run(cwd, [])).toMatchObject({ status: 2 });
    const excluded = directoryWith({ '.gitignore': '*\n', 'nginx.conf': BROKEN_NGINX });
    const { status, stderr } = await run(excluded, ['--force-exclude', 'nginx.conf']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'proxylint: nothing to look at: what was named is excluded by .gitignore or ignore, or no nginx or Caddy configuration\n',
    });
  });

  test('prints a whole document of a format although nothing is left', async () => {
    const cwd = directoryWith({ 'redis.conf': 'port 1\n' });
    const { stdout } = await hook(cwd, '--format', 'json', 'redis.conf');
    expect(JSON.parse(stdout)).toMatchObject({ files: [], findings: [] });
  });

  test('does not pass over what it cannot read', async () => {
    const cwd = directoryWith({});
    const { status, stderr } = await hook(cwd, 'conf.d/caf\uFFFD.conf');
    expect(status).toBe(2);
    expect(stderr).toContain('conf.d/caf\uFFFD.conf: not found; its name seems not to be UTF-8');
  });

  test('does not let a name write on the terminal', async () => {
    const cwd = directoryWith({});
    const { stderr } = await hook(cwd, 'a\u001b[2Jb\n.conf');
    expect(stderr).toBe('not looked at: a\\u{1b}[2Jb\\u{a}.conf: no such file or directory.\n');
    const { stderr: ofPerson } = await run(cwd, ['a\u001b[2Jb\n.conf']);
    expect(ofPerson).toBe('proxylint: a\\u{1b}[2Jb\\u{a}.conf: no such file or directory\n');
  });

  test('takes names with spaces, line feeds and dashes', async () => {
    const names = ['a b.conf', 'a\nb.conf', "a'b.conf", 'ä.conf', 'a;b.conf'];
    const cwd = directoryWith(Object.fromEntries(names.map((name) => [name, BROKEN_SITE])));
    for (const name of names) {
      const { stdout } = await hook(cwd, '--format', 'json', name);
      expect(JSON.parse(stdout).findings).toMatchObject([{ path: name }]);
    }
  });

  test('sees a changed file through the link by which a site is enabled', async () => {
    const cwd = directoryWith({
      'nginx.conf': ROOT.replace('conf.d/*.conf', 'sites-enabled/*'),
      'sites-available/app': BROKEN_SITE,
      'sites-enabled/.keep': '',
    });
    symlinkSync('../sites-available/app', join(cwd, 'sites-enabled/app'));
    for (const name of ['sites-available/app', 'sites-enabled/app']) {
      const { status, stdout } = await hook(cwd, name);
      expect({ status, stdout }).toEqual({
        status: 1,
        stdout: expect.stringContaining('sites-enabled/app:4:'),
      });
    }
  });

  test('passes over a link that leads out of the repository to nothing, and says so', async () => {
    const cwd = directoryWith({ 'sites-enabled/.keep': '' });
    symlinkSync('/etc/nginx/sites-available/none', join(cwd, 'sites-enabled/app'));
    const { status, stderr } = await hook(cwd, 'sites-enabled/app');
    expect(status).toBe(0);
    expect(stderr).toContain('links to /etc/nginx/sites-available/none');
  });

  test('leaves a submodule to itself', async () => {
    const cwd = directoryWith({
      '.git/HEAD': '',
      'module/.git': 'gitdir: ../.git/modules/module\n',
      'module/nginx.conf': BROKEN_NGINX,
      'own/nginx.conf': BROKEN_NGINX,
    });
    expect(await hook(cwd, 'module')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect((await hook(cwd, 'own')).status).toBe(1);
    expect((await hook(cwd, '.')).status).toBe(1);
    expect((await hook(join(cwd, 'module'), '.')).status).toBe(1);
  });

  test('judges a file outside of the repository that is named all the same', async () => {
    const cwd = directoryWith({ 'repository/.git/HEAD': '', 'outside/nginx.conf': BROKEN_NGINX });
    const { status } = await hook(join(cwd, 'repository'), '../outside/nginx.conf');
    expect(status).toBe(1);
  });

  test('judges from a directory below the root of the repository as from the root', async () => {
    const cwd = directoryWith({
      '.git/HEAD': '',
      '.gitignore': '/deploy/old/\n',
      'deploy/nginx.conf': ROOT,
      'deploy/conf.d/app.conf': BROKEN_SITE,
      'deploy/old/nginx.conf': BROKEN_NGINX,
    });
    const below = join(cwd, 'deploy/conf.d');
    const { status, stdout } = await hook(below, 'app.conf', '../old/nginx.conf');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringContaining(`${cwd}/deploy/nginx.conf`),
    });
    expect(stdout).not.toContain('old');
  });

  test('repairs what is named, and leaves out the same', async () => {
    const cwd = directoryWith({ '.gitignore': 'b.conf\n', 'a.conf': BROKEN_NGINX, 'b.conf': BROKEN_NGINX });
    const { status, stderr } = await run(cwd, ['fix', ...HOOK.slice(1), 'a.conf', 'b.conf', 'gone.conf']);
    expect(status).toBe(0);
    expect(stderr).toContain('Fixed 1 problem in 1 file.');
  });

  test('finds in many named files what it finds in each alone', async () => {
    const files: Record<string, string> = { 'nginx.conf': ROOT };
    const names = Array.from({ length: 500 }, (_, number) => `conf.d/site${number}.conf`);
    for (const [number, name] of names.entries()) {
      files[name] = BROKEN_SITE.replace('8080', String(1024 + number)).replace(
        number % 5 === 0 ? /^$/ : /location[^}]*\}/,
        '',
      );
    }
    const cwd = directoryWith(files);
    const { stdout } = await hook(cwd, '--format', 'json', ...names);
    const found: readonly { readonly path: string }[] = JSON.parse(stdout).findings;
    expect(found.map(({ path }) => path).sort()).toEqual(
      names.filter((_, number) => number % 5 === 0).sort(),
    );
  });
});

test('excluding never shows a finding that was not shown without it', async () => {
  const names = [
    'nginx.conf',
    'conf.d/a.conf',
    'conf.d/b.conf',
    'vendor/nginx.conf',
    'redis.conf',
    'Caddyfile',
  ];
  const cwd = directoryWith({
    '.gitignore': 'vendor/\n',
    'nginx.conf': ROOT,
    'conf.d/a.conf': BROKEN_SITE,
    'conf.d/b.conf': BROKEN_SITE.replace('8080', '8081'),
    'vendor/nginx.conf': BROKEN_NGINX,
    'redis.conf': 'port 6379\n',
    Caddyfile: ':80 {\n\treverse_proxy 127.0.0.1:1 {\n\t\theader_up -Upgrade\n\t}\n}\n',
  });
  const findings = async (argv: readonly string[]) => {
    const { stdout } = await run(cwd, [...argv, '--format', 'json']);
    const found: readonly { readonly path: string; readonly rule: string }[] = JSON.parse(stdout).findings;
    return found.filter(({ path }) => path !== 'redis.conf').map(({ path, rule }) => `${path} ${rule}`);
  };
  await fc.assert(
    fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (named) => {
      const all = await findings(named);
      const kept = all.filter((finding) => !finding.startsWith('vendor/'));
      expect(await findings([...HOOK.slice(1), ...named])).toEqual(kept);
    }),
    { numRuns: 20 },
  );
});
