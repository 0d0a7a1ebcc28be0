/** Something else takes the handshake: another location, another server, a `rewrite` of the server's; or `internal`. */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import {
  type Context,
  enclosing,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { type Listen, listensOf } from '../../src/nginx/config/listen.ts';
import { locationName } from '../../src/nginx/config/location-path.ts';
import { HANDLERS } from '../../src/nginx/language/handlers.ts';
import { locationHead } from '../../src/nginx/request/describe-location.ts';
import { type Detour, detourOf, isRegex } from '../../src/nginx/request/detour.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

export function takenElsewhere(route: NginxRoute): Report | null {
  const { location } = route;
  if (location?.statement == null || route.context !== location) return null;
  const detour = detourOf(route);
  switch (detour?.kind) {
    case 'other-location':
      return otherLocation(route, location, detour);
    case 'other-server':
      return otherServer(route, location.statement, detour.server);
    case 'moved':
      return {
        message: `No handshake comes to \`${route.match}\`: this moves \`${detour.trace.request.target}\` on to another path before nginx looks for a location.`,
        span: detour.by,
        related: [meant(location.statement)],
      };
    case 'internal':
      return internalOnly(route, detour.line, location.statement);
    default:
      return null;
  }
}

function meant(statement: Statement): { readonly message: string; readonly span: ReturnType<typeof spanOf> } {
  return { message: 'this location was meant', span: spanOf(statement) };
}

function otherLocation(
  route: NginxRoute,
  location: Context,
  { location: taking, trace }: Extract<Detour, { kind: 'other-location' }>,
): Report | null {
  if (taking.statement === null || location.statement === null || hasFindingOfItsOwn(taking, route))
    return null;
  const path = trace.request.target;
  return {
    message: `No handshake comes to \`${route.match}\`: \`${locationHead(taking)}\` takes \`${path}\`, since ${whyTaken(taking, location)}.`,
    span: spanOf(taking.statement),
    related: [meant(location.statement)],
    fix: preferred(location, taking),
  };
}

/** A location that carries WebSockets itself, and does it badly, is what another rule reports. */
function hasFindingOfItsOwn(taking: Context, { configuration }: NginxRoute): boolean {
  return configuration.routes.some(
    (other) => other.location === taking && isAtLeast(other.intent, 'strong') && other.faults.length > 0,
  );
}

function whyTaken(taking: Context, location: Context): string {
  if (enclosing(taking.parent ?? taking, 'location') === location) return 'it lies inside and matches, too';
  if (isRegex(taking))
    return isRegex(location)
      ? 'the first regular expression that matches takes a request'
      : 'a regular expression comes before a prefix';
  return locationName(taking).kind === 'preferential-prefix' && isRegex(location)
    ? 'regular expressions are not asked where a `^~` prefix matches'
    : 'it fits the path more exactly';
}

/**
 * `^~` makes a prefix come before regular expressions. Whatever the expression took below a path of WebSockets alone, it
 * was not meant to; below any other prefix it may well have been.
 */
function preferred(location: Context, taking: Context): Fix | null {
  const { statement } = location;
  const { kind, name } = locationName(location);
  const word = statement?.directive.args[0];
  if (statement === null || word === undefined || kind !== 'prefix' || name === '/') return null;
  if (!isRegex(taking) || taking.parent !== location.parent || statement.stock) return null;
  return {
    safety: knownWebSocketPath(name) === null ? 'unsafe' : 'safe',
    title: `let \`${name}\` come before regular expressions, with \`^~\``,
    edits: [{ file: statement.file, start: word.start, end: word.start, text: '^~ ' }],
  };
}

/** Of two servers with the same name on the same address, nginx asks only the first (case C18b). */
function otherServer(route: NginxRoute, location: Statement, taking: Context): Report | null {
  const { server } = route;
  if (server === null || !sharesAddress(server, taking)) return null;
  const names = namesOf(server);
  const taken = namesOf(taking);
  const [first] = names;
  const other = first === undefined ? undefined : taken.find(({ name }) => name === first.name);
  // With a name of its own, the server has requests of its own.
  const hasOwn = names.some(({ name }) => taken.every((each) => each.name !== name));
  if (first === undefined || other === undefined || hasOwn) return null;
  return {
    message: `No handshake comes to \`${route.match}\`: another server ${first.name === '' ? 'without a name is' : `has the name \`${first.name}\``} on this address already, so nginx ignores this one ("conflicting server name").`,
    span: spanOf(first.line),
    related: [{ message: 'this server takes the requests', span: spanOf(other.line) }, meant(location)],
  };
}

function namesOf(server: Context): readonly { readonly name: string; readonly line: Statement }[] {
  const lines = statementsNamed(server, 'server_name');
  if (lines.length === 0 && server.statement !== null) return [{ name: '', line: server.statement }];
  return lines.flatMap((line) =>
    line.directive.args.map(({ value }) => ({ name: value.toLowerCase(), line })),
  );
}

function sharesAddress(server: Context, other: Context): boolean {
  const addresses = new Set(listensOf(other).map(({ address }) => keyOf(address)));
  return listensOf(server).every(({ address }) => addresses.has(keyOf(address)));
}

function keyOf({ family, host, ports }: Listen['address']): string {
  return [family, host, ...ports].join(' ');
}

/** Lines that send a request on inside nginx, to which `internal` is no obstacle. */
const SENDING_ON = ['rewrite', 'try_files', 'error_page', 'index', 'auth_request', 'mirror', 'post_action'];

function internalOnly(route: NginxRoute, line: Statement, location: Statement): Report | null {
  const { configuration, path, server, location: own } = route;
  const { statements } = configuration;
  if (server === null || server.gaps.length > 0 || path === null) return null;
  const stem = path.replace(/\/$/, '');
  const leadsHere = SENDING_ON.some((name) =>
    statements
      .named(name)
      .some((at) => at.directive.args.some(({ value }) => value.includes('$') || value.startsWith(stem))),
  );
  // Any application may send requests here, by X-Accel-Redirect; so may code.
  const mayBeSent = configuration.routes.some((other) => other.server === server && other.location !== own);
  const hasOthers = [...statements.names()].some(
    (name) => name !== 'proxy_pass' && (HANDLERS.has(name) || /lua|^js_|^perl|^echo/.test(name)),
  );
  if (leadsHere || mayBeSent || hasOthers) return null;
  return {
    message: `No handshake comes to \`${route.match}\`: \`internal\` answers clients with 404, and nothing here sends requests on to it.`,
    span: spanOf(line),
    related: spanOf(line).file === location.file ? [meant(location)] : [],
  };
}
