/**
 * A place where the user declares WebSockets, and that no route serves: the server answers with a file, a redirect or an
 * error, since no location sends the path on (see the example `declared`).
 */
import type { Related } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  type Context,
  nameOf,
  outwards,
  spanOf,
  statementsAmong,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { literalPath } from '../../src/nginx/config/location-path.ts';
import { clientDecides } from '../../src/nginx/request/client-decides.ts';
import { type DeclaredHandshake, declaredHandshakes, isKeptOff } from '../../src/nginx/request/declared.ts';
import { locationHead } from '../../src/nginx/request/describe-location.ts';
import { firstLocation, isRegex } from '../../src/nginx/request/detour.ts';
import { REWRITE_DIRECTIVES } from '../../src/nginx/request/rewrite-phase.ts';
import type { NginxTrace } from '../../src/nginx/trace.ts';
import { describeDeclared, isPattern } from '../../src/route/declared-path.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
import type { DeclaredWebSocket } from '../../src/route/premises.ts';
import type { Span } from '../../src/text/span.ts';
import { declaredAt } from './declaration.ts';

export function* servedByNone(configuration: NginxConfiguration): Generator<Report> {
  const handshakes = declaredHandshakes(configuration);
  for (const declaration of configuration.premises.websockets) {
    const own = handshakes.filter((each) => each.declaration === declaration);
    const report = judge(configuration, declaration, own);
    if (report !== null) yield report;
  }
}

function judge(
  configuration: NginxConfiguration,
  declaration: DeclaredWebSocket,
  handshakes: readonly DeclaredHandshake[],
): Report | null {
  const asked = handshakes.filter((each) => isAbout(each, configuration) && !isSentToTls(each));
  const [first] = asked;
  if (first === undefined || !mayJudge(configuration, declaration, asked)) return null;
  if (!asked.every((each) => isSurelyUnserved(each, configuration))) return null;
  const servers = [...new Set(asked.map(({ server }) => server))];
  const where = describeDeclared(declaration);
  return {
    message: `No WebSocket opens at ${where}, where one is declared: ${whatHappens(first)}.`,
    span: blameOf(first),
    related: [
      declaredAt(declaration),
      ...takingLocation(first),
      ...servers.slice(1, MOST_SERVERS).flatMap((server) => serverRelated(server)),
    ],
  };
}

/** More servers are not shown: they tell nothing new. */
const MOST_SERVERS = 6;

/**
 * Without a host any server may be the one that is meant, so that nothing is said where another one may be elsewhere; and only
 * those that send anything on are asked, for who serves files alone is seldom meant.
 */
function mayJudge(
  { kind, http }: NginxConfiguration,
  { host }: DeclaredWebSocket,
  asked: readonly DeclaredHandshake[],
): boolean {
  if (http === null) return false;
  if (host !== null) return asked.every(({ isNamed }) => isNamed);
  return kind === 'main' && http.gaps.length === 0;
}

function isAbout({ declaration, server }: DeclaredHandshake, { routes }: NginxConfiguration): boolean {
  return declaration.host !== null || routes.some((route) => route.server === server);
}

/** Plain HTTP that leads to HTTPS: clients open `wss:` there. */
function isSentToTls({ trace: { request, outcome } }: DeclaredHandshake): boolean {
  return (
    request.scheme === 'http' &&
    outcome.kind === 'response' &&
    outcome.location !== null &&
    /^https:/i.test(outcome.location)
  );
}

/** Whether it is certain that nobody answers a handshake, and that no other finding says so. */
function isSurelyUnserved(
  { declaration, server, trace }: DeclaredHandshake,
  configuration: NginxConfiguration,
): boolean {
  const { end, outcome, followed, websocket } = trace;
  if (end === null || outcome.kind === 'unknown' || websocket?.handshake !== 'fails') return false;
  if (followed?.handled?.protocol === 'http' || end.refusedBy !== null) return false;
  for (const at of outwards(end.location ?? server)) {
    if (at.gaps.length > 0) return false;
    if (at === server) break;
  }
  if (clientDecides(trace, end.location ?? server, configuration)) return false;
  if (isPattern(declaration.path) && !isSimple(declaration.path, server, configuration)) return false;
  if (isSwallowed(firstLocation(trace))) return false;
  // What keeps a handshake off a route of the location is reported with that route.
  return !configuration.routes.some((route) => route.location === end.location && isKeptOff(route.reach));
}

/** A location with a path and headers for WebSockets and without `proxy_pass` is another rule's (websocket-swallowed). */
function isSwallowed(location: Context | null): boolean {
  if (location === null || statementsNamed(location, 'proxy_pass').length > 0) return false;
  if (knownWebSocketPath(literalPath(location) ?? '') === null) return false;
  return statementsNamed(location, 'proxy_set_header').some(
    (at) => argumentOf(at, 0).toLowerCase() === 'upgrade',
  );
}

/** Whether the paths that were asked about tell of all that a declaration stands for: those below one path, and no pattern. */
function isSimple(path: string, server: Context, { routes }: NginxConfiguration): boolean {
  if (path.indexOf('*') !== path.length - 1) return false;
  if (statementsAmong(server, REWRITE_DIRECTIVES).length > 0) return false;
  return !routes.some(
    (route) => route.server === server && route.location !== null && isRegex(route.location),
  );
}

const FILES = 'no location sends it on, and nginx looks for a file';

function whatHappens({ trace }: DeclaredHandshake): string {
  if (endsAtFiles(trace)) return FILES;
  const { outcome, followed } = trace;
  switch (outcome.kind) {
    case 'response':
      return outcome.location === null
        ? `nginx answers with ${outcome.status}`
        : `nginx answers with ${outcome.status}, a redirect to \`${outcome.location}\`, and WebSocket clients follow no redirects`;
    case 'static':
      return FILES;
    case 'proxied': {
      const handler = followed?.handled?.handler ?? null;
      return `${handler === null ? 'what' : `\`${nameOf(handler)}\``} takes it, and carries no WebSockets`;
    }
    case 'refused':
    case 'unknown':
      return outcome.because;
  }
}

/** Which file answers, or with which status, depends on the disk. */
function endsAtFiles({ outcome, steps }: NginxTrace): boolean {
  return (
    outcome.kind === 'static' ||
    (outcome.kind === 'response' &&
      outcome.location === null &&
      steps.some(({ kind }) => kind === 'try-files'))
  );
}

/** The line that answers; where no line does, or one that looks for files, the server, which lacks a location. */
function blameOf({ declaration, server, trace }: DeclaredHandshake): Span {
  const by = endsAtFiles(trace) ? null : (trace.end?.answeredBy ?? trace.followed?.handled?.handler ?? null);
  if (by !== null) return spanOf(by);
  return server.statement === null ? declaration.span : spanOf(server.statement);
}

function takingLocation({ trace: { end } }: DeclaredHandshake): readonly Related[] {
  const location = end?.location ?? null;
  if (location?.statement == null || end?.answeredBy?.context === location) return [];
  return [{ message: `\`${locationHead(location)}\` takes it`, span: spanOf(location.statement) }];
}

function serverRelated({ statement }: Context): readonly Related[] {
  return statement === null ? [] : [{ message: 'nor does it open here', span: spanOf(statement) }];
}
