/**
 * Where statements go that belong in `http`, once, before whatever uses them: maps, upstreams. In the file that holds
 * `http`, or in another whose top level is in it.
 */

import type { TextEdit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { argumentOf, type Context, nameOf, type Statement } from '../config/context.ts';
import { indentationStep, insertAtStart, insertBefore } from './place.ts';

/** The file that holds a block of `http`, or stands for it. Null where nothing of it is at hand. */
export function fileOfHttp(http: Context): SourceFile | null {
  return http.statement?.file ?? http.statements.find((at) => at.through === null)?.file ?? null;
}

/**
 * The edits that add a statement to `http`, before the first server of a file, set off by blank lines. `linesFor` is given
 * one step of the file's indentation. None where the file has no place for it.
 */
export function insertInHttp(
  http: Context,
  linesFor: (step: string) => readonly string[],
  file: SourceFile | null = fileOfHttp(http),
): readonly TextEdit[] {
  const anchor = file === null ? null : definitionAnchor(http, file);
  if (anchor === null) return [];
  const lines = [...linesFor(indentationStep(anchor.file)), ''];
  // Inside a loop of a template, the statement would be there once for each round.
  if (anchor.directive.conditional) {
    const edit = insertAtTop(http, anchor, lines);
    return edit === null ? [] : [edit];
  }
  const edit = insertBefore(anchor, lines);
  return followsText(edit) ? [{ ...edit, text: anchor.file.lineEnding }, edit] : [edit];
}

/** At the start of `http`, or of the file that stands for it. */
function insertAtTop(http: Context, { file }: Statement, lines: readonly string[]): TextEdit | null {
  if (http.statement?.file === file) return insertAtStart(http, lines);
  const start = file.text.startsWith('\uFEFF') ? 1 : 0;
  return { file, start, end: start, text: lines.map((line) => line + file.lineEnding).join('') };
}

/** Whether the line above an insertion is neither blank nor the start of the block, nor the insertion within a line. */
function followsText({ file, start }: TextEdit): boolean {
  if (start === 0 || file.text[start - 1] !== '\n') return false;
  const above = file.text.slice(file.lineStartAt(start - 1), start).trim();
  return above !== '' && !above.endsWith('{');
}

/** The first statement of a file's own in `http` before which a map reads well: a server, or else the last statement. */
function definitionAnchor(http: Context, file: SourceFile): Statement | null {
  let ofHttp = anchors.get(http);
  if (ofHttp === undefined) {
    ofHttp = new Map();
    anchors.set(http, ofHttp);
  }
  let anchor = ofHttp.get(file);
  if (anchor === undefined) {
    anchor = findAnchor(http, file);
    ofHttp.set(file, anchor);
  }
  return anchor;
}

const anchors = new WeakMap<Context, Map<SourceFile, Statement | null>>();

function findAnchor(http: Context, file: SourceFile): Statement | null {
  const own = http.statements.filter((at) => at.file === file && !at.stock);
  return (
    own.find((at) => nameOf(at) === 'server' || nameOf(at) === 'upstream') ??
    own.find((at) => nameOf(at) === 'include' && !argumentOf(at, 0).endsWith('mime.types')) ??
    own.at(-1) ??
    null
  );
}
