/** Runs vitest and counts what it reports. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';

/** Runs all tests; returns how many passed, failed and were skipped. */
export async function runTests() {
  const directory = await mkdtemp(join(tmpdir(), 'proxylint-verify-'));
  const outcomes = join(directory, 'outcomes.json');
  try {
    const status = await runStep('tests', [
      'node_modules/.bin/vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${outcomes}`,
    ]);
    return count(await readOutcomes(outcomes), status);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The last line of a run. */
export function tally({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * A test file that could not be loaded has no tests and counts as one failure, and so does anything else for which
 * vitest gives a bad status, such as an error outside of all tests: a run that went wrong never shows "0 failed".
 */
function count(outcomes, status) {
  if (outcomes === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloadable = outcomes.testResults.filter(
    ({ status: suite, assertionResults }) =>
      suite === 'failed' && !assertionResults.some(({ status: test }) => test === 'failed'),
  );
  const failed = outcomes.numFailedTests + unloadable.length;
  return {
    passed: outcomes.numPassedTests,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: outcomes.numPendingTests + outcomes.numTodoTests,
  };
}

/** What vitest wrote, or null when it ended before it could. */
async function readOutcomes(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
