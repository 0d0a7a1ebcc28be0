/**
 * Holds a rendered text to what its plan means, before anybody gets it. It reads the text, and works out from the plan by
 * itself what has to come of it: it shares nothing with the views that the templates are filled from.
 */
import { parseOffset, parseTime } from '../../nginx/language/values.ts';
import type { Plan, PlannedRoute } from '../plan.ts';
import { locationPath } from './location-path.ts';
import type { NginxNames } from './names.ts';
import { readTwice, type Statement } from './twice-read.ts';

/** Throws where the locations of a text, wherever in it they stand, are not those of the plan. */
export function readBackLocations(
  text: string,
  plan: Plan,
  routes: readonly PlannedRoute[],
  names: NginxNames,
): void {
  checkLocations(readTwice(text), plan, routes, names);
}

/** The same for servers, with their listeners, names and certificates. */
export function readBackServers(text: string, plan: Plan, names: NginxNames): void {
  const statements = readTwice(text);
  const answering = blocksNamed(statements, 'server').filter((server) => passingIn([server]).length > 0);
  same('servers that answer', answering.length, 1);
  for (const server of answering) {
    same('server_name', argumentsOf(server, 'server_name').join(), plan.hosts.join() || '_');
    const port = plan.port ?? (plan.tls.kind === 'none' ? 80 : 443);
    const listeners = argumentsOf(server, 'listen');
    same('listen', listeners.map(([address]) => address).join(), `${port},[::]:${port}`);
    const encrypted = listeners.every(([, ...parameters]) => parameters.includes('ssl'));
    same('TLS', encrypted, plan.tls.kind !== 'none');
    if (plan.tls.kind === 'files') {
      same('ssl_certificate', onlyArgument(server, 'ssl_certificate'), plan.tls.certificate);
      same('ssl_certificate_key', onlyArgument(server, 'ssl_certificate_key'), plan.tls.key);
    }
    same('set_real_ip_from', argumentsOf(server, 'set_real_ip_from').join(), plan.trustedProxies.join());
  }
  checkLocations(statements, plan, plan.routes, names);
}

/** Throws where what the plan's locations use is not defined in a text, or not once, or otherwise than planned. */
export function readBackDefinitions(text: string, plan: Plan, names: NginxNames): void {
  const statements = readTwice(text);
  const upstreams = blocksNamed(statements, 'upstream');
  for (const { name, servers } of plan.upstreams) {
    const named = names.upstreams.get(name);
    if (named === undefined) continue;
    const found = upstreams.filter(({ args: [first] }) => first === named);
    same(`servers of ${named}`, found.map((at) => argumentsOf(at, 'server')).join(), servers.join());
  }
  const geos = blocksNamed(statements, 'geo');
  const variables = [...blocksNamed(statements, 'map'), ...geos].map(({ args }) => args.at(-1) ?? '');
  same('variables', variables.sort().join(), variablesOf(plan, names).sort().join());
  const ranges = geos.flatMap(({ block }) => block ?? []).filter(({ args: [value] }) => value === '1');
  same('trusted proxies', ranges.map(({ name }) => name).join(), plan.trustedProxies.join());
}

function variablesOf({ routes, trustedProxies }: Plan, names: NginxNames): string[] {
  const upgrades = routes.some(({ carries }) => carries.includes('websockets'));
  return [
    ...(upgrades ? [names.upgrade, names.connection] : []),
    ...(names.host === undefined ? [] : [names.host]),
    ...(trustedProxies.length > 0 ? [names.fromTrustedProxy, names.forwardedProto] : []),
  ].map((name) => `$${name}`);
}

function checkLocations(
  statements: readonly Statement[],
  plan: Plan,
  routes: readonly PlannedRoute[],
  names: NginxNames,
): void {
  const locations = passingIn(statements);
  same(
    'locations',
    locations.map(({ args }) => args.join(' ')).join(),
    routes.map((route) => locationPath(plan, route)).join(),
  );
  routes.forEach((route, index) => {
    const location = locations[index];
    if (location !== undefined) checkLocation(location, plan, route, names);
  });
}

function checkLocation(location: Statement, plan: Plan, route: PlannedRoute, names: NginxNames): void {
  const at = (what: string) => `${what} of location ${route.path}`;
  const named = names.upstreams.get(route.upstream.name) ?? route.upstream.servers[0] ?? '';
  const base = `${route.upstream.scheme}://${named}`;
  const prefix = locationPath(plan, route);
  for (const asked of ['', '/socket', 'x'].map((rest) => prefix + rest)) {
    const received = passedOn(location, asked, prefix, base);
    same(at(`the path for ${asked}`), received, wantedPath(asked, route));
  }
  same(at('headers'), headersIn(location), wantedHeaders(plan, route, names));
  const idle = onlyArgument(location, 'proxy_read_timeout');
  const time = idle === null ? null : parseTime(idle, 'milliseconds');
  same(at('proxy_read_timeout'), time?.kind === 'time' ? time.milliseconds : null, route.idleTimeout);
  const size = parseOffset(onlyArgument(location, 'client_max_body_size') ?? '');
  const limit = route.bodyLimit?.kind === 'unlimited' ? 0 : (route.bodyLimit?.bytes ?? null);
  same(at('client_max_body_size'), size.kind === 'size' ? size.bytes : null, limit);
  const responses = route.responseBuffering ? null : 'off';
  same(at('proxy_buffering'), onlyArgument(location, 'proxy_buffering'), responses);
  const bodies = route.requestBuffering ? null : 'off';
  same(at('proxy_request_buffering'), onlyArgument(location, 'proxy_request_buffering'), bodies);
}

/** What the upstream is asked for: nginx puts a URI of `proxy_pass` in the place of the location's path. */
function passedOn(location: Statement, asked: string, prefix: string, base: string): string | null {
  const target = onlyArgument(location, 'proxy_pass') ?? '';
  if (!target.startsWith(base)) return null;
  const uri = target.slice(base.length).replace(/^:(?=\/)/, '');
  if (uri !== '') return uri + asked.slice(prefix.length);
  const [[pattern, replacement] = []] = argumentsOf(location, 'rewrite');
  if (pattern === undefined || replacement === undefined) return asked;
  const match = new RegExp(pattern).exec(asked);
  return match === null ? asked : replacement.replace('$1', match[1] ?? '');
}

/** A path that only begins like the one to take off is not below it, and stays. */
function wantedPath(asked: string, { strip }: PlannedRoute): string {
  if (strip === null) return asked;
  const rest = asked.slice(strip.length);
  return rest === '' ? '/' : rest.startsWith('/') ? rest : asked;
}

function headersIn(location: Statement): string {
  return linesOf(argumentsOf(location, 'proxy_set_header').map(([name = '', value = '']) => [name, value]));
}

function wantedHeaders(plan: Plan, { carries }: PlannedRoute, names: NginxNames): string {
  const proto = plan.trustedProxies.length === 0 ? '$scheme' : `$${names.forwardedProto}`;
  const host = `$${names.host ?? 'http_host'}`;
  const values = {
    'client-address': '$remote_addr',
    host,
    'host-without-port': '$host',
    port: '$server_port',
    scheme: proto,
  };
  const upgrades = carries.includes('websockets');
  return linesOf([
    ['Host', host],
    ['X-Forwarded-For', '$remote_addr'],
    ['X-Forwarded-Proto', proto],
    ['X-Forwarded-Host', host],
    ...plan.headers.map(({ name, value }): readonly [string, string] => [
      name,
      value.kind === 'text' ? value.text : values[value.kind],
    ]),
    ...(upgrades ? [['Upgrade', `$${names.upgrade}`] as const] : []),
    ['Connection', upgrades ? `$${names.connection}` : ''],
  ]);
}

function linesOf(headers: readonly (readonly [string, string])[]): string {
  return headers
    .map((header) => JSON.stringify(header))
    .sort()
    .join('\n');
}

/** Locations that send requests on, at any depth, in their order. */
function passingIn(statements: readonly Statement[]): readonly Statement[] {
  return blocksNamed(statements, 'location').filter(
    (location) => onlyArgument(location, 'proxy_pass') !== null,
  );
}

function blocksNamed(statements: readonly Statement[], name: string): readonly Statement[] {
  return statements.flatMap((at) => [
    ...(at.name === name ? [at] : []),
    ...blocksNamed(at.block ?? [], name),
  ]);
}

function argumentsOf({ block }: Statement, name: string): readonly (readonly string[])[] {
  return (block ?? []).filter((at) => at.name === name).map(({ args }) => args);
}

/** The first argument of a directive that stands once. */
function onlyArgument(statement: Statement, name: string): string | null {
  const [first, ...more] = argumentsOf(statement, name);
  if (more.length > 0) throw new Error(`a generated configuration has ${name} twice in one block`);
  return first?.[0] ?? null;
}

function same<T extends string | number | boolean | null>(what: string, found: T, wanted: T): void {
  if (found !== wanted)
    throw new Error(
      `a generated configuration does not say what was planned: ${what} is ${found}, not ${wanted}`,
    );
}
