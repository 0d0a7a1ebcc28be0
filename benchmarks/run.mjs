/**
 * Measures the bundle as users run it: whole processes, from the shell's point of view.
 *
 *     npm run bench                         all of it, a few minutes
 *     node benchmarks/run.mjs --rounds 5    quicker and rougher
 *     node benchmarks/run.mjs --bundle FILE another bundle than the committed one
 *     node benchmarks/run.mjs --only NAME   one of the measurements, by its function's name
 *
 * Times depend on the machine; the ratios hardly do, because the commands of a comparison take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { caddyConfigurations } from './caddy-configurations.mjs';
import {
  largeConfiguration,
  manyServers,
  oneServer,
  regexLocations,
  smallConfiguration,
} from './configurations.mjs';
import { writeRepository } from './corpus-repository.mjs';
import { commandLine, medianTimes, resourcesOf } from './measure.mjs';
import { mebibytes, milliseconds, printTable, ratio } from './table.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    only: { type: 'string' },
    bundle: { type: 'string', default: fileURLToPath(new URL('../dist/proxylint.mjs', import.meta.url)) },
  },
});
const rounds = Number(options.rounds);
const LINES = [50_000, 100_000, 200_000, 400_000];
const LOCATIONS = [5_000, 10_000, 20_000];
const SHAPES = [400, 1_600];
const SERVERS = 20_000;
const FILES = 2_000;

const directory = mkdtempSync(join(tmpdir(), 'proxylint-bench-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const measurements = [
    coldStart,
    repository,
    againstNginx,
    growth,
    growthOfOneServer,
    growthOfShapes,
    tracing,
  ];
  for (const measure of measurements) {
    if (options.only === undefined || options.only === measure.name) await measure();
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** What a pre-commit hook waits for: Node's own start, and what we add to it. */
function coldStart() {
  const works = written('works', smallConfiguration());
  const broken = written('broken', smallConfiguration({ broken: true }));
  const commands = [
    commandLine('node -e 0', process.execPath, ['-e', '0']),
    proxylint('--version', ['--version']),
    proxylint('check, 20 lines', ['check', works]),
    proxylint('check, 20 lines with a finding', ['check', broken], [1]),
    proxylint('fix --diff, 20 lines', ['fix', '--diff', broken]),
  ];
  const times = medianTimes(commands, rounds);
  printTable(
    `Cold start, medians of ${rounds}`,
    ['command', 'time', 'to node -e 0'],
    commands.map(({ name }, index) => [name, milliseconds(times[index]), ratio(times[index], times[0])]),
  );
}

/** What teams with very many configurations wait for, on their machines and in CI. */
function repository() {
  const folder = join(directory, 'repository');
  const written = writeRepository(folder, FILES);
  if (written === null) return console.log('\nThe shared corpus is not here: no repository of many files.');
  const few = Math.max(3, Math.ceil(rounds / 3));
  const cache = join(directory, 'cache.json');
  const check = (name, args, before) =>
    commandLine(name, process.execPath, [options.bundle, 'check', ...args], [0, 1], { cwd: folder, before });
  const cached = ['--cache-location', cache];
  const commands = [
    commandLine('node -e 0', process.execPath, ['-e', '0']),
    check('all, no cache', ['--jobs=1']),
    check('all, no cache, 2 threads', ['--jobs=2']),
    check('all, first run with a cache', ['--jobs=1', ...cached], () => rmSync(cache, { force: true })),
    check('all, nothing changed since', ['--jobs=1', ...cached]),
    check('all, one file changed since', ['--jobs=1', ...cached], written.change),
    check('all, part 1 of 2', ['--jobs=1', '--shard=1/2']),
    check('all, part 2 of 2', ['--jobs=1', '--shard=2/2']),
    check('hook: one changed file', [written.changed], written.change),
    check('hook, with the cache of all', [...cached, written.changed], written.change),
  ];
  const times = medianTimes(commands, few);
  printTable(
    `A repository of ${FILES} files, medians of ${few}`,
    ['command', 'time', 'to node -e 0'],
    commands.map(({ name }, index) => [name, milliseconds(times[index]), ratio(times[index], times[0])]),
  );
}

/** nginx reads the same file with its own parser in C, and opens nothing. */
function againstNginx() {
  const nginx = findNginx();
  if (nginx === null) return console.log('\nnginx is not installed: no comparison with `nginx -t`.');
  const path = written('large', largeConfiguration(100_000));
  const commands = [
    commandLine('nginx -t', nginx, ['-t', '-q', '-p', directory, '-c', path]),
    proxylint('check', ['check', path]),
  ];
  const few = Math.max(3, Math.ceil(rounds / 2));
  const times = medianTimes(commands, few);
  printTable(
    `100,000 lines without a finding, medians of ${few}`,
    ['command', 'time', 'to nginx -t'],
    commands.map(({ name }, index) => [name, milliseconds(times[index]), ratio(times[index], times[0])]),
  );
}

/** Twice the lines should take twice the time: the last column stays level. */
function growth() {
  const few = Math.max(3, Math.ceil(rounds / 5));
  const rows = LINES.map((lines) => {
    const path = written(`${lines}-lines`, largeConfiguration(lines));
    const { processorTime, peakMemory } = resourcesOf(
      proxylint(`check, ${lines} lines`, ['check', path]),
      few,
    );
    const perLine = `${((processorTime / lines) * 1000).toFixed(1)} µs`;
    return [String(lines), milliseconds(processorTime), perLine, mebibytes(peakMemory)];
  });
  const header = ['lines', 'processor time', 'per line', 'peak memory'];
  printTable(`Growth of check, medians of ${few}`, header, rows);
}

/** Every location of a server looks at what the server sets; that must not make each of them cost more. */
function growthOfOneServer() {
  const few = Math.max(3, Math.ceil(rounds / 5));
  const rows = LOCATIONS.map((locations) => {
    const path = written(`${locations}-locations`, oneServer(locations));
    const name = `check, ${locations} locations`;
    const { processorTime, peakMemory } = resourcesOf(proxylint(name, ['check', path]), few);
    const perLocation = `${((processorTime / locations) * 1000).toFixed(0)} µs`;
    return [String(locations), milliseconds(processorTime), perLocation, mebibytes(peakMemory)];
  });
  const header = ['locations', 'processor time', 'per location', 'peak memory'];
  printTable(`Growth of check within one server, medians of ${few}`, header, rows);
}

/** What grows in other ways: twice as much of one thing should take twice the time, beyond what any run takes. */
function growthOfShapes() {
  const few = Math.max(3, Math.ceil(rounds / 5));
  const timeOf = (path) => resourcesOf(proxylint('check', ['check', path], [0, 1]), few).processorTime;
  const start = timeOf(written('nothing', ':80\n', 'Caddyfile'));
  const shapes = { 'nginx, regular expressions': ['nginx.conf', regexLocations], ...caddyConfigurations };
  const rows = Object.entries(shapes).map(([name, [file, make]]) => {
    const times = SHAPES.map((count) => timeOf(written(`${name}-${count}`, make(count), file)) - start);
    const [first, last] = times;
    return [name, ...times.map(milliseconds), ratio(last, first)];
  });
  const header = ['shape', ...SHAPES.map(String), `${SHAPES.at(-1)} to ${SHAPES[0]}`];
  printTable(
    `Growth of check by shape, processor time beyond that of an empty file, medians of ${few}`,
    header,
    rows,
  );
}

/** One request through many servers: most of the time should go into reading them. */
async function tracing() {
  const few = Math.max(3, Math.ceil(rounds / 3));
  const path = written('servers', manyServers(SERVERS));
  const url = `ws://host${SERVERS - 1}.example:8080/ws`;
  const commands = [
    commandLine('reading alone', process.execPath, [await readOnly(), path]),
    proxylint('trace', ['trace', url, path]),
  ];
  const usages = commands.map((command) => resourcesOf(command, few));
  const rows = commands.map(({ name }, index) => [
    name,
    milliseconds(usages[index].processorTime),
    ratio(usages[index].processorTime, usages[0].processorTime),
    mebibytes(usages[index].peakMemory),
  ]);
  const header = ['command', 'processor time', 'to reading alone', 'peak memory'];
  printTable(`One of ${SERVERS} servers in 100,000 lines, medians of ${few}`, header, rows);
}

/** A program that only reads, made from the sources as the bundle is. */
async function readOnly() {
  const outfile = join(directory, 'read-only.mjs');
  const input = fileURLToPath(new URL('read-only.mjs', import.meta.url));
  await build({ input, platform: 'node', output: { file: outfile, format: 'esm' } });
  return outfile;
}

function proxylint(name, args, statuses) {
  return commandLine(name, process.execPath, [options.bundle, ...args], statuses);
}

/** Each in a folder of its own: proxylint looks at what lies beside a file, which may include it. */
function written(name, text, file = 'nginx.conf') {
  const folder = join(directory, name.replaceAll(/\W+/g, '-'));
  mkdirSync(folder);
  const path = join(folder, file);
  writeFileSync(path, text);
  return path;
}

/** Debian installs nginx where an ordinary user's PATH does not lead. */
function findNginx() {
  return ['nginx', '/usr/sbin/nginx'].find((program) => spawnSync(program, ['-v']).status === 0) ?? null;
}
