/**
 * New lines in a Caddyfile, in the indentation and with the line endings that the file has around them. Every function
 * answers with edits of the original text, or with null where the place is no plain block of lines.
 */
import { NEWEST_STABLE } from '../../route/target.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Container, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { insertInJson } from './json-lines.ts';

/** `caddy fmt` indents by tabs. */
const STANDARD_UNIT = '\t';

/** Adds lines at the end of a directive's block; a directive without a block gets one. In JSON, members that say the same. */
export function insertInBlock(statement: Statement, lines: readonly string[]): readonly TextEdit[] | null {
  if (statement.json !== undefined) return insertInJson(statement, lines, NEWEST_STABLE.caddy);
  const { directive, container } = statement;
  const { file } = container;
  const { block } = directive;
  if (block === null) return newBlock(statement, lines);
  if (block.close === -1 || !isAlone(file, block.close, block.close + 1)) return null;
  const last = block.children.at(-1);
  if (last !== undefined && isAlone(file, last.start, last.end))
    return [after(file, last.end, lines, indentOf(file, last.start))];
  if (last !== undefined) return null;
  return [after(file, block.open, lines, indentOf(file, directive.start) + unitOf(directive, container))];
}

/** Adds lines before a statement, at its own depth; not in JSON. */
export function insertBefore(statement: Statement, lines: readonly string[]): TextEdit | null {
  if (statement.json !== undefined) return null;
  const { directive, container } = statement;
  const { file } = container;
  if (!isAlone(file, directive.start, directive.end)) return null;
  const start = file.lineStartAt(directive.start);
  const indent = indentOf(file, directive.start);
  const feed = feedAt(file, directive.start);
  return { file, start, end: start, text: lines.map((line) => `${indent}${line}${feed}`).join('') };
}

/**
 * Puts a block around directives that follow each other: `head {`, their lines one step deeper, `}`. `cut` is taken out of
 * the first of them, such as the matcher that has become the block's.
 */
export function wrapInBlock(
  container: Container,
  directives: readonly Directive[],
  head: string,
  cut: { readonly start: number; readonly end: number } | null = null,
): readonly TextEdit[] | null {
  const [first] = directives;
  const last = directives.at(-1);
  if (first === undefined || last === undefined || !follow(container, directives)) return null;
  const { file } = container;
  const { start } = first;
  const { end } = last;
  if (!isAlone(file, start, end) || directives.some((each) => holdsLongWord(file, each))) return null;
  const indent = indentOf(file, start);
  const feed = feedAt(file, start);
  const lineStart = file.lineStartAt(start);
  const edits: TextEdit[] = [
    { file, start: lineStart, end: lineStart, text: `${indent}${head} {${feed}` },
    ...indented(file, lineStart, end, unitOf(first, container)),
    after(file, end, ['}'], indent),
  ];
  if (cut !== null) edits.push({ file, ...cut, text: '' });
  return edits;
}

/** Directives of one block, with nothing between them but comments and blank lines. */
function follow({ block }: Container, directives: readonly Directive[]): boolean {
  const places = directives.map((directive) => block.children.indexOf(directive));
  return places.every((place, index) => place !== -1 && place === (places[0] ?? 0) + index);
}

/** Words over several lines would change with their indentation. */
function holdsLongWord(file: SourceFile, directive: Directive): boolean {
  const waiting = [directive];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ([next.name, ...next.args].some(({ start, end }) => file.text.slice(start, end).includes('\n')))
      return true;
    waiting.push(...(next.block?.children ?? []));
  }
  return false;
}

function* indented(file: SourceFile, from: number, to: number, unit: string): Generator<TextEdit> {
  for (let start = from; start < to; start = file.lineEndAt(start) + 1) {
    if (file.text.slice(start, file.lineEndAt(start)).trim() === '') continue;
    yield { file, start, end: start, text: unit };
  }
}

function newBlock(statement: Statement, lines: readonly string[]): readonly TextEdit[] | null {
  const { directive, container } = statement;
  const { file } = container;
  const end = (directive.args.at(-1) ?? directive.name).end;
  const rest = restOfLine(file, end).trim();
  if (file.text.slice(file.lineStartAt(directive.start), directive.start).trim() !== '') return null;
  if (rest !== '' && !rest.startsWith('#')) return null;
  const indent = indentOf(file, directive.start);
  const inner = indent + unitOf(directive, container);
  const feed = feedAt(file, end);
  const text = `${lines.map((line) => `${feed}${inner}${line}`).join('')}${feed}${indent}}`;
  if (rest === '') return [{ file, start: end, end, text: ` {${text}` }];
  const lineEnd = endOfLine(file, end);
  return [
    { file, start: end, end, text: ' {' },
    { file, start: lineEnd, end: lineEnd, text },
  ];
}

/** Lines after the line in which something ends, its comment included. */
function after(file: SourceFile, offset: number, lines: readonly string[], indent: string): TextEdit {
  const at = endOfLine(file, offset);
  const feed = feedAt(file, offset);
  return { file, start: at, end: at, text: lines.map((line) => `${feed}${indent}${line}`).join('') };
}

/** Whether nothing but a comment shares the lines from one offset to another. */
function isAlone(file: SourceFile, start: number, end: number): boolean {
  const rest = restOfLine(file, end).trim();
  return (
    file.text.slice(file.lineStartAt(start), start).trim() === '' && (rest === '' || rest.startsWith('#'))
  );
}

function restOfLine(file: SourceFile, offset: number): string {
  return file.text.slice(offset, file.lineEndAt(offset));
}

/** Before the line ending, of either kind. */
function endOfLine(file: SourceFile, offset: number): number {
  const feed = file.lineEndAt(offset);
  return file.text[feed - 1] === '\r' && feed < file.text.length ? feed - 1 : feed;
}

function feedAt(file: SourceFile, offset: number): '\n' | '\r\n' {
  const feed = file.lineEndAt(offset);
  if (feed === file.text.length) return file.lineEnding;
  return file.text[feed - 1] === '\r' ? '\r\n' : '\n';
}

function indentOf(file: SourceFile, offset: number): string {
  const start = file.lineStartAt(offset);
  return /^[ \t]*/.exec(file.text.slice(start, offset))?.[0] ?? '';
}

/** One step of indentation: that of the lines in the directive's block, or of the directive in the block around it. */
function unitOf(directive: Directive, { file, owner }: Container): string {
  const own = indentOf(file, directive.start);
  const child = directive.block?.children[0];
  const inner = child === undefined ? '' : indentOf(file, child.start);
  if (inner.startsWith(own) && inner.length > own.length) return inner.slice(own.length);
  const outer = owner === null ? '' : indentOf(file, owner.start);
  if (own.startsWith(outer) && own.length > outer.length) return own.slice(outer.length);
  return STANDARD_UNIT;
}
