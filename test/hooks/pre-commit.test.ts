/** The hooks under the real pre-commit: a repository that uses this one, from a git URL. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../proof/harness/requirements.ts';
import { sharedFolder, writeFiles } from '../scratch/folder.ts';
import { needsPreCommit } from './requirements.ts';
import {
  BROKEN_SITE,
  commitAll,
  done,
  emptyRepository,
  PREPARATION,
  ROOT_FILE,
  ran,
  releasedRepository,
  SAYS_ENOUGH,
  SOUND_SITE,
} from './scratch.ts';

describeWith([needsPreCommit], 'pre-commit', () => {
  const scratch = sharedFolder();
  const released = join(scratch, 'proxylint');
  /** Where pre-commit keeps its installations, once for all tests here. */
  const environment = { PRE_COMMIT_HOME: join(scratch, 'home'), npm_config_prefer_offline: 'true' };
  let revision = '';
  let count = 0;

  beforeAll(() => {
    releasedRepository(released);
    revision = done(released, ['git', 'rev-parse', 'HEAD']).trim();
  }, PREPARATION);

  /** A repository in which these hooks are installed, and everything is committed and sound. */
  function user(hooks: readonly string[], files: Readonly<Record<string, string>> = {}): string {
    count += 1;
    const folder = emptyRepository(join(scratch, `user${count}`));
    writeFiles(folder, {
      'nginx/nginx.conf': ROOT_FILE,
      'nginx/conf.d/app.conf': SOUND_SITE,
      '.pre-commit-config.yaml': configuration(hooks),
      ...files,
    });
    commitAll(folder);
    done(folder, ['pre-commit', 'install'], environment);
    return folder;
  }

  function configuration(hooks: readonly string[]): string {
    const ids = hooks.map((id) => `      - id: ${id}\n`).join('');
    return `repos:\n  - repo: file://${released}\n    rev: ${revision}\n    hooks:\n${ids}`;
  }

  function commit(folder: string, message = 'A change') {
    done(folder, ['git', 'add', '-A']);
    return ran(folder, ['git', 'commit', '-m', message], environment);
  }

  function run(folder: string, ...args: readonly string[]) {
    return ran(folder, ['pre-commit', 'run', '-v', ...args], environment);
  }

  test('stops a broken change, and says enough to repair it', () => {
    const folder = user(['proxylint']);
    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    const { status, output } = commit(folder);
    expect(status).toBe(1);
    for (const words of SAYS_ENOUGH) expect(output).toContain(words);
    expect(done(folder, ['git', 'log', '--oneline']).trim().split('\n')).toHaveLength(1);
  });

  test('repairs a broken change; what it wrote is then committed', () => {
    const folder = user(['proxylint-fix', 'proxylint']);
    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    const first = commit(folder);
    expect(first.status).toBe(1);
    expect(first.output).toContain('files were modified by this hook');
    expect(first.output).toContain('Fixed 1 problem in');
    expect(readFileSync(join(folder, 'nginx/conf.d/app.conf'), 'utf8')).toContain(
      'proxy_set_header Connection $connection_upgrade;\n    }',
    );
    expect(commit(folder).status).toBe(0);
  });

  test('lets pass what is no configuration, without starting for most of it', () => {
    const folder = user(['proxylint', 'proxylint-fix']);
    writeFiles(folder, { 'README.md': '# x\n', 'nginx/Dockerfile': 'FROM nginx\n', 'src/a.ts': 'let a;\n' });
    const skipped = commit(folder);
    expect(skipped.status).toBe(0);
    expect(skipped.output.match(/no files to check/g)).toHaveLength(2);
    writeFiles(folder, { 'redis.conf': 'bind 127.0.0.1\nport 6379\n' });
    const passed = commit(folder);
    expect(passed.status).toBe(0);
    expect(passed.output.match(/Passed/g)).toHaveLength(2);
  });

  test('shows what was broken in a file that was not changed only with the hook for all configurations', () => {
    const withoutMap = ROOT_FILE.replace(/ {4}map[^}]*\}\n/, '');
    for (const { hooks, status } of [
      { hooks: ['proxylint'], status: 0 },
      { hooks: ['proxylint-project'], status: 1 },
    ]) {
      const folder = user(hooks);
      writeFiles(folder, { 'nginx/nginx.conf': withoutMap });
      const committed = commit(folder);
      expect({ hooks, status: committed.status }).toEqual({ hooks, status });
      if (status === 1) expect(committed.output).toContain('nginx/conf.d/app.conf:5');
    }
  });

  test('sees a deletion that breaks a configuration with the hook for all configurations', () => {
    const [map = ''] = /^ {4}map[^}]*\}\n/m.exec(ROOT_FILE) ?? [];
    const folder = user(['proxylint', 'proxylint-project'], {
      'nginx/nginx.conf': ROOT_FILE.replace(map, ''),
      'nginx/conf.d/00-map.conf': map,
    });
    rmSync(join(folder, 'nginx/conf.d/00-map.conf'));
    const { output } = commit(folder);
    expect(output).toMatch(/^proxylint\.+\(no files to check\)Skipped$/m);
    expect(output).toMatch(/^proxylint \(all configurations\)\.+Failed$/m);
  });

  describe('names', () => {
    test('with spaces and quotes, of a renamed file, and 500 of them arrive', () => {
      const folder = user(['proxylint']);
      const broken = BROKEN_SITE;
      writeFiles(folder, { "nginx/conf.d/it's a site.conf": broken.replace('8080', '8081') });
      rmSync(join(folder, 'nginx/conf.d/app.conf'));
      writeFiles(folder, { 'nginx/conf.d/renamed.conf': broken });
      for (let number = 0; number < 500; number++) {
        writeFiles(folder, {
          [`nginx/conf.d/site${number}.conf`]: SOUND_SITE.replace('8080', String(9000 + number)),
        });
      }
      const { status, output } = commit(folder);
      expect(status).toBe(1);
      expect(output).toContain("nginx/conf.d/it's a site.conf:10:9");
      expect(output).toContain('nginx/conf.d/renamed.conf:10:9');
      expect(output).toContain('Found 2 errors in 2 files.');
    });

    test('of a link that enables a site arrive', () => {
      const folder = user(['proxylint'], {
        'nginx/nginx.conf': ROOT_FILE.replace('conf.d/*.conf', 'sites-enabled/*'),
        'nginx/sites-available/app': BROKEN_SITE,
      });
      mkdirSync(join(folder, 'nginx/sites-enabled'));
      symlinkSync('../sites-available/app', join(folder, 'nginx/sites-enabled/app'));
      const { status, output } = commit(folder);
      expect(status).toBe(1);
      expect(output).toContain('nginx/sites-enabled/app:10:9');
    });
  });

  describe('what is committed is what is judged', () => {
    test('a file that is staged in part', () => {
      const folder = user(['proxylint']);
      const path = join(folder, 'nginx/conf.d/app.conf');
      writeFileSync(path, BROKEN_SITE);
      done(folder, ['git', 'add', '-A']);
      writeFileSync(path, SOUND_SITE);
      expect(ran(folder, ['git', 'commit', '-m', 'x'], environment).status).toBe(1);
      expect(readFileSync(path, 'utf8')).toBe(SOUND_SITE);
      writeFileSync(path, SOUND_SITE.replace('1h', '2h'));
      done(folder, ['git', 'add', '-A']);
      writeFileSync(path, BROKEN_SITE);
      expect(ran(folder, ['git', 'commit', '-m', 'x'], environment).status).toBe(0);
      expect(readFileSync(path, 'utf8')).toBe(BROKEN_SITE);
    });

    test('in a linked work tree, from a directory below the root', () => {
      const folder = user(['proxylint']);
      const linked = join(scratch, 'linked');
      done(folder, ['git', 'worktree', 'add', '-q', linked]);
      writeFiles(linked, { 'nginx/conf.d/app.conf': BROKEN_SITE });
      const { status, output } = commit(join(linked, 'nginx'));
      expect(status).toBe(1);
      for (const words of SAYS_ENOUGH) expect(output).toContain(words);
    });

    test('a submodule is its own repository’s concern', () => {
      const inner = user([], {
        'nginx/conf.d/app.conf': BROKEN_SITE,
        '.pre-commit-config.yaml': 'repos: []\n',
      });
      const folder = user(['proxylint']);
      done(folder, [
        'git',
        '-c',
        'protocol.file.allow=always',
        'submodule',
        'add',
        '-q',
        inner,
        'nginx/conf.d/inner.conf',
      ]);
      expect(existsSync(join(folder, 'nginx/conf.d/inner.conf/.git'))).toBe(true);
      expect(commit(folder).status).toBe(0);
    });
  });

  test('judges a whole repository', () => {
    const folder = user(['proxylint'], { 'nginx/conf.d/app.conf': BROKEN_SITE });
    const { status, output } = run(folder, '--all-files');
    expect(status).toBe(1);
    expect(output).toContain('Found 1 error in 1 file.');
  });
});
