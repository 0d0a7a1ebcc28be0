/** Makes sure that `node_modules` holds what the lock file names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT, runStep } from './run-step.mjs';

export async function ensurePackages() {
  if (await isInstalled()) return;
  const status = await runStep('packages', ['npm', 'ci', '--no-audit', '--no-fund']);
  if (status !== 0) throw new Error(`npm ci failed with status ${status}`);
}

/** Whether what npm noted on its last installation is what the lock file asks for now. */
async function isInstalled() {
  const wanted = await packagesOf('package-lock.json');
  const installed = await packagesOf('node_modules/.package-lock.json');
  if (wanted === null || installed === null) return false;
  const matches = Object.entries(wanted).every(([folder, { integrity, optional, devOptional }]) => {
    const found = installed[folder];
    // A package for another platform is optional, and rightly absent.
    if (found === undefined) return folder === '' || optional === true || devOptional === true;
    return found.integrity === integrity;
  });
  return matches && Object.keys(installed).every((folder) => folder in wanted);
}

async function packagesOf(lockFile) {
  try {
    return JSON.parse(await readFile(join(PROJECT, lockFile), 'utf8')).packages;
  } catch {
    return null;
  }
}
