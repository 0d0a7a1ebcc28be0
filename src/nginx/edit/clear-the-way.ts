/**
 * Takes a line out of the way of handshakes without changing ordinary requests: the line goes where only WebSocket routes
 * have it; a scalar that others need as well is overridden in the route's own block.
 */

import type { TextEdit } from '../../text/edit.ts';
import { lookUp } from '../../text/look-up.ts';
import { nameOf, type Statement } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { headerBlock, insertInOwnBlock } from './header-block.ts';
import { removeStatement } from './place.ts';
import { servesWebSocketsOnly } from './web-sockets-only.ts';

/** What each scalar is for a handshake to pass. */
const HARMLESS: Readonly<Record<string, string>> = {
  proxy_method: '$request_method',
  proxy_pass_request_headers: 'on',
};

/** The edit, or null where other routes need the line and it cannot be overridden. */
export function clearTheWay(route: NginxRoute, line: Statement): TextEdit | null {
  if (line.stock) return null;
  if (servesWebSocketsOnly(route.configuration, line)) return removeStatement(line);
  const harmless = lookUp(HARMLESS, nameOf(line));
  if (harmless === undefined || line.context === headerBlock(route)) return null;
  return insertInOwnBlock(route, [`${nameOf(line)} ${harmless};`], (own) =>
    own.find((at) => at === route.handler),
  );
}
