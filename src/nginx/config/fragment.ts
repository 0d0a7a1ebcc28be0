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

/** Directives that stand in `http` (or `stream`), not in a server. */
const HTTP = new Set([
  'server',
  'upstream',
  'map',
  'geo',
  'split_clients',
  'limit_req_zone',
  'limit_conn_zone',
  'proxy_cache_path',
  'log_format',
  'types_hash_max_size',
  'server_names_hash_bucket_size',
]);

const SERVER = new Set(['location', 'listen', 'server_name']);

export function impliedContext(tree: SyntaxTree): ContextKind {
  let kind: ContextKind | null = null;
  for (const directive of tree.children) {
    const name = directive.name.value;
    if (MAIN.has(name)) return 'main';
    if (HTTP.has(name)) kind = isStreamServer(directive) ? (kind ?? 'stream') : 'http';
    else if (SERVER.has(name)) kind ??= 'server';
  }
  if (kind !== null) return kind;
  return tree.children.some(isProxying) ? 'location' : 'other';
}

/** Lines that proxy without a block around them: a snippet for a location. */
function isProxying(directive: Directive): boolean {
  return /^(?:proxy|uwsgi|scgi|grpc|fastcgi)_/.test(directive.name.value);
}

/** A `server` that proxies without a location, to an address without a scheme, belongs to `stream`. */
function isStreamServer(directive: Directive): boolean {
  return (
    directive.name.value === 'server' &&
    (directive.block?.children ?? []).some(
      (child) => child.name.value === 'proxy_pass' && !(child.args[0]?.value ?? '').includes('://'),
    )
  );
}
