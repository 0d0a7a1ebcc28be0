/** HTTP/1.0 or HTTP/2 towards the upstream, where that is what happens. */
import { severityFor } from '../../src/lint/intent-severity.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';
import { nameOf, spanOf } from '../../src/nginx/config/context.ts';
import { HTTP_2_TO_UPSTREAM } from '../../src/nginx/config/upstream-request.ts';
import { headerBlock, insertInOwnBlock } from '../../src/nginx/edit/header-block.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { servesWebSocketsOnly } from '../../src/nginx/edit/web-sockets-only.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';
import type { TextEdit } from '../../src/text/edit.ts';

export const rule = defineRule({
  id: 'websocket-http-version',
  summary: 'the upstream is asked in an HTTP version in which it need not, or cannot, upgrade',
  severity: 'warning',
  fix: 'safe',
  dialects: ['nginx'],
  checkRoute: (route, context) => (route.dialect === 'nginx' ? check(route, context.target.nginx) : []),
});

function* check(route: NginxRoute, nginxVersion: string): Generator<Report> {
  const fault = route.faults.find((each) => each.kind === 'http-version');
  if (fault === undefined) return;
  const isImpossible = fault.version !== '1.0';
  // What the target does not know at all is refused at start: directive-arguments.
  if (isImpossible && !isVersionAtLeast(nginxVersion, HTTP_2_TO_UPSTREAM)) return;
  // Where the headers are missing as well, the one finding of websocket-handshake covers the version's default.
  const others = route.faults.filter((each) => each.kind !== 'http-version' && each.kind !== 'unknown');
  if (!isImpossible && others.length > 0) return;
  const severity = severityFor(route.intent, isImpossible ? 'error' : 'warning');
  if (severity === null) return;
  const edit = versionEdit(route);
  yield {
    message: isImpossible
      ? `No WebSocket opens through \`${route.match}\`: HTTP/${fault.version} towards the upstream has no upgrade.`
      : `WebSockets open through \`${route.match}\` only with lenient applications: nginx ${nginxVersion} asks the upstream in HTTP/1.0${fault.line === null ? ', its default' : ''}, in which strict ones refuse an upgrade (RFC 6455 section 4.2.1).`,
    span: fault.line === null ? route.origin : spanOf(fault.line),
    severity,
    fix: edit === null ? null : { safety: 'safe', title: 'use `proxy_http_version 1.1`', edits: [edit] },
  };
}

/** The explicit line is corrected, where it serves WebSockets only; else a line is added beside the handler. */
function versionEdit(route: NginxRoute): TextEdit | null {
  const line = route.request.httpVersionLine;
  const block = headerBlock(route);
  if (line !== null && (line.context === block || servesWebSocketsOnly(route.configuration, line))) {
    return line.stock ? null : replaceArgument(line, 0, '1.1');
  }
  return insertInOwnBlock(
    route,
    ['proxy_http_version 1.1;'],
    (own) => own.find((at) => at === route.handler) ?? own.find((at) => nameOf(at).startsWith('proxy_')),
  );
}
