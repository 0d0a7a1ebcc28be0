/** `limit_conn` counts an open WebSocket for as long as it lasts, and ordinary requests beside it (case C26). */
import type { Fix } from '../../src/lint/finding.ts';
import type { Report, RuleContext } from '../../src/lint/rule.ts';
import { argumentOf, type Statement, spanOf } from '../../src/nginx/config/context.ts';
import { type EffectiveList, effectiveList } from '../../src/nginx/config/effective.ts';
import { headerBlock, insertInOwnBlock, isInEveryRendering } from '../../src/nginx/edit/header-block.ts';
import { copyOf } from '../../src/nginx/edit/header-line.ts';
import { replaceArgument } from '../../src/nginx/edit/place.ts';
import { isForWebSocketsOnly } from '../../src/nginx/edit/web-sockets-only.ts';
import type { NginxRoute } from '../../src/nginx/routes.ts';
import type { TextEdit } from '../../src/text/edit.ts';
import { OPTIONS } from './options.ts';
import { countedBy, isDryRun, zoneNamed } from './zones.ts';

/** What the fix writes at least for one address: an office behind one router, and still a bound. */
const RAISED = 100;

export function* checkConnections(route: NginxRoute, { optionsAt }: RuleContext): Generator<Report> {
  if (!route.configuration.statements.has('limit_conn') || isDryRun(route, 'limit_conn_dry_run')) return;
  const list = effectiveList(route.context, 'limit_conn');
  for (const limit of list.statements) {
    const zone = zoneNamed(route.configuration, 'limit_conn_zone', argumentOf(limit, 0));
    const counted = zone === null ? null : countedBy(zone);
    const number = argumentOf(limit, 1);
    if (zone === null || counted === null || !/^\d+$/.test(number)) continue;
    const { perClient, inAll } = optionsAt(OPTIONS, spanOf(limit));
    if (Number(number) >= (counted === 'client' ? perClient : inAll)) continue;
    yield {
      message:
        counted === 'client'
          ? `A client address may have ${connections(number)}, and every open WebSocket is one: the next, in another tab or from another client of the same network, is refused with 503, and so are ordinary requests.`
          : `All clients together may have ${connections(number)}, and every open WebSocket is one: the next is refused with 503, and so are ordinary requests.`,
      span: spanOf(limit),
      related: [
        { message: 'this is what is counted', span: spanOf(zone) },
        { message: 'WebSockets come this way', span: route.origin },
      ],
      fix: counted === 'client' ? raise(route, list, limit, Math.max(RAISED, perClient)) : null,
    };
  }
}

function connections(number: string): string {
  return number === '1' ? 'one connection' : `${number} connections`;
}

function raise(route: NginxRoute, list: EffectiveList, limit: Statement, raised: number): Fix | null {
  const edit = raisingEdit(route, list, limit, String(raised));
  return edit === null
    ? null
    : { safety: 'unsafe', title: `allow ${raised} connections here`, edits: [edit] };
}

/** The number is replaced where it serves WebSockets only; else the lines are repeated in the route's own block. */
function raisingEdit(
  route: NginxRoute,
  list: EffectiveList,
  limit: Statement,
  raised: string,
): TextEdit | null {
  if (limit.stock || list.gap !== null || !list.statements.every(isInEveryRendering)) return null;
  if (limit.context === headerBlock(route) || isForWebSocketsOnly(route.configuration, limit.context)) {
    return replaceArgument(limit, 1, raised);
  }
  const lines = list.statements.map((at) =>
    at === limit ? `limit_conn ${argumentOf(at, 0)} ${raised};` : copyOf(at),
  );
  return insertInOwnBlock(route, lines, (own) => own.find((at) => at === route.handler));
}
