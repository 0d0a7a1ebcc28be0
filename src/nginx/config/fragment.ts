/**
 * What the top level of a file stands for. A file of `server` blocks is meant to be included in `http`, one of
 * locations in a `server`, one of `proxy_set_header` lines in a location. Where nothing tells, it is `other`.
 */
import type { Directive, SyntaxTree } from '../syntax/tree.ts';
import type { ContextKind } from './context.ts';

/** Directives that stand at the top of a main configuration file only. */
const MAIN = new Set([
  'http',
  'events',
  'stream',
  'mail',
  'user',
  'worker_processes',
  'worker_rlimit_nofile',
  'pid',
  'load_module',
  'daemon',
  'master_process',
  'worker_shutdown_timeout',
  'pcre_jit',
]);

/** Directives that stand in `http` or in `stream`, not in a server. */
const HTTP_OR_STREAM = new Set(['upstream', 'map', 'geo', 'split_clients', 'limit_conn_zone', 'log_format']);

/** Directives that stand in `http` only, and not in a server. */
const HTTP = new Set([
  'limit_req_zone',
  'proxy_cache_path',
  'types_hash_max_size',
  'server_names_hash_bucket_size',
]);

const SERVER = new Set(['location', 'listen', 'server_name']);

/** What a line at the top tells; `either`: it stands in `http` or in `stream`. The first of these that is told counts. */
const PRECEDENCE = ['main', 'http', 'stream', 'either', 'server', 'location'] as const;

type Told = (typeof PRECEDENCE)[number];

export function impliedContext(tree: SyntaxTree): ContextKind {
  const told = new Set(tree.children.map(toldBy));
  const kind = PRECEDENCE.find((each) => told.has(each)) ?? 'other';
  return kind === 'either' ? 'http' : kind;
}

function toldBy(directive: Directive): Told | null {
  const name = directive.name.value;
  if (MAIN.has(name)) return 'main';
  if (HTTP.has(name)) return 'http';
  // Without a block it is a line of an upstream.
  if (name === 'server' && directive.block === null) return null;
  if (name === 'server') return isStreamServer(directive) ? 'stream' : 'http';
  if (HTTP_OR_STREAM.has(name)) return 'either';
  if (SERVER.has(name)) return 'server';
  return isProxying(directive) ? 'location' : null;
}

/** Lines that proxy without a block around them: a snippet for a location. */
function isProxying(directive: Directive): boolean {
  return /^(?:proxy|uwsgi|scgi|grpc|fastcgi)_/.test(directive.name.value);
}

/** A `server` that proxies without a location, to an address without a scheme, belongs to `stream`. */
function isStreamServer(directive: Directive): boolean {
  return (directive.block?.children ?? []).some(
    (child) => child.name.value === 'proxy_pass' && !(child.args[0]?.value ?? '').includes('://'),
  );
}
