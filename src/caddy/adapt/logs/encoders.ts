/** How the entries of a log are written down (modules/logging/encoders.go, filterencoder.go, appendencoder.go). */
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { type ModuleKind, takeModuleDraft } from '../proxy/modules.ts';
import { FILTERS } from './filters.ts';

export const ENCODERS: ModuleKind = {
  what: 'a format of logs',
  key: 'format',
  modules: {
    json: { read: readPlain },
    console: { read: readPlain },
    filter: { read: (line) => readAround(line, filterOptions(line), 'format filter') },
    append: { since: '2.8', read: (line) => readAround(line, APPEND, 'format append') },
  },
};

const word = { read: (line: OptionLine) => void line.exactly(1, 1, 'one value') };

/** What fields are called, and how times and levels look. */
const PLAIN: OptionTable<null> = {
  message_key: word,
  level_key: word,
  time_key: word,
  name_key: word,
  caller_key: word,
  stacktrace_key: word,
  line_ending: word,
  time_format: word,
  time_local: { read: (line) => line.end() },
  duration_format: word,
  level_format: word,
};

function readPlain(line: OptionLine): void {
  line.end();
  readOptions(line.block(), PLAIN, null, 'the format', line.context);
}

/** An encoder that changes entries before another writes them. Since 2.8 nobody looks into a block behind an argument. */
function readAround(line: OptionLine, table: OptionTable<null>, owner: string): void {
  const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
  const block = line.block();
  if (!isIgnored) readOptions(block, table, null, owner, line.context);
}

const wrap = { read: (line: OptionLine) => void takeModuleDraft(line, ENCODERS) };

/** The block of `fields`, which is not looked for behind an argument. */
function fields(read: (line: OptionLine) => void) {
  return {
    read: (line: OptionLine): void => {
      if (!line.hasMore) readOptions(line.block(), { '*': { read } }, null, 'fields', line.context);
    },
  };
}

function readFilter(line: OptionLine): void {
  takeModuleDraft(line, FILTERS);
}

function readValue(line: OptionLine): void {
  line.need(`a value for ${line.name.value}`);
  line.end();
}

const FILTER: OptionTable<null> = { wrap, fields: fields(readFilter) };

/** Since 2.8 a field needs no `fields` around it. */
function filterOptions(line: OptionLine): OptionTable<null> {
  return line.isAtLeast('2.8') ? { ...FILTER, '*': { read: readFilter } } : FILTER;
}

const APPEND: OptionTable<null> = { wrap, fields: fields(readValue), '*': { read: readValue } };
