/**
 * How versions of pre-commit have npm install a hook from git. npm 10 and 11 pass their `--global` on to the preparation
 * of a git package (npm/cli#8440), which leaves a command that is not there; a package with nothing to prepare is safe.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../proof/harness/requirements.ts';
import { sharedFolder, writeFiles } from '../scratch/folder.ts';
import { needsRegistry } from './requirements.ts';
import { done, PREPARATION, ROOT_FILE, ran, releasedRepository, SOUND_SITE } from './scratch.ts';

const scratch = sharedFolder();
const released = join(scratch, 'proxylint');
const project = join(scratch, 'project');
let count = 0;

beforeAll(() => {
  releasedRepository(released);
  writeFiles(project, { 'nginx.conf': ROOT_FILE, 'conf.d/app.conf': SOUND_SITE });
}, PREPARATION);

/** npm as it is run by its script, with nothing set up. */
type Npm = readonly string[];

const WAYS: Readonly<Record<string, (npm: Npm, environment: Readonly<Record<string, string>>) => void>> = {
  'as pre-commit 4.6.2 does': (npm, environment) => {
    done(
      scratch,
      [...npm, 'install', '--allow-git=root', '--install-links', '-g', `git+file://${released}`],
      environment,
    );
  },
  'as pre-commit 4.6.1 does': (npm, environment) => {
    done(scratch, [...npm, 'install', '--allow-git=root', '-g', `git+file://${released}`], environment);
  },
  'as earlier versions do, after what they install for it': (npm, environment) => {
    const archive = done(
      released,
      [...npm, 'pack', '--silent', '--pack-destination', scratch],
      environment,
    ).trim();
    done(scratch, [...npm, 'install', '-g', join(scratch, archive)], environment);
  },
  'from its folder': (npm, environment) => {
    done(released, [...npm, 'install', '-g', '.'], environment);
  },
};

function holdsFor(npm: () => Npm): void {
  test.each(Object.keys(WAYS))('%s', (way) => {
    count += 1;
    const prefix = join(scratch, `prefix${count}`);
    const environment = {
      npm_config_prefix: prefix,
      npm_config_cache: join(scratch, `cache${count}`),
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    };
    WAYS[way]?.(npm(), environment);
    const command = join(prefix, 'bin/proxylint');
    expect(existsSync(command)).toBe(true);
    const { status, output } = ran(project, [
      command,
      'check',
      '--force-exclude',
      '--no-error-on-unmatched',
      'conf.d/app.conf',
    ]);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('No problem') });
  });
}

describe('npm, as it is here, installs the hook without the network', () => {
  holdsFor(() => ['npm']);
});

describeWith([needsRegistry()], 'npm 10 installs the hook without the network', () => {
  const folder = join(scratch, 'npm10');

  beforeAll(() => {
    writeFiles(folder, { 'package.json': '{}' });
    done(folder, [
      'npm',
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      'npm@10',
    ]);
  }, PREPARATION);

  const npm = ['node', join(folder, 'node_modules/npm/bin/npm-cli.js')];

  test('is that version', () => {
    expect(done(folder, [...npm, '--version'])).toMatch(/^10\./);
  });

  holdsFor(() => npm);
});
