/** An `upstream` keeps connections for the next request, and every request asks for its connection to be closed. */
import type { Related } from '../../src/lint/finding.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import {
  argumentOf,
  type Context,
  type Statement,
  spanOf,
  statementsNamed,
} from '../../src/nginx/config/context.ts';
import { familyOf, upstreamGroupOf } from '../../src/nginx/config/upstream-group.ts';
import { servesOnlyWebSockets } from '../../src/nginx/edit/set-upgrade.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isNamedForWebSockets } from '../../src/route/intent.ts';
import { isProbePath, knownWebSocketPath } from '../../src/route/known-paths.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';
import { type Closing, closingOf } from './closing.ts';
import { keepOpen } from './keep-open.ts';

export const rule = defineRule({
  id: 'keepalive-lost',
  summary: 'every request opens a connection of its own, although the upstream would keep them',
  severity: 'info',
  fix: 'safe',
  dialects: ['nginx'],
  checkRoute: (route, { target }) =>
    route.dialect === 'nginx' && route.protocol === 'http' ? check(route, target.nginx) : [],
});

/** From here on every `upstream` keeps connections, and HTTP/1.1 without a Connection header is the default (measured). */
const KEPT_BY_DEFAULT = '1.29.7';

function* check(route: NginxRoute, nginxVersion: string): Generator<Report> {
  const group = upstreamGroupOf(route);
  if (group === null || group.gaps.length > 0) return;
  const line = statementsNamed(group, 'keepalive').at(-1) ?? null;
  if (line === null ? !isVersionAtLeast(nginxVersion, KEPT_BY_DEFAULT) : !(Number(argumentOf(line, 0)) > 0))
    return;
  // A connection of its own costs a probe nothing.
  if (isForHandshakes(route) || (route.path !== null && isProbePath(route.path))) return;
  const closing = closingOf(route, nginxVersion);
  // Who asks for HTTP/1.0 by name, and not for connections to be kept, wants them closed.
  if (closing === null || (line === null && closing.by === 'version')) return;
  const edits = keepOpen(route, closing);
  yield {
    message: messageFor(route, closing, nginxVersion),
    span: spanOf(blamed(route, closing)),
    related: relatedTo(closing, line ?? group.statement, group),
    fix:
      edits === null
        ? null
        : { safety: 'safe', title: 'let ordinary requests keep the connection open', edits },
  };
}

/** Where only handshakes pass there is nothing to keep, and where they fail that finding sets Connection anew. */
function isForHandshakes(route: NginxRoute): boolean {
  if (servesOnlyWebSockets(route)) return true;
  if (!isNamedForWebSockets(route.intent)) return false;
  return route.websocket.handshake === 'fails' || isOneOfItsOwn(route);
}

/** Whether ordinary requests to the application have other locations, and this one is not known to get any. */
function isOneOfItsOwn(route: NginxRoute): boolean {
  if (route.path === '/' || (route.path !== null && knownWebSocketPath(route.path)?.exclusive === false))
    return false;
  return hasOrdinaryRoutes(familyOf(route));
}

const ordinary = new WeakMap<readonly NginxRoute[], boolean>();

function hasOrdinaryRoutes(family: readonly NginxRoute[]): boolean {
  let has = ordinary.get(family);
  if (has === undefined) {
    has = family.some(({ intent }) => !isNamedForWebSockets(intent));
    ordinary.set(family, has);
  }
  return has;
}

function messageFor(route: NginxRoute, closing: Closing, nginxVersion: string): string {
  const effect = 'no connection to the upstream is used twice';
  switch (closing.by) {
    case 'map':
      return `Ordinary requests get \`Connection: close\` from this map: ${effect}.`;
    case 'line':
      return `Every request is sent with \`Connection: close\`: ${effect}.`;
    case 'version':
      return `Requests are sent in HTTP/1.0: ${effect}.`;
    case 'default': {
      const { lacksVersion, lacksConnection } = closing;
      const how = [
        ...(lacksVersion ? ['in HTTP/1.0'] : []),
        ...(lacksConnection ? ['with `Connection: close`'] : []),
      ];
      return `nginx ${nginxVersion} sends requests through \`${route.match}\` ${how.join(' and ')} unless told otherwise: ${effect}.`;
    }
  }
}

function blamed(route: NginxRoute, closing: Closing): Statement {
  switch (closing.by) {
    case 'map':
      return closing.entry;
    case 'line':
    case 'version':
      return closing.line;
    case 'default':
      return route.handler;
  }
}

function relatedTo(closing: Closing, keeping: Statement | null, group: Context): readonly Related[] {
  const isDefault = keeping === group.statement;
  const message = isDefault
    ? `nginx ${KEPT_BY_DEFAULT} and later would keep the connections of this upstream`
    : 'connections are to be kept by this line';
  const kept = keeping === null ? [] : [{ message, span: spanOf(keeping) }];
  const used = closing.by === 'map' ? [{ message: 'the map is used here', span: spanOf(closing.line) }] : [];
  return [...kept, ...used];
}
