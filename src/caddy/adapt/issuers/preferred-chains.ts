/** `preferred_chains`: which chain of certificates is taken where an authority offers several (caddytls/acmeissuer.go). */
import { type Option, type OptionLine, readOptions } from '../option-lines.ts';

export function readPreferredChains(line: OptionLine): void {
  const lines = line.block();
  const word = line.next();
  if (word !== null) {
    if (word.value !== 'smallest') {
      line.refuse('value', `preferred_chains is smallest, or a block, not ${word.value}`, word.span);
    }
    line.end();
    if (lines.length > 0) line.refuse('arguments', 'smallest says it all; remove the block', word.span);
    return;
  }
  if (lines.length === 0 && !line.opaque) {
    line.refuse('arguments', 'preferred_chains needs smallest, or a block of names', line.name.span);
  }
  const names = { first: '' };
  const table = { root_common_name: CHAIN_NAMES, any_common_name: CHAIN_NAMES };
  readOptions(lines, table, names, 'preferred_chains', line.context);
}

/** Either names of roots, or names of any certificate. */
const CHAIN_NAMES: Option<{ first: string }> = {
  read: (line, names) => {
    const { value: name, span } = line.name;
    if (line.rest().length === 0) line.refuse('arguments', `${name} needs a name`, span);
    if (names.first !== '' && names.first !== name) {
      line.refuse('duplicate', `preferred_chains takes ${names.first} or ${name}, not both`, span);
    }
    names.first = name;
  },
};
