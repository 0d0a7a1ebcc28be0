/** `redir` without a matcher, above all: Caddy runs it before `handle` and `reverse_proxy`, wherever it is written. */
import { sharers } from '../../src/caddy/config/first-of.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import { type Lost, lostHandshake, quoteSpan } from '../../src/caddy/request/lost.ts';
import { isSame } from '../../src/caddy/request/reach.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Report } from '../../src/lint/rule.ts';

export function* checkCaddyRoute(route: CaddyRoute): Generator<Report> {
  const { shadow, match } = route;
  if (shadow === null) yield* redirectedOnTheWay(route);
  if (shadow?.name.value !== 'redir' || shadow.conditional) return;
  const [first, ...others] = sharers(route, (other) => other.shadow === shadow && isLost(other));
  if (first === undefined) return;
  const to = splitMatcher(shadow).args[0];
  if (to?.certain !== true) return;
  yield {
    message: `No WebSocket opens through \`${match}\`: ${comesFirst(shadow)}, and WebSocket clients follow no redirects. Give it a matcher that leaves their path out.`,
    span: headSpan(shadow),
    severity: 'error',
    related: [
      { message: 'this was meant', span: route.origin },
      ...others.map(({ origin }) => ({ message: 'nor does one open through this', span: origin })),
    ],
  };
}

/** A Caddyfile is sorted; routes of JSON run as they are written. */
function comesFirst(redirect: Statement): string {
  return redirect.json === undefined
    ? `Caddy runs ${quoteLine(redirect)} first, wherever it is written`
    : `the redirect of ${quoteLine(redirect)} comes first`;
}

function isLost(route: CaddyRoute): boolean {
  if (!isMeantForWebSockets(route) || route.levels.some(({ entered }) => entered.conditional)) return false;
  return !isForTls(route);
}

/** A redirect at which a handshake ends that is followed through the site, whatever lines are around it. */
function* redirectedOnTheWay(route: CaddyRoute): Generator<Report> {
  const lost = lostHandshake(route);
  if (lost === null || lost.redirect === null || leadsToTls(route, lost)) return;
  const { by, path } = lost;
  const [first, ...others] = sharers(route, (other) => isRedirectedBy(other, lost));
  if (first === undefined) return;
  yield {
    message: `No WebSocket opens through \`${route.match}\`: one to \`${path}\` ends at ${quoteSpan(by)}, and WebSocket clients follow no redirects.`,
    span: by,
    severity: 'error',
    related: [
      { message: 'this was meant', span: route.origin },
      ...others.map(({ origin }) => ({ message: 'nor does one open through this', span: origin })),
    ],
  };
}

function isRedirectedBy(route: CaddyRoute, { by }: Lost): boolean {
  const lost = lostHandshake(route);
  return lost !== null && lost.redirect !== null && !leadsToTls(route, lost) && isSame(lost.by, by);
}

/** From http to https, where another site answers: clients that open `wss:` never meet it. */
function leadsToTls(route: CaddyRoute, { reach, redirect }: Lost): boolean {
  return reach.request.scheme === 'http' && redirect?.startsWith('https:') === true && hasTlsSite(route);
}

function isForTls(route: CaddyRoute): boolean {
  const { shadow, entry } = route;
  const target = shadow === null ? '' : (splitMatcher(shadow).args[0]?.value ?? '');
  if (!target.startsWith('https:') || entry.listeners.some(({ tls }) => tls)) return false;
  return hasTlsSite(route);
}

function hasTlsSite({ site, configuration }: CaddyRoute): boolean {
  return configuration.routes.some(
    (other) => other.site !== site && other.entry.listeners.some(({ tls }) => tls),
  );
}
