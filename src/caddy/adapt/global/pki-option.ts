/** The global option `pki { ca … }` (httpcaddyfile/pkiapp.go): Caddy's own certificate authorities. */
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeDuration } from '../option-values.ts';
import type { GlobalOption } from './global-option.ts';

/** It shapes `apps.pki`, which carries no requests: it is only looked at. Since 2.8 a block behind an argument is not. */
export const PKI_OPTION: GlobalOption = {
  read: (line) => {
    const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
    const block = line.block();
    if (!isIgnored) readOptions(block, PKI, null, 'pki', line.context);
  },
};

const PKI: OptionTable<null> = { ca: { read: readAuthority } };

function word(what: string) {
  return { read: (line: OptionLine) => void line.need(what) };
}

const KEY_PAIR: OptionTable<null> = { cert: word('a file'), key: word('a file'), format: word('a format') };

const keyPair = {
  read: (line: OptionLine) => {
    if (!line.hasMore) readOptions(line.block(), KEY_PAIR, null, line.name.value, line.context);
  },
};

const AUTHORITY: OptionTable<null> = {
  name: word('a name'),
  root_cn: word('a name'),
  intermediate_cn: word('a name'),
  intermediate_lifetime: { since: '2.7', read: (line) => void takeDuration(line) },
  maintenance_interval: { since: '2.11', read: (line) => void takeDuration(line) },
  renewal_window_ratio: { since: '2.11', read: (line) => void line.need('a number between 0 and 1') },
  root: keyPair,
  intermediate: keyPair,
};

function readAuthority(line: OptionLine): void {
  line.next();
  readOptions(line.block(), AUTHORITY, null, 'ca', line.context);
}
