/**
 * Who issues certificates (caddytls/acmeissuer.go, zerosslissuer.go, internalissuer.go): `issuer acme { … }` of a site, and the
 * global option `cert_issuer`. Looked at for what Caddy refuses; no request depends on who it is.
 */
import type { Draft } from '../json-draft.ts';
import {
  type Option,
  type OptionLine,
  type OptionTable,
  readKnownOptions,
  readOptions,
} from '../option-lines.ts';
import { takeDuration, takeInteger } from '../option-values.ts';
import type { ModuleKind } from '../proxy/modules.ts';
import { readPreferredChains } from './preferred-chains.ts';

export const ISSUERS: ModuleKind = {
  what: 'an issuer of certificates',
  key: 'module',
  modules: {
    acme: { read: readAcme },
    zerossl: { read: readZeroSsl },
    internal: { read: readInternal },
  },
};

/** The directory of the authority may stand on the line, or in the block. */
function readAcme(line: OptionLine, issuer: Draft): void {
  const [directory] = line.exactly(0, 1, 'at most the URL of an authority behind acme') ?? [];
  if (directory !== undefined) issuer.put('ca', directory.value, directory.span);
  readOptions(line.block(), ACME, issuer, 'the issuer acme', line.context);
}

/** Another authority of ACME until 2.8; since then asked by an interface of its own, which needs a key. */
function readZeroSsl(line: OptionLine, issuer: Draft): void {
  const needsKey = line.isAtLeast('2.8');
  line.exactly(needsKey ? 1 : 0, 1, needsKey ? 'a key behind zerossl' : 'at most a key behind zerossl');
  readOptions(line.block(), needsKey ? ZERO_SSL : ACME, issuer, 'the issuer zerossl', line.context);
}

/** What it does not know it passes over. Since 2.8 nobody looks into a block behind an argument. */
function readInternal(line: OptionLine, issuer: Draft): void {
  const isIgnored = line.rest().length > 0 && line.isAtLeast('2.8');
  const block = line.block();
  if (!isIgnored) readKnownOptions(block, INTERNAL, issuer, line.context);
}

/** Exactly so many words. */
function words(count: number, what: string): Option<Draft> {
  return { read: (line) => void line.exactly(count, count, what) };
}

const duration: Option<Draft> = { read: (line) => void takeDuration(line) };
const flag: Option<Draft> = { read: (line) => line.end() };
const port: Option<Draft> = { read: (line) => void takeInteger(line) };

function oneDuration(line: OptionLine): void {
  if (line.left !== 1) line.exactly(1, 1, 'one duration such as 30s');
  else takeDuration(line);
}

/** How an authority is shown that a name is ours, by an entry in the DNS. */
const DNS: OptionTable<Draft> = {
  /** Since 2.10 the provider may be that of the option `dns`. */
  dns: {
    read: (line) => {
      if (!line.isAtLeast('2.10')) line.need('the name of a DNS provider');
      line.ignoreRest();
    },
  },
  propagation_delay: duration,
  propagation_timeout: {
    read: (line) => {
      if (line.peek()?.value === '-1') line.next();
      else takeDuration(line);
    },
  },
  resolvers: {
    read: (line) => {
      if (line.rest().length === 0) line.refuse('arguments', 'resolvers needs an address', line.name.span);
    },
  },
  dns_ttl: { since: '2.7', ...duration },
};

const ACME: OptionTable<Draft> = {
  ...DNS,
  lifetime: {
    since: '2.7',
    read: (line) => {
      oneDuration(line);
    },
  },
  dir: { read: readDirectory },
  test_dir: words(1, 'one URL'),
  email: words(1, 'one address'),
  profile: { since: '2.10', ...words(1, 'one name') },
  timeout: { read: oneDuration },
  disable_http_challenge: flag,
  disable_tlsalpn_challenge: flag,
  alt_http_port: port,
  alt_tlsalpn_port: port,
  eab: words(2, 'the id of a key and the key'),
  trusted_roots: { read: (line) => void line.rest() },
  dns_challenge_override_domain: words(1, 'one domain'),
  preferred_chains: { read: readPreferredChains },
};

function readDirectory(line: OptionLine, issuer: Draft): void {
  if (issuer.has('ca')) {
    line.refuse('duplicate', 'the authority was given before; keep one of them', line.name.span);
  }
  const [url] = line.exactly(1, 1, 'one URL') ?? [];
  if (url !== undefined) issuer.put('ca', url.value, url.span);
}

const ZERO_SSL: OptionTable<Draft> = {
  ...DNS,
  validity_days: { read: (line) => line.ignoreRest() },
  alt_http_port: port,
};

const INTERNAL: OptionTable<Draft> = {
  ca: words(1, 'the name of one authority'),
  lifetime: duration,
  sign_with_root: flag,
};
