/** Gives header lines back to a level that has some of its own, and so does not inherit them. */
import type { TextEdit } from '../../text/edit.ts';
import { anchorOf, type Statement } from '../config/context.ts';
import type { NginxRoute } from '../routes.ts';
import { isInEveryRendering } from './header-block.ts';
import { copyOf, headerLine } from './header-line.ts';
import { insertAfter } from './place.ts';

/** Copies of lines, after the lines in force. Null where a template may leave one of them out. */
export function copyHeaders(route: NginxRoute, lines: readonly Statement[]): TextEdit | null {
  if (!lines.every((at) => isInEveryRendering(at) && !at.directive.args.some(({ templated }) => templated)))
    return null;
  return insertAfterLines(route, lines.map(copyOf));
}

/** One more header among the lines in force, for all routes that have them. */
export function addHeader(route: NginxRoute, header: string, value: string): TextEdit | null {
  return insertAfterLines(route, [headerLine(route.request.list.statements, header, value)]);
}

function insertAfterLines(route: NginxRoute, lines: readonly string[]): TextEdit | null {
  const last = route.request.list.statements.findLast(isInEveryRendering);
  const anchor = last === undefined ? null : anchorOf(last);
  return anchor === null || !isInEveryRendering(anchor) ? null : insertAfter(anchor, lines);
}
