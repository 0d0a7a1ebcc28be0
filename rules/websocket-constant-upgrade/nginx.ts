/**
 * `Upgrade websocket` as a constant makes applications answer ordinary requests with 400 (case A17). `Connection
 * upgrade` alone is untidy but harmless (case A18), and so only worth an info.
 */
import type { Report } from '../../src/lint/rule.ts';
import { type Statement, spanOf } from '../../src/nginx/config/context.ts';
import type { UpgradeHeader } from '../../src/nginx/config/handshake-fault.ts';
import { linesNaming, tokensOf } from '../../src/nginx/config/upstream-request.ts';
import { replaceConstants, servesOnlyWebSockets } from '../../src/nginx/edit/set-upgrade.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  const constants = new Map<UpgradeHeader, Statement>();
  for (const header of ['Upgrade', 'Connection'] as const) {
    const line = constantLine(route, header);
    if (line !== null) constants.set(header, line);
  }
  const upgrade = constants.get('Upgrade');
  const connection = constants.get('Connection');
  const line = upgrade ?? connection;
  if (line === undefined || (upgrade === undefined && route.path === null)) return;
  if (route.websocket.handshake === 'fails' || servesOnlyWebSockets(route)) return;
  const edits = replaceConstants(route, constants);
  yield {
    message:
      upgrade === undefined
        ? 'Ordinary requests are sent with `Connection: upgrade` as well: a map sends it for WebSockets only.'
        : 'Ordinary requests are sent with `Upgrade: websocket` as well, which applications refuse with 400.',
    span: spanOf(line),
    severity: upgrade === undefined ? 'info' : 'warning',
    related:
      upgrade === undefined || connection === undefined
        ? []
        : [{ message: 'and with `Connection: upgrade`', span: spanOf(connection) }],
    fix:
      edits === null
        ? null
        : {
            // What does no harm is not changed without being asked.
            safety: upgrade === undefined ? 'unsafe' : 'safe',
            title: `send ${[...constants.keys()].join(' and ')} for WebSockets only, by a map`,
            edits,
          },
  };
}

/** The line that sends a constant which asks for an upgrade, when no other line of the header does. */
function constantLine(route: NginxRoute, header: UpgradeHeader): Statement | null {
  const [line, ...others] = linesNaming(route.request, header.toLowerCase());
  if (line === undefined || others.length > 0 || line.value.kind === 'unknown') return null;
  const word = line.statement.directive.args[1];
  if (word === undefined || word.value.includes('$') || word.templated) return null;
  const tokens = tokensOf([line.value.value]);
  return tokens.includes(header === 'Upgrade' ? 'websocket' : 'upgrade') ? line.statement : null;
}
