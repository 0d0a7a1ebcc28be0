/** How an `upstream` spreads requests: over which servers, and whether one client's all reach the same one. */
import { variablesIn } from '../language/variable-use.ts';
import { argumentOf, type Context, nameOf, type Statement } from './context.ts';

export interface Spreading {
  /** The servers among which requests are spread: neither a backup nor down. */
  readonly servers: readonly Statement[];
  /** The line that says how; null for the default, one after the other. */
  readonly method: Statement | null;
  /** Some server is a backup, which `ip_hash` does not know. */
  readonly hasBackup: boolean;
}

/** Says nothing about who gets which request. */
const NEUTRAL = new Set([
  'server',
  'zone',
  'keepalive',
  'keepalive_requests',
  'keepalive_time',
  'keepalive_timeout',
  'max_conns',
  'queue',
  'resolver',
  'resolver_timeout',
]);

/** Methods for which all requests are alike, whoever sends them. */
const BLIND = new Set(['least_conn', 'least_time', 'random', 'hash']);

/**
 * How requests of one client are spread over several servers; null where they are not, or where that cannot be known:
 * another directive may be a module's way to keep clients apart.
 */
export function spreadingOf(group: Context): Spreading | null {
  if (group.gaps.length > 0 || group.statements.some(({ directive }) => directive.conditional)) return null;
  if (group.statements.some(isTemplated)) return null;
  const methods = group.statements.filter((at) => !NEUTRAL.has(nameOf(at)));
  const [method = null, ...others] = methods;
  if (others.length > 0 || (method !== null && !isBlind(method))) return null;
  const all = group.statements.filter((at) => nameOf(at) === 'server');
  const servers = all.filter((at) => !hasParameter(at, 'backup') && !hasParameter(at, 'down'));
  const addresses = new Set(servers.map((at) => argumentOf(at, 0)));
  if (addresses.size < 2) return null;
  return { servers, method, hasBackup: all.some((at) => hasParameter(at, 'backup')) };
}

function isTemplated({ directive }: Statement): boolean {
  return directive.args.some(({ templated }) => templated);
}

function hasParameter({ directive }: Statement, name: string): boolean {
  return directive.args.slice(1).some(({ value }) => value === name);
}

/**
 * What differs from one request of a client to the next. `$arg_sid` is empty in the first, which makes the session, and
 * then leads elsewhere.
 */
const CHANGING = new Set([
  'arg_sid',
  'arg_t',
  'args',
  'connection',
  'connection_requests',
  'msec',
  'query_string',
  'remote_port',
  'request_id',
  'request_uri',
]);

function isBlind(method: Statement): boolean {
  if (!BLIND.has(nameOf(method))) return false;
  if (nameOf(method) !== 'hash') return true;
  return variablesIn(argumentOf(method, 0)).some(({ name }) => CHANGING.has(name.toLowerCase()));
}
