/**
 * A path matcher of a Caddyfile that leaves out what clients open: `/ws` takes no path but its own, and `/ws/*` takes all
 * below it and not `/ws` itself (measured). What Socket.IO and the known applications open is known; of `/ws` it is not.
 */
import { mayArrive } from '../../src/caddy/config/declared.ts';
import { type Condition, passesHandshake } from '../../src/caddy/config/matchers.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import { swallowing } from '../../src/caddy/config/rewritten.ts';
import {
  type Argument,
  everyStatement,
  type Statement,
  splitMatcher,
} from '../../src/caddy/config/statement.ts';
import { insertBefore } from '../../src/caddy/edit/insert.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { APPLICATIONS } from '../../src/route/applications.generated.ts';
import { isTellingPath } from '../../src/route/known-paths.ts';

export function missedPath(route: CaddyRoute): Report | null {
  const { levels, site, shadow } = route;
  if (shadow !== null || !isMeantForWebSockets(route)) return null;
  // Then nothing comes here, whatever it matches.
  if (swallowing(levels, route.configuration.target.caddy) !== null) return null;
  if (site.addresses.some(({ value }) => /[^:/]\/[^/]/.test(value))) return null;
  const level = levels.find(({ matcher }) => (matcher ?? []).some(({ kind }) => kind === 'path'));
  const conditions = (level?.matcher ?? []).filter(({ kind }) => kind === 'path');
  if (level === undefined || conditions.length === 0) return null;
  for (const written of conditions.flatMap(({ args }) => args)) {
    if (!written.certain) continue;
    const missed = missedBy(written.value);
    if (missed === null || isTaken(route, conditions, missed.path)) continue;
    // Nobody opens the place where an application is mounted; and where nothing else answers, a miss is soon found.
    if (missed.by === null && (level.entered.name.value === 'handle_path' || !hasOthers(route))) continue;
    const who = missed.by === null ? 'if clients open' : `${missed.by} opens`;
    const start = missed.by === null ? 'Not every WebSocket may come here' : 'No handshake comes here';
    return {
      message: `${start}: ${who} \`${missed.path}\`, the path \`${written.value}\` does not match it. ${EXPLANATIONS[missed.kind]}`,
      span: written.span,
      severity: missed.by === null ? 'info' : 'warning',
      related: [{ message: 'for WebSockets that leave here', span: route.origin }],
      fix: fixFor(route, level.entered, written, missed.path),
    };
  }
  return null;
}

const EXPLANATIONS = {
  exact: 'Without a star a path is itself alone.',
  below: 'A star behind a slash takes what is below the path, and not the path itself.',
} as const;

interface Missed {
  readonly path: string;
  /** Who opens it; null where somebody may. */
  readonly by: string | null;
  readonly kind: keyof typeof EXPLANATIONS;
}

/** Words that say WebSocket, and of which nobody knows whether something is below them. */
const GENERIC = /(?:^|\/)(?:wss?|websockets?|web-socket)$/i;

function missedBy(pattern: string): Missed | null {
  if (!pattern.startsWith('/')) return null;
  if (pattern.endsWith('/*')) return missedAbove(pattern.slice(0, -2));
  return pattern.includes('*') ? null : missedBelow(pattern);
}

/** `/ws/*` and the path itself. */
function missedAbove(path: string): Missed | null {
  const lower = path.toLowerCase();
  if (path === '' || path.includes('*') || isOpened((each) => each.startsWith(`${lower}/`))) return null;
  for (const { name, webSockets } of APPLICATIONS) {
    const opened = webSockets.filter(isTellingPath).map((known) => known.endpoint ?? known.path);
    if (opened.some((each) => each === lower && !GENERIC.test(each)))
      return { path, by: name, kind: 'below' };
  }
  if (lower.endsWith('/cable')) return { path, by: 'Action Cable', kind: 'below' };
  return GENERIC.test(path) ? { path, by: null, kind: 'below' } : null;
}

/** `/ws` and what is below it. */
function missedBelow(path: string): Missed | null {
  const lower = path.toLowerCase();
  if (lower.endsWith('/socket.io')) return { path: `${path}/`, by: 'Socket.IO', kind: 'exact' };
  if (lower.endsWith('/sockjs')) return { path: `${path}/info`, by: 'SockJS', kind: 'exact' };
  if (isOpened((each) => each === lower)) return null;
  for (const { name, webSockets } of APPLICATIONS) {
    const known = webSockets.find(
      (each) => isTellingPath(each) && each.path.replace(/\/$/, '') === lower && !GENERIC.test(lower),
    );
    const opened = known?.endpoint;
    if (opened !== undefined && opened !== lower) return { path: opened, by: name, kind: 'exact' };
  }
  return GENERIC.test(path) ? { path: `${path}/`, by: null, kind: 'exact' } : null;
}

/** Whether some application opens such a path: Jellyfin's `/socket` is not to be taken for Phoenix's, `/socket/websocket`. */
function isOpened(test: (path: string) => boolean): boolean {
  return APPLICATIONS.some(({ webSockets }) =>
    webSockets.some((known) => isTellingPath(known) && test(known.endpoint ?? known.path)),
  );
}

/** By another path of the same matcher, or by another proxy to the same application. */
function isTaken(route: CaddyRoute, conditions: readonly Condition[], path: string): boolean {
  if (passesHandshake(conditions, [path]) !== 'no') return true;
  const asked = { path, host: null, span: route.origin };
  return route.configuration.routes.some(
    (other) =>
      other.site === route.site &&
      other.upstream.target === route.upstream.target &&
      mayArrive(other.levels, asked),
  );
}

/** Whether something else of the site answers what does not come here, so that it looks as if it worked. */
function hasOthers({ configuration, site, proxy }: CaddyRoute): boolean {
  if (configuration.routes.some((other) => other.site === site && other.proxy !== proxy)) return true;
  for (const { statement } of everyStatement(site.statements))
    if (/^(?:file_server|respond|redir|php_fastcgi)$/.test(statement.name.value)) return true;
  return false;
}

/** Not safe: something else may answer there, and be meant to. */
function fixFor(route: CaddyRoute, entered: Statement, written: Argument, missed: string): Fix | null {
  const base = written.value.replace(/\/\*$/, '');
  const paths = `${base} ${base}/*`;
  const title = `match \`${missed}\` as well`;
  const { matcher } = splitMatcher(entered);
  if (matcher?.value.startsWith('@') === true) {
    const text = written.value.endsWith('/*') ? `${base} ${written.value}` : `${written.value} ${base}/*`;
    return { safety: 'unsafe', title, edits: [replaceArgument(written, text)] };
  }
  if (matcher !== written || entered.name.value === 'handle_path') return null;
  const name = freeName(route, base);
  const definition = name === null ? null : insertBefore(entered, [`${name} path ${paths}`]);
  if (name === null || definition === null) return null;
  return { safety: 'unsafe', title, edits: [definition, replaceArgument(matcher, name)] };
}

/** `@ws` for `/ws`, `@chat_ws` for `/chat/ws`; null where that name is taken. */
function freeName({ site, levels }: CaddyRoute, path: string): string | null {
  const name = `@${path.replace(/[^a-z\d]+/gi, '_').replace(/^_|_$/g, '')}`;
  const used = [...site.statements, ...levels.flatMap(({ entered }) => entered.block ?? [])];
  return used.some((statement) => statement.name.value === name) ? null : name;
}
