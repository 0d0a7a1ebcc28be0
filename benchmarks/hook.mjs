/**
 * Measures what a commit waits for: the hook's process for one changed file in a repository of 2,000 configuration files.
 *
 *     node benchmarks/hook.mjs                    some ten seconds; needs ../shared beside the checkout
 *     node benchmarks/hook.mjs --rounds 5 --files 500 --bundle FILE
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandLine, medianTimes, resourcesOf } from './measure.mjs';
import { buildRepository } from './repository.mjs';
import { milliseconds, printTable, ratio } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    files: { type: 'string', default: '2000' },
    bundle: { type: 'string', default: fileURLToPath(new URL('../dist/proxylint.mjs', import.meta.url)) },
  },
});

/** The command of `.pre-commit-hooks.yaml`. */
const HOOK = ['check', '--force-exclude', '--no-error-on-unmatched', '--'];

const directory = mkdtempSync(join(tmpdir(), 'proxylint-bench-hook-'));
try {
  const changed = buildRepository(directory, Number(options.files));
  process.chdir(directory);
  const commands = [
    commandLine('node -e 0', process.execPath, ['-e', '0']),
    ...Object.entries(changed).map(([name, path]) =>
      commandLine(name, process.execPath, [options.bundle, ...HOOK, path], [0, 1]),
    ),
  ];
  const times = medianTimes(commands, Number(options.rounds));
  const processorTimes = commands.map(
    (command) => resourcesOf(command, Math.max(3, Math.ceil(Number(options.rounds) / 5))).processorTime,
  );
  printTable(
    `The hook for one changed file in ${options.files} configuration files, medians of ${options.rounds}`,
    ['changed', 'time', 'to node -e 0', 'processor time', 'to node -e 0'],
    commands.map(({ name }, index) => [
      name,
      milliseconds(times[index]),
      ratio(times[index], times[0]),
      milliseconds(processorTimes[index]),
      ratio(processorTimes[index], processorTimes[0]),
    ]),
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
