/**
 * `error_page 404 @app` without `=`: the client is given 404 though the application has upgraded, and closes the socket
 * (case C10b).
 */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import type { NginxConfiguration } from '../../src/nginx/config/configuration.ts';
import {
  argumentOf,
  type Context,
  enclosing,
  type Statement,
  spanOf,
} from '../../src/nginx/config/context.ts';
import { locationTree } from '../../src/nginx/request/location-tree.ts';
import { sampleHandshakes } from '../../src/nginx/request/sample-request.ts';
import { visitsTo } from '../../src/nginx/request/visits.ts';
import { type NginxTrace, traceRequest } from '../../src/nginx/trace.ts';
import { isAtLeast } from '../../src/route/intent.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';

export function* maskedStatuses(configuration: NginxConfiguration): Generator<Report> {
  for (const line of configuration.statements.named('error_page')) {
    const target = targetOf(line);
    if (target === null) continue;
    const route = configuration.routes.find(
      ({ location, intent }) => location === target && isAtLeast(intent, 'strong'),
    );
    if (route === undefined) continue;
    const masked = handshakesFrom(line, configuration).find(
      ({ followed, outcome }) =>
        followed?.handled?.handler === route.handler &&
        outcome.kind === 'proxied' &&
        isMasked(outcome.status),
    );
    if (masked?.outcome.kind !== 'proxied') continue;
    yield {
      message: `Clients are given ${masked.outcome.status} with what \`${route.match}\` answers, a 101 too, and close the socket: \`error_page\` without \`=\` keeps the status of the error.`,
      span: spanOf(line),
      related: [{ message: 'the handshake goes to the application here', span: route.origin }],
      fix: withItsOwnStatus(line),
    };
  }
}

function isMasked(status: number | null): boolean {
  return status !== null && status !== 101;
}

/** The named location that a line without `=` sends errors to. */
function targetOf(line: Statement): Context | null {
  const name = argumentOf(line, line.directive.args.length - 1);
  const server = enclosing(line.context, 'server');
  if (line.stock || line.directive.conditional || server === null || !name.startsWith('@')) return null;
  if (argumentOf(line, line.directive.args.length - 2).startsWith('=')) return null;
  return locationTree(server).named.get(name) ?? null;
}

/** Handshakes that come to the block in which a line stands. */
function handshakesFrom({ context }: Statement, configuration: NginxConfiguration): readonly NginxTrace[] {
  if (context.kind === 'location') return visitsTo(context, configuration);
  if (context.kind !== 'server' || configuration.http === null) return [];
  return sampleHandshakes(context, '/ws').map((request) => traceRequest(configuration, request));
}

/** Ordinary requests that end there get another status with it: a name that speaks of WebSockets says there are none. */
function withItsOwnStatus(line: Statement): Fix | null {
  const word = line.directive.args.at(-1);
  if (word === undefined) return null;
  const isExclusive = knownWebSocketPath(word.value.replace('@', '/'))?.exclusive === true;
  return {
    safety: isExclusive ? 'safe' : 'unsafe',
    title: 'give clients the status of the answer, with `=`',
    edits: [{ file: line.file, start: word.start, end: word.start, text: '= ' }],
  };
}
