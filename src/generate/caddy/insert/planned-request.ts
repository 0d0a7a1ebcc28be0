/** Requests that a planned route is there for, and whether a matcher of the file lets them through. */
import {
  type Answer,
  type Condition,
  handshakeConditions,
  type Matcher,
  passesHandshake,
} from '../../../caddy/config/matchers.ts';
import { findsGoPattern } from '../../../caddy/language/go-pattern.ts';
import { coversHost } from '../../../caddy/language/host-names.ts';
import type { Plan, PlannedRoute } from '../../plan.ts';

export interface PlannedRequest {
  readonly path: string;
  /** For people: `requests below /grafana/`, `handshakes at /grafana/api/live/ws`. */
  readonly called: string;
  /** Empty: whatever the client asks for. */
  readonly hosts: readonly string[];
  readonly isHandshake: boolean;
}

/** Those that a block is there for: the handshakes that are known, and one request below each path. */
export function requestsOf(routes: readonly PlannedRoute[], { hosts }: Plan): readonly PlannedRequest[] {
  return routes.flatMap((route) => {
    const isHandshake = route.carries.includes('websockets');
    const below: PlannedRequest = {
      path: route.path.endsWith('/') ? `${route.path}proxylint` : route.path,
      called: route.path.endsWith('/') ? `requests below ${route.path}` : `requests to ${route.path}`,
      hosts,
      isHandshake,
    };
    const { endpoint } = route;
    if (endpoint === null) return [below];
    return [{ path: endpoint, called: `handshakes at ${endpoint}`, hosts, isHandshake: true }, below];
  });
}

/** What a matcher makes of a request. `unknown`: it depends on the client, on files, or on what cannot be read here. */
export function answerFor(matcher: Matcher, request: PlannedRequest): Answer {
  if (matcher === null) return 'yes';
  if (!request.isHandshake && handshakeConditions(matcher).length > 0) return 'no';
  const open: Condition[] = [];
  for (const condition of matcher) {
    const one = condition.certain ? certainAnswer(condition, request) : null;
    if (one === false) return 'no';
    if (one === null) open.push(condition);
  }
  return open.length === 0 ? 'yes' : passesHandshake(open, [request.path]);
}

/** What the shared matching does not know of a request: its host, and how Go's expressions read its path. */
function certainAnswer({ kind, args }: Condition, { path, hosts }: PlannedRequest): boolean | null {
  if (kind === 'path_regexp') return findsGoPattern(args.at(-1)?.value ?? '', path);
  if (kind !== 'host' || hosts.length === 0) return null;
  return hosts.every((host) => args.some(({ value }) => coversHost(value, host)));
}

/** A path or pattern as the place below which it lies: `/grafana` for `/grafana/*`, `/grafana*` and `/grafana/`. */
export function stem(pattern: string): string {
  return pattern.replace(/\*.*$/, '').replace(/\/+$/, '').toLowerCase();
}

/** Whether a stem is another one or lies below it. */
export function isBelow(stemOfOne: string, stemOfOther: string): boolean {
  return stemOfOne === stemOfOther || stemOfOne.startsWith(`${stemOfOther}/`);
}
