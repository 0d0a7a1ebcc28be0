/** Global options about certificates (httpcaddyfile/options.go, caddytls): who issues them, for whom, and how long they last. */
import { ISSUERS } from '../issuers/issuers.ts';
import { readPreferredChains } from '../issuers/preferred-chains.ts';
import { type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeDuration, takeInteger } from '../option-values.ts';
import { takeModuleDraft } from '../proxy/modules.ts';
import type { GlobalOption } from './global-option.ts';

/** They are looked at for what Caddy refuses; what they make stands in `apps.tls`, which carries no requests. */
export const CERTIFICATE_OPTIONS: Readonly<Record<string, GlobalOption>> = {
  acme_ca: { read: readOneWord },
  acme_ca_root: { read: readOneWord },
  acme_dns: { read: readDnsProvider },
  acme_eab: { read: readExternalAccount },
  cert_issuer: { read: (line) => void takeModuleDraft(line, ISSUERS) },
  email: { read: readOneWord },
  on_demand_tls: { read: readOnDemand },
  local_certs: { read: (line) => line.ignoreRest() },
  key_type: { read: readOneWord },
  default_sni: { read: readOneWord },
  fallback_sni: { since: '2.7', read: readOneWord },
  preferred_chains: { read: readPreferredChains },
  ocsp_stapling: { read: readStapling },
  ocsp_interval: { read: readOneDuration },
  renew_interval: { read: readOneDuration },
  cert_lifetime: { since: '2.7', read: readOneDuration },
  renewal_window_ratio: { since: '2.11', read: readRatio },
  dns: { since: '2.10', read: (line) => line.ignoreRest() },
  ech: { since: '2.10', read: readEncryptedHello },
  tls_resolvers: { since: '2.11', read: (line) => line.ignoreRest() },
};

/** Exactly one argument, and no block. */
export function readOneWord(line: OptionLine): void {
  line.need('a value');
  line.end();
  line.noBlock();
}

/** Nobody looks at what follows a duration. */
export function readOneDuration(line: OptionLine): void {
  takeDuration(line);
  line.ignoreRest();
}

/** Since 2.10 the provider may be that of the option `dns`. */
function readDnsProvider(line: OptionLine): void {
  if (!line.isAtLeast('2.10')) line.need('the name of a DNS provider');
  line.ignoreRest();
}

const anyWord: OptionTable<null> = Object.fromEntries(
  ['key_id', 'mac_key'].map((name) => [name, { read: (line: OptionLine) => void line.need('a value') }]),
);

function readExternalAccount(line: OptionLine): void {
  line.end();
  readOptions(line.block(), anyWord, null, 'acme_eab', line.context);
}

/** `ask` and, since 2.8, `permission`; a rate could be limited until then. */
const ON_DEMAND: OptionTable<{ isSaid: boolean; hasPermission: boolean }> = {
  ask: {
    read: (line, said) => {
      line.need('the URL that is asked');
      refuseSecondPermission(line, said);
    },
  },
  permission: {
    since: '2.8',
    read: (line, said) => {
      line.need('the name of a module');
      line.ignoreRest();
      refuseSecondPermission(line, said);
    },
  },
  interval: {
    until: '2.8',
    read: (line, said) => {
      said.isSaid = true;
      takeDuration(line);
    },
  },
  burst: {
    until: '2.8',
    read: (line, said) => {
      said.isSaid = true;
      takeInteger(line);
    },
  },
};

function refuseSecondPermission(line: OptionLine, said: { isSaid: boolean; hasPermission: boolean }): void {
  if (said.hasPermission && line.isAtLeast('2.8')) {
    line.refuse('duplicate', 'who is asked was said before; keep one of them', line.span);
  }
  said.hasPermission = true;
  said.isSaid = true;
}

function readOnDemand(line: OptionLine): void {
  line.end();
  const said = { isSaid: false, hasPermission: false };
  readOptions(line.block(), ON_DEMAND, said, 'on_demand_tls', line.context);
  if (!said.isSaid && !line.opaque) {
    line.refuse(
      'arguments',
      'on_demand_tls needs a block that says who is asked; write ask <url> in it',
      line.name.span,
    );
  }
}

function readStapling(line: OptionLine): void {
  const word = line.need('off');
  if (word !== null && word.value !== 'off') {
    line.refuse('value', `ocsp_stapling can only be turned off, and ${word.value} is not off`, word.span);
  }
  line.end();
}

function readRatio(line: OptionLine): void {
  const ratio = line.need('a number between 0 and 1');
  if (ratio !== null && !(Number(ratio.value) > 0 && Number(ratio.value) < 1)) {
    line.refuse('value', `${ratio.value} is not between 0 and 1`, ratio.span);
  }
  line.end();
}

function readEncryptedHello(line: OptionLine): void {
  line.need('the name that everybody may see');
  line.ignoreRest();
}
