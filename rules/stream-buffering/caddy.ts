/**
 * Caddy passes `text/event-stream` on as it comes. What holds events back is what somebody wrote: a buffer for responses,
 * `encode` over the path of the events, or a time after which the whole response has to be over.
 */
import { bufferingLines } from '../../src/caddy/config/buffering.ts';
import { type EventStreamIntent, eventStreamIntent } from '../../src/caddy/config/event-stream.ts';
import { sharers } from '../../src/caddy/config/first-of.ts';
import { earlierModifiers, reachesEarlier } from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { serversBlockOf, serverTimeout } from '../../src/caddy/config/server-options.ts';
import { childrenNamed, headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import { transportOf } from '../../src/caddy/config/upstream.ts';
import { insertBefore } from '../../src/caddy/edit/insert.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import { parseDuration } from '../../src/caddy/language/duration.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { isVersionAtLeast } from '../../src/route/target.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  if (route.shadow !== null) return;
  const intent = eventStreamIntent(route);
  // `/events` alone may as well be a list of appointments.
  if (!isAtLeast(intent, 'strong')) return;
  yield* buffers(route, intent);
  yield* serverWrites(route);
  yield* bodyTimeouts(route);
  yield* transportTimeouts(route);
  yield* compression(route, intent);
}

function report(route: CaddyRoute, line: Statement, message: string): Report {
  return {
    message,
    span: headSpan(line),
    related: [{ message: 'for the events that leave here', span: route.origin }],
  };
}

function removal(line: Statement, safety: Fix['safety']): Fix {
  return { safety, title: `remove ${quoteLine(line)}`, edits: removeStatements([line]) };
}

function isSet(line: Statement | null): line is Statement {
  const value = line?.args[0];
  if (line === null || line.conditional || value?.certain !== true) return false;
  return value.value !== '0' && !value.value.includes('{');
}

/** Streams that live so long have been thought of. */
const LONG_LIFE = 3_600_000;

function isLong(line: Statement): boolean {
  const reading = parseDuration(line.args[0]?.value ?? '');
  return reading.kind !== 'duration' || reading.ms <= 0 || reading.ms >= LONG_LIFE;
}

function* buffers(route: CaddyRoute, { only }: EventStreamIntent): Generator<Report> {
  const { proxy, configuration } = route;
  for (const line of bufferingLines(proxy, configuration.target.caddy)) {
    if (line.conditional) continue;
    const message = `No event arrives: ${quoteLine(line)} makes Caddy wait for the end of the response, and an event stream has none.`;
    yield {
      ...report(route, line, message),
      severity: 'error',
      fix: removal(line, only ? 'safe' : 'unsafe'),
    };
  }
}

/** The whole response has to be over by then, however busy it is (measured on 2.6.2 and 2.11.4, HTTP/1.1 and HTTP/2). */
function* serverWrites(route: CaddyRoute): Generator<Report> {
  const servers = serversBlockOf(route);
  const line = servers === null ? null : serverTimeout(servers, 'write');
  if (!isSet(line) || isLong(line)) return;
  const isAbout = (other: CaddyRoute) =>
    serversBlockOf(other) === servers &&
    other.shadow === null &&
    isAtLeast(eventStreamIntent(other), 'strong');
  if (sharers(route, isAbout).length === 0) return;
  const message = `Every event stream is cut off after ${line.args[0]?.value ?? ''}: ${quoteLine(line)} counts from the request to the end of the response. Put the streams on a listener of their own, or leave it out.`;
  yield { ...report(route, line, message), severity: 'error', fix: removal(line, 'unsafe') };
}

function* bodyTimeouts(route: CaddyRoute): Generator<Report> {
  if (!isVersionAtLeast(route.configuration.target.caddy, '2.8')) return;
  for (const [index, level] of route.levels.entries()) {
    for (const modifier of earlierModifiers(level, 'request_body')) {
      if (reachesEarlier(route.levels, index, modifier) !== 'yes') continue;
      for (const name of ['read_timeout', 'write_timeout']) {
        for (const line of childrenNamed(modifier.handler, name)) {
          if (!isSet(line) || isLong(line)) continue;
          const message = `Every event stream is cut off after ${line.args[0]?.value ?? ''}: ${quoteLine(line)} is a limit for the whole response.`;
          yield { ...report(route, line, message), severity: 'error', fix: removal(line, 'unsafe') };
        }
      }
    }
  }
}

/** Comments that keep a stream alive come every 15 or 30 seconds, where there are any. */
const SHORT_SILENCE = 60_000;

function* transportTimeouts(route: CaddyRoute): Generator<Report> {
  const transport = transportOf(route.proxy);
  if (transport === null || transport.args[0]?.value !== 'http') return;
  const [silence] = childrenNamed(transport, 'read_timeout').slice(-1);
  const reading =
    silence !== undefined && isSet(silence) ? parseDuration(silence.args[0]?.value ?? '') : null;
  if (silence !== undefined && reading?.kind === 'duration' && reading.ms > 0 && reading.ms < SHORT_SILENCE) {
    const message = `An event stream that is silent for ${silence.args[0]?.value ?? ''} is cut off by ${quoteLine(silence)}.`;
    yield { ...report(route, silence, message), fix: removal(silence, 'unsafe') };
  }
  const [header] = childrenNamed(transport, 'response_header_timeout').slice(-1);
  if (header === undefined || !isSet(header)) return;
  const message = `An event stream whose application sends its headers with the first event, later than ${header.args[0]?.value ?? ''}, ends with 504: let the application send them at once, or leave ${quoteLine(header)} out.`;
  yield { ...report(route, header, message), severity: 'info' };
}

/** Since 2.9 only the headers wait for the first event; before, compressed events did not come at all (measured). */
function* compression(route: CaddyRoute, { paths }: EventStreamIntent): Generator<Report> {
  const isFlushed = isVersionAtLeast(route.configuration.target.caddy, '2.9');
  for (const [index, level] of route.levels.entries()) {
    for (const modifier of earlierModifiers(level, 'encode')) {
      const line = modifier.handler;
      if (line.conditional || line.opaque || childrenNamed(line, 'match').length > 0) continue;
      if (reachesEarlier(route.levels, index, modifier) !== 'yes') continue;
      const message = isFlushed
        ? `Clients learn that an event stream is open with its first event: \`encode\` holds the headers of the response back until then.`
        : `Events wait for each other: before Caddy 2.9 \`encode\` does not pass on what it compressed, and it compresses events from 512 bytes on.`;
      yield {
        ...report(route, line, message),
        severity: isFlushed ? 'info' : 'warning',
        fix: exclusion(route, line, index, paths),
      };
    }
  }
}

/** Compresses everything but these paths. */
function exclusion(
  { site }: CaddyRoute,
  line: Statement,
  index: number,
  paths: EventStreamIntent['paths'],
): Fix | null {
  const { matcher } = splitMatcher(line);
  const first = line.args[0];
  const isTaken = site.statements.some(({ name }) => name.value === '@compress');
  if (index > 0 || isTaken || paths.length === 0 || (matcher !== null && matcher.value !== '*')) return null;
  const definition = insertBefore(line, [`@compress not path ${paths.map(({ value }) => value).join(' ')}`]);
  const { file } = line.container;
  // A snippet is for other sites as well.
  const isOwn = file === site.span.file && line.directive.start > site.span.start;
  if (definition === null || !isOwn) return null;
  const place = matcher === null ? (first?.span.start ?? null) : matcher.span.start;
  const at = place ?? line.directive.name.end;
  const end = matcher?.span.end ?? at;
  const text = place === null ? ' @compress' : matcher === null ? '@compress ' : '@compress';
  return {
    safety: 'safe',
    title: 'compress everything but the events',
    edits: [definition, { file, start: at, end, text }],
  };
}
