/**
 * Edits of lines in the file's own style, and of what stands for them in JSON. Every function answers with edits of the
 * original text; nothing is reprinted.
 */
import type { TextEdit } from '../../text/edit.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Argument, Container, Statement } from '../config/statement.ts';
import type { Directive } from '../syntax/tree.ts';
import { removePlaces, replaceWord } from './json.ts';

/** Blocks that say nothing once they are empty: they go with their last line. Of other directives the braces go. */
const MEANINGLESS_WHEN_EMPTY: ReadonlySet<string> = new Set([
  'header',
  'request_header',
  'request_body',
  'transport',
  'timeouts',
  'servers',
]);

/**
 * Removes whole lines: indentation, trailing comment and line ending included. A block that would be left empty loses
 * its braces, or goes altogether where its directive means nothing without it; a block that holds comments stays.
 */
export function removeStatements(statements: readonly Statement[]): readonly TextEdit[] {
  const places = statements.flatMap(({ json }) => json?.place ?? []);
  if (places.length > 0) return removePlaces(places);
  const edits = new Map<string, TextEdit>();
  for (const [container, directives] of groupByContainer(statements)) {
    const edit = (one: TextEdit) => edits.set(`${one.file.path} ${one.start} ${one.end}`, one);
    if (leavesNothing(container, directives)) emptied(container, edit);
    else
      for (const directive of directives) edit(lineRemoval(container.file, directive.start, directive.end));
  }
  return [...edits.values()];
}

/** Puts another word in the place of an argument. */
export function replaceArgument(argument: Argument, text: string): TextEdit {
  if (argument.json !== undefined) return replaceWord(argument, text);
  const { file, start, end } = argument.span;
  return { file, start, end, text };
}

/** Puts a word of its own before an argument; in JSON, an element of the same list. */
export function insertArgument(before: Argument, text: string): TextEdit {
  const { file, start } = before.span;
  if (before.json === undefined) return { file, start, end: start, text: `${text} ` };
  const indent = file.text.slice(file.lineStartAt(start), start);
  const gap = indent.trim() === '' ? `${file.lineEnding}${indent}` : ' ';
  return { file, start, end: start, text: `${JSON.stringify(text)},${gap}` };
}

function groupByContainer(statements: readonly Statement[]): ReadonlyMap<Container, ReadonlySet<Directive>> {
  const byBlock = new Map<unknown, { readonly container: Container; readonly directives: Set<Directive> }>();
  for (const { container, directive } of statements) {
    const known = byBlock.get(container.block);
    if (known === undefined) byBlock.set(container.block, { container, directives: new Set([directive]) });
    else known.directives.add(directive);
  }
  return new Map([...byBlock.values()].map(({ container, directives }) => [container, directives]));
}

function leavesNothing({ file, owner, block }: Container, directives: ReadonlySet<Directive>): boolean {
  if (owner === null || block.close === -1 || block.opaque) return false;
  if (block.children.some((child) => !directives.has(child))) return false;
  let at = block.open + 1;
  for (const child of block.children) {
    if (!isBlank(file.text.slice(at, child.start))) return false;
    at = child.end;
  }
  return isBlank(file.text.slice(at, block.close));
}

/** Nothing but white space, and a comment on the line of the removed directive before it, which goes with that line. */
function isBlank(gap: string): boolean {
  return gap.replace(/^[ \t]*#[^\n]*/, '').trim() === '';
}

function emptied(container: Container, edit: (one: TextEdit) => void): void {
  const { file, owner, outer, block } = container;
  if (owner === null) return;
  if (!MEANINGLESS_WHEN_EMPTY.has(owner.name.value)) {
    const last = owner.args.at(-1) ?? owner.name;
    edit({ file, start: last.end, end: block.close + 1, text: '' });
  } else if (outer !== null && leavesNothing(outer, new Set([owner]))) emptied(outer, edit);
  else edit(lineRemoval(file, owner.start, owner.end));
}

/** The edit that removes the lines from one offset to another; only that stretch where other words share its lines. */
function lineRemoval(file: SourceFile, start: number, end: number): TextEdit {
  const lineStart = file.lineStartAt(start);
  const lineEnd = file.lineEndAt(end);
  const before = file.text.slice(lineStart, start).trim();
  const after = file.text.slice(end, lineEnd).trim();
  if (before !== '' || (after !== '' && !after.startsWith('#'))) return { file, start, end, text: '' };
  if (lineEnd < file.text.length) return { file, start: lineStart, end: lineEnd + 1, text: '' };
  const feed = lineStart - 1;
  const previous = file.text[feed - 1] === '\r' ? feed - 1 : feed;
  return { file, start: Math.max(0, previous), end: lineEnd, text: '' };
}
