/**
 * Handshakes that a route of a Caddyfile is there for: what a client would open to come to it. A rule that asks whether a
 * route is reached follows them.
 */
import { type ClientRequest, type HeaderField, requestFor } from '../../route/client-request.ts';
import { type Condition, type Matcher, pathsOf } from '../config/matchers.ts';
import type { Level } from '../config/proxy.ts';
import { changesSomeKeys } from '../config/request-headers.ts';
import type { Site } from '../config/site.ts';
import { listeningPort, readSiteAddress } from '../config/site-address.ts';
import { everyStatement, splitMatcher } from '../config/statement.ts';
import type { HttpApp } from '../http/model.ts';
import { joinHostPort } from '../language/network-address.ts';
import type { CaddyRoute } from '../routes.ts';
import { serversOf } from './arrival.ts';
import { askedByCondition, expressionHosts, expressionPaths } from './asked-condition.ts';
import { includesPort } from './listen-address.ts';

/** The client of a site for any host. */
const ANY_HOST = 'app.example.com';

/** More addresses, or more paths, than this make no difference. */
const MOST = 4;

/**
 * Handshakes to some paths, by default those that the route's matchers ask for. None where something that only the running
 * server knows decides whether a request comes to the route.
 */
export function sampleHandshakes(
  route: CaddyRoute,
  paths: readonly string[] = samplePaths(route),
): readonly ClientRequest[] {
  const { http } = route.configuration;
  if (http === null || !isPlain(route)) return [];
  const variants = isAboutConnection(route) ? CONNECTIONS : [[]];
  return originsOf(route.site, http, sampleHosts(route.levels, route.configuration.target.caddy)).flatMap(
    (origin) =>
      paths.flatMap((path) =>
        variants.flatMap((headers) => {
          const read = requestFor(`${origin}${path}`, { headers });
          return read.kind === 'request' ? [read.request] : [];
        }),
      ),
  );
}

/** What browsers send: only Firefox names `keep-alive` too. */
const CONNECTIONS: readonly (readonly HeaderField[])[] = [[], [['Connection', 'keep-alive, Upgrade']]];

function isAboutConnection({ levels }: CaddyRoute): boolean {
  const matchers = levels.flatMap(({ matcher, modifiers }) => [
    matcher,
    ...modifiers.map((modifier) => modifier.matcher),
  ]);
  return matchers.some((matcher) => (matcher ?? []).some(asksForConnection));
}

function asksForConnection({ kind, args, inner }: Condition): boolean {
  const asks = kind === 'expression' ? /connection/i : /^!?connection$/i;
  return args.some(({ value }) => asks.test(value)) || inner.some(asksForConnection);
}

/** Whether one of the samples stands for all of them: nothing on the way asks for their differences, or makes more of them. */
export function isOneForAll(route: CaddyRoute): boolean {
  const keepsPath = route.levels.every(
    ({ entered, modifiers }) =>
      entered.name.value !== 'handle_path' &&
      modifiers.every(({ handler }) => !CHANGING_PATH.has(handler.name.value)),
  );
  return keepsPath && isDecidedOnTheWay(route) && !isAboutConnection(route);
}

const CHANGING_PATH: ReadonlySet<string> = new Set(['rewrite', 'uri', 'try_files']);

/** Whether every handshake that comes to the route meets the same lines on its way, so that a sample stands for all. */
export function isDecidedOnTheWay({ levels, configuration, requestOperations }: CaddyRoute): boolean {
  const version = configuration.target.caddy;
  if (requestOperations.some(changesSomeKeys)) return false;
  return levels.every(({ modifiers }) =>
    modifiers.every(({ matcher }) =>
      (matcher ?? []).every((each) => !asksForPath(each, version) && isKnown(each, version)),
    ),
  );
}

function asksForPath(condition: Condition, version: string): boolean {
  if (condition.kind !== 'expression') return condition.kind === 'path';
  return askedByCondition(condition, version)?.paths !== null;
}

/** Whether all that leads to a route can be read, and asks for nothing but what a sample can bring. */
function isPlain({ site, levels, proxy, configuration }: CaddyRoute): boolean {
  if (site.opaque || proxy.conditional || proxy.opaque || site.addresses.length === 0) return false;
  if (levels.some(({ entered, opaque }) => opaque || entered.conditional)) return false;
  if (!isCertain(site)) return false;
  const version = configuration.target.caddy;
  return levels.every(({ matcher }) => (matcher ?? []).every((condition) => isKnown(condition, version)));
}

const certainSites = new WeakMap<Site, boolean>();

/** Whether all lines of a site are there, whatever a template says; worked out once for all of its routes. */
function isCertain(site: Site): boolean {
  let certain = certainSites.get(site);
  if (certain === undefined) {
    const lines = [...everyStatement(site.statements)];
    certain = lines.every(({ statement: { conditional, opaque } }) => !conditional && !opaque);
    certainSites.set(site, certain);
  }
  return certain;
}

/** A denial is one where its opposite holds for all samples or for none: that of a path is neither. */
function isKnown(condition: Condition, version: string): boolean {
  const { kind, args, inner, certain } = condition;
  if (kind === 'expression') return certain && askedByCondition(condition, version) !== null;
  if (!certain || args.some(({ value }) => hasPlaceholder(value))) return false;
  switch (kind) {
    case 'path':
    case 'host':
    case 'method':
      return true;
    case 'protocol':
      return args.every(({ value }) => value === 'http' || value === 'https');
    case 'header':
      return OWN_HEADERS.test(args[0]?.value ?? '');
    case 'header_regexp':
      return OWN_HEADERS.test(args.at(-2)?.value ?? '');
    case 'not':
      return inner.every((each) => !isOfAddress(each, version) && isKnown(each, version));
    default:
      return false;
  }
}

function isOfAddress(condition: Condition, version: string): boolean {
  if (condition.kind !== 'expression') return condition.kind === 'path' || condition.kind === 'host';
  const asked = askedByCondition(condition, version);
  return asked === null || asked.paths !== null || asked.hosts !== null;
}

/** Every handshake brings them. */
const OWN_HEADERS = /^!?(?:connection|upgrade|sec-websocket-(?:key|version))$/i;

function hasPlaceholder(text: string): boolean {
  return text.includes('{');
}

/**
 * Paths as clients open them, by the matchers on the way: what is inside a `handle_path` has its prefix before it. Without
 * any, some that no other line is likely to be about.
 */
export function samplePaths({
  levels,
  configuration,
}: Pick<CaddyRoute, 'levels' | 'configuration'>): readonly string[] {
  const version = configuration.target.caddy;
  const samples = new Set<string>();
  let asksForPath = false;
  let prefix = '';
  // The inner paths are the narrower ones.
  for (const { matcher, entered } of levels) {
    for (const value of [...patternsOf(matcher), ...expressionPaths(matcher, version)]) {
      asksForPath = true;
      for (const path of pathsFor(value)) samples.add(`${prefix}${path}`);
    }
    if (entered.name.value === 'handle_path') {
      prefix += (splitMatcher(entered).matcher?.value ?? '').replace(/\/?\*$/, '');
    }
  }
  return samples.size === 0 && !asksForPath ? ['/', '/x', '/x/y'] : [...samples].reverse().slice(0, MOST * 2);
}

/** `/*` says no more than what is around it. */
function patternsOf(matcher: Matcher): readonly string[] {
  return (pathsOf(matcher) ?? []).filter((pattern) => pattern !== '*' && pattern !== '/*');
}

/** `/ws*` takes `/ws` and `/ws/x`; none of a pattern with a star in its midst that no word is sure to meet. */
export function pathsFor(pattern: string): readonly string[] {
  const paths = pattern.endsWith('/*')
    ? [pattern.slice(0, -1), `${pattern.slice(0, -1)}x`]
    : pattern.endsWith('*')
      ? [pattern.slice(0, -1), `${pattern.slice(0, -1)}/x`]
      : [pattern];
  return paths
    .map((path) => path.replaceAll('*', 'x'))
    .filter((path) => /^\/[\w./~!$&'()+,;=:@-]*$/.test(path));
}

/**
 * `wss://app.example.com:8443`, one for each way of entering a site. `asked`: the hosts to ask for, null for the site's own;
 * `onPort`: a way by another port is none.
 */
export function originsOf(
  { addresses }: Site,
  http: HttpApp,
  asked: readonly string[] | null,
  onPort: number | null = null,
): readonly string[] {
  if (!addresses.every(({ certain, value }) => certain && !hasPlaceholder(value))) return [];
  const ports = { http: String(http.httpPort), https: String(http.httpsPort) };
  const origins = new Set<string>();
  for (const { value } of addresses) {
    const address = readSiteAddress(value);
    // What a path in an address means, another release says otherwise.
    if (address.path.length > 1) return [];
    const port = Number(listeningPort(address, ports));
    if (onPort !== null && port !== onPort) continue;
    const [server, ...others] = serversOf(http).filter(({ addresses: listening }) =>
      listening.some((each) => each.network.startsWith('tcp') && includesPort(each, port)),
    );
    if (server === undefined) continue;
    // Which of them the client connects to, its address tells, and that is not known.
    if (others.length > 0) return [];
    const scheme = server.hasTls && port !== http.httpPort ? 'wss' : 'ws';
    const own = asked ?? [address.host === '' ? ANY_HOST : address.host];
    for (const host of own) {
      const name = host.replace(/^\*\./, 'app.').toLowerCase();
      origins.add(`${scheme}://${joinHostPort(name, String(port))}`);
    }
  }
  return [...origins].slice(0, MOST);
}

/** Those that matchers ask for; null where none does. */
export function sampleHosts(levels: readonly Level[], version: string): readonly string[] | null {
  const hosts = levels.flatMap(({ matcher }) => [
    ...(matcher ?? []).flatMap(({ kind, args }) => (kind === 'host' ? args.map(({ value }) => value) : [])),
    ...expressionHosts(matcher, version),
  ]);
  return hosts.length === 0 ? null : hosts;
}
