/**
 * `header_up Connection "upgrade"` and `header_up Upgrade "websocket"` on a proxy that ordinary requests pass, too: the
 * application takes each of them for a handshake and answers 400 (measured on 2.6.2 and 2.11.4). Lines that only repeat
 * what Caddy does by itself are worth an info.
 */
import type { HeaderOperation } from '../../src/caddy/config/header-operations.ts';
import { handshakeConditions } from '../../src/caddy/config/matchers.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  if (route.intent.strength === 'none' || route.websocket.handshake !== 'works') return;
  const connection = lastSet(route, 'connection');
  const upgrade = lastSet(route, 'upgrade');
  const lines = [connection, upgrade].filter((line) => line !== null);
  const first = [...lines].sort((a, b) => a.statement.directive.start - b.statement.directive.start)[0];
  if (first === undefined) return;
  const areConstant =
    connection !== null && upgrade !== null && isConstant(connection) && isConstant(upgrade);
  if (areConstant && servesOnlyWebSockets(route)) return;
  yield {
    message: areConstant
      ? 'Ordinary requests are sent as WebSocket handshakes as well, which applications refuse with 400; Caddy upgrades by itself.'
      : `${quoteLine(first.statement)} repeats what \`reverse_proxy\` does by itself; the line can go.`,
    span: headSpan(first.statement),
    severity: areConstant ? 'warning' : 'info',
    related: lines
      .filter((line) => line !== first)
      .map(({ statement }) => ({ message: 'and this', span: headSpan(statement) })),
    fix: {
      safety: 'safe',
      title: `remove ${lines.length === 1 ? 'the line' : 'both lines'}`,
      edits: removeStatements(lines.map(({ statement }) => statement)),
    },
  };
}

function lastSet(route: CaddyRoute, header: string): HeaderOperation | null {
  const sets = route.requestOperations.filter(
    ({ kind, field }) => kind === 'set' && field.toLowerCase() === header,
  );
  return sets.at(-1) ?? null;
}

function isConstant({ value }: HeaderOperation): boolean {
  return value !== null && !value.value.includes('{');
}

/** Nothing but WebSockets comes this way: by its path, or by a matcher on the headers of a handshake. */
function servesOnlyWebSockets({ knownPath, levels }: CaddyRoute): boolean {
  return (
    knownPath?.exclusive === true || levels.some(({ matcher }) => handshakeConditions(matcher).length > 0)
  );
}
