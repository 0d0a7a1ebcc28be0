/** Where trusted certificates come from (caddytls/capools.go), since 2.8: `tls_trust_pool file ca.pem`. */
import type { Draft } from '../json-draft.ts';
import type { OptionLine } from '../option-lines.ts';
import { textsOf } from '../option-values.ts';
import type { Module, ModuleKind } from './modules.ts';

/** Its arguments, and those of lines with this name in its block, are a list. */
function list(option: string, field: string): Module {
  return {
    read: (line, pool) => {
      const args = line.rest();
      const more = line.block().flatMap((child) => (child.name.value === option ? child.args : []));
      pool.put(field, textsOf([...args, ...more]), line.span);
    },
  };
}

/** What is in it is not looked at. */
const OTHER: Module = { read: (line: OptionLine, _pool: Draft) => line.ignoreRest() };

export const TRUST_POOLS: ModuleKind = {
  what: 'a pool of trusted certificates',
  key: 'provider',
  modules: {
    file: list('pem_file', 'pem_files'),
    inline: list('trust_der', 'trusted_ca_certs'),
    pki_root: list('authority', 'authority'),
    pki_intermediate: list('authority', 'authority'),
    storage: list('keys', 'pem_keys'),
    http: OTHER,
    lazy: OTHER,
  },
};
