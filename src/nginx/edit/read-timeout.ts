/**
 * Lets idle sockets live: `proxy_read_timeout 1h`, or longer where the settings ask for it, where it reaches the WebSocket
 * routes and no others.
 */
import { longIdle } from '../../route/socket-life.ts';
import type { TextEdit } from '../../text/edit.ts';
import { anchorOf, nameOf } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { headerBlock, insertInOwnBlock, isInEveryRendering } from './header-block.ts';
import { insertAfter, replaceArgument } from './place.ts';
import { isForWebSocketsOnly, servesWebSocketsOnly } from './web-sockets-only.ts';

/** The timeout of a route that ends idle sockets too early, in milliseconds; null when it does not, or is unknown. */
export function shortIdle(route: NginxRoute, minimumIdle: number): number | null {
  const { value } = route.idle.setting;
  return value.kind === 'known' && value.value !== null && value.value < minimumIdle ? value.value : null;
}

/** The name of the directive that ends idle sockets of a route. */
export function idleDirective(route: NginxRoute): string {
  return route.protocol === 'stream' ? 'proxy_timeout' : 'proxy_read_timeout';
}

/**
 * Whether a repair that adds header lines to a route also has to add the timeout, so that the socket that opens then
 * stays open: nothing sets it, or only an outer block does.
 */
export function lacksOwnTimeout(route: NginxRoute, minimumIdle: number): boolean {
  if (shortIdle(route, minimumIdle) === null) return false;
  return route.idle.line === null || route.idle.line.context !== headerBlock(route);
}

/** Edits that give idle sockets of a route the time that they need; null where there is no place for them. */
export function lengthenIdle(route: NginxRoute, minimumIdle: number): readonly TextEdit[] | null {
  const { line } = route.idle;
  const isOwn = line !== null && line.context === headerBlock(route);
  if (line !== null && (isOwn || servesWebSocketsOnly(route.configuration, line))) {
    const replacement = line.stock ? null : replaceArgument(line, 0, longIdle(minimumIdle));
    return replacement === null ? null : [replacement];
  }
  const level = route.request.list.level;
  if (line === null && level !== null && isForWebSocketsOnly(route.configuration, level)) {
    const last = route.request.list.statements.findLast(isInEveryRendering);
    const anchor = last === undefined ? null : anchorOf(last);
    if (anchor !== null && isInEveryRendering(anchor))
      return [insertAfter(anchor, [timeoutLine(route, minimumIdle)])];
  }
  const edit = insertInOwnBlock(
    route,
    [timeoutLine(route, minimumIdle)],
    (own) =>
      own.findLast((at) => nameOf(at) === 'proxy_set_header') ??
      own.findLast((at) => nameOf(at).startsWith('proxy_')),
  );
  return edit === null ? null : [edit];
}

export function timeoutLine(route: NginxRoute, minimumIdle: number): string {
  return `${idleDirective(route)} ${longIdle(minimumIdle)};`;
}
