/** Repositories of a test's own: the project as others get it from git, and one that uses it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../packaging/commands.ts';
import { bundleInto } from '../scratch/bundle.ts';

/** For what is prepared once, such as an installation: as long as a test may take. */
export const PREPARATION = 240_000;

export interface Ran {
  readonly status: number | null;
  /** Both outputs: a hook's reader sees them as one. */
  readonly output: string;
}

/** Runs a program for at most some minutes; what it starts sees neither our git nor our settings of pre-commit and npm. */
export function ran(
  directory: string,
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: directory,
    env: { ...surroundings(), ...environment },
    encoding: 'utf8',
    timeout: 200_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) throw error;
  return { status, output: stdout + stderr };
}

/** Not /dev/null: whoever writes a setting as root would put a file in its place. */
const NO_FILE = join(tmpdir(), 'proxylint-hooks-without-settings');

function surroundings(): NodeJS.ProcessEnv {
  const foreign =
    /^(?:GIT_|PRE_COMMIT|SKIP$|HUSKY|LEFTHOOK|npm_lifecycle|npm_package|npm_command|CI$|GITHUB_)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const git = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: NO_FILE };
  return { ...Object.fromEntries(kept), ...git, NO_COLOR: '1' };
}

/** Runs a program that must succeed; returns what it printed. */
export function done(
  directory: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, output } = ran(directory, command, environment);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${output}`);
  return output;
}

/** A repository with an identity of its own and no files. */
export function emptyRepository(folder: string): string {
  mkdirSync(folder, { recursive: true });
  done(folder, ['git', 'init', '-q', '-b', 'main']);
  for (const [key, value] of [
    ['user.name', 'a'],
    ['user.email', 'a@example.test'],
    ['commit.gpgsign', 'false'],
    ['protocol.file.allow', 'always'],
  ]) {
    done(folder, ['git', 'config', `${key}`, `${value}`]);
  }
  return folder;
}

/** Everything as it is now, in one commit; hooks are not asked. */
export function commitAll(folder: string, message = 'Everything'): void {
  done(folder, ['git', 'add', '-A']);
  done(folder, ['git', 'commit', '-qnm', message]);
}

/** What a clone holds as far as hooks and npm look at it, with a bundle of the sources as they are now. */
export function releasedRepository(folder: string): string {
  emptyRepository(folder);
  const files = ['package.json', 'package-lock.json', '.pre-commit-hooks.yaml', 'LICENSE', 'README.md'];
  for (const name of files) cpSync(join(PROJECT, name), join(folder, name));
  bundleInto(join(folder, 'dist'));
  commitAll(folder);
  return folder;
}

/** The root of a configuration that includes the files of `conf.d`. */
export const ROOT_FILE = `events {}
http {
    map $http_upgrade $connection_upgrade {
        default "";
        websocket upgrade;
    }
    include conf.d/*.conf;
}
`;

/** One of those files, without anything to find. */
export const SOUND_SITE = `server {
    listen 8080;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;

    location /ws {
        proxy_pass http://127.0.0.1:9000;
        proxy_read_timeout 1h;
    }
}
`;

/** The change that everybody makes one day: the location's own header discards those of the server. */
export const BROKEN_SITE = SOUND_SITE.replace('1h;\n', '1h;\n        proxy_set_header Host $host;\n');

/** What a person needs to see to repair it: where, what, why, and what to do. */
export const SAYS_ENOUGH = [
  'nginx/conf.d/app.conf:10:9',
  'No WebSocket opens through `location /ws`',
  'because `proxy_set_header Host` here discards all headers that the outer blocks set',
  'fix: send Upgrade and Connection to the upstream',
  'proxy_set_header Connection $connection_upgrade;',
  '`proxylint fix` can fix 1',
];
