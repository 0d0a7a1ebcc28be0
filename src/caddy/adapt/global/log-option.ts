/** The global option `log [name] { … }` (httpcaddyfile/builtins.go, `parseLogHelper`): what is written where. */
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import type { GlobalOption } from './global-option.ts';

/** It shapes `logging`, which carries no requests: it is only looked at. */
export const LOG_OPTION: GlobalOption = {
  read: (line) => {
    line.next();
    line.end();
    readOptions(line.block(), LOG, null, 'log', line.context);
  },
};

const LEVELS: readonly string[] = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'PANIC', 'FATAL'];

function readModule(line: OptionLine): void {
  line.need('the name of a module');
  line.ignoreRest();
}

/** Standard streams take nothing more; a file needs its name. */
function readOutput(line: OptionLine): void {
  const name = line.need('where to write: stdout, stderr, discard or file');
  if (name === null || ['stdout', 'stderr', 'discard'].includes(name.value)) return;
  if (name.value === 'file') line.exactly(1, 1, 'the name of one file behind file');
  line.ignoreRest();
}

const LOG: OptionTable<null> = {
  output: { read: readOutput },
  format: { read: readModule },
  level: { read: readLevel },
  include: { read: (line) => void line.rest() },
  exclude: { read: (line) => void line.rest() },
  sampling: { since: '2.8', read: (line) => line.ignoreRest() },
  core: { since: '2.9', read: readModule },
  hostnames: { since: '2.7', read: (line) => line.ignoreRest() },
  no_hostname: { since: '2.9', read: (line) => line.ignoreRest() },
};

/** Caddy looks at the level when it starts. */
function readLevel(line: OptionLine): void {
  const level = line.need(`a level: ${LEVELS.join(', ')}`);
  if (level !== null) line.end();
}
