/** Whether a server serves anything, so that a location in it is come to: one that only redirects does not. */

import type { NginxConfiguration } from '../../../nginx/config/configuration.ts';
import { type Context, enclosing, nameOf, statementsNamed } from '../../../nginx/config/context.ts';
import { entryOf } from '../../../nginx/config/entry.ts';
import { literalPath } from '../../../nginx/config/location-path.ts';
import { HANDLERS } from '../../../nginx/language/handlers.ts';
import { sampleHandshakes } from '../../../nginx/request/sample-request.ts';
import { traceRequest } from '../../../nginx/trace.ts';
import type { ClientRequest } from '../../../route/client-request.ts';

/** A path that no location is there for. */
const ANY_PATH = '/proxylint-sample';

export function servesContent(server: Context, configuration: NginxConfiguration): boolean {
  if (statementsNamed(server, 'return').some(({ directive }) => !directive.conditional)) return false;
  const [handshake] = sampleHandshakes(server, ANY_PATH);
  if (handshake === undefined) return true;
  const { outcome, end } = traceRequest(configuration, withoutUpgrade(handshake));
  const likely = outcome.kind === 'unknown' ? outcome.likely : outcome;
  if (likely?.kind !== 'response' || end === null || end.server !== server) return true;
  // What turns away has something to guard.
  if (end.refusedBy !== null) return true;
  const by = end.answeredBy;
  if (by === null) return true;
  // An `if` that turns away asks about the client; one that redirects, about how it came.
  if (enclosing(by.context, 'location') === null) return by.context.kind === 'if' && likely.location === null;
  return likely.location === null || sendsOn(server);
}

/** Whether requests are sent on, or files served, from a location that is there for more than getting a certificate. */
function sendsOn(block: Context): boolean {
  return block.statements.some((at) => {
    if (nameOf(at) !== 'location' || at.block === null) return false;
    if (literalPath(at.block)?.startsWith('/.well-known/') === true) return false;
    return at.block.statements.some((line) => SERVING.has(nameOf(line))) || sendsOn(at.block);
  });
}

const SERVING: ReadonlySet<string> = new Set([...HANDLERS.keys(), 'root', 'alias', 'try_files']);

export function isOverTls(server: Context): boolean {
  return (
    entryOf(server).listeners.some(({ tls }) => tls) ||
    statementsNamed(server, 'ssl').some(({ directive }) => directive.args[0]?.value === 'on')
  );
}

/** The request without what makes it a handshake. */
export function withoutUpgrade(request: ClientRequest): ClientRequest {
  return {
    ...request,
    headers: request.headers.filter(([name]) => !/^(?:upgrade|connection|sec-websocket-.*)$/i.test(name)),
  };
}
