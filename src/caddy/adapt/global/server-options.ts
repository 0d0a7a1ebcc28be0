/**
 * The global option `servers [<listener>] { … }` (httpcaddyfile/serveroptions.go): settings of each server that listens on that
 * address, or of every server that no other block is for.
 */
import type { Argument } from '../../config/statement.ts';
import { type ObjectNode, objectNode } from '../../json/node.ts';
import { PRIVATE_RANGES } from '../../language/private-ranges.ts';
import { Draft } from '../json-draft.ts';
import { type Option, type OptionLine, type OptionTable, readOptions } from '../option-lines.ts';
import { putByteSize, putDuration, textsOf } from '../option-values.ts';
import { leaveRest, type ModuleKind, takeModule } from '../proxy/modules.ts';

/** One block. */
export interface ServerOptions {
  /** '' for all servers. */
  readonly listener: Argument | null;
  readonly settings: Draft;
  /** What goes into `logs`, beside what the sites have there. */
  readonly logs: Draft;
  name: Argument | null;
  metrics: Draft | null;
}

export function readServerOptions(line: OptionLine): ServerOptions {
  const listener = line.next();
  line.end();
  const options: ServerOptions = {
    listener,
    settings: new Draft(line.span),
    logs: new Draft(line.span),
    name: null,
    metrics: null,
  };
  readOptions(line.block(), SERVER_OPTIONS, options, 'servers', line.context);
  return options;
}

/** An option whose value goes straight into the server. */
function plain(option: Option<Draft>): Option<ServerOptions> {
  return { ...option, read: (line, { settings }) => option.read(line, settings) };
}

function duration(field: string): Option<Draft> {
  return { read: (line, settings) => putDuration(line, settings, field) };
}

function flag(field: string): Option<Draft>['read'] {
  return (line, settings) => {
    line.end();
    settings.put(field, true, line.span);
  };
}

const SERVER_OPTIONS: OptionTable<ServerOptions> = {
  name: { since: '2.7', read: readName },
  listener_wrappers: plain({ read: readWrappers }),
  packet_conn_wrappers: plain({ since: '2.11', read: (line) => line.block() }),
  timeouts: plain({ read: readTimeouts }),
  keepalive_interval: plain(duration('keepalive_interval')),
  keepalive_idle: plain({ ...duration('keepalive_idle'), since: '2.11' }),
  keepalive_count: plain({ since: '2.11', read: readCount }),
  max_header_size: plain({ read: readHeaderSize }),
  enable_full_duplex: plain({ since: '2.7', read: flag('enable_full_duplex') }),
  log_credentials: { read: (line, { logs }) => flag('should_log_credentials')(line, logs) },
  trace: { since: '2.9', read: (line, { logs }) => flag('trace')(line, logs) },
  protocols: plain({ read: readProtocols }),
  protocol: plain({ until: '2.8', instead: 'protocols', read: readOldProtocol }),
  strict_sni_host: plain({ read: readStrictHost }),
  trusted_proxies: plain({ since: '2.6.3', read: readTrustedProxies }),
  trusted_proxies_strict: plain({ since: '2.8', read: readTrustedStrictly }),
  trusted_proxies_unix: plain({ since: '2.11', read: flag('trusted_proxies_unix') }),
  client_ip_headers: plain({ since: '2.7', read: readAddressHeaders }),
  metrics: { read: readMetrics },
  '0rtt': plain({ since: '2.11', read: readEarlyData }),
};

function readName(line: OptionLine, options: ServerOptions): void {
  if (options.listener === null) {
    const message = 'a name belongs to one server; write the address that it listens on behind servers';
    line.refuse('place', message, line.name.span);
  }
  options.name = line.need('a name');
}

/** Wrappers of listeners look at no arguments. */
const LISTENER_WRAPPERS: ModuleKind = {
  what: 'a wrapper of listeners',
  key: 'wrapper',
  modules: {
    tls: { read: (line) => line.ignoreRest() },
    http_redirect: {
      read: (line, wrapper) => {
        line.rest();
        const lines = line.block();
        if (!line.isAtLeast('2.8')) return;
        for (const { name, args } of lines) {
          const [limit] = args;
          if (name.value === 'max_header_bytes' && limit !== undefined && /^\d+$/.test(limit.value)) {
            wrapper.put('max_header_bytes', Number(limit.value), limit.span);
          }
        }
      },
    },
    proxy_protocol: { since: '2.7', read: readProxyProtocol },
  },
};

function readProxyProtocol(line: OptionLine, wrapper: Draft): void {
  line.rest();
  const lists: OptionTable<Draft> = {
    timeout: { read: (inner) => putDuration(inner, wrapper, 'timeout') },
    allow: { read: (inner) => wrapper.append('allow', textsOf(inner.rest()), inner.span) },
    deny: { since: '2.8', read: (inner) => wrapper.append('deny', textsOf(inner.rest()), inner.span) },
    fallback_policy: {
      since: '2.8',
      read: (inner) => {
        const policy = inner.need('a policy');
        if (policy !== null) wrapper.put('fallback_policy', policy.value, policy.span);
      },
    },
  };
  readOptions(line.block(), lists, wrapper, 'proxy_protocol', line.context);
}

function readWrappers(line: OptionLine, settings: Draft): void {
  for (const statement of line.block()) {
    const wrapper = takeModule(line.inner(statement), LISTENER_WRAPPERS);
    if (wrapper !== null) settings.append('listener_wrappers', [wrapper], line.span);
  }
}

const TIMEOUTS: OptionTable<Draft> = {
  read_body: duration('read_timeout'),
  read_header: duration('read_header_timeout'),
  write: duration('write_timeout'),
  idle: duration('idle_timeout'),
};

function readTimeouts(line: OptionLine, settings: Draft): void {
  if (line.hasMore) return;
  readOptions(line.block(), TIMEOUTS, settings, 'timeouts', line.context);
}

function readCount(line: OptionLine, settings: Draft): void {
  const count = line.need('a number');
  if (count === null) return;
  if (/^[+-]?\d+$/.test(count.value)) settings.put('keepalive_count', Number(count.value), count.span);
  else line.refuse('value', `${count.value} is no whole number`, count.span);
}

function readHeaderSize(line: OptionLine, settings: Draft): void {
  putByteSize(line, settings, 'max_header_bytes');
  line.end();
}

const PROTOCOLS: readonly string[] = ['h1', 'h2', 'h2c', 'h3'];

function readProtocols(line: OptionLine, settings: Draft): void {
  for (const word of line.rest()) {
    if (!PROTOCOLS.includes(word.value)) {
      line.refuse('value', `there is no protocol ${word.value}; Caddy knows h1, h2, h2c and h3`, word.span);
    }
    addOnce(word, 'protocols', line, settings);
  }
  refuseLines(line);
}

/** Adds a word to a list; a problem where it is there already. */
function addOnce(word: Argument, field: string, line: OptionLine, settings: Draft): void {
  if (settings.includes(field, word.value)) {
    line.refuse('duplicate', `${word.value} is said twice, and Caddy refuses it; remove one`, word.span);
  }
  settings.append(field, textsOf([word]), word.span);
}

/** An empty block is none. */
function refuseLines(line: OptionLine): void {
  const [first] = line.block();
  if (first !== undefined) {
    line.refuse('arguments', `${line.name.value} takes no block; remove it`, first.name.span);
  }
}

/** Until 2.8. */
const OLD_PROTOCOL: OptionTable<Draft> = {
  allow_h2c: {
    read: (line, settings) => addOnce({ ...line.name, value: 'h2c' }, 'protocols', line, settings),
  },
  strict_sni_host: { read: readStrictHost },
};

function readOldProtocol(line: OptionLine, settings: Draft): void {
  if (!line.hasMore) readOptions(line.block(), OLD_PROTOCOL, settings, 'protocol', line.context);
}

function readStrictHost(line: OptionLine, settings: Draft): void {
  const word = line.next();
  if (word !== null && word.value !== 'on' && word.value !== 'insecure_off') {
    line.refuse('value', `strict_sni_host is on or insecure_off, not ${word.value}`, word.span);
  }
  settings.putAlways('strict_sni_host', word?.value !== 'insecure_off', word?.span ?? line.span);
}

const RANGE_SOURCES: ModuleKind = {
  what: 'a source of addresses',
  key: 'source',
  modules: {
    static: {
      read: (line, source) => {
        for (const word of line.rest()) {
          const ranges = word.value === 'private_ranges' ? PRIVATE_RANGES : textsOf([word]);
          source.append('ranges', ranges, word.span);
        }
        leaveRest(line);
      },
    },
  },
};

function readTrustedProxies(line: OptionLine, settings: Draft): void {
  const source = takeModule(line, RANGE_SOURCES);
  if (source !== null) settings.putAlways('trusted_proxies', source, line.span);
}

function readTrustedStrictly(line: OptionLine, settings: Draft): void {
  line.end();
  settings.put('trusted_proxies_strict', 1, line.span);
}

function readAddressHeaders(line: OptionLine, settings: Draft): void {
  for (const word of line.rest()) addOnce(word, 'client_ip_headers', line, settings);
  refuseLines(line);
}

function readMetrics(line: OptionLine, options: ServerOptions): void {
  options.metrics = new Draft(line.span);
  if (line.isAtLeast('2.9')) {
    const isPerHost = line.block().some(({ name }) => name.value === 'per_host');
    options.metrics.put('per_host', isPerHost, line.span);
  } else {
    line.end();
    refuseLines(line);
  }
}

function readEarlyData(line: OptionLine, settings: Draft): void {
  const word = line.need('off');
  if (word !== null && word.value !== 'off') {
    line.refuse('value', `0rtt can only be turned off, and ${word.value} is not off`, word.span);
  }
  line.end();
  settings.putAlways('allow_0rtt', false, line.span);
}

/** Blocks for an address come before the one for all, the longer address first. */
export function inOrderOfUse(options: readonly ServerOptions[]): readonly ServerOptions[] {
  const length = ({ listener }: ServerOptions): number => listener?.value.length ?? 0;
  return [...options].sort((a, b) => length(b) - length(a));
}

/** The servers with the settings of the first block that is for them. */
export function applyServerOptions(
  servers: readonly (readonly [string, ObjectNode])[],
  options: readonly ServerOptions[],
  metricsOfServer: boolean,
): readonly (readonly [string, ObjectNode])[] {
  return servers.map(([name, server]) => {
    const chosen = options.find(({ listener }) => listener === null || listensOn(server, listener.value));
    if (chosen === undefined) return [name, server];
    return [chosen.name?.value || name, withSettings(server, chosen, metricsOfServer)];
  });
}

function listensOn(server: ObjectNode, address: string): boolean {
  if (address === '') return true;
  const listen = server.members.find(({ name }) => name === 'listen')?.value;
  return (
    listen?.kind === 'array' && listen.items.some((item) => item.kind === 'string' && item.value === address)
  );
}

function withSettings(server: ObjectNode, options: ServerOptions, metricsOfServer: boolean): ObjectNode {
  const members = Object.fromEntries(server.members.map(({ name, value }) => [name, value]));
  const set = Object.fromEntries(options.settings.node().members.map(({ name, value }) => [name, value]));
  const merged = objectNode({ ...members, ...set }, server.span);
  const withLogs = options.logs.isEmpty ? merged : joined(merged, 'logs', options.logs.node());
  if (options.metrics === null || !metricsOfServer) return withLogs;
  return joined(withLogs, 'metrics', options.metrics.node());
}

/** An object with more members in one of its members, which may not be there yet. */
function joined(node: ObjectNode, name: string, more: ObjectNode): ObjectNode {
  const present = node.members.find((member) => member.name === name)?.value;
  const before = present?.kind === 'object' ? present.members : [];
  const value: ObjectNode = { kind: 'object', members: [...before, ...more.members], span: more.span };
  const others = node.members.filter((member) => member.name !== name);
  return { ...node, members: [...others, { name, nameSpan: value.span, value }] };
}
