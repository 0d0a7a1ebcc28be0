/**
 * A handshake that is followed through the site as Caddy runs it, and ends at another line: in a `route` that stands before,
 * in a `handle` that answers inside, after a rewrite.
 */
import { sharers } from '../../src/caddy/config/first-of.ts';
import { type Lost, lostHandshake, quoteSpan } from '../../src/caddy/request/lost.ts';
import { isSame } from '../../src/caddy/request/reach.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';

export function endsElsewhere(route: CaddyRoute): Report | null {
  const lost = lostHandshake(route);
  // A redirect is another rule's.
  if (lost === null || lost.redirect !== null) return null;
  const { by, path } = lost;
  const [first, ...others] = sharers(route, (other) => isLostTo(other, lost));
  if (first === undefined) return null;
  return {
    message: `No handshake comes to \`${route.match}\`: one to \`${path}\` ends at ${quoteSpan(by)}, which comes first in the order in which Caddy runs the site.`,
    span: by,
    related: [
      { message: 'this was meant', span: route.origin },
      ...others.map(({ origin }) => ({ message: 'nor does one come here', span: origin })),
    ],
  };
}

function isLostTo(route: CaddyRoute, { by }: Lost): boolean {
  const lost = lostHandshake(route);
  return lost !== null && lost.redirect === null && isSame(lost.by, by);
}
