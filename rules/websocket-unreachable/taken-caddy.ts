/**
 * Another handler of a Caddyfile takes the handshake: Caddy sorts directives, so that an unmatched `respond` comes before
 * `reverse_proxy` wherever it is written, and only in `route` the first that matches is the one that is written first.
 */

import { sharers } from '../../src/caddy/config/first-of.ts';
import { isMeantForWebSockets } from '../../src/caddy/config/meant.ts';
import type { Level } from '../../src/caddy/config/proxy.ts';
import { quoteLine } from '../../src/caddy/config/reason.ts';
import { everyStatement, headSpan, type Statement, splitMatcher } from '../../src/caddy/config/statement.ts';
import { upstreamTarget } from '../../src/caddy/config/upstream.ts';
import { insertBefore, wrapInBlock } from '../../src/caddy/edit/insert.ts';
import { removeStatements } from '../../src/caddy/edit/lines.ts';
import type { CaddyRoute } from '../../src/caddy/routes.ts';
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';

export function takenByCaddy(route: CaddyRoute): Report | null {
  const { shadow, levels, match } = route;
  // A redirect is another rule's.
  if (shadow === null || shadow.name.value === 'redir') return null;
  const [first, ...others] = sharers(route, (other) => other.shadow === shadow && isLost(other, shadow));
  if (first === undefined) return null;
  const level = levels.find(({ answering }) => answering.some(({ handler }) => handler === shadow));
  if (level === undefined) return null;
  const inRoute = levels[levels.indexOf(level) - 1]?.entered.name.value === 'route';
  return {
    message: `No handshake comes to \`${match}\`: ${quoteLine(shadow)} takes it, ${whyTaken(shadow, level, inRoute)}.`,
    span: headSpan(shadow),
    related: [
      { message: 'this was meant', span: headSpan(level.entered) },
      ...others.map(({ origin }) => ({ message: 'nor does one come here', span: origin })),
    ],
    fix: inRoute ? swapped(shadow, level.entered) : ownHandle(shadow, level.entered),
  };
}

function isLost(route: CaddyRoute, shadow: Statement): boolean {
  return isMeantForWebSockets(route) && !isUncertain(route) && !leadsToTheSame(shadow, route.proxy);
}

/** A template decides about one of them. */
function isUncertain({ shadow, levels }: CaddyRoute): boolean {
  return (
    shadow?.conditional === true ||
    shadow?.opaque === true ||
    levels.some(({ entered }) => entered.conditional)
  );
}

/** The application is asked all the same, by another line. */
function leadsToTheSame(shadow: Statement, proxy: Statement): boolean {
  const target = upstreamTarget(proxy);
  for (const { statement } of everyStatement([shadow])) {
    if (statement.name.value === 'reverse_proxy' && upstreamTarget(statement) === target) return true;
    if (statement.name.value === 'invoke') return true;
  }
  return false;
}

function whyTaken(shadow: Statement, { entered }: Level, inRoute: boolean): string {
  if (shadow.json !== undefined) return 'since routes run as they are written, and this comes first';
  if (inRoute) return 'since a `route` block keeps the written order and this comes first';
  const taking = shadow.name.value;
  if (taking === entered.name.value || (isHandle(taking) && isHandle(entered.name.value)))
    return 'since the longer path comes first, then other matchers in the written order, then what has none';
  return `since Caddy runs \`${taking}\` before \`${entered.name.value}\`, wherever they are written`;
}

function isHandle(name: string): boolean {
  return name === 'handle' || name === 'handle_path';
}

/** `handle` comes before what answers by itself, and keeps it from doing so. */
function ownHandle(shadow: Statement, entered: Statement): Fix | null {
  const { matcher, args } = splitMatcher(entered);
  const first = args[0];
  if (entered.name.value !== 'reverse_proxy' || matcher === null || matcher.value === '*') return null;
  if (!['respond', 'abort', 'error'].includes(shadow.name.value) || first === undefined) return null;
  const cut = { start: matcher.span.start, end: first.span.start };
  const edits = wrapInBlock(entered.container, [entered.directive], `handle ${matcher.value}`, cut);
  return edits === null
    ? null
    : { safety: 'unsafe', title: `give \`${matcher.value}\` a \`handle\` block, which comes first`, edits };
}

/** The more exact line first, as it is written. */
function swapped(shadow: Statement, entered: Statement): Fix | null {
  if (shadow.container.block !== entered.container.block) return null;
  const { file } = entered.container;
  const { start, end } = entered.directive;
  if (file.text.slice(start, end).includes('\n')) return null;
  // A comment on the line goes with it.
  const text = file.text.slice(start, file.lineEndAt(end)).trimEnd();
  const edit = insertBefore(shadow, [text]);
  return edit === null
    ? null
    : {
        safety: 'unsafe',
        title: `write ${quoteLine(entered)} first`,
        edits: [edit, ...removeStatements([entered])],
      };
}
