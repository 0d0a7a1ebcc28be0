/** What people try who have read nothing. */
import { expect, test } from 'vitest';
import { directoryWith, run } from '../command-line.ts';

test('help is given in all ways in which it is asked for', async () => {
  const directory = directoryWith();
  const all = await run(directory, ['--help']);
  expect(all.stdout).toContain('proxylint fix [paths..]');
  for (const words of [['-h'], ['help']]) expect(await run(directory, words)).toEqual(all);
  const ofFix = await run(directory, ['fix', '--help']);
  expect(ofFix.stdout).toContain('--unsafe-fixes');
  for (const words of [
    ['fix', '-h'],
    ['help', 'fix'],
  ])
    expect(await run(directory, words)).toEqual(ofFix);
});

test('so is the version', async () => {
  const directory = directoryWith();
  const { stdout } = await run(directory, ['--version']);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  for (const word of ['-v', '-V']) expect((await run(directory, [word])).stdout).toBe(stdout);
});
