/**
 * Sends neither Upgrade nor Connection on a route, and every other header as before: one `proxy_set_header` in a block
 * that inherits ten would discard the ten, so that the others are copied along.
 */
import type { TextEdit } from '../../text/edit.ts';
import { anchorOf, argumentOf, type Statement } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { headerBlock, insertInOwnBlock, isInEveryRendering } from './header-block.ts';
import { copyOf, headerLine } from './header-line.ts';
import { replaceArgument } from './place.ts';

/** The edits; null where the lines are not the route's own, or cannot be copied for certain. */
export function clearUpgradeHeaders(route: NginxRoute): readonly TextEdit[] | null {
  const { statements, level, gap } = route.request.list;
  if (gap !== null || !statements.every(isInEveryRendering)) return null;
  const isUpgrade = (at: Statement) => /^(?:upgrade|connection)$/i.test(argumentOf(at, 0));
  if (level === headerBlock(route)) return emptied(statements.filter(isUpgrade));
  const kept = statements.filter((at) => !isUpgrade(at));
  const cleared = ['Upgrade', 'Connection'].map((header) => headerLine(kept, header, ''));
  const edit = insertInOwnBlock(route, [...kept.map(copyOf), ...cleared], (own) =>
    own.find((at) => at === route.handler),
  );
  return edit === null ? null : [edit];
}

/** The lines with empty values, which send nothing. A line of a snippet may serve other routes as well. */
function emptied(lines: readonly Statement[]): readonly TextEdit[] | null {
  if (lines.some((at) => at.stock || anchorOf(at) !== at)) return null;
  return lines.map((at) => replaceArgument(at, 1, '""')).filter((edit) => edit !== null);
}
