/** Forwards `Upgrade: websocket` and no other upgrade, wherever the line is in force: handshakes get the same as before. */
import type { TextEdit } from '../../text/edit.ts';
import type { Statement } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { replaceArgument } from './place.ts';
import { servesOnlyWebSockets } from './set-upgrade.ts';
import { upgradeValue } from './upgrade-values.ts';
import { servesWebSocketsOnly } from './web-sockets-only.ts';

/** The edits; null where no map can be placed, and a constant would reach ordinary requests. */
export function narrowUpgrade(route: NginxRoute, line: Statement): readonly TextEdit[] | null {
  const isExclusive = servesOnlyWebSockets(route) && servesWebSocketsOnly(route.configuration, line);
  const { text, definition, isNarrow } = upgradeValue(route.configuration, 'Upgrade', isExclusive);
  const replacement = line.stock || !isNarrow ? null : replaceArgument(line, 1, text);
  return replacement === null ? null : [...definition, replacement];
}
