/** `read_timeout` of `transport http`: by default Caddy closes no idle WebSocket. */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { longIdle } from '../../src/route/socket-life.ts';
import { SHORTER_THAN_HEARTBEATS } from './heartbeats.ts';

export function* checkCaddyRoute(route: CaddyRoute, { minimumIdleAt }: RuleContext): Generator<Report> {
  const { value, statement } = route.websocket.idleTimeout;
  if (statement === null || value.kind === 'unknown' || value.value === null) return;
  const minimumIdle = minimumIdleAt(route.origin);
  if (value.value >= minimumIdle) return;
  const severity = severityFor(route.intent, value.value < SHORTER_THAN_HEARTBEATS ? 'error' : 'warning');
  const argument = statement.args[0];
  if (severity === null || argument === undefined) return;
  yield {
    message: `${quoteLine(statement)} closes a WebSocket on which the application sends nothing for that long; Caddy's own default is no limit.`,
    span: headSpan(statement),
    severity,
    related: [{ message: 'for WebSockets that leave here', span: route.origin }],
    fix: {
      safety: severity === 'info' ? 'unsafe' : 'safe',
      title: `set \`read_timeout ${longIdle(minimumIdle)}\``,
      edits: [replaceArgument(argument, longIdle(minimumIdle))],
    },
  };
}
