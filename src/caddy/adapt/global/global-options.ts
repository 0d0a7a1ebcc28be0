/**
 * The global options (httpcaddyfile/options.go), each looked at for what Caddy refuses; those that shape `apps.http` are kept.
 * `order` is read where directives are sorted.
 *
 * Plugins bring options of their own: what no release knows is a problem only if it is one letter away from one that is known.
 */

import { isVersionAtLeast } from '../../../route/target.ts';
import { lookUp } from '../../../text/look-up.ts';
import { isOneEditAway } from '../../../text/one-edit.ts';
import type { Span } from '../../../text/span.ts';
import type { Statement } from '../../config/statement.ts';
import { directivesOf } from '../../language/directives.ts';
import { goInteger } from '../go-values.ts';
import { Draft } from '../json-draft.ts';
import {
  type Option,
  type OptionContext,
  OptionLine,
  type OptionTable,
  readOptions,
  releaseRefusal,
} from '../option-lines.ts';
import { putDuration } from '../option-values.ts';
import { CERTIFICATE_OPTIONS, readOneWord } from './certificate-options.ts';
import type { GlobalOption } from './global-option.ts';
import { readLogOption } from './log-option.ts';
import { PKI_OPTION } from './pki-option.ts';
import { inOrderOfUse, readServerOptions, type ServerOptions } from './server-options.ts';

/** What the options make of the http app. */
export interface GlobalSettings {
  /** Members of `apps.http`, beside `servers`. */
  readonly http: Draft;
  /** In the order in which they are tried. */
  readonly servers: readonly ServerOptions[];
}

interface Reading {
  readonly http: Draft;
  readonly servers: ServerOptions[];
  /** Names of the logs that were described. */
  readonly logs: Set<string>;
}

/** `span`: for what has no place of its own. */
export function readGlobalOptions(
  options: readonly Statement[],
  span: Span,
  context: OptionContext,
): GlobalSettings {
  const http = new Draft(span);
  const reading: Reading = { http, servers: [], logs: new Set() };
  for (const statement of options) readOne(statement, reading, context);
  refuseSameListener(reading.servers, context);
  refuseTwoIssuers(options, context);
  if (isVersionAtLeast(context.version, '2.9')) gatherMetrics(reading);
  return { http, servers: inOrderOfUse(reading.servers) };
}

function readOne(statement: Statement, reading: Reading, context: OptionContext): void {
  const name = statement.name.value;
  const line = new OptionLine(statement.name, statement.args, statement, context);
  const option = lookUp(OPTIONS, name);
  if (option === undefined) {
    refuseUnknown(line);
    return;
  }
  const refusal = releaseRefusal(name, option, 'Caddy', context.version);
  if (refusal === null) option.read(line, reading);
  else line.refuse('unknown-option', refusal.message, line.name.span, { version: refusal.version });
}

/** `local_certs` is an issuer, too. */
function refuseTwoIssuers(options: readonly Statement[], context: OptionContext): void {
  const isGiven = (option: Statement, name: string): boolean =>
    option.name.value === name && !option.conditional;
  const issuer = options.find((option) => isGiven(option, 'cert_issuer'));
  if (issuer === undefined || !options.some((option) => isGiven(option, 'local_certs'))) return;
  const message = 'local_certs says who issues certificates, too, and Caddy refuses both; remove one';
  context.problem({ code: 'duplicate', message, span: issuer.name.span });
}

/** Since 2.9 metrics are the whole app's, though a server may still ask for them. */
function gatherMetrics({ http, servers }: Reading): void {
  for (const { metrics } of servers) {
    if (metrics === null) continue;
    const gathered = http.within('metrics', metrics.span);
    if (metrics.has('per_host')) gathered.put('per_host', true, metrics.span);
  }
}

/** A plugin may bring an option, but none that is named like a directive, or like a matcher. */
function refuseUnknown(line: OptionLine): void {
  const { value, span } = line.name;
  if (value.startsWith('@') || directivesOf(line.context.version).includes(value)) {
    const message = `${value} belongs into a site, and not to the global options`;
    line.refuse('place', message, span);
    return;
  }
  const known = Object.keys(OPTIONS).filter((name) => isOneEditAway(name, value));
  if (known.length > 0) line.refuse('unknown-option', `there is no global option ${value}`, span, { known });
}

function refuseSameListener(servers: readonly ServerOptions[], context: OptionContext): void {
  const seen = new Set<string>();
  for (const { listener, settings } of servers) {
    const address = listener?.value ?? '';
    if (seen.has(address) && listener?.certain !== false) {
      const where = address === '' ? 'every server' : address;
      const message = `the settings of ${where} are given in another servers block already; join the two`;
      context.problem({ code: 'duplicate', message, span: listener?.span ?? settings.span });
    }
    seen.add(address);
  }
}

/** Where nobody looks at what follows. */
const FLAG: GlobalOption = { read: (line) => line.ignoreRest() };

const OPTIONS: Readonly<Record<string, Option<Reading>>> = {
  debug: FLAG,
  order: FLAG,
  http_port: port('http_port'),
  https_port: port('https_port'),
  default_bind: { read: readDefaultBind },
  grace_period: duration('grace_period'),
  shutdown_delay: duration('shutdown_delay'),
  skip_install_trust: FLAG,
  auto_https: { read: readAutoHttps },
  servers: { read: (line, { servers }) => void servers.push(readServerOptions(line)) },
  metrics: { since: '2.9', read: readMetrics },
  admin: { read: readAdmin },
  storage: { read: readStorage },
  storage_check: { since: '2.8', read: (line) => readOff(line) },
  storage_clean_interval: { read: readCleaning },
  persist_config: { since: '2.7', read: (line) => readOff(line) },
  log: { read: (line, { logs }) => readLogOption(line, logs) },
  pki: PKI_OPTION,
  events: { read: readEvents },
  filesystem: { since: '2.8', read: (line) => line.ignoreRest() },
  ...CERTIFICATE_OPTIONS,
};

function port(field: string): Option<Reading> {
  return {
    read: (line, { http }) => {
      const word = line.need('a port');
      if (word === null) return;
      const number = word.certain ? goInteger(word.value) : null;
      // Whether there is such a port is looked at where a site listens on it.
      if (number === null) {
        line.refuse('value', `${word.value} is no port; write a number up to 65535`, word.span);
        http.put(field, word.value, word.span);
      } else http.put(field, number, word.span);
      line.end();
      if (!line.isAtLeast('2.8')) line.noBlock();
    },
  };
}

function duration(field: string): Option<Reading> {
  return {
    read: (line, { http }) => {
      putDuration(line, http, field);
      line.ignoreRest();
    },
  };
}

/** Since 2.9 it may name the protocols, and no address at all. */
function readDefaultBind(line: OptionLine): void {
  const words = line.rest();
  if (words.length === 0 && !line.isAtLeast('2.9')) {
    line.refuse('arguments', 'default_bind needs an address', line.name.span);
  }
  if (line.isAtLeast('2.9')) readOptions(line.block(), BIND, null, 'default_bind', line.context);
}

const BIND: OptionTable<null> = {
  protocols: {
    read: (line) => {
      if (line.rest().length === 0)
        line.refuse('arguments', 'protocols needs h1, h2, h2c or h3', line.name.span);
    },
  },
};

const WAYS: readonly string[] = ['off', 'disable_redirects', 'disable_certs', 'ignore_loaded_certs'];

/** One word; several since 2.8. `prefer_wildcard` came with 2.9 and went with 2.11 (caddyserver/caddy issue 7522). */
function readAutoHttps(line: OptionLine): void {
  const words = line.isAtLeast('2.8') ? line.rest() : [line.next()].filter((word) => word !== null);
  if (words.length === 0)
    line.refuse('arguments', `auto_https needs one of ${WAYS.join(', ')}`, line.name.span);
  const isWildcard = line.isAtLeast('2.9') && !line.isAtLeast('2.11');
  for (const { value, span } of words) {
    if (WAYS.includes(value) || (value === 'prefer_wildcard' && isWildcard)) continue;
    line.refuse('value', `auto_https is one of ${WAYS.join(', ')}, not ${value}`, span);
  }
  line.end();
  if (!line.isAtLeast('2.8')) line.noBlock();
}

function readOff(line: OptionLine): void {
  const word = line.peek();
  readOneWord(line);
  if (word !== null && word.value !== 'off') {
    line.refuse(
      'value',
      `${line.name.value} can only be turned off, and ${word.value} is not off`,
      word.span,
    );
  }
}

function readMetrics(line: OptionLine, { http }: Reading): void {
  const metrics = http.within('metrics', line.span);
  line.rest();
  readOptions(line.block(), METRICS, metrics, 'metrics', line.context);
}

const METRICS: OptionTable<Draft> = {
  per_host: { read: (line, metrics) => metrics.put('per_host', true, line.span) },
  observe_catchall_hosts: {
    since: '2.11',
    read: (line, metrics) => metrics.put('observe_catchall_hosts', true, line.span),
  },
  otlp: { since: '2.11', read: (line) => line.ignoreRest() },
};

const ADMIN: OptionTable<null> = {
  enforce_origin: { read: () => undefined },
  origins: { read: (line) => void line.rest() },
};

function readAdmin(line: OptionLine): void {
  const address = line.next();
  if (address?.value === 'off' && (line.hasMore || line.statement.block !== null)) {
    line.refuse('arguments', 'the admin interface is off; remove what follows', address.span);
  }
  line.end();
  readOptions(line.block(), ADMIN, null, 'admin', line.context);
}

/** What a storage takes is its own affair, but for the one that Caddy brings. */
function readStorage(line: OptionLine): void {
  const name = line.need('the name of a storage, such as file_system');
  if (name?.value !== 'file_system') {
    line.ignoreRest();
    return;
  }
  const [root] = line.exactly(0, 1, 'at most a directory behind file_system') ?? [];
  const storage = new Draft(line.span);
  if (root !== undefined) storage.put('root', root.value, root.span);
  readOptions(line.block(), FILE_STORAGE, storage, 'file_system', line.context);
  if (!storage.has('root') && !line.opaque) {
    line.refuse(
      'arguments',
      'file_system needs a directory; without the option Caddy has its own',
      line.span,
    );
  }
}

const FILE_STORAGE: OptionTable<Draft> = {
  root: {
    read: (line, storage) => {
      const root = line.need('a directory');
      if (storage.has('root'))
        line.refuse('duplicate', 'the directory was given before; keep one of them', line.span);
      if (root !== null) storage.put('root', root.value, root.span);
      line.end();
    },
  },
};

/** Until 2.8 a duration alone. */
function readCleaning(line: OptionLine, _reading: Reading): void {
  if (line.peek()?.value === 'off' && line.isAtLeast('2.8')) line.next();
  else putDuration(line, new Draft(line.span), 'interval');
  if (line.isAtLeast('2.8')) line.end();
  else line.ignoreRest();
}

const EVENTS: OptionTable<null> = {
  on: {
    read: (line) => {
      line.need('the name of an event');
      line.need('the name of a handler');
      line.ignoreRest();
    },
  },
};

function readEvents(line: OptionLine): void {
  readOptions(line.block(), EVENTS, null, 'events', line.context);
}
