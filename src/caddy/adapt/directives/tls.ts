/**
 * `tls` (httpcaddyfile/builtins.go, `parseTLS`). That a site has a policy of its own means that it speaks TLS; of its
 * certificates only those are told that do not come by the name of a site.
 */

import type { Span } from '../../../text/span.ts';
import { type Argument, headSpan, type Statement } from '../../config/statement.ts';
import { nodeOf, type PlainJson } from '../../json/node.ts';
import type { ConfigValue } from '../config-value.ts';
import type { AdaptContext } from '../directive-adapter.ts';
import { ISSUERS } from '../issuers/issuers.ts';
import { MANAGERS } from '../issuers/managers.ts';
import { textOfLine } from '../issuers/text-of-line.ts';
import { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { takeDuration } from '../option-values.ts';
import { type ModuleKind, takeModuleDraft } from '../proxy/modules.ts';
import { wholeLine } from './read-line.ts';
import { CONNECTION_OPTIONS } from './tls-connection.ts';

export function tls(statement: Statement, context: AdaptContext): readonly ConfigValue[] {
  const span = headSpan(statement);
  const line = wholeLine(statement, context);
  const words = line.rest();
  refuseWords(words, line);
  const policy = new Draft(span);
  const [certificate, key] = words;
  const tagged =
    certificate === undefined || key === undefined ? null : context.certificateTag(certificate.value);
  if (tagged !== null) policy.putAlways('certificate_selection', { any_tag: [tagged.tag] }, span);
  const block = line.block();
  const isNaked = words.length === 0 && block.length === 0 && !statement.opaque;
  if (isNaked) {
    const message = 'tls needs internal, an email address, a certificate and its key, or a block';
    line.refuse('arguments', message, line.name.span);
  }
  readOptions(block, OPTIONS, policy, 'tls', context);
  refuseTwoIssuers(words, block, line);
  const value = policy.node();
  const certain = line.certain && block.every(isCertain);
  const certificates = certificatesOf(words, block, tagged, { span, certain });
  if (value.members.length === 0) return certificates;
  return [...certificates, { class: 'other', name: 'tls.connection_policy', value, certain }];
}

/** Neither a variable nor a template tag is in a line, or in its block. */
function isCertain({ name, args, block, conditional }: Statement): boolean {
  return (
    !conditional && name.certain && args.every(({ certain }) => certain) && (block ?? []).every(isCertain)
  );
}

/** What `certificates.ts` gathers. */
function certificatesOf(
  [certificate, key]: readonly Argument[],
  block: readonly Statement[],
  tagged: { readonly tag: string; readonly isNew: boolean } | null,
  { span, certain }: { readonly span: Span; readonly certain: boolean },
): readonly ConfigValue[] {
  const values: ConfigValue[] = [];
  const note = (name: string, value: PlainJson): void =>
    void values.push({ class: 'other', name, value: nodeOf(value, span), certain });
  if (tagged?.isNew === true) {
    note('tls.load_files', [{ certificate: certificate?.value, key: key?.value, tags: [tagged.tag] }]);
  }
  for (const issuer of issuersOf(certificate, key, block)) note('tls.cert_issuer', issuer);
  for (const { name, args } of block) {
    if (name.value === 'load') {
      note(
        'tls.load_folders',
        args.map(({ value }) => value),
      );
    }
    if (name.value === 'get_certificate') note('tls.cert_manager', [{ via: args[0]?.value ?? '' }]);
    if (name.value === 'key_type') note('tls.key_type', args[0]?.value ?? '');
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

/** The issuers that a site names, each as a text by which it is known. */
function issuersOf(
  word: Argument | undefined,
  second: Argument | undefined,
  block: readonly Statement[],
): readonly string[] {
  const named = block.filter(({ name }) => name.value === 'issuer');
  if (named.length > 0) return named.map(({ args, block: inner }) => textOfLine(args, inner ?? []));
  const ofAcme = block.filter(({ name }) => OF_ACME.has(name.value));
  const isIssuer = second === undefined && /^internal$|@/.test(word?.value ?? '');
  if (isIssuer && word !== undefined) return [textOfLine([word], ofAcme)];
  return ofAcme.length > 0 ? [textOfLine([], ofAcme)] : [];
}

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

/** A module, which reads what follows. */
function moduleOf(kind: ModuleKind): Option<Draft> {
  return { read: (line) => void takeModuleDraft(line, kind) };
}

const duration: Option<Draft> = {
  since: '2.7',
  read: (line) => {
    if (line.left !== 1) line.exactly(1, 1, 'one duration such as 2m');
    else if (line.peek()?.value === '-1' && line.name.value === 'propagation_timeout') line.rest();
    else takeDuration(line);
  },
};

const OPTIONS: OptionTable<Draft> = {
  ...CONNECTION_OPTIONS,
  load: { read: (line) => void line.rest() },
  ca: words(1, 'the URL of one authority'),
  ca_root: words(1, 'one file'),
  key_type: words(1, 'one type of key such as p256'),
  eab: words(2, 'a key id and a key'),
  issuer: moduleOf(ISSUERS),
  get_certificate: moduleOf(MANAGERS),
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
  insecure_secrets_log: {
    read: (line, draft) => {
      const [file] = line.exactly(1, 1, 'one file') ?? [];
      if (file !== undefined) draft.put('insecure_secrets_log', file.value, file.span);
    },
  },
  renewal_window_ratio: { since: '2.11', read: (line) => void line.exactly(1, 1, 'one ratio') },
  force_automate: { since: '2.10', read: (line) => line.end() },
};
