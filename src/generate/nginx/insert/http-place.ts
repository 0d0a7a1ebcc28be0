/** Where in `http` definitions and whole servers go. */
import { type Context, nameOf } from '../../../nginx/config/context.ts';
import { fileOfHttp, insertInHttp } from '../../../nginx/edit/http-definitions.ts';
import { hasItsLines, indentationStep, insertAfter } from '../../../nginx/edit/place.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';
import { linesOf, withoutComments } from './location-lines.ts';

/** The file that new statements of `http` go into: the named one where it stands in `http`, else the one that holds it. */
export function fileForHttp(http: Context, into: SourceFile): SourceFile | null {
  const standsInHttp = http.statements.some((at) => at.file === into);
  return standsInHttp ? into : fileOfHttp(http);
}

/** Definitions, before the first server. None where a file has no place for them. */
export function insertDefinitions(
  http: Context,
  file: SourceFile,
  definitions: readonly string[],
): readonly TextEdit[] {
  if (definitions.length === 0) return [];
  return insertInHttp(http, (step) => joined(definitions.map((text) => linesOf(text, step))), file);
}

/** Servers after the last one, with definitions before the first; together where there is none. Null without a place. */
export function insertServers(
  http: Context,
  file: SourceFile,
  definitions: readonly string[],
  servers: string,
): readonly TextEdit[] | null {
  const own = http.statements.filter((at) => at.file === file && !at.stock && !at.directive.conditional);
  const step = indentationStep(file);
  const last = own.findLast((at) => nameOf(at) === 'server');
  const serverLines = linesOf(servers, step);
  if (last !== undefined) {
    const lines = hasItsLines(last) ? ['', ...serverLines] : withoutComments(serverLines);
    return [...insertDefinitions(http, file, definitions), insertAfter(last, lines)];
  }
  const lines = joined([...definitions.map((text) => linesOf(text, step)), serverLines]);
  const anchor = own.at(-1);
  if (anchor !== undefined)
    return [insertAfter(anchor, hasItsLines(anchor) ? ['', ...lines] : withoutComments(lines))];
  return fillHttp(http, file, lines);
}

/** Lines as all that an `http` holds; null where it is not the file's, or holds what a template decides about. */
function fillHttp(http: Context, file: SourceFile, lines: readonly string[]): readonly TextEdit[] | null {
  const block = http.statement?.file === file ? http.statement.directive.block : null;
  if (block === null || http.statements.length > 0) return null;
  const step = indentationStep(file);
  const text = lines.map((line) => file.lineEnding + (line === '' ? '' : step + line)).join('');
  const isOneLine = !file.text.slice(block.open, block.close).includes('\n');
  const start = block.open + 1;
  return [{ file, start, end: start, text: isOneLine ? text + file.lineEnding : text }];
}

/** Definitions and servers as the whole of a file that holds nothing but, perhaps, comments. */
export function fillFile(
  file: SourceFile,
  definitions: readonly string[],
  servers: string,
): readonly TextEdit[] {
  const lines = joined([...definitions.map((text) => linesOf(text, '    ')), linesOf(servers, '    ')]);
  const before = file.text.trim() === '' ? '' : file.lineEnding.repeat(file.text.endsWith('\n') ? 1 : 2);
  const end = file.text.length;
  return [{ file, start: end, end, text: before + lines.map((line) => line + file.lineEnding).join('') }];
}

function joined(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
