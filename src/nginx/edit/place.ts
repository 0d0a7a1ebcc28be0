/**
 * Where new lines go, and how they look: edits in the file's own style. Every function answers with edits of the
 * original text; nothing is reprinted.
 */
import type { TextEdit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { blockOf, type Context, type Statement } from '../config/context.ts';

/** New lines after a statement, indented as it is; on the same line where it shares its line with others. */
export function insertAfter(anchor: Statement, lines: readonly string[]): TextEdit {
  const { file, directive } = anchor;
  const indentation = indentationAt(file, directive.start);
  if (indentation === null || !endsItsLine(file, directive.end)) {
    const text = lines.map((line) => ` ${line}`).join('');
    return { file, start: directive.end, end: directive.end, text };
  }
  const end = contentEndOfLine(file, directive.end);
  return { file, start: end, end, text: onNewLines(file, indentation, lines) };
}

/** New lines before a statement and the comments that belong to it. */
export function insertBefore(anchor: Statement, lines: readonly string[]): TextEdit {
  const { file, directive } = anchor;
  const indentation = indentationAt(file, directive.start);
  if (indentation === null) {
    return {
      file,
      start: directive.start,
      end: directive.start,
      text: lines.map((line) => (line === '' ? '' : `${line.trim()} `)).join(''),
    };
  }
  const start = startWithComments(file, file.lineStartAt(directive.start));
  const text = lines.map((line) => (line === '' ? '' : indentation + line) + file.lineEnding).join('');
  return { file, start, end: start, text };
}

/** New lines at the start of a block, one step deeper than the block itself. Null for a top level without statements. */
export function insertAtStart(context: Context, lines: readonly string[]): TextEdit | null {
  const block = blockOf(context);
  const first = context.statements[0];
  if (block === null || context.statement === null)
    return first === undefined ? null : insertBefore(first, lines);
  const { file } = context.statement;
  const outer = indentationAt(file, context.statement.directive.start) ?? '';
  const indentation = outer + indentationStep(file);
  const isOneLine = block.close !== -1 && !file.text.slice(block.open, block.close).includes('\n');
  const text = isOneLine ? lines.map((line) => ` ${line}`).join('') : onNewLines(file, indentation, lines);
  return { file, start: block.open + 1, end: block.open + 1, text };
}

/** Each line after a line ending; an empty one stays empty. */
function onNewLines(file: SourceFile, indentation: string, lines: readonly string[]): string {
  return lines.map((line) => file.lineEnding + (line === '' ? '' : indentation + line)).join('');
}

/** Whether nothing else stands on the lines of a statement, but for a comment behind it. */
export function hasItsLines({ file, directive }: Statement): boolean {
  return indentationAt(file, directive.start) !== null && endsItsLine(file, directive.end);
}

/** Whether a blank line sets a statement, and the comments that belong to it, apart from what stands above. */
export function hasBlankLineAbove({ file, directive }: Statement): boolean {
  const start = startWithComments(file, file.lineStartAt(directive.start));
  return start > 0 && isBlankLine(file, start - 1);
}

/** Removes a statement, and its line with it when nothing else stands there. */
export function removeStatement({ file, directive }: Statement): TextEdit {
  return removeSpan({ file, start: directive.start, end: directive.end });
}

/** Removes a stretch of text, and its lines with it when nothing else stands there; of two blank lines one is left. */
export function removeSpan({ file, start, end }: Span): TextEdit {
  const isIndented = indentationAt(file, start) !== null;
  if (isIndented && onlySpace(file.text, end, file.lineEndAt(end))) {
    const first = file.lineStartAt(start);
    const after = Math.min(file.lineEndAt(end) + 1, file.text.length);
    const joinsBlankLines = isBlankLine(file, first - 1) && isBlankLine(file, after);
    return { file, start: first, end: joinsBlankLines ? file.lineEndAt(after) + 1 : after, text: '' };
  }
  const spaceBefore = /[ \t]/.test(file.text[start - 1] ?? '') && !isIndented;
  return { file, start: spaceBefore ? start - 1 : start, end, text: '' };
}

/** Puts another text in the place of an argument. Null where there is no such argument. */
export function replaceArgument(statement: Statement, index: number, text: string): TextEdit | null {
  const word = statement.directive.args[index];
  return word === undefined ? null : { file: statement.file, start: word.start, end: word.end, text };
}

/** Removes an argument and the space before it. Null where there is no such argument. */
export function removeArgument({ directive, file }: Statement, index: number): TextEdit | null {
  const word = directive.args[index];
  if (word === undefined) return null;
  return { file, start: (directive.args[index - 1] ?? directive.name).end, end: word.end, text: '' };
}

/** Puts a word behind an argument, or behind the name where there is none. */
export function appendArgument({ directive, file }: Statement, index: number, text: string): TextEdit {
  const { end } = directive.args[index] ?? directive.name;
  return { file, start: end, end, text: ` ${text}` };
}

/** The white space before an offset when nothing else stands before it on its line, else null. */
function indentationAt(file: SourceFile, offset: number): string | null {
  const start = file.lineStartAt(offset);
  const before = file.text.slice(start, offset).replace(/^\uFEFF/, '');
  return /^[ \t]*$/.test(before) ? before : null;
}

const STEP = /\{[ \t]*(?:#[^\n]*)?\r?\n([ \t]+)\S/;
const steps = new WeakMap<SourceFile, string>();

/** One level of indentation as the file writes it: four spaces where it has none. */
export function indentationStep(file: SourceFile): string {
  let step = steps.get(file);
  if (step === undefined) {
    const first = STEP.exec(file.text);
    step = first === null ? '    ' : stepFrom(file, first);
    steps.set(file, step);
  }
  return step;
}

function stepFrom(file: SourceFile, first: RegExpExecArray): string {
  const inner = first[1] ?? '    ';
  const lineStart = file.lineStartAt(first.index);
  const outer = /^[ \t]*/.exec(file.text.slice(lineStart, first.index))?.[0] ?? '';
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : inner;
}

/** Whether only space or a comment follows an offset on its line. */
function endsItsLine(file: SourceFile, offset: number): boolean {
  return /^[ \t]*(?:#.*)?\r?$/.test(file.text.slice(offset, file.lineEndAt(offset)));
}

/** End of a line's content: before its line ending, after a comment. */
function contentEndOfLine(file: SourceFile, offset: number): number {
  const end = file.lineEndAt(offset);
  return file.text[end - 1] === '\r' ? end - 1 : end;
}

/** Whether an offset is on a line that is empty and ended by a line feed. */
function isBlankLine(file: SourceFile, offset: number): boolean {
  const end = offset < 0 ? -1 : file.lineEndAt(offset);
  return end !== -1 && end < file.text.length && onlySpace(file.text, file.lineStartAt(end), end);
}

function onlySpace(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** A comment of nginx, or one of a template that has its line to itself. */
const COMMENT_LINE =
  /^[ \t]*(?:#|(?:\{#.*#|<%#.*%|\{\{-?\s*\/\*.*\*\/\s*-?\}|\{%-?\s*comment\b.*endcomment\s*-?%)[}>]\s*$)/;

/** Moves a line start up over the comment lines directly above it: they belong to what follows. */
function startWithComments(file: SourceFile, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const above = file.lineStartAt(start - 1);
    if (!COMMENT_LINE.test(file.text.slice(above, start))) break;
    start = above;
  }
  return start;
}
