/** A password, a `deny` for everyone, or a check of the Referer, none of which a handshake from a browser passes. */
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import { argumentOf, type Context, nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { effectiveScalar } from '../../src/nginx/config/effective.ts';
import { sampleHandshakes, samplePaths } from '../../src/nginx/request/sample-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { type NginxTrace, traceRequest } from '../../src/nginx/trace.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

/** More listeners than this make no difference. */
const MOST_LISTENERS = 3;

export function turnedAway(route: NginxRoute): Report | null {
  const { location, server, configuration } = route;
  if (location === null || server === null || configuration.http === null) return null;
  if (!mayTurnAway(configuration)) return null;
  const first = commonRefusal(route, location, server);
  if (first === null) return null;
  switch (nameOf(first)) {
    case 'auth_basic':
      return password(route, first, server);
    case 'deny':
      return denied(route, first);
    default:
      return referer(route, first);
  }
}

/** The line that turns all handshakes for a location away; null where one passes. The first that does ends the search. */
function commonRefusal({ configuration }: NginxRoute, location: Context, server: Context): Statement | null {
  let common: Statement | null = null;
  for (const path of samplePaths(location)) {
    for (const request of sampleHandshakes(server, path).slice(0, MOST_LISTENERS)) {
      const trace = traceRequest(configuration, request);
      // Who comes by http is sent to https first.
      if (trace.outcome.kind === 'response' && trace.outcome.location !== null) continue;
      const refusal = refusalOf(trace);
      if (refusal === null || (common !== null && refusal !== common)) return null;
      common = refusal;
    }
  }
  return common;
}

const turningAway = new WeakMap<NginxConfiguration, boolean>();

/** Whether there is any such line: most configurations have none, and following handshakes takes time. */
function mayTurnAway(configuration: NginxConfiguration): boolean {
  let may = turningAway.get(configuration);
  if (may === undefined) {
    const { statements } = configuration;
    may =
      [...REFUSALS].some((name) => statements.has(name)) ||
      statements.named('if').some(({ block }) => block !== null && isRefererCheck(block));
    turningAway.set(configuration, may);
  }
  return may;
}

/** The line that turns a handshake away; null where it passes, or where that is not known. */
function refusalOf({ end, outcome }: NginxTrace): Statement | null {
  if (end === null || outcome.kind !== 'response' || outcome.status < 400) return null;
  const by = end.refusedBy ?? end.answeredBy;
  if (by === null || by.context.kind === 'limit_except') return null;
  return REFUSALS.has(nameOf(by)) || isRefererCheck(by.context) ? by : null;
}

const REFUSALS: ReadonlySet<string> = new Set(['auth_basic', 'deny']);

function isRefererCheck({ kind, statement }: Context): boolean {
  const words = statement?.directive.args.map(({ value }) => value).join(' ') ?? '';
  return kind === 'if' && /\$\{?invalid_referer\b/i.test(words);
}

/**
 * Browsers send along what password a page has been given already. So it is worth a word only where nothing but
 * WebSockets has the password.
 */
function password(route: NginxRoute, line: Statement, server: Context): Report | null {
  const isOwn = line.context === route.location;
  if (!isOwn || route.path === null || knownWebSocketPath(route.path)?.exclusive !== true) return null;
  const isAskedElsewhere = route.configuration.statements
    .named('auth_basic')
    .some((other) => other !== line && argumentOf(other, 0) !== 'off' && isInside(other.context, server));
  if (isAskedElsewhere) return null;
  return {
    message: `Browsers ask for no password when they open a WebSocket, and scripts cannot send one: \`${route.match}\` answers 401 unless the browser knows the password already, from a page of this site that asked for it. Here none does.`,
    span: spanOf(line),
    severity: 'info',
  };
}

function isInside(context: Context, outer: Context): boolean {
  for (let at: Context | null = context; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

function denied(route: NginxRoute, line: Statement): Report | null {
  const { statement: satisfy } = effectiveScalar(route.context, 'satisfy');
  if (argumentOf(line, 0) !== 'all' || satisfy !== null) return null;
  return {
    message: `No WebSocket opens through \`${route.match}\`: this denies every client, since no \`allow\` comes before it.`,
    span: spanOf(line),
  };
}

function referer(route: NginxRoute, line: Statement): Report {
  return {
    message: `No WebSocket opens through \`${route.match}\`: browsers send no Referer with a handshake, and \`valid_referers\` without \`none\` turns away whatever has none. Check the Origin instead.`,
    span: spanOf(line),
  };
}
