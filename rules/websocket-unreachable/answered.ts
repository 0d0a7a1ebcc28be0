/** nginx answers before the handshake is sent on: a `return` in the location, or in its server (cases A27a, C44). */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report } from '../../src/lint/rule.ts';
import { conditionOf } from '../../src/nginx/config/condition.ts';
import {
  argumentOf,
  type Context,
  enclosing,
  nameOf,
  type Statement,
  spanOf,
} from '../../src/nginx/config/context.ts';
import { insertAfter, removeStatement } from '../../src/nginx/edit/place.ts';
import { detourOf } from '../../src/nginx/request/detour.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';

export function answeredBefore(route: NginxRoute): Report | null {
  const { location, context } = route;
  const detour = detourOf(route);
  // A redirect is another rule's.
  if (location?.statement == null || detour?.kind !== 'answered' || detour.to !== null) return null;
  const { by, status } = detour;
  if (context !== location) return goesOnAfterIf(route, context, by, status);
  const owner = enclosing(by.context, 'location');
  if (owner !== null && owner !== location) return null;
  const isOwn = owner === location;
  const where = isOwn
    ? 'nginx runs it before `proxy_pass`, wherever in the block it stands'
    : 'it comes before every location';
  return {
    message: `No WebSocket opens through \`${route.match}\`: this answers the handshake with ${status}; ${where}.`,
    span: spanOf(by),
    related: isOwn ? [] : [{ message: 'this location was meant', span: spanOf(location.statement) }],
    fix: by.context === location ? removal(by, status) : null,
  };
}

/** An answer that refuses may be meant; to take it away would let requests in. */
function removal(by: Statement, status: number): Fix | null {
  if (status >= 300 || by.stock || by.directive.conditional) return null;
  return {
    safety: 'unsafe',
    title: `remove \`${nameOf(by)} ${argumentOf(by, 0)}\``,
    edits: [removeStatement(by)],
  };
}

/** `if ($http_upgrade) { proxy_pass … }` does not end the rewrite directives: what follows it answers. */
function goesOnAfterIf(route: NginxRoute, inside: Context, by: Statement, status: number): Report | null {
  const { statement } = inside;
  const condition = statement === null || inside.kind !== 'if' ? null : conditionOf(statement);
  if (statement === null || condition?.left.toLowerCase() !== '$http_upgrade') return null;
  const { context } = by;
  const isAfter =
    context === statement.context && context.statements.indexOf(by) > context.statements.indexOf(statement);
  if (!isAfter || condition.operator.startsWith('!')) return null;
  return {
    message: `No WebSocket opens through \`${route.match}\`: an \`if\` with \`proxy_pass\` does not end the rewrite directives, so this answers the handshake with ${status}. A \`break\` in the \`if\` does.`,
    span: spanOf(by),
    related: [{ message: 'nginx goes on after this `if`', span: spanOf(statement) }],
    fix: {
      safety: 'safe',
      title: 'end the rewrite directives in the `if`, with `break`',
      edits: [insertAfter(route.handler, ['break;'])],
    },
  };
}
