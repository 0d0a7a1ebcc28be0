/**
 * What a route is worth to a handshake: those that it is there for are followed through the servers as Caddy runs them, and
 * what they come to decides. The lines around the route say why, in so far as they come to the same.
 */
import type { HeaderField } from '../../route/client-request.ts';
import type { Span } from '../../text/span.ts';
import type { CaddyReason } from '../config/reason.ts';
import type { CaddyRoute } from '../routes.ts';
import type { Followed } from './follow.ts';
import type { Finding } from './handshake.ts';
import { followedSamples, followedThrough, isSame } from './reach.ts';
import { isDecidedOnTheWay, isOneForAll } from './sample-request.ts';
import { judgeSent, judgeUnsent } from './verdict.ts';

/** What a handshake comes to that has come to the route. */
type Judged = Finding | 'works';

/**
 * Why handshakes fail that come to the route, or may fail; empty where they do not. `written`: why they would by the lines
 * around it, which stays as it is where no handshake can be followed to the route and to its end.
 */
export function reasonsFor(route: CaddyRoute, written: readonly CaddyReason[]): readonly CaddyReason[] {
  // Other handshakes may come to something else than those that are followed.
  if (written.some(({ effect }) => effect === 'unknown') && !isDecidedOnTheWay(route)) return written;
  const judged = [...judgedHandshakes(route)];
  const [first] = judged;
  if (first === undefined) return written;
  if (new Set(judged.map(effectOf)).size > 1) return inDoubt(route, written, judged);
  if (first === 'works') return [];
  const effect = first.handshake;
  const alike = written.filter((each) => each.effect === effect);
  if (alike.length === 0) return [found(route, effect, first)];
  const isWorse = effect !== 'fails' && written.some((each) => each.effect === 'fails');
  return isWorse ? alike : written;
}

function effectOf(judged: Judged): CaddyReason['effect'] | 'works' {
  return judged === 'works' ? judged : judged.handshake;
}

/** Some of its handshakes come to something else than others. */
function inDoubt(
  route: CaddyRoute,
  written: readonly CaddyReason[],
  judged: readonly Judged[],
): readonly CaddyReason[] {
  const alike = written.filter(({ effect }) => effect === 'unknown');
  if (alike.length > 0) return alike;
  const worst = judged.find((each) => each !== 'works');
  const message = `some handshakes open no socket: ${worst?.message ?? ''}`;
  return [found(route, 'unknown', { code: 'unknown', message })];
}

function found(
  { origin }: CaddyRoute,
  effect: CaddyReason['effect'],
  { code, message }: Pick<Finding, 'code' | 'message'>,
): CaddyReason {
  return { code, effect, statement: null, message, blame: origin, related: [] };
}

/** Some clients ask for a subprotocol, and give up where the application does not hear of it. */
const SUBPROTOCOL: HeaderField = ['Sec-WebSocket-Protocol', 'chat'];

function* judgedHandshakes(route: CaddyRoute): Generator<Judged> {
  const { configuration, origin, requestOperations } = route;
  for (const followed of followedSamples(route)) {
    const judged = judge(followed, origin);
    if (judged === null) continue;
    const { request } = followed;
    const asking = { ...request, headers: [...request.headers, SUBPROTOCOL] };
    // Only lines about headers take it away.
    const isAll = judged !== 'works' || requestOperations.length === 0;
    yield isAll ? judged : (judge(followedThrough(configuration, asking), origin) ?? judged);
    if (isOneForAll(route)) return;
  }
}

/** Null where the handshake does not come to the proxy at `origin`, or nobody knows what becomes of it. */
function judge(followed: Followed, origin: Span): Judged | null {
  const { outcome, endedBy, steps } = followed;
  if (outcome.kind === 'unknown') return null;
  const isEnd = endedBy !== null && isSame(endedBy.span, origin);
  if (outcome.kind === 'proxied') return isEnd ? (judgeSent(followed, outcome) ?? 'works') : null;
  // Nothing can be sent, whatever is asked for.
  if (isEnd) return { ...judgeUnsent(outcome), code: 'unreachable' };
  // Its answer is taken by routes of its own.
  const isSent = steps.some(({ kind, span }) => kind === 'proxy' && span !== null && isSame(span, origin));
  return isSent ? judgeUnsent(outcome) : null;
}
