/**
 * The lines of `log`, in a site and as a global option (httpcaddyfile/builtins.go, `parseLogHelper`). What a log holds does
 * not matter to any request: they are looked at for what Caddy refuses.
 */
import { goDuration, goInteger } from '../go-values.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeInteger } from '../option-values.ts';
import { takeModuleDraft } from '../proxy/modules.ts';
import { ENCODERS } from './encoders.ts';
import { WRITERS } from './writers.ts';

/** What the lines of one log said. */
export interface LogLines {
  /** Something that makes it differ from the log that Caddy has anyway. */
  isEmpty: boolean;
  hosts: readonly string[];
  /** It is for no host at all, but for what names it. */
  isForNoHost: boolean;
}

/** Reads the block. `scope`: a site's log is not told what to hold. */
export function readLogLines(line: OptionLine, scope: 'site' | 'global'): LogLines {
  const lines: LogLines = { isEmpty: true, hosts: [], isForNoHost: false };
  const table = scope === 'site' ? LOG : { ...LOG, include: names, exclude: names };
  readOptions(line.block(), table, lines, 'log', line.context);
  return lines;
}

const names = {
  read: (line: OptionLine, log: LogLines): void => {
    if (line.rest().length > 0) log.isEmpty = false;
  },
};

function part(read: (line: OptionLine) => void) {
  return (line: OptionLine, log: LogLines): void => {
    log.isEmpty = false;
    read(line);
  };
}

const LOG: OptionTable<LogLines> = {
  hostnames: {
    since: '2.7',
    read: (line, log) => {
      log.hosts = line.rest().map(({ value }) => value);
      if (log.hosts.length === 0) line.refuse('arguments', 'hostnames needs a name', line.name.span);
    },
  },
  output: { read: part((line) => void takeModuleDraft(line, WRITERS)) },
  format: { read: part((line) => void takeModuleDraft(line, ENCODERS)) },
  level: { read: readLevel },
  sampling: { since: '2.8', read: part(readSampling) },
  core: { since: '2.9', read: part(readCore) },
  no_hostname: {
    since: '2.9',
    read: (line, log) => {
      line.end();
      log.isForNoHost = true;
    },
  },
};

/** Caddy looks at what it is when it starts. */
function readLevel(line: OptionLine, log: LogLines): void {
  const level = line.need('a level such as INFO');
  line.end();
  if (level !== null && level.value !== '') log.isEmpty = false;
}

/** A plugin's, for all that is known here. */
function readCore(line: OptionLine): void {
  line.need('the name of a module');
  line.ignoreRest();
}

const SAMPLING: OptionTable<null> = {
  interval: { read: readInterval },
  first: { read: (line) => void takeInteger(line) },
  thereafter: { read: (line) => void takeInteger(line) },
};

function readSampling(line: OptionLine): void {
  line.rest();
  readOptions(line.block(), SAMPLING, null, 'sampling', line.context);
}

/** A number of nanoseconds, or a duration: releases differ. */
function readInterval(line: OptionLine): void {
  const interval = line.need('a duration such as 5s');
  if (interval === null || goInteger(interval.value) !== null || goDuration(interval.value) !== null) return;
  line.refuse('value', `${interval.value} is no duration`, interval.span);
}
