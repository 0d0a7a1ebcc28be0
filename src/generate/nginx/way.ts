/**
 * Whether a request for a planned route gets where the plan sends it: the model follows sample requests through the
 * configuration, and what it meets is said.
 */

import type { NginxConfiguration } from '../../nginx/config/configuration.ts';
import { type Context, type Statement, spanOf } from '../../nginx/config/context.ts';
import { locationName } from '../../nginx/config/location-path.ts';
import { clientDecides } from '../../nginx/request/client-decides.ts';
import { firstLocation } from '../../nginx/request/detour.ts';
import { sampleHandshakes, sampleHost } from '../../nginx/request/sample-request.ts';
import { type NginxTrace, traceRequest } from '../../nginx/trace.ts';
import type { ClientRequest } from '../../route/client-request.ts';
import type { WebSocketPath } from '../../route/route.ts';
import type { KnownOutcome } from '../../route/trace.ts';
import type { Plan, PlannedRoute } from '../plan.ts';
import { isSameUpstream } from '../planned-upstream.ts';
import { withoutUpgrade } from './insert/serving.ts';

/** More listeners than this make no difference. */
const MOST_LISTENERS = 3;

/** A sentence; null where the route works as planned, or where nothing speaks against it. */
export type WayFault = { readonly message: string; readonly at: Statement | null };

/**
 * What keeps the requests of a planned route from its upstream in a server. None is claimed where the server is not at
 * hand: nothing can be followed through a fragment.
 */
export function faultOfWay(
  configuration: NginxConfiguration,
  plan: Plan,
  route: PlannedRoute,
  { server, host }: { readonly server: Context; readonly host: string | null },
): WayFault | null {
  if (configuration.http === null || server.statement === null) return null;
  const hostname = host === null ? sampleHost(server) : host.replace(/^\*\./, 'www.');
  for (const { path, isHandshake } of samplesOf(plan, route, server)) {
    let first: WayFault | null = null;
    let arrives = false;
    const requests = sampleHandshakes(server, path, hostname).slice(0, MOST_LISTENERS);
    for (const handshake of requests) {
      const request = isHandshake ? handshake : withoutUpgrade(handshake);
      const fault = faultOfRequest(configuration, route, path, request);
      arrives ||= fault === null;
      // A redirect from one listener to another is how most servers begin.
      first ??= fault;
    }
    if (!arrives && first !== null) return first;
  }
  return null;
}

interface Sample {
  readonly path: string;
  readonly isHandshake: boolean;
}

/** What clients ask for by a route. */
function samplesOf(
  { routes }: Plan,
  { path, endpoint, carries }: PlannedRoute,
  server: Context,
): readonly Sample[] {
  const samples: Sample[] = [];
  const below = `${path}proxylint-sample`;
  // An exact location takes the directory itself, and nothing below it.
  const own = path.endsWith('/') && hasExactLocation(server, path) ? below : path;
  const isElsewhere = (at: string) =>
    routes.some((other) => other.path.length > path.length && at.startsWith(other.path));
  const socket = endpoint === null || isElsewhere(endpoint) ? own : endpoint;
  if (carries.includes('websockets')) samples.push({ path: socket, isHandshake: true });
  if (carries.some((kind) => kind !== 'websockets')) {
    samples.push({ path: own, isHandshake: false });
    if (path.endsWith('/')) samples.push({ path: below, isHandshake: false });
  }
  return samples;
}

function hasExactLocation(block: Context, path: string): boolean {
  return block.statements.some((at) => {
    if (at.directive.name.value !== 'location' || at.block === null) return false;
    const { kind, name } = locationName(at.block);
    return (kind === 'exact' && name === path) || hasExactLocation(at.block, path);
  });
}

function faultOfRequest(
  configuration: NginxConfiguration,
  route: PlannedRoute,
  path: string,
  request: ClientRequest,
): WayFault | null {
  const trace = traceRequest(configuration, request);
  const { outcome, end } = trace;
  const likely = outcome.kind === 'unknown' ? outcome.likely : outcome;
  // An access rule is there to be passed, by somebody.
  if (end !== null && end.refusedBy !== null) return null;
  const asked = `a request for ${path}`;
  // Which server takes it is filled in elsewhere.
  if (outcome.kind === 'unknown' && end === null) return null;
  if (likely === null) {
    const because = outcome.kind === 'unknown' ? outcome.because : 'it leads nowhere';
    return { message: `where ${asked} ends cannot be known: ${because}`, at: end?.answeredBy ?? null };
  }
  const fault = faultOfOutcome(configuration, route, path, trace, likely);
  if (fault === null) return null;
  const location = firstLocation(trace) ?? end?.server ?? null;
  if (location !== null && clientDecides(trace, location, configuration)) return null;
  return { message: `${asked} ${fault}`, at: end?.answeredBy ?? location?.statement ?? null };
}

/** What is wrong with where a request ended, to be read after "a request for /path". */
function faultOfOutcome(
  configuration: NginxConfiguration,
  route: PlannedRoute,
  path: string,
  trace: NginxTrace,
  outcome: KnownOutcome,
): string | null {
  const by = trace.end?.answeredBy ?? null;
  const line = by === null ? '' : ` by \`${textOf(by)}\``;
  switch (outcome.kind) {
    case 'response':
      return outcome.location === null
        ? `is answered with ${outcome.status}${line}`
        : `is redirected to ${outcome.location}${line}`;
    case 'static':
      return 'is looked for among files';
    case 'refused':
      return `comes to nothing: ${outcome.because}`;
    case 'proxied':
      break;
  }
  const handler = trace.followed?.handled?.handler;
  const taken = configuration.routes.find((each) => each.handler === handler);
  if (taken === undefined || !isSameUpstream(taken.upstream, route.upstream))
    return `is sent to ${outcome.upstream}`;
  const expected = targetOf(route, path);
  if (outcome.target !== null && outcome.target !== expected)
    return `arrives as ${outcome.target}, not as ${expected}`;
  return trace.websocket === null ? null : faultOfHandshake(route, trace.websocket);
}

function faultOfHandshake(
  { idleTimeout }: PlannedRoute,
  websocket: NonNullable<NginxTrace['websocket']>,
): string | null {
  const { handshake, reasons } = websocket;
  if (handshake === 'fails' || handshake === 'fragile')
    return `opens no WebSocket: ${reasons[0]?.message ?? 'the handshake fails'}`;
  return isIdleEnough(websocket, idleTimeout) ? null : 'opens a WebSocket that silence ends too early';
}

/** Whether silence ends a socket no earlier than planned; what is not known is taken not to. */
export function isIdleEnough(
  { idleTimeout: { value } }: Pick<WebSocketPath, 'idleTimeout'>,
  planned: number | null,
): boolean {
  if (planned === null || value.kind === 'unknown') return true;
  return value.value === null || value.value >= planned;
}

/** The path as the upstream is to receive it. */
function targetOf({ strip }: PlannedRoute, path: string): string {
  if (strip === null || !path.startsWith(strip)) return path;
  const rest = path.slice(strip.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function textOf(statement: Statement): string {
  const { file, start, end } = spanOf(statement);
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}
