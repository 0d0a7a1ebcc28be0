/** Whether requests that came to a configuration's locations still end where they did. */

import type { NginxConfiguration } from '../../nginx/config/configuration.ts';
import { type Context, enclosing, type Statement } from '../../nginx/config/context.ts';
import { locationHead } from '../../nginx/request/describe-location.ts';
import { firstLocation } from '../../nginx/request/detour.ts';
import { sampleHandshakes, samplePaths } from '../../nginx/request/sample-request.ts';
import { type NginxTrace, traceRequest } from '../../nginx/trace.ts';
import type { ClientRequest } from '../../route/client-request.ts';
import type { Outcome } from '../../route/trace.ts';
import { withoutUpgrade } from './insert/serving.ts';

/** More locations than these say nothing new, and each costs as much as a request. */
const MOST_LOCATIONS = 400;

/**
 * Sample requests for every location before that end elsewhere after, a sentence each. What comes to one of the `added`
 * handlers is what these are there for.
 */
export function movedRequests(
  before: NginxConfiguration,
  after: NginxConfiguration,
  added: ReadonlySet<Statement>,
): readonly string[] {
  const locations = before.statements.named('location').slice(0, MOST_LOCATIONS);
  return locations.flatMap(({ block }) => {
    const server = block === null ? null : enclosing(block, 'server');
    if (block === null || server === null || server.statement === null || before.http === null) return [];
    const moved = samplesFor(block, server).find((request) => {
      const was = traceRequest(before, request);
      const is = traceRequest(after, request);
      return describe(was.outcome) !== describe(is.outcome) && !isTakenBy(is, added);
    });
    return moved === undefined
      ? []
      : [`Requests for ${moved.target}, which \`${locationHead(block)}\` is there for, would end elsewhere.`];
  });
}

/** Whether a request comes to an added handler, or is redirected to the path with a slash that it is for. */
function isTakenBy(trace: NginxTrace, added: ReadonlySet<Statement>): boolean {
  const handler = trace.followed?.handled?.handler;
  if (handler !== undefined && added.has(handler)) return true;
  const location = firstLocation(trace);
  return [...added].some(({ context }) => context === location);
}

function samplesFor(location: Context, server: Context): readonly ClientRequest[] {
  return samplePaths(location).flatMap((path) => {
    const [handshake] = sampleHandshakes(server, path);
    return handshake === undefined ? [] : [handshake, withoutUpgrade(handshake)];
  });
}

function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'proxied':
      return JSON.stringify([outcome.upstream, outcome.target, outcome.status, outcome.headers]);
    case 'response':
      return JSON.stringify([outcome.status, outcome.location]);
    case 'static':
      return JSON.stringify(['static', outcome.status]);
    case 'refused':
      return 'refused';
    case 'unknown':
      return `unknown ${outcome.likely === null ? '' : describe(outcome.likely)}`;
  }
}
