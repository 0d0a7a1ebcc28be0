/**
 * `tls` (httpcaddyfile/builtins.go, `parseTLS`). That a site has a policy of its own means that it speaks TLS; of its
 * certificates only those are told that do not come by the name of a site.
 */

import type { Span } from '../../../text/span.ts';
import { type Argument, headSpan, type Statement } from '../../config/statement.ts';
import { nodeOf, type PlainJson } from '../../json/node.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeDuration } from '../option-values.ts';
import { refuseSlip } from '../standard-modules.ts';
import { wholeLine } from './read-line.ts';

export function tls(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const line = wholeLine(statement, context);
  const words = line.rest();
  refuseWords(words, line);
  const policy = new Draft(span);
  if (words.length === 2) policy.putAlways('certificate_selection', { any_tag: ['cert0'] }, span);
  const block = line.block();
  const isNaked = words.length === 0 && block.length === 0 && !statement.opaque;
  if (isNaked) {
    const message = 'tls needs internal, an email address, a certificate and its key, or a block';
    line.refuse('arguments', message, line.name.span);
  }
  readOptions(block, OPTIONS, policy, 'tls', context);
  refuseTwoIssuers(words, block, line);
  const value = policy.node();
  const certificates = certificatesOf(words, block, span);
  if (value.members.length === 0) return certificates;
  return [...certificates, { class: 'other', name: 'tls.connection_policy', value }];
}

/** What `certificates.ts` gathers. */
function certificatesOf(
  [certificate, key]: readonly Argument[],
  block: readonly Statement[],
  span: Span,
): readonly ConfigValue[] {
  const values: ConfigValue[] = [];
  const note = (name: string, value: PlainJson): void =>
    void values.push({ class: 'other', name, value: nodeOf(value, span) });
  if (certificate !== undefined && key !== undefined) {
    note('tls.load_files', [{ certificate: certificate.value, key: key.value, tags: ['cert0'] }]);
  }
  for (const { name, args } of block) {
    if (name.value === 'load') {
      note(
        'tls.load_folders',
        args.map(({ value }) => value),
      );
    }
    if (name.value === 'get_certificate') note('tls.cert_manager', [{ via: args[0]?.value ?? '' }]);
    if (name.value === 'on_demand') note('tls.on_demand', true);
  }
  return values;
}

function refuseWords([first, second, third]: readonly Argument[], line: OptionLine): void {
  if (third !== undefined) {
    const message = 'tls takes a certificate and its key, an email address, or internal';
    line.refuse('arguments', message, third.span);
  } else if (first !== undefined && second === undefined && !isIssuerWord(first.value, line)) {
    const message = `tls takes internal, an email address, or a certificate and its key, not ${first.value}`;
    line.refuse('value', message, first.span);
  }
}

function isIssuerWord(value: string, line: OptionLine): boolean {
  return (
    value === 'internal' || value.includes('@') || (value === 'force_automate' && line.isAtLeast('2.10'))
  );
}

/** Options that are about a certificate from an ACME authority. */
const OF_ACME: ReadonlySet<string> = new Set([
  'ca',
  'ca_root',
  'eab',
  'dns',
  'resolvers',
  'dns_challenge_override_domain',
  'propagation_delay',
  'propagation_timeout',
  'dns_ttl',
]);

/** A certificate has one issuer, unless all of them are named with `issuer`. */
function refuseTwoIssuers(words: readonly Argument[], block: readonly Statement[], line: OptionLine): void {
  const internal = words.length === 1 && words[0]?.value === 'internal';
  const email = words.length === 1 && words[0]?.value.includes('@') === true;
  const named = block.find(({ name }) => name.value === 'issuer');
  const acme = block.find(({ name }) => OF_ACME.has(name.value));
  if (named !== undefined && (internal || email || acme !== undefined)) {
    const message = 'tls takes its issuers from issuer alone here; move the other options into their blocks';
    line.refuse('duplicate', message, named.name.span);
  } else if (internal && acme !== undefined) {
    const message = `internal certificates come from no ACME authority; remove internal or ${acme.name.value}`;
    line.refuse('duplicate', message, acme.name.span);
  }
}

/** Exactly so many arguments. */
function words(count: number, what: string): Option<Draft> {
  return { read: (line) => void line.exactly(count, count, what) };
}

/** The name of a module, which reads what follows. */
function moduleOf(known: readonly string[], kind: string): Option<Draft> {
  return {
    read: (line) => {
      const name = line.need('the name of a module');
      if (name !== null) refuseSlip(name, known, kind, line);
      line.ignoreRest();
    },
  };
}

const duration: Option<Draft> = {
  since: '2.7',
  read: (line) => {
    if (line.left !== 1) line.exactly(1, 1, 'one duration such as 2m');
    else if (line.peek()?.value === '-1' && line.name.value === 'propagation_timeout') line.rest();
    else takeDuration(line);
  },
};

function among(
  known: readonly string[],
  what: string,
  put: (draft: Draft, args: readonly Argument[]) => void,
) {
  return (line: OptionLine, draft: Draft): void => {
    const args = line.rest();
    const wrong = args.find(({ value }) => !known.includes(value));
    if (wrong === undefined) put(draft, args);
    else line.refuse('value', `${wrong.value} is no ${what}; Caddy has ${known.join(', ')}`, wrong.span);
  };
}

const readProtocols = among(['tls1.2', 'tls1.3'], 'version of TLS', (draft, [lowest, highest]) => {
  if (lowest !== undefined) draft.put('protocol_min', lowest.value, lowest.span);
  if (highest !== undefined) draft.put('protocol_max', highest.value, highest.span);
});

const OPTIONS: OptionTable<Draft> = {
  protocols: {
    read: (line, draft) => {
      if (!line.hasMore) line.refuse('arguments', 'protocols needs one or two versions', line.name.span);
      else readProtocols(line, draft);
    },
  },
  ciphers: { read: (line, draft) => putWords('cipher_suites', line, draft) },
  curves: { read: (line, draft) => putWords('curves', line, draft) },
  client_auth: { read: readClientAuthentication },
  alpn: {
    read: (line, draft) => {
      if (!line.hasMore) line.refuse('arguments', 'alpn needs a protocol such as h2', line.name.span);
      putWords('alpn', line, draft);
    },
  },
  load: { read: (line) => void line.rest() },
  ca: words(1, 'the URL of one authority'),
  ca_root: words(1, 'one file'),
  key_type: words(1, 'one type of key such as p256'),
  eab: words(2, 'a key id and a key'),
  issuer: moduleOf(['acme', 'zerossl', 'internal'], 'issuer'),
  get_certificate: moduleOf(['tailscale', 'http'], 'manager of certificates'),
  dns: {
    read: (line) => {
      if (!line.isAtLeast('2.10')) line.need('the name of a DNS provider');
      line.ignoreRest();
    },
  },
  resolvers: {
    read: (line) => {
      if (line.rest().length === 0) line.refuse('arguments', 'resolvers needs an address', line.name.span);
    },
  },
  dns_challenge_override_domain: words(1, 'one domain'),
  propagation_delay: duration,
  propagation_timeout: duration,
  dns_ttl: duration,
  on_demand: { read: (line) => line.end() },
  reuse_private_keys: { since: '2.7', read: (line) => line.end() },
  insecure_secrets_log: { read: (line) => void line.exactly(1, 1, 'one file') },
  renewal_window_ratio: { since: '2.11', read: (line) => void line.exactly(1, 1, 'one ratio') },
  force_automate: { since: '2.10', read: (line) => line.end() },
};

function putWords(field: string, line: OptionLine, draft: Draft): void {
  draft.put(
    field,
    line.rest().map(({ value }) => value),
    line.span,
  );
}

function readClientAuthentication(line: OptionLine, draft: Draft): void {
  line.end();
  const settings = draft.within('client_authentication', line.span);
  readOptions(line.block(), CLIENT_AUTHENTICATION, settings, 'client_auth', line.context);
}

/** What the certificates are does not matter here, but that some are trusted does. */
function oneWord(field: string): Option<Draft> {
  return {
    read: (line, draft) => {
      const word = line.need('one value');
      line.end();
      if (word !== null) draft.append(field, [word.value], word.span);
    },
  };
}

function clientModule(field: string): Option<Draft> {
  return {
    since: '2.8',
    read: (line, draft) => {
      const word = line.need('the name of a module');
      line.ignoreRest();
      if (word !== null) draft.append(field, [word.value], word.span);
    },
  };
}

const CLIENT_AUTHENTICATION: OptionTable<Draft> = {
  mode: {
    read: (line, draft) => {
      const word = line.need('one value');
      line.end();
      if (word !== null) draft.put('mode', word.value, word.span);
    },
  },
  trusted_ca_cert: oneWord('trusted_ca_certs'),
  trusted_ca_cert_file: oneWord('trusted_ca_certs_pem_files'),
  trusted_leaf_cert: oneWord('trusted_leaf_certs'),
  trusted_leaf_cert_file: oneWord('trusted_leaf_certs'),
  trust_pool: clientModule('ca'),
  verifier: clientModule('verifiers'),
};
