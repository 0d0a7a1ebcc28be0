/** Which proxies the WebSockets that the user declares come to: by the names of their sites, and by the matchers around them. */
import {
  type DeclaredHost,
  describeDeclared,
  isDeclaredHost,
  isPattern,
  readDeclaredHost,
} from '../../route/declared-path.ts';
import type { Evidence } from '../../route/intent.ts';
import type { DeclaredWebSocket } from '../../route/premises.ts';
import { matchesWildcard } from '../../text/wildcard.ts';
import { findsGoPattern } from '../language/go-pattern.ts';
import { coversHost } from '../language/host-names.ts';
import type { Expansion, Site } from './expansion.ts';
import { type Condition, type Matcher, passesHandshake } from './matchers.ts';
import type { Level } from './proxy.ts';
import { type ServerPorts, serverPorts } from './server-ports.ts';
import { takenBefore } from './shadow.ts';
import { listeningPort, readSiteAddress, type SiteAddress } from './site-address.ts';
import { type Statement, splitMatcher } from './statement.ts';

/** The user's word that a proxy carries WebSockets. */
export function declaredEvidence(declarations: readonly DeclaredWebSocket[]): readonly Evidence[] {
  return declarations.map((declared) => ({
    message: `WebSockets are declared at ${describeDeclared(declared)}`,
    strength: 'declared',
    span: declared.span,
  }));
}

/** Whether a declaration means a site: Caddy prefers the sites that name its host. */
export function isServed(
  site: Site,
  { sites, globalOptions }: Pick<Expansion, 'sites' | 'globalOptions'>,
  { host }: DeclaredWebSocket,
): boolean {
  if (host === null) return true;
  const declared = readDeclaredHost(host);
  const ports = serverPorts(globalOptions);
  if (namesHost(site, declared, ports)) return true;
  return takesAnyHost(site, declared, ports) && !sites.some((other) => namesHost(other, declared, ports));
}

/** Whether a site has the declared host among its addresses. */
export function namesHost(site: Site, declared: DeclaredHost, ports: ServerPorts): boolean {
  return addressesOf(site).some(
    (address) => address.host !== '' && isOnPort(address, declared, ports) && meets(address.host, declared),
  );
}

function takesAnyHost(site: Site, declared: DeclaredHost, ports: ServerPorts): boolean {
  return addressesOf(site).some((address) => address.host === '' && isOnPort(address, declared, ports));
}

function addressesOf({ addresses }: Site): readonly SiteAddress[] {
  return addresses.map(({ value }) => readSiteAddress(value));
}

function isOnPort(address: SiteAddress, { port }: DeclaredHost, ports: ServerPorts): boolean {
  return port === null || listeningPort(address, ports) === String(port);
}

/** `*.app.test` of a site stands for one label, as certificates have it. */
function meets(written: string, declared: DeclaredHost): boolean {
  const host = written.toLowerCase();
  if (isDeclaredHost(declared, host) || (declared.isWildcard && host === `*${declared.name}`)) return true;
  return !declared.isWildcard && coversHost(host, declared.name);
}

/** Whether a declared handshake may come through all the matchers on the way, and nothing surely takes it before. */
export function mayArrive(levels: readonly Level[], declared: DeclaredWebSocket): boolean {
  let { path } = declared;
  for (const [index, level] of levels.entries()) {
    if (passes(level.matcher, path, declared) === 'no') return false;
    if (takenBefore(levels, index, [path]) !== null) return false;
    if (level.entered.name.value === 'handle_path') path = withoutPrefix(path, level.entered);
  }
  return true;
}

/** The same as for any handshake to the path, with what is known besides: its host. */
function passes(
  matcher: Matcher,
  path: string,
  { host }: Pick<DeclaredWebSocket, 'host'>,
): 'yes' | 'no' | 'unknown' {
  for (const condition of matcher ?? []) {
    if (!condition.certain) continue;
    if (condition.kind === 'host' && host !== null && !hasHost(condition, host)) return 'no';
    if (condition.kind === 'path_regexp' && !matchesPath(condition, path)) return 'no';
  }
  return passesHandshake(matcher, [path]);
}

function hasHost({ args }: Condition, host: string): boolean {
  const declared = readDeclaredHost(host);
  return args.some(({ value }) => meets(value, declared));
}

/** A declaration of many paths may be about one that matches. */
function matchesPath({ args }: Condition, path: string): boolean {
  return isPattern(path) || findsGoPattern(args.at(-1)?.value ?? '', path) !== false;
}

/** `handle_path /api/*` takes `/api` away. */
function withoutPrefix(path: string, entered: Statement): string {
  const pattern = splitMatcher(entered).matcher?.value ?? '';
  const prefix = pattern.replace(/\/?\*$/, '');
  if (!pattern.startsWith('/') || !matchesWildcard(`${prefix}*`, path)) return path;
  const rest = path.slice(prefix.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
