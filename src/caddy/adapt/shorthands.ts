/**
 * Short placeholders, which Caddy's adapter writes out before it reads any directive of a site: `{host}` becomes
 * `{http.request.host}` (httpcaddyfile/shorthands.go). Addresses of sites and global options are left as they are.
 */

import { isVersionAtLeast } from '../../route/target.ts';
import { lookUp } from '../../text/look-up.ts';
import type { Argument, Statement } from '../config/statement.ts';

interface Shorthand {
  readonly full: string;
  /** First release; left out for what is as old as 2.6.2. */
  readonly since?: string;
}

const SIMPLE: Readonly<Record<string, Shorthand>> = {
  dir: { full: 'http.request.uri.path.dir' },
  file: { full: 'http.request.uri.path.file' },
  host: { full: 'http.request.host' },
  hostport: { full: 'http.request.hostport' },
  port: { full: 'http.request.port' },
  method: { full: 'http.request.method' },
  orig_method: { full: 'http.request.orig_method', since: '2.7' },
  orig_uri: { full: 'http.request.orig_uri', since: '2.7' },
  orig_path: { full: 'http.request.orig_uri.path', since: '2.7' },
  orig_dir: { full: 'http.request.orig_uri.path.dir', since: '2.7' },
  orig_file: { full: 'http.request.orig_uri.path.file', since: '2.7' },
  orig_query: { full: 'http.request.orig_uri.query', since: '2.7' },
  'orig_?query': { full: 'http.request.orig_uri.prefixed_query', since: '2.9' },
  path: { full: 'http.request.uri.path' },
  query: { full: 'http.request.uri.query' },
  '?query': { full: 'http.request.uri.prefixed_query', since: '2.9' },
  remote: { full: 'http.request.remote' },
  remote_host: { full: 'http.request.remote.host' },
  remote_port: { full: 'http.request.remote.port' },
  scheme: { full: 'http.request.scheme' },
  uri: { full: 'http.request.uri' },
  uuid: { full: 'http.request.uuid', since: '2.7' },
  tls_cipher: { full: 'http.request.tls.cipher_suite' },
  tls_version: { full: 'http.request.tls.version' },
  tls_client_fingerprint: { full: 'http.request.tls.client.fingerprint' },
  tls_client_issuer: { full: 'http.request.tls.client.issuer' },
  tls_client_serial: { full: 'http.request.tls.client.serial' },
  tls_client_subject: { full: 'http.request.tls.client.subject' },
  tls_client_certificate_pem: { full: 'http.request.tls.client.certificate_pem' },
  tls_client_certificate_der_base64: { full: 'http.request.tls.client.certificate_der_base64' },
  upstream_hostport: { full: 'http.reverse_proxy.upstream.hostport' },
  client_ip: { full: 'http.vars.client_ip', since: '2.7' },
};

/** `{header.X}`: the rest of the name is the user's. Applied in this order. */
const NAMED: readonly (Shorthand & { readonly pattern: RegExp })[] = [
  { pattern: /\{header\.([\w-]*)\}/g, full: 'http.request.header' },
  { pattern: /\{cookie\.([\w-]*)\}/g, full: 'http.request.cookie' },
  { pattern: /\{labels\.([\w-]*)\}/g, full: 'http.request.host.labels' },
  { pattern: /\{path\.([\w-]*)\}/g, full: 'http.request.uri.path' },
  { pattern: /\{file\.([\w-]*)\}/g, full: 'http.request.uri.path.file', since: '2.7' },
  { pattern: /\{query\.([\w-]*)\}/g, full: 'http.request.uri.query' },
  { pattern: /\{re\.([\w-.]*)\}/g, full: 'http.regexp' },
  { pattern: /\{vars\.([\w-]*)\}/g, full: 'http.vars' },
  { pattern: /\{rp\.([\w-.]*)\}/g, full: 'http.reverse_proxy' },
  { pattern: /\{resp\.([\w-.]*)\}/g, full: 'http.intercept', since: '2.8' },
  { pattern: /\{err\.([\w-.]*)\}/g, full: 'http.error' },
  { pattern: /\{file_match\.([\w-]*)\}/g, full: 'http.matchers.file' },
];

/** A text with its short placeholders written out as this version of Caddy does it. */
export function expandShorthands(text: string, version: string): string {
  if (!text.includes('{')) return text;
  const knows = ({ since }: Shorthand): boolean => since === undefined || isVersionAtLeast(version, since);
  let expanded = text.replace(/\{([\w?]+)\}/g, (whole, name: string) => {
    const shorthand = lookUp(SIMPLE, name);
    return shorthand !== undefined && knows(shorthand) ? `{${shorthand.full}}` : whole;
  });
  for (const named of NAMED) {
    if (knows(named)) expanded = expanded.replace(named.pattern, `{${named.full}.$1}`);
  }
  return expanded;
}

/** Whether this is what a short placeholder stands for, whoever wrote it out. */
export function isWrittenOutShorthand(placeholder: string, version: string): boolean {
  const name = placeholder.replace(/^[{}]+|[{}]+$/g, '');
  return Object.values(SIMPLE).some(
    ({ full, since }) => full === name && (since === undefined || isVersionAtLeast(version, since)),
  );
}

/** A statement and all that is in its block, with their short placeholders written out. */
export function withoutShorthands(statement: Statement, version: string): Statement {
  return {
    ...statement,
    name: expandArgument(statement.name, version),
    args: statement.args.map((argument) => expandArgument(argument, version)),
    block: statement.block?.map((child) => withoutShorthands(child, version)) ?? null,
  };
}

function expandArgument(argument: Argument, version: string): Argument {
  const value = expandShorthands(argument.value, version);
  return value === argument.value ? argument : { ...argument, value };
}
