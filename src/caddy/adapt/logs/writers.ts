/** Where a log is written (modules/logging/filewriter.go, netwriter.go): to a standard stream, a file, another machine. */

import { goInteger } from '../go-values.ts';
import type { OptionLine, OptionTable } from '../option-lines.ts';
import { readKnownOptions } from '../option-lines.ts';
import { takeByteSize, takeDuration, takeInteger } from '../option-values.ts';
import type { ModuleKind } from '../proxy/modules.ts';

/** What follows a standard stream is not its own: it is taken for the next line of the log. */
const stream = { read: () => undefined };

export const WRITERS: ModuleKind = {
  what: 'a writer of logs',
  key: 'output',
  modules: {
    stdout: stream,
    stderr: stream,
    discard: stream,
    file: { read: (line) => readWriter(line, 'the name of one file', FILE) },
    net: { read: (line) => readWriter(line, 'one address', NET) },
  },
};

/** What they do not know they pass over. Some release after 2.9 refuses it; which one is not known here. */
function readWriter(line: OptionLine, what: string, table: OptionTable<null>): void {
  line.exactly(1, 1, `${what} behind ${line.statement.args[0]?.value ?? line.name.value}`);
  readKnownOptions(line.block(), table, null, line.context);
}

const flag = { read: (line: OptionLine) => line.end() };

/** Exactly one word, and what it has to be. */
function one(what: string, take: (line: OptionLine) => unknown) {
  return {
    read: (line: OptionLine): void => {
      if (line.left !== 1) line.exactly(1, 1, what);
      else take(line);
    },
  };
}

function takeMode(line: OptionLine): void {
  const mode = line.next();
  if (mode !== null && !/^[0-7]*$/.test(mode.value)) {
    line.refuse('value', `${mode.value} is no mode of a file; write one such as 0644`, mode.span);
  }
}

/** Nobody says here whether a negative time is refused: until 2.6.2 it is, and so it stayed. */
function takeAge(line: OptionLine): void {
  const age = takeDuration(line);
  if (age !== null && age.value < 0)
    line.refuse('value', 'logs cannot be kept for less than no time', age.span);
}

/** A file that grows too long gives way to a new one. */
const FILE: OptionTable<null> = {
  mode: { since: '2.9', ...one('one mode such as 0644', takeMode) },
  roll_disabled: flag,
  roll_size: one('one size such as 100MiB', takeByteSize),
  roll_uncompressed: flag,
  roll_local_time: flag,
  roll_keep: one('one number of files', takeInteger),
  roll_keep_for: one('one duration such as 720h', takeAge),
  roll_minutes: { since: '2.11', read: readMinutes },
};

function readMinutes(line: OptionLine): void {
  for (const { value, span } of line.rest()) {
    const wrong = value.split(',').find((minute) => goInteger(minute.trim()) === null);
    if (wrong !== undefined) line.refuse('value', `${wrong} is no minute of an hour`, span);
  }
}

const NET: OptionTable<null> = {
  dial_timeout: {
    read: (line) => {
      takeDuration(line);
      line.end();
    },
  },
  soft_start: { since: '2.7', ...flag },
};
