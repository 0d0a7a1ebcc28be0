/** As a new user would: an unknown repository, `init`, a commit, and a broken change that the hook stops. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
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

describeWith([needsPreCommit], 'from init to a commit that is stopped', () => {
  const scratch = sharedFolder();
  const released = join(scratch, 'proxylint');
  const environment = { PRE_COMMIT_HOME: join(scratch, 'home'), npm_config_prefer_offline: 'true' };
  const proxylint = ['node', join(released, 'dist/proxylint.mjs')];

  beforeAll(() => {
    releasedRepository(released);
  }, PREPARATION);

  test.each([
    ['a repository without hooks', null],
    [
      'one that has hooks',
      'repos:\n-   repo: local\n    hooks:\n    -   id: a\n        name: a\n        entry: "true"\n        language: system\n',
    ],
  ])('in %s', (title, config) => {
    const folder = emptyRepository(join(scratch, title.replaceAll(' ', '-')));
    writeFiles(folder, {
      'nginx/nginx.conf': ROOT_FILE,
      'nginx/conf.d/app.conf': SOUND_SITE,
      'package.json': '{}\n',
    });
    if (config !== null) writeFiles(folder, { '.pre-commit-config.yaml': config });
    commitAll(folder);
    const said = done(folder, [...proxylint, 'init', '--yes']);
    expect(said).toContain('1. pre-commit install');
    usingReleased(folder);
    done(folder, ['pre-commit', 'validate-config'], environment);
    done(folder, ['pre-commit', 'install'], environment);
    done(folder, ['git', 'add', '-A']);
    expect(ran(folder, ['git', 'commit', '-m', 'Check with proxylint'], environment)).toMatchObject({
      status: 0,
    });

    writeFiles(folder, { 'nginx/conf.d/app.conf': BROKEN_SITE });
    const stopped = ran(folder, ['git', 'commit', '-am', 'Send the host'], environment);
    expect(stopped.status).toBe(1);
    for (const words of SAYS_ENOUGH) expect(stopped.output).toContain(words);

    // What the message says to do.
    done(folder, [...proxylint, 'fix']);
    expect(ran(folder, ['git', 'commit', '-am', 'Send the host'], environment)).toMatchObject({ status: 0 });
    expect(done(folder, ['git', 'log', '--format=%s'])).toBe(
      'Send the host\nCheck with proxylint\nEverything\n',
    );
  });

  /** The scratch clone stands for the address and the version that `init` wrote. */
  function usingReleased(folder: string): void {
    const path = join(folder, '.pre-commit-config.yaml');
    const written = readFileSync(path, 'utf8');
    const revision = done(released, ['git', 'rev-parse', 'HEAD']).trim();
    const edited = written
      .replace('https://github.com/proxylint/proxylint', `file://${released}`)
      .replace(/rev: v\d+\.\d+\.\d+/, `rev: ${revision}`);
    expect(edited).toContain(`file://${released}\n`);
    expect(edited).toContain(`rev: ${revision}\n`);
    writeFileSync(path, edited);
  }
});
