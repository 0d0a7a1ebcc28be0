/** What is done with a field of a log's entries before it is written (modules/logging/filters.go). */
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeInteger } from '../option-values.ts';
import type { Module, ModuleKind } from '../proxy/modules.ts';

/** It takes the words that it wants, if they are there, and nobody looks at the others. */
const any: Module = { read: (line) => line.ignoreRest() };

export const FILTERS: ModuleKind = {
  what: 'a filter of fields',
  key: 'filter',
  modules: {
    delete: any,
    hash: any,
    replace: any,
    rename: any,
    regexp: any,
    ip_mask: { read: readMask },
    query: { read: (line) => readBlock(line, CHANGES, 'query') },
    cookie: { read: (line) => readBlock(line, CHANGES, 'cookie') },
  },
};

/** Until 2.8 arguments meant nothing; since then nobody looks into a block behind them. */
function readBlock(line: OptionLine, table: OptionTable<null>, owner: string): void {
  const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
  const block = line.block();
  if (!isIgnored) readOptions(block, table, null, owner, line.context);
}

const number = { read: (line: OptionLine) => void takeInteger(line) };

/** How many bits of an address are kept. Since 2.8 they may stand on the line. */
function readMask(line: OptionLine): void {
  if (line.isAtLeast('2.8')) {
    if (line.left > 2) line.exactly(0, 2, 'at most a number of bits for IPv4, and one for IPv6');
    while (line.hasMore) if (takeInteger(line) === null) break;
  }
  line.rest();
  readOptions(line.block(), { ipv4: number, ipv6: number }, null, 'ip_mask', line.context);
}

/** Of parameters of a query, or of cookies. */
const CHANGES: OptionTable<null> = {
  replace: {
    read: (line) => {
      if (line.need('a name and a value') !== null) line.need('a value');
    },
  },
  hash: { read: (line) => void line.need('a name') },
  delete: { read: (line) => void line.need('a name') },
};
