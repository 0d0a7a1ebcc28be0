/**
 * Runs a command in a process group of its own, and ends whatever is left of that group when it is done or when we are
 * told to stop: nothing of a run outlives it.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** nginx is installed where an ordinary user's PATH does not lead. */
const PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);
export const ENVIRONMENT = { ...process.env, PATH };

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Announces a step and runs its command in the project's root; returns its exit status. */
export function runStep(name, command, environment = {}) {
  console.log(`\n— ${name}: ${command.join(' ')}`);
  return run(command, environment);
}

/** Runs a command with our output and no input; returns its exit status, 128 + the signal's number when it was killed. */
export async function run([program, ...args], environment = {}) {
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { ...ENVIRONMENT, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const stop = (signal) => endGroup(child.pid, signal);
  for (const signal of STOPPING) process.on(signal, stop);
  try {
    return await new Promise((done, fail) => {
      child.once('error', fail);
      child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    for (const signal of STOPPING) process.off(signal, stop);
    endGroup(child.pid, 'SIGKILL');
  }
}

function endGroup(leader, signal) {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody is left in the group.
  }
}
