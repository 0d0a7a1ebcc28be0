/**
 * Limits of a `reverse_proxy` that count what is open: `unhealthy_request_count` takes a WebSocket for a request under way,
 * so that the server is unhealthy once that many are open; `max_conns_per_host` does the same with event streams, and
 * does not see WebSockets (measured on 2.6.2 and 2.11.4).
 */
import { eventStreamIntent } from '../../src/caddy/config/event-stream.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { childrenNamed, headSpan, type Statement } from '../../src/caddy/config/statement.ts';
import { transportOf, upstreamArguments } from '../../src/caddy/config/upstream.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';
import { OPTIONS } from './options.ts';

export function* checkCaddyRoute(route: CaddyRoute, context: RuleContext): Generator<Report> {
  if (route.shadow !== null) return;
  yield* requestCount(route, context);
  yield* connectionCount(route, context);
}

function* requestCount(route: CaddyRoute, { optionsAt }: RuleContext): Generator<Report> {
  const { proxy, configuration, intent } = route;
  const line = childrenNamed(proxy, 'unhealthy_request_count').at(-1);
  const number = line === undefined ? null : numberOf(line);
  if (line === undefined || number === null || proxy.opaque) return;
  if (refusesAll(proxy, configuration.target.caddy)) {
    yield {
      message: `Every request ends with 503: without \`max_fails\` or \`fail_duration\` Caddy ${configuration.target.caddy} takes a server with ${quoteLine(line)} for unhealthy from the start.`,
      span: headSpan(line),
      severity: 'error',
      fix: removal(line),
    };
    return;
  }
  if (!isAtLeast(intent, 'strong') || number * servers(proxy) >= optionsAt(OPTIONS, headSpan(line)).inAll)
    return;
  yield {
    message: `A server is unhealthy while ${number === 1 ? 'one WebSocket is' : `${number} WebSockets are`} open, since an open one counts as a request: the next handshake ends with 503, and so do ordinary requests.`,
    span: headSpan(line),
    related: [{ message: 'WebSockets come this way', span: route.origin }],
    fix: removal(line),
  };
}

/** Measured on 2.6.2, and not so on 2.11.4; what is between is unknown. */
function refusesAll(proxy: Statement, version: string): boolean {
  if (isVersionAtLeast(version, '2.7')) return false;
  return ['max_fails', 'fail_duration'].every((name) => childrenNamed(proxy, name).length === 0);
}

function servers(proxy: Statement): number {
  return Math.max(1, upstreamArguments(proxy).length);
}

function* connectionCount(route: CaddyRoute, { optionsAt }: RuleContext): Generator<Report> {
  const transport = transportOf(route.proxy);
  const line = transport === null ? undefined : childrenNamed(transport, 'max_conns_per_host').at(-1);
  const number = line === undefined ? null : numberOf(line);
  if (line === undefined || number === null || !isAtLeast(eventStreamIntent(route), 'strong')) return;
  if (number * servers(route.proxy) >= optionsAt(OPTIONS, headSpan(line)).inAll) return;
  yield {
    message: `No more than ${number} event ${number === 1 ? 'stream is' : 'streams are'} open at a time for each server: the next one waits until another ends, and so do ordinary requests.`,
    span: headSpan(line),
    related: [{ message: 'event streams come this way', span: route.origin }],
    fix: removal(line),
  };
}

function numberOf(line: Statement): number | null {
  const value = line.args[0];
  if (line.conditional || value?.certain !== true || !/^[1-9]\d*$/.test(value.value)) return null;
  return Number(value.value);
}

function removal(line: Statement): Fix {
  return { safety: 'unsafe', title: `remove ${quoteLine(line)}`, edits: removeStatements([line]) };
}
