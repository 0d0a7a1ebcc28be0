/**
 * The application sees another Host than the browser's page has, so that its check of Origin fails. Many applications
 * check nothing: it is reported only where the configuration itself shows that Host was to be passed on.
 */
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { anchorOf, argumentOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { isAboutTheSender, isHost, losesHost, lostHeaders } from '../../src/nginx/config/lost-headers.ts';
import { authorityOf, familyOf, leadsElsewhere } from '../../src/nginx/config/upstream-group.ts';
import { linesNaming } from '../../src/nginx/config/upstream-request.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { addHeader, copyHeaders } from '../../src/nginx/edit/restore-headers.ts';
import { sharersOfLevel } from '../../src/nginx/edit/set-upgrade.ts';
import { servesWebSocketsOnly } from '../../src/nginx/edit/web-sockets-only.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { checkCaddyRoute } from './caddy.ts';
import { clientsPort } from './clients-port.ts';
import { hostInFamily } from './host-in-family.ts';

export const rule = defineRule({
  id: 'proxy-host-header',
  summary: 'the application sees another Host than the page has, so that its check of Origin fails',
  severity: 'warning',
  fix: 'mixed',
  dialects: ['nginx', 'caddy'],
  *checkRoute(route) {
    if (route.dialect === 'caddy') yield* checkCaddyRoute(route);
    else if (route.protocol === 'http') yield* check(route);
  },
});

function* check(route: NginxRoute): Generator<Report> {
  const { list, lines } = route.request;
  if (!isAtLeast(route.intent, 'strong') || route.websocket.handshake === 'fails') return;
  if (list.gap !== null || leadsElsewhere(route)) return;
  if (lines.some(({ statement, name }) => isTemplated(statement) || SETTLED.has(name))) return;
  const [host, ...others] = linesNaming(route.request, 'host');
  if (host !== undefined) {
    if (others.length === 0) yield* withoutPort(route, host.statement);
  } else if (losesHost(route)) yield* discarded(route);
  else yield* unlikeSiblings(route);
}

/** Headers by which the author has settled what the application compares Origin with. */
const SETTLED = new Set(['origin', 'x-forwarded-host', 'forwarded']);

function isTemplated({ directive }: Statement): boolean {
  return directive.args[0]?.templated !== false;
}

function consequence(route: NginxRoute): string {
  return `the application sees \`Host: ${authorityOf(route) ?? ''}\`, and refuses handshakes if it compares Host with Origin`;
}

/** Whether a line beside those in force reaches WebSocket routes only, so that it changes no other one. */
function isForHandshakes(route: NginxRoute): boolean {
  return sharersOfLevel(route).every(({ intent }) => isAtLeast(intent, 'strong'));
}

/** The line that an outer block has for Host is lost by inheritance; what tells of the client is lost with it. */
function* discarded(route: NginxRoute): Generator<Report> {
  const lost = lostHeaders(route);
  const line = lost?.lines.find(isHost);
  if (lost === null || line === undefined) return;
  const restored = lost.lines.filter((at) => isHost(at) || isAboutTheSender(at));
  const edit = isForHandshakes(route) ? copyHeaders(route, restored) : null;
  const names = restored.map((at) => argumentOf(at, 0)).join(', ');
  yield {
    message: `The headers that are set here discard those of the \`${line.context.kind}\` block: through \`${route.match}\` ${consequence(route)}.`,
    span: spanOf(anchorOf(lost.by) ?? lost.by),
    related: [{ message: 'Host is set here, and is discarded', span: spanOf(line) }],
    fix: edit === null ? null : { safety: 'safe', title: `set ${names} here as well`, edits: [edit] },
  };
}

/** Other routes to the same application pass the client's Host on. */
function* unlikeSiblings(route: NginxRoute): Generator<Report> {
  const { line, isRule } = hostInFamily(familyOf(route));
  if (line === null) return;
  const edit = isForHandshakes(route) ? addHeader(route, 'Host', argumentOf(line, 1)) : null;
  yield {
    message: `Host is not passed on through \`${route.match}\`, as it is elsewhere: ${consequence(route)}.`,
    span: spanOf(route.handler),
    // Where an ordinary route does without it as well, it may be as it was meant to be.
    severity: isRule ? 'warning' : 'info',
    related: [{ message: 'the same application gets Host here', span: spanOf(line) }],
    fix:
      edit === null ? null : { safety: 'safe', title: `set \`Host ${argumentOf(line, 1)}\``, edits: [edit] },
  };
}

/** `$host` has no port, and a page's Origin has one where the port is not the scheme's own (case A38). */
function* withoutPort(route: NginxRoute, host: Statement): Generator<Report> {
  if (argumentOf(host, 1).toLowerCase() !== '$host') return;
  const sibling = hostInFamily(familyOf(route)).withPort;
  const port = clientsPort(route, sibling !== null);
  if (port === null) return;
  const isAlone = !host.stock && servesWebSocketsOnly(route.configuration, host);
  const edit = isAlone ? replaceArgument(host, 1, '$http_host') : null;
  yield {
    message: `\`$host\` is without the port: browsers send \`Origin: …:${port.number}\`, and an application that compares it with Host refuses the handshake.`,
    span: spanOf(host),
    related: [
      { message: `clients come to port ${port.number}`, span: spanOf(port.shownBy ?? sibling ?? host) },
    ],
    fix: edit === null ? null : { safety: 'safe', title: 'set `Host $http_host`', edits: [edit] },
  };
}
