/**
 * The plain case of a handshake that comes to its route: nothing rewrites it, nothing turns it away, and its location is
 * the one that takes its path. That is most routes of most configurations, and is seen without following a request.
 */
import type { ClientRequest } from '../../route/client-request.ts';
import type { NginxConfiguration } from '../config/configuration.ts';
import {
  argumentOf,
  type Context,
  type Statement,
  statementsAmong,
  statementsNamed,
} from '../config/context.ts';
import { locationName } from '../config/location-path.ts';
import { chooseLocation } from './location-choice.ts';
import { ownHandler } from './phase.ts';
import { REWRITE_DIRECTIVES } from './rewrite-phase.ts';
import { chooseServer } from './server-choice.ts';

/** Directives that may decide over a request wherever they stand: with one of them, requests are followed. */
const DECIDING = [
  'allow',
  'deny',
  'auth_request',
  'internal',
  'large_client_header_buffers',
  'client_header_buffer_size',
];

const plain = new WeakMap<NginxConfiguration, boolean>();

/** Whether a configuration holds nothing that decides over requests but names, locations and rewrite directives. */
function isPlain(configuration: NginxConfiguration): boolean {
  let answer = plain.get(configuration);
  if (answer === undefined) {
    const names = [...configuration.statements.names()];
    answer = !names.some((name) => DECIDING.includes(name) || name.includes('_by_lua'));
    plain.set(configuration, answer);
  }
  return answer;
}

/** What may end a request in the location itself. */
const ENDING: ReadonlySet<string> = new Set(['try_files', 'limit_except']);

/** Whether a location sends on whatever it takes, by this handler. */
export function isPlainRoute(
  configuration: NginxConfiguration,
  { handler, location, server }: { handler: Statement; location: Context; server: Context },
): boolean {
  const { kind } = locationName(location);
  return (
    isPlain(configuration) &&
    handler.context === location &&
    ownHandler(location) === handler &&
    (kind === 'exact' || kind === 'prefix' || kind === 'preferential-prefix') &&
    /^https?:\/\/[^$/?:]+(?::\d+)?(?:[/?][^$]*)?$/i.test(argumentOf(handler, 0)) &&
    statementsAmong(server, REWRITE_DIRECTIVES).length === 0 &&
    statementsAmong(location, REWRITE_DIRECTIVES).length === 0 &&
    statementsAmong(location, ENDING).length === 0 &&
    statementsNamed(location, 'proxy_set_body').length === 0
  );
}

/** Whether a handshake to a path, as it is written, comes to the location of a plain route. */
export function comesDirectly(
  configuration: NginxConfiguration,
  request: ClientRequest,
  path: string,
  { location, server }: { location: Context; server: Context },
): boolean {
  // What is escaped or has dots in its segments is read first.
  if (!/^(?:\/[\w~-][\w.~-]*)*\/?$/.test(path) || request.target !== path) return false;
  const [, host = ''] = request.headers[0] ?? [];
  const chosen = chooseServer(configuration, request, host.toLowerCase().replace(/:\d+$/, ''));
  if (chosen.kind !== 'server' || chosen.server !== server || chosen.assumption !== null) return false;
  const { listener } = chosen;
  if (listener.speaksTls !== (request.scheme === 'https') || (listener.has('http2') && !listener.speaksTls))
    return false;
  const taken = chooseLocation(server, path);
  return taken.kind === 'location' && taken.location === location;
}
