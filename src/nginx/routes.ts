/** Lowers an nginx configuration to routes: one for each `proxy_pass`, with what a handshake meets on that way. */
import type { Entry, Listener, Route } from '../route/route.ts';
import { known, type Setting } from '../route/setting.ts';
import type { NginxConfiguration } from './config/configuration.ts';
import {
  argumentOf,
  type Context,
  enclosing,
  everyStatement,
  nameOf,
  type Statement,
  spanOf,
  statementsNamed,
} from './config/context.ts';
import { type HandshakeFault, handshakeFaults } from './config/handshake-fault.ts';
import { HANDSHAKE } from './config/handshake-request.ts';
import { intentsOf } from './config/intent.ts';
import { readTimeout, type UpstreamRequest, upstreamRequest } from './config/upstream-request.ts';
import { collectUpstreams, type UpstreamTable, upstreamOf } from './config/upstreams.ts';
import { websocketPath } from './config/websocket-path.ts';

export interface NginxRoute extends Route {
  readonly dialect: 'nginx';
  readonly configuration: NginxConfiguration;
  /** `http`: one request, one route. `stream`: bytes pass untouched. */
  readonly protocol: 'http' | 'stream';
  /** The `proxy_pass`. */
  readonly handler: Statement;
  /** The block that the handler stands in: a location, an `if`, a `limit_except`, or a stream server. */
  readonly context: Context;
  /** The location around it; null in `stream` and in fragments without one. */
  readonly location: Context | null;
  readonly server: Context | null;
  /** What the upstream receives of a handshake. */
  readonly request: UpstreamRequest;
  readonly faults: readonly HandshakeFault[];
  /** The line that sets the idle timeout; null for the default. */
  readonly idleTimeoutLine: Statement | null;
}

/** A route before it is known what its siblings do. */
export type RouteWithoutIntent = Omit<NginxRoute, 'intent'>;

/** Default of `proxy_timeout` in `stream`, in milliseconds (documented; not measured). */
const DEFAULT_STREAM_TIMEOUT = 600_000;

export function lowerToRoutes(configuration: NginxConfiguration): readonly NginxRoute[] {
  const routes: RouteWithoutIntent[] = [];
  const upstreams = new Map<Context, UpstreamTable>();
  for (const handler of everyStatement(configuration.main)) {
    if (nameOf(handler) !== 'proxy_pass' || handler.directive.args.length === 0 || handler.stock) continue;
    const section = sectionOf(handler.context);
    let table = upstreams.get(section);
    if (table === undefined) {
      table = collectUpstreams(section);
      upstreams.set(section, table);
    }
    const isStream = section.kind === 'stream';
    routes.push(
      isStream ? streamRoute(configuration, handler, table) : httpRoute(configuration, handler, table),
    );
  }
  return intentsOf(configuration, routes);
}

/** The `http` or `stream` around a statement, or the top of its fragment. */
function sectionOf(context: Context): Context {
  return enclosing(context, 'http') ?? enclosing(context, 'stream') ?? outermost(context);
}

function outermost(context: Context): Context {
  let at = context;
  while (at.parent !== null) at = at.parent;
  return at;
}

function httpRoute(
  configuration: NginxConfiguration,
  handler: Statement,
  upstreams: UpstreamTable,
): RouteWithoutIntent {
  const context = handler.context;
  const location = enclosing(context, 'location');
  const nginxVersion = configuration.target.nginx;
  const table = configuration.variables;
  const request = upstreamRequest(context, table, nginxVersion, HANDSHAKE);
  const idle = readTimeout(context, 'proxy_read_timeout');
  const faults = handshakeFaults({ handler, context, table, request, nginxVersion });
  const server = enclosing(context, 'server');
  return {
    dialect: 'nginx',
    protocol: 'http',
    configuration,
    entry: entryOf(server),
    match: matchOf(context, location),
    path: location === null ? null : literalPath(location),
    upstream: upstreamOf(handler, upstreams),
    websocket: websocketPath({ handler, request, faults, idle, nginxVersion }),
    origin: spanOf(handler),
    handler,
    context,
    location,
    server,
    request,
    faults,
    idleTimeoutLine: idle.line,
  };
}

/** In `stream` nothing of the handshake is touched; only silence ends a connection. */
function streamRoute(
  configuration: NginxConfiguration,
  handler: Statement,
  upstreams: UpstreamTable,
): RouteWithoutIntent {
  const context = handler.context;
  const server = enclosing(context, 'server');
  const idle = readTimeout(context, 'proxy_timeout', DEFAULT_STREAM_TIMEOUT);
  const untouched: Setting<null> = {
    value: known(null),
    origin: { kind: 'default', versions: 'every nginx version' },
  };
  const nginxVersion = configuration.target.nginx;
  const request = upstreamRequest(context, configuration.variables, nginxVersion, HANDSHAKE);
  return {
    dialect: 'nginx',
    protocol: 'stream',
    configuration,
    entry: entryOf(server),
    match: 'stream server',
    path: null,
    upstream: upstreamOf(handler, upstreams),
    websocket: {
      handshake: 'works',
      reasons: [],
      httpVersion: { value: known('1.1'), origin: untouched.origin },
      upgrade: { value: known('websocket'), origin: untouched.origin },
      connection: { value: known('Upgrade'), origin: untouched.origin },
      idleTimeout: idle.setting,
      lifetime: untouched,
    },
    origin: spanOf(handler),
    handler,
    context,
    location: null,
    server,
    request,
    faults: [],
    idleTimeoutLine: idle.line,
  };
}

function entryOf(server: Context | null): Entry {
  if (server === null) return { listeners: [], hosts: [] };
  const listeners = statementsNamed(server, 'listen').map(listenerOf);
  const hosts = statementsNamed(server, 'server_name').flatMap((at) =>
    at.directive.args.map((word) => word.value),
  );
  return {
    listeners: listeners.length === 0 ? [{ address: '80', tls: false }] : listeners,
    hosts: hosts.filter((host) => host !== '_' && host !== ''),
  };
}

function listenerOf(statement: Statement): Listener {
  const [address, ...parameters] = statement.directive.args.map((word) => word.value);
  return { address: address ?? '80', tls: parameters.includes('ssl') || parameters.includes('quic') };
}

/** How people name the route: `location ^~ /ws`, with the `if` inside it that proxies. */
function matchOf(context: Context, location: Context | null): string {
  const head = location === null ? context.kind : headOf(location);
  return context === location || location === null ? head : `${head} ${headOf(context)}`;
}

function headOf(context: Context): string {
  if (context.statement === null) return context.kind;
  const { name, args } = context.statement.directive;
  return [name, ...args].map((word) => word.value).join(' ');
}

/** The path that a location names; null for a regular expression or a named location. */
export function literalPath(location: Context): string | null {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (location.statement.directive.args.length === 1) {
    return /^[@~]/.test(modifier) ? null : modifier.replace(/^(?:=|\^~)/, '');
  }
  return modifier === '=' || modifier === '^~' ? argumentOf(location.statement, 1) : null;
}

/** The pattern of a regular-expression location, or null. */
export function patternOf(location: Context): string | null {
  if (location.statement === null) return null;
  const modifier = argumentOf(location.statement, 0);
  if (modifier === '~' || modifier === '~*') return argumentOf(location.statement, 1);
  return modifier.startsWith('~') ? modifier.replace(/^~\*?/, '') : null;
}
