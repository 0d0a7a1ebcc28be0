/** Caddy's `stream_timeout` ends WebSockets that are in use. */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import { isBareInteger } from '../../src/caddy/language/duration.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import { defineRule, type Report } from '../../src/lint/rule.ts';

/** Shorter lives than this are noticed by people (milliseconds). */
const SHORT_LIFE = 3_600_000;
const LONG_LIFE = '24h';

export const rule = defineRule({
  id: 'websocket-lifetime',
  summary: 'WebSockets that are in use are cut after a fixed time',
  severity: 'warning',
  fix: 'unsafe',
  dialects: ['caddy'],
  checkRoute: (route) => (route.dialect === 'caddy' ? check(route) : []),
});

function* check(route: CaddyRoute): Generator<Report> {
  const { value, statement } = route.websocket.lifetime;
  if (statement === null || value.kind === 'unknown' || value.value === null || value.value >= SHORT_LIFE)
    return;
  const argument = statement.args[0];
  const severity = severityFor(route.intent, 'warning');
  // A bare number is nanoseconds by mistake: the rule duration-unit has that.
  if (severity === null || argument === undefined || isBareInteger(argument.value)) return;
  yield {
    message: `${quoteLine(statement)} cuts every WebSocket after that time, busy ones too, and without a close frame.`,
    span: headSpan(statement),
    severity,
    related: [{ message: 'for WebSockets that leave here', span: route.origin }],
    fix: {
      safety: 'unsafe',
      title: `set \`stream_timeout ${LONG_LIFE}\``,
      edits: [replaceArgument(argument, LONG_LIFE)],
    },
  };
}
