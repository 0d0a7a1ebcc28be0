/**
 * `npm test`: everything that must hold, in a fresh clone on a machine with nothing but Node.
 *
 * First what is needed: the npm packages of the lock file, nginx and Caddy. Then one step after the other, stopping at
 * the first that fails. The last line is `N passed, N failed`, with `, N skipped` when there are any; a step that fails
 * before the tests counts as the one failure. Exit status: 0 all passed, 1 something failed, 2 something to install.
 */

import { ensurePackages } from './verify/packages.mjs';
import { ensureProxies } from './verify/proxies.mjs';
import { runStep } from './verify/run-step.mjs';
import { runTests, tally } from './verify/tests.mjs';

const STEPS = [
  { name: 'format and lint', command: ['node_modules/.bin/biome', 'ci', '.'], alone: 'npm run lint' },
  { name: 'types', command: ['node_modules/.bin/tsc', '--noEmit'], alone: 'npm run types' },
];

async function verify() {
  await ensurePackages();
  await ensureProxies();
  for (const { name, command, alone } of STEPS) {
    const status = await runStep(name, command);
    if (status !== 0) return failed(name, alone, { passed: 0, failed: 1, skipped: 0 });
  }
  const counts = await runTests();
  return counts.failed === 0 ? ended(counts, 0) : failed('tests', 'npm run unit', counts);
}

function failed(step, alone, counts) {
  console.log(`\nFailed: ${step}. To run it alone: ${alone}`);
  return ended(counts, 1);
}

function ended(counts, status) {
  console.log(tally(counts));
  return status;
}

try {
  process.exitCode = await verify();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  console.log(tally({ passed: 0, failed: 1, skipped: 0 }));
  process.exitCode = 2;
}
