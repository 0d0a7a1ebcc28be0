/**
 * `auth_basic` whose realm a map of `$http_upgrade` switches off; or a `return`, taken for handshakes before nginx asks for a
 * password, to a location that asks for none. An ordinary request and a handshake are followed to each path.
 */
import type { Report } from '../../src/lint/rule.ts';
import { nameOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { sampleHandshakes, samplePaths } from '../../src/nginx/request/sample-request.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import { traceRequest } from '../../src/nginx/trace.ts';
import { type ClientRequest, withoutHandshake } from '../../src/route/client-request.ts';
import { knownWebSocketPath } from '../../src/route/known-paths.ts';
import type { Outcome } from '../../src/route/trace.ts';
import { bypassMessage } from './message.ts';

export function* checkNginxRoute(route: NginxRoute): Generator<Report> {
  const { configuration, location, server, handler, upstream } = route;
  if (!configuration.statements.has('auth_basic') || location === null || server === null) return;
  const paths = samplePaths(location).filter((path) => knownWebSocketPath(path) === null);
  const passed = paths.flatMap((path) => {
    const asked = sampleHandshakes(server, path).map((request) => passedAt(route, request));
    return asked.find((each) => each !== null) ?? [];
  });
  const [first] = passed;
  if (first === undefined || passed.length < paths.length) return;
  const isSameProxy = first.proxy === handler;
  const [blamed, other] = isSameProxy ? [first.login, first.proxy] : [first.proxy, first.login];
  yield {
    message: bypassMessage({
      login: `\`${nameOf(first.login)}\``,
      upstream: upstream.target,
      path: paths[0] ?? '/',
      isSameProxy,
    }),
    span: spanOf(blamed),
    related: [
      {
        message: isSameProxy ? 'such requests leave here' : 'other requests are asked here',
        span: spanOf(other),
      },
    ],
  };
}

interface Passed {
  readonly login: Statement;
  /** That to which the handshake comes. */
  readonly proxy: Statement;
}

/** Null where one is asked like the other, where they come to different servers, and where anything is not known. */
function passedAt({ configuration, handler, upstream }: NginxRoute, handshake: ClientRequest): Passed | null {
  const plain = withoutHandshake(handshake);
  const login = traceRequest(configuration, plain).end?.refusedBy ?? null;
  if (login === null || nameOf(login) !== 'auth_basic') return null;
  const admitted = traceRequest(configuration, withCredentials(plain));
  const { followed, outcome } = traceRequest(configuration, handshake);
  const proxy = followed?.handled?.handler;
  if (admitted.followed?.handled?.handler !== handler || outcome.kind !== 'proxied' || proxy === undefined)
    return null;
  // A handshake that is rewritten does not open what the login keeps.
  if (outcome.target !== sentTarget(admitted.outcome)) return null;
  const target = configuration.routes.find((route) => route.handler === proxy)?.upstream.target;
  return target === upstream.target ? { login, proxy } : null;
}

/** What the upstream is asked for, were the password right; null where the request is not sent on. */
function sentTarget(outcome: Outcome): string | null {
  const likely = outcome.kind === 'unknown' ? outcome.likely : outcome;
  return likely?.kind === 'proxied' ? likely.target : null;
}

function withCredentials(request: ClientRequest): ClientRequest {
  return { ...request, headers: [...request.headers, ['Authorization', 'Basic YTpi']] };
}
