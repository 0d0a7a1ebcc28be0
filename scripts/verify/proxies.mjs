/**
 * Makes sure that nginx, its Lua and stream modules, and Caddy are installed, which the tests ask for the truth,
 * pre-commit, under which our hooks are run, and the shells and readers that judge what we write for them.
 *
 * On Debian and its children they are installed when we are root. Their packages would start both as services; while
 * they are installed `policy-rc.d` forbids that, and is put back as it was.
 */
import { access, chmod, constants, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ENVIRONMENT, run, runStep } from './run-step.mjs';

/**
 * What the tests ask, by its Debian package: a program on the PATH, or a file. The Lua module judges our Lua lexer, the
 * stream module how connections are followed; the shells complete our command lines, mandoc reads our manual page.
 */
const NEEDED = [
  { package: 'nginx', program: 'nginx' },
  { package: 'caddy', program: 'caddy' },
  { package: 'libnginx-mod-http-lua', file: '/usr/lib/nginx/modules/ngx_http_lua_module.so', optional: true },
  { package: 'libnginx-mod-stream', file: '/usr/lib/nginx/modules/ngx_stream_module.so', optional: true },
  { package: 'pre-commit', program: 'pre-commit', optional: true },
  { package: 'zsh', program: 'zsh', optional: true },
  { package: 'fish', program: 'fish', optional: true },
  { package: 'mandoc', program: 'mandoc', optional: true },
];
const POLICY = '/usr/sbin/policy-rc.d';
/** Services must not be started: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt */
const FORBID_SERVICES = '#!/bin/sh\nexit 101\n';

const HOW_TO_INSTALL = `  Debian, Ubuntu:  sudo apt-get install --no-install-recommends nginx caddy libnginx-mod-http-lua \\
                     libnginx-mod-stream pre-commit
  Fedora:          sudo dnf install nginx caddy pre-commit
  macOS:           brew install nginx caddy pre-commit`;

export async function ensureProxies() {
  const missing = await missingProxies();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !(await isExecutable('/usr/bin/apt-get'))) {
    // Without a proxy nothing is proven; without one of the others its tests are skipped.
    if (missing.every((name) => NEEDED.some((needed) => needed.package === name && needed.optional))) return;
    throw new Error(
      `Not installed: ${missing.join(', ')}. The tests ask the real proxies.\n${HOW_TO_INSTALL}`,
    );
  }
  await withoutServices(() => install(missing));
  const stillMissing = await missingProxies();
  if (stillMissing.length > 0) {
    throw new Error(`Could not install ${stillMissing.join(', ')}. By hand:\n${HOW_TO_INSTALL}`);
  }
}

async function install(packages) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`\n— proxies: apt-get install ${packages.join(' ')}`);
  // A package list that is partly out of date may still have what we need: the next command tells.
  await run(['apt-get', '-qq', 'update'], quiet);
  await runStep(
    'proxies',
    ['apt-get', '-qq', 'install', '-y', '--no-install-recommends', ...packages],
    quiet,
  );
}

/** Does something while Debian's package scripts may not start services. */
async function withoutServices(action) {
  const before = await readPolicy();
  const restore = async () => {
    if (before === null) await rm(POLICY, { force: true });
    else await writePolicy(before.text, before.mode);
  };
  await writePolicy(FORBID_SERVICES, 0o755);
  try {
    await action();
  } finally {
    await restore();
  }
}

async function readPolicy() {
  try {
    return { text: await readFile(POLICY, 'utf8'), mode: (await stat(POLICY)).mode };
  } catch {
    return null;
  }
}

async function writePolicy(text, mode) {
  await writeFile(POLICY, text);
  await chmod(POLICY, mode);
}

async function missingProxies() {
  const found = await Promise.all(
    NEEDED.map(({ program, file }) => (program === undefined ? isReadable(file) : isOnPath(program))),
  );
  return NEEDED.filter((_, index) => !found[index]).map((needed) => needed.package);
}

async function isReadable(path) {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

async function isOnPath(program) {
  for (const directory of ENVIRONMENT.PATH.split(delimiter)) {
    if (await isExecutable(join(directory, program))) return true;
  }
  return false;
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
