/** Where in a server new locations stand: beside their siblings, as far apart as these are. */
import { type Context, nameOf, type Statement } from '../../../nginx/config/context.ts';
import {
  hasBlankLineAbove,
  hasItsLines,
  indentationStep,
  insertAfter,
  insertAtStart,
} from '../../../nginx/edit/place.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { linesOf, withoutComments } from './location-lines.ts';

/**
 * The edit that puts locations, as texts, into the part of a server that a file holds: after the last location there, else
 * after its last statement, else at its start. Null where a template decides about whatever they could stand beside.
 */
export function insertLocations(
  server: Context,
  file: SourceFile,
  texts: readonly string[],
): TextEdit | null {
  const siblings = siblingsIn(server, file);
  const certain = siblings.filter(({ directive }) => !directive.conditional);
  const anchor = certain.findLast((at) => standsForLocation(at, server)) ?? certain.at(-1);
  const step = indentationStep(file);
  const blocks = texts.map((text) => linesOf(text, step));
  if (anchor !== undefined) {
    if (!hasItsLines(anchor)) return insertAfter(anchor, withoutComments(blocks.flat()));
    const gap = areApart(siblings) ? [''] : [];
    return insertAfter(
      anchor,
      blocks.flatMap((lines) => [...gap, ...lines]),
    );
  }
  if (siblings.length > 0) return null;
  if (server.statement === null) return null;
  const lines = blocks.flatMap((each, index) => (index === 0 ? each : ['', ...each]));
  const { block } = server.statement.directive;
  const isOneLine = block !== null && !file.text.slice(block.open, block.close).includes('\n');
  return insertAtStart(server, isOneLine ? withoutComments(lines) : lines);
}

/** The statements of a server that stand in a file's own text, those that include others among them, each once. */
function siblingsIn(server: Context, file: SourceFile): readonly Statement[] {
  const found = new Set<Statement>();
  for (const statement of server.statements) {
    let at: Statement | null = statement;
    while (at !== null && at.file !== file) at = at.through;
    if (at !== null && at.context === server) found.add(at);
  }
  return [...found];
}

/** Whether a statement is a location, or an `include` that brings some. */
function standsForLocation(statement: Statement, server: Context): boolean {
  if (nameOf(statement) === 'location') return true;
  return (
    nameOf(statement) === 'include' &&
    server.statements.some((at) => nameOf(at) === 'location' && at.through === statement)
  );
}

/** Whether the file sets its locations apart by blank lines: what most of those with something above them do. */
function areApart(siblings: readonly Statement[]): boolean {
  const locations = siblings.filter((at, index) => index > 0 && nameOf(at) === 'location' && hasItsLines(at));
  const apart = locations.filter(hasBlankLineAbove).length;
  return apart * 2 >= locations.length;
}
