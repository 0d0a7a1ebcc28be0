/** A site's `header` directive that takes Upgrade or Connection out of the 101 (Caddy 2.7 and later). */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report } from '../../src/lint/rule.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const severity = severityFor(route.intent, 'error');
  if (severity === null) return;
  for (const { code, message, blame, statement } of route.websocket.reasons) {
    if (code !== 'response-altered') continue;
    const words = statement === null ? [] : [statement.name, ...statement.args];
    const isWide = words.some(({ value }) => value.startsWith('-') && value.includes('*'));
    yield {
      message: `No WebSocket opens: ${message}.`,
      span: blame,
      severity,
      fix:
        statement === null || isWide
          ? null
          : { safety: 'safe', title: `remove ${quoteLine(statement)}`, edits: removeStatements([statement]) },
    };
  }
}
