/** `header_up` and `request_header` on the headers that only the two ends of a WebSocket may write, and `method`. */

import { isValidFieldName } from '../../src/caddy/config/header-operations.ts';
import { type CaddyReason, quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  if (!isAtLeast(route.intent, 'strong')) return;
  for (const reason of route.websocket.reasons) {
    if (reason.code !== 'request-altered' || setsInvalidName(route, reason)) continue;
    const severity = severityFor(route.intent, reason.effect === 'fails' ? 'error' : 'warning');
    if (severity === null) continue;
    const start = reason.effect === 'fails' ? 'No WebSocket opens' : 'Not every WebSocket opens';
    const message = `${start}: ${reason.message}.`;
    yield { message, span: reason.blame, severity, fix: removal(route, reason) };
  }
  yield* originReports(route);
}

/** `header_up Host: x` is for the rule header-typo. */
function setsInvalidName({ requestOperations }: CaddyRoute, { statement }: CaddyReason): boolean {
  return requestOperations.some(
    (operation) =>
      operation.statement === statement && operation.kind !== 'delete' && !isValidFieldName(operation.field),
  );
}

/** A wildcard takes more than the handshake's headers away, and `method` may serve other requests. */
function removal(route: CaddyRoute, { statement }: CaddyReason): Fix | null {
  if (statement === null) return null;
  const isOption = statement.name.value === 'method';
  const isWide = isOption
    ? statement.container.owner === null || route.knownPath?.exclusive !== true
    : statement.args[0]?.value.replace(/^-sec-websocket-/i, '-').includes('*') === true &&
      !/^-sec-websocket-\*$/i.test(statement.args[0]?.value ?? '');
  if (isWide) return null;
  return { safety: 'safe', title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) };
}

/** Applications that compare Origin with Host refuse a handshake without it; many accept it (measured: 403). */
function* originReports({ requestOperations }: CaddyRoute): Generator<Report> {
  for (const { kind, field, statement } of requestOperations) {
    if (kind !== 'delete' || field.toLowerCase() !== 'origin') continue;
    yield {
      message: 'Origin is removed: applications that check it refuse the handshake with 403.',
      span: headSpan(statement),
      severity: 'info',
      fix: { safety: 'safe', title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) },
    };
  }
}
