/**
 * `log` in a site (httpcaddyfile/builtins.go, `parseLogHelper`; modules/logging). What a log holds does not matter to any
 * request, so that it gives nothing; its lines are looked at for what Caddy refuses.
 */
import type { Statement } from '../../config/statement.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeByteSize, takeDuration, takeInteger } from '../option-values.ts';
import { refuseSlip } from '../standard-modules.ts';
import { wholeLine } from './read-line.ts';

export function log(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const line = wholeLine(statement, context);
  const [first] = line.rest();
  if (first !== undefined && !context.isAtLeast('2.7')) {
    const message = 'log has a name since Caddy 2.7, and not in this version; remove it';
    line.refuse('arguments', message, first.span, { version: { since: '2.7' } });
  }
  readOptions(line.block(), LOG, null, 'log', context);
  return [];
}

const LOG: OptionTable<null> = {
  hostnames: {
    since: '2.7',
    read: (line) => {
      if (line.rest().length === 0) line.refuse('arguments', 'hostnames needs a name', line.name.span);
    },
  },
  output: { read: readOutput },
  format: { read: readFormat },
  level: {
    read: (line) => {
      line.need('a level such as INFO');
      line.end();
    },
  },
  sampling: { since: '2.8', read: (line) => line.ignoreRest() },
  core: { since: '2.9', read: (line) => line.ignoreRest() },
  no_hostname: { since: '2.9', read: (line) => line.ignoreRest() },
};

/** Exactly one value, and what it has to be. */
function one(what: string, take: (line: OptionLine) => unknown): Option<null> {
  return {
    read: (line) => {
      if (line.left !== 1) line.exactly(1, 1, what);
      else take(line);
    },
  };
}

const flag: Option<null> = { read: (line) => line.end() };

/** A file that grows too long gives way to a new one. */
const FILE: OptionTable<null> = {
  mode: { since: '2.9', read: (line) => line.ignoreRest() },
  dir_mode: { since: '2.11', read: (line) => line.ignoreRest() },
  roll_disabled: flag,
  roll_size: one('one size such as 100MiB', takeByteSize),
  roll_uncompressed: flag,
  roll_local_time: flag,
  roll_keep: one('one number of files', takeInteger),
  roll_keep_for: one('one duration such as 720h', takeDuration),
  roll_interval: { since: '2.11', read: (line) => line.ignoreRest() },
  roll_minutes: { since: '2.11', read: (line) => line.ignoreRest() },
  roll_at: { since: '2.11', read: (line) => line.ignoreRest() },
  backup_time_format: { since: '2.11', read: (line) => line.ignoreRest() },
};

const NET: OptionTable<null> = {
  dial_timeout: {
    read: (line) => {
      takeDuration(line);
      line.end();
    },
  },
  soft_start: flag,
};

const WRITERS = ['stdout', 'stderr', 'discard', 'file', 'net'];

/** Standard streams take nothing more. Writers of plugins read what follows them by themselves. */
function readOutput(line: OptionLine): void {
  const writer = line.need('where to write: stdout, stderr, discard, file or net');
  switch (writer?.value) {
    case 'file':
      line.exactly(1, 1, 'the name of one file behind file');
      // Caddy 2.6.2 passes over what it does not know there.
      readOptions(
        line.block().filter(({ name }) => line.isAtLeast('2.8') || Object.hasOwn(FILE, name.value)),
        FILE,
        null,
        'output file',
        line.context,
      );
      break;
    case 'net':
      line.exactly(1, 1, 'one address behind net');
      readOptions(line.block(), NET, null, 'output net', line.context);
      break;
    case 'stdout':
    case 'stderr':
    case 'discard':
      break;
    default:
      if (writer !== null) refuseSlip(writer, WRITERS, 'writer of logs', line);
      line.ignoreRest();
  }
}

const value: Option<null> = one('one value', (line) => line.next());

const ENCODER: OptionTable<null> = {
  ...Object.fromEntries(
    [
      'message_key',
      'level_key',
      'time_key',
      'name_key',
      'caller_key',
      'stacktrace_key',
      'line_ending',
      'time_format',
      'duration_format',
      'level_format',
    ].map((name) => [name, value]),
  ),
  time_local: flag,
};

const ENCODERS = ['json', 'console', 'filter', 'append', 'logfmt', 'single_field'];

/** What a filter does with fields is its own affair. */
function readFormat(line: OptionLine): void {
  const encoder = line.need('a format such as json or console');
  if (encoder?.value === 'json' || encoder?.value === 'console') {
    line.end();
    readOptions(line.block(), ENCODER, null, `format ${encoder.value}`, line.context);
  } else {
    if (encoder !== null) refuseSlip(encoder, ENCODERS, 'format of logs', line);
    line.ignoreRest();
  }
}
