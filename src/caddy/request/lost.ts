/**
 * Handshakes that are lost in ways that no single line shows: the lines around a route say nothing against it, and those that
 * it is there for end at another line all the same. What the rules about lost handshakes report besides what they know.
 */
import { quotedPiece } from '../../text/quoted-piece.ts';
import type { Span } from '../../text/span.ts';
import { isMeantForWebSockets } from '../config/meant.ts';
import { handshakeReaches } from '../config/proxy.ts';
import { swallowing } from '../config/rewritten.ts';
import type { CaddyRoute } from '../routes.ts';
import { isSame, type Reach, reachOf } from './reach.ts';

export interface Lost {
  readonly reach: Extract<Reach, { readonly kind: 'elsewhere' }>;
  /** The line at which they end. */
  readonly by: Span;
  /** Where the answer leads, if it is a redirect. */
  readonly redirect: string | null;
  /** The path that was asked for. */
  readonly path: string;
}

/** Null where handshakes come to the route, where nothing is known, and where another finding is about what keeps them off. */
export function lostHandshake(route: CaddyRoute): Lost | null {
  if (route.shadow !== null || !isMeantForWebSockets(route)) return null;
  if (handshakeReaches(route.levels) === 'no') return null;
  if (swallowing(route.levels, route.configuration.target.caddy) !== null) return null;
  const reach = reachOf(route);
  if (reach.kind !== 'elsewhere' || reach.by === null || leadsToTheSame(route, reach.by)) return null;
  const { outcome } = reach.trace;
  const redirect = outcome.kind === 'response' ? outcome.location : null;
  return { reach, by: reach.by, redirect, path: reach.request.target };
}

/** The application is asked all the same, by another line. */
function leadsToTheSame({ configuration, upstream }: CaddyRoute, by: Span): boolean {
  return configuration.routes.some(
    (other) => isSame(other.origin, by) && other.upstream.target === upstream.target,
  );
}

/** The line at which handshakes end, as messages quote it. */
export function quoteSpan({ file, start, end }: Span): string {
  return quotedPiece(file.text.slice(start, end));
}
