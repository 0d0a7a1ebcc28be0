/**
 * `reverse_proxy` upgrades to whatever the client and the application agree on: `Upgrade: h2c` as well (measured on 2.6.2).
 * It matters where the same site keeps clients out of other paths of that application.
 */
import { pathsOf } from '../../src/caddy/config/matchers.ts';
import {
  earlierModifiers,
  type Level,
  type PlacedHandler,
  pathsAt,
  reachesEarlier,
} from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import { insertBefore } from '../../src/caddy/edit/insert.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';

/** Sends `websocket`, in any letter case, and nothing in the place of any other value. */
const NARROWED = 'request_header Upgrade (?i)^(websocket$)?.* $1';

const GUARDS = ['basic_auth', 'basicauth', 'forward_auth'] as const;

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { intent, upstream, shadow, requestOperations, levels, websocket } = route;
  if (!isAtLeast(intent, 'strong') || shadow !== null || upstream.scheme !== 'http') return;
  if (websocket.handshake === 'fails' || guardOf(route) !== null) return;
  if (requestOperations.some(({ field }) => /^(?:upgrade|connection)$/i.test(field))) return;
  const restricted = restrictions(route);
  const [first] = restricted;
  const entered = levels[0]?.entered;
  if (first === undefined || entered === undefined) return;
  const edit = insertBefore(entered, [NARROWED]);
  yield {
    message: `Any Upgrade is passed on, not only \`websocket\`: an application that knows \`h2c\` then answers HTTP/2 requests that Caddy does not see, past ${quoteLine(first)}.`,
    span: route.origin,
    related: restricted.map((by) => ({ message: 'clients are kept out here', span: headSpan(by) })),
    fix: edit === null ? null : { safety: 'safe', title: 'pass `Upgrade: websocket` on only', edits: [edit] },
  };
}

/** A line that asks who comes this way. */
function guardOf({ levels }: Pick<CaddyRoute, 'levels'>): Statement | null {
  for (const [index, level] of levels.entries()) {
    for (const name of GUARDS) {
      for (const modifier of earlierModifiers(level, name))
        if (reachesEarlier(levels, index, modifier) !== 'no') return modifier.handler;
    }
  }
  return null;
}

/** A story needs no more. */
const MOST = 3;

function restrictions(route: CaddyRoute): readonly Statement[] {
  const { configuration, site, upstream } = route;
  const family = configuration.routes.filter(
    (other) => other.site === site && other.upstream.target === upstream.target,
  );
  const found = new Set<Statement>();
  for (const other of family) {
    if (other !== route) {
      const guard = guardOf(other);
      if (guard !== null && comesWithoutGuard(route, other)) found.add(guard);
    }
    for (const level of other.levels.slice(0, 1)) for (const guard of partly(level, other)) found.add(guard);
  }
  return [...found].slice(0, MOST);
}

/** The guarded proxy serves other paths than this one. */
function comesWithoutGuard(route: CaddyRoute, guarded: CaddyRoute): boolean {
  return pathsAt(guarded.levels, 0)?.join() !== pathsAt(route.levels, 0)?.join();
}

/** Lines beside a proxy that keep clients out of some of the paths that it would serve: a password for `/admin/*`, a 403. */
function* partly(level: Level, { levels }: CaddyRoute): Generator<Statement> {
  const served = pathsAt(levels, 0);
  const serves = ({ matcher }: PlacedHandler) =>
    served === null || (pathsOf(matcher) ?? []).some((path) => served.includes(path));
  for (const name of GUARDS) {
    for (const modifier of earlierModifiers(level, name))
      if (isForPaths(modifier) && serves(modifier)) yield modifier.handler;
  }
  for (const answering of level.answering) {
    if (answering.place >= level.place || !isForPaths(answering) || !serves(answering)) continue;
    if (isRefusal(answering.handler)) yield answering.handler;
  }
}

/** Files that nobody should see are not what an application serves. */
function isForPaths({ matcher }: PlacedHandler): boolean {
  const paths = pathsOf(matcher) ?? [];
  return paths.some((path) => /^\/[\w-]+/.test(path) && !/\.\w+$|php|\/wp-|\.git|cgi-bin/i.test(path));
}

function isRefusal(handler: Statement): boolean {
  const { args } = splitMatcher(handler);
  if (handler.name.value === 'abort') return true;
  if (handler.name.value !== 'respond' && handler.name.value !== 'error') return false;
  return args.some(({ value }) => /^40[13]$/.test(value));
}
