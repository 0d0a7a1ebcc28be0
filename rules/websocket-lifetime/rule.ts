/** Caddy's `stream_timeout` ends WebSockets that are in use. */
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan } from '../../src/caddy/config/statement.ts';
import { replaceArgument } from '../../src/caddy/edit/lines.ts';
import { isBareInteger } from '../../src/caddy/language/duration.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import { severityFor } from '../../src/lint/intent-severity.ts';
import { durationFrom, durationOption } from '../../src/lint/option-values.ts';
import { defineRule, type Report, type RuleContext } from '../../src/lint/rule.ts';
import { defineOptions } from '../../src/lint/rule-options.ts';
import { inLargestUnit } from '../../src/route/socket-life.ts';

/** Shorter lives than this are noticed by people (milliseconds). */
const SHORT_LIFE = 3_600_000;
const DAY = 24 * SHORT_LIFE;

interface LifetimeOptions {
  /** In milliseconds. */
  readonly minimum: number;
}

const OPTIONS = defineOptions<LifetimeOptions>(
  { minimum: durationOption('WebSockets that are in use must live at least so long.', '1h') },
  ({ minimum }) => ({ minimum: durationFrom(minimum, SHORT_LIFE) }),
);

export const rule = defineRule({
  id: 'websocket-lifetime',
  summary: 'WebSockets that are in use are cut after a fixed time',
  severity: 'warning',
  fix: 'unsafe',
  dialects: ['caddy'],
  options: OPTIONS,
  checkRoute: (route, context) => (route.dialect === 'caddy' ? check(route, context) : []),
});

function* check(route: CaddyRoute, { optionsAt }: RuleContext): Generator<Report> {
  const { value, statement } = route.websocket.lifetime;
  if (statement === null || value.kind === 'unknown' || value.value === null) return;
  const { minimum } = optionsAt(OPTIONS, headSpan(statement));
  if (value.value >= minimum) return;
  const life = inLargestUnit(Math.max(DAY, minimum));
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
      title: `set \`stream_timeout ${life}\``,
      edits: [replaceArgument(argument, life)],
    },
  };
}
