/** Runs whole processes and says how long they took and how much memory they held. */
import { spawnSync } from 'node:child_process';

/**
 * One command line of a comparison. An exit status that is not among `statuses` makes the measurement worthless. It runs
 * in `cwd`, after `before`, which does not count.
 */
export function commandLine(name, program, args, statuses = [0], { cwd, before = () => {} } = {}) {
  return { name, program, args, statuses, cwd, before };
}

/**
 * The median wall time of each command in milliseconds, in the order given.
 *
 * The commands take turns, so that a machine that is busy for a while slows all of them, and their ratios hold.
 */
export function medianTimes(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const time = timeOf(command);
      // The first round only fills the disk's caches.
      if (round >= 0) times[index].push(time);
    }
  }
  return times.map(median);
}

function timeOf(command) {
  command.before();
  const start = process.hrtime.bigint();
  run(command, ['ignore', 'ignore', 'ignore']);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Tells the parent, on descriptor 3, what the process has used: KiB at most, and microseconds on all threads. */
const TELL_RESOURCES = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;

/**
 * What a Node process needs, whatever else the machine does meanwhile: processor time in milliseconds, the median over
 * some rounds, and the most memory that it held, in MiB.
 */
export function resourcesOf({ program, args, ...rest }, rounds) {
  const telling = ['--import', `data:text/javascript,${encodeURIComponent(TELL_RESOURCES)}`, ...args];
  const usages = Array.from({ length: rounds }, () => {
    const { output } = run({ ...rest, program, args: telling }, ['ignore', 'ignore', 'ignore', 'pipe']);
    return JSON.parse(output[3]);
  });
  return {
    processorTime: median(
      usages.map(({ userCPUTime, systemCPUTime }) => (userCPUTime + systemCPUTime) / 1000),
    ),
    peakMemory: median(usages.map(({ maxRSS }) => maxRSS / 1024)),
  };
}

function run({ name, program, args, statuses, cwd }, stdio) {
  const result = spawnSync(program, args, { cwd, stdio, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (result.error !== undefined) throw result.error;
  if (!statuses.includes(result.status)) {
    throw new Error(`${name} ended with ${result.status ?? result.signal}: ${program} ${args.join(' ')}`);
  }
  return result;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
