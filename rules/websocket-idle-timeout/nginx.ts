/**
 * `proxy_read_timeout` (default 60s) ends a socket on which neither side has sent anything for so long. Routes that take
 * the value, or their headers, from one line share one finding on that line.
 */
import type { Related, Severity } from '../../src/lint/finding.ts';
import { declaredPlace, severityFor } from '../../src/lint/intent-severity.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { argumentOf, nameOf, spanOf } from '../../src/nginx/config/context.ts';
import { otherTimeoutsFrom } from '../../src/nginx/config/other-timeouts.ts';
import {
  idleDirective,
  lacksOwnTimeout,
  lengthenIdle,
  shortIdle,
} from '../../src/nginx/edit/read-timeout.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { longIdle } from '../../src/route/socket-life.ts';
import type { Span } from '../../src/text/span.ts';
import { SHORTER_THAN_HEARTBEATS } from './heartbeats.ts';

export function* checkNginxRoute(route: NginxRoute, { minimumIdleAt }: RuleContext): Generator<Report> {
  const minimumIdle = minimumIdleAt(route.origin);
  const idle = shortIdle(route, minimumIdle);
  if (idle === null || isCoveredByHandshake(route, minimumIdle)) return;
  const own: Severity = idle < SHORTER_THAN_HEARTBEATS ? 'error' : 'warning';
  const severity = severityFor(route.intent, own);
  // Weak evidence of WebSockets is not enough to speak of their timeouts, except where `stream` carries web traffic.
  if (severity === null || (route.intent.strength === 'weak' && route.protocol === 'http')) return;
  const edits = lengthenIdle(route, minimumIdle);
  const isSafe = route.intent.strength !== 'weak';
  yield {
    message: messageFor(route, idle),
    span: blame(route),
    severity,
    related: [
      ...(route.idle.line === null
        ? []
        : [{ message: 'for WebSockets that leave here', span: route.origin }]),
      ...raisedInVain(route, minimumIdle),
      ...declaredPlace(route.intent),
    ],
    fix:
      edits === null
        ? null
        : {
            safety: isSafe ? 'safe' : 'unsafe',
            title: `set \`${idleDirective(route)} ${longIdle(minimumIdle)}\``,
            edits,
          },
  };
}

/** Whether the finding of websocket-handshake repairs the timeout along with the headers. */
function isCoveredByHandshake(route: NginxRoute, minimumIdle: number): boolean {
  return (
    route.faults.some((fault) => ['never-set', 'discarded', 'response-side'].includes(fault.kind)) &&
    lacksOwnTimeout(route, minimumIdle)
  );
}

/** Other timeouts that were raised, and do not keep an idle socket open. */
function raisedInVain(route: NginxRoute, minimumIdle: number): readonly Related[] {
  if (route.protocol === 'stream') return [];
  return otherTimeoutsFrom(route.context, minimumIdle).map(({ statement, actsOn }) => ({
    message: `\`${nameOf(statement)}\` does not keep it open: it ${actsOn}`,
    span: spanOf(statement),
  }));
}

function messageFor(route: NginxRoute, idle: number): string {
  const directive = idleDirective(route);
  if (idle === 0) {
    return `\`${directive} 0\` does not switch the timeout off: every handshake ends at once with 504.`;
  }
  const ends = `A WebSocket on which nothing is sent for ${seconds(idle)} is closed`;
  const { line } = route.idle;
  if (line === null) return `${ends}: \`${directive}\` is not set, and ${seconds(idle)} is its default.`;
  return `${ends}: \`${directive} ${argumentOf(line, 0)}\`.`;
}

function seconds(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  const whole = milliseconds / 1000;
  return whole === 1 ? '1 second' : `${whole} seconds`;
}

/** The line that sets the time; else the line that makes this a WebSocket route; else the handler. */
function blame(route: NginxRoute): Span {
  if (route.idle.line !== null) return spanOf(route.idle.line);
  const upgrade = route.request.lines.find((line) => line.name === 'upgrade')?.statement;
  const isInherited = upgrade !== undefined && upgrade.context !== route.context;
  return isInherited ? spanOf(upgrade) : route.origin;
}
