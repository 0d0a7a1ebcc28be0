/**
 * Where new lines stand in a block, and how they are indented: as the file does it. Everything here is an insertion;
 * what stands in the file stays as it is.
 */
import type { Block, CaddySyntaxTree, Directive } from '../../../caddy/syntax/tree.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { SourceFile } from '../../../text/source-file.ts';

/** The block that lines are put into. */
export interface Place {
  readonly file: SourceFile;
  readonly block: Block;
  /** Offset of the first word of its site; 0 for a file of directives. */
  readonly start: number;
  /** Offset after the last address of its site; 0 for a file of directives. */
  readonly headEnd: number;
}

/** What a file indents a block with: a tab, unless it has a way of its own. */
export function indentUnit(file: SourceFile, tree: Pick<CaddySyntaxTree, 'entries'> | null): string {
  for (const entry of tree?.entries ?? []) {
    if (entry.kind === 'import') continue;
    const outer = indentationAt(file, entry.start);
    for (const child of entry.block.children) {
      const inner = indentationAt(file, child.start);
      if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
      const [nested] = child.block?.children ?? [];
      const deeper = nested === undefined ? '' : indentationAt(file, nested.start);
      if (deeper.length > inner.length && deeper.startsWith(inner)) return deeper.slice(inner.length);
    }
  }
  return '\t';
}

/** `last`: of the blocks that Caddy does not sort by their paths; `first` of them. */
export type Rank = 'first' | 'last';

/**
 * The edit that puts handlers into a block: beside the handlers of its kind, else before what takes all the rest. With
 * rank `first` before every line that is, or may bring, a handler of its kind.
 */
export function insertHandlers(place: Place, unit: string, texts: readonly string[], rank: Rank): TextEdit {
  const { file, block } = place;
  const siblings = block.children.filter(({ conditional }) => !conditional);
  const isFirst = rank === 'first';
  const beside = isFirst ? undefined : siblings.filter((one) => isHandle(one) && hasMatcher(one)).at(-1);
  const before = siblings.find((one) =>
    isFirst
      ? isHandle(one) || one.name.value === 'import'
      : CATCH_ALL.has(one.name.value) && !hasMatcher(one),
  );
  const compact = standsTight(file, siblings.filter(isHandle));
  const base = indentationOf(place, unit, beside ?? before);
  const lines = texts.map((text) => indented(text, base, unit, file.lineEnding));
  const text = lines.join(compact ? '' : file.lineEnding);
  const offset =
    beside !== undefined
      ? nextLine(file, beside.end)
      : before !== undefined
        ? aboveComments(file, before.start, place.headEnd)
        : endOf(place);
  return insertionOfLines(place, offset, text, compact);
}

/** A text of whole lines, indented with tabs, in the indentation and the line ending of a file. */
export function indented(text: string, base: string, unit: string, lineEnding: string): string {
  const lines = text.replace(/\n+$/, '').split('\n');
  return lines
    .map((line) => {
      const depth = /^\t*/.exec(line)?.[0].length ?? 0;
      return line === '' ? lineEnding : `${base}${unit.repeat(depth)}${line.slice(depth)}${lineEnding}`;
    })
    .join('');
}

/** Whole lines at an offset where a line starts, or at the end of a file, with a blank line on each side that has none. */
function insertionOfLines(
  { file, headEnd }: Place,
  offset: number,
  lines: string,
  compact: boolean,
): TextEdit {
  const { text, lineEnding } = file;
  const isOpenLine = offset > 0 && file.lineStartAt(offset - 1) <= openEnd(file, headEnd);
  const before = text.slice(file.lineStartAt(Math.max(0, offset - 1)), offset);
  const newline = offset > 0 && text[offset - 1] !== '\n' ? lineEnding : '';
  const above = compact || isOpenLine || before.trim() === '' ? '' : lineEnding;
  const after = text.slice(offset, file.lineEndAt(offset)).trim();
  const below = compact || after === '' || after.startsWith('}') ? '' : lineEnding;
  return { file, start: offset, end: offset, text: `${newline}${above}${lines}${below}` };
}

/** The brace of a site may stand on a line of its own. */
function openEnd(file: SourceFile, headEnd: number): number {
  const open = /^\s*\{/.exec(file.text.slice(headEnd));
  return open === null ? headEnd : headEnd + open[0].length - 1;
}

const CATCH_ALL: ReadonlySet<string> = new Set([
  'handle',
  'route',
  'respond',
  'reverse_proxy',
  'php_fastcgi',
  'file_server',
]);

function isHandle({ name }: Directive): boolean {
  return name.value === 'handle' || name.value === 'handle_path';
}

function hasMatcher({ args }: Directive): boolean {
  return /^[/@]/.test(args[0]?.value ?? '');
}

/** Whether there are several, each directly below the one before. */
function standsTight(file: SourceFile, handles: readonly Directive[]): boolean {
  if (handles.length < 2) return false;
  return handles.every((handle, index) => {
    const previous = handles[index - 1];
    return previous === undefined || !/\n[ \t\r]*\n/.test(file.text.slice(previous.end, handle.start));
  });
}

function indentationOf({ file, block, start }: Place, unit: string, anchor: Directive | undefined): string {
  const like = anchor ?? block.children[0];
  if (like !== undefined) return indentationAt(file, like.start);
  return block.open === -1 ? '' : indentationAt(file, start) + unit;
}

function indentationAt(file: SourceFile, offset: number): string {
  const lineStart = file.lineStartAt(offset);
  return /^[ \t]*/.exec(file.text.slice(lineStart, offset))?.[0] ?? '';
}

function nextLine(file: SourceFile, offset: number): number {
  return Math.min(file.lineEndAt(offset) + 1, file.text.length);
}

/** The start of the line of an offset, or of the comments that stand directly above it. */
function aboveComments(file: SourceFile, offset: number, floor: number): number {
  let at = file.lineStartAt(offset);
  while (at > 0) {
    const above = file.lineStartAt(at - 1);
    if (above <= floor || !/^[ \t]*#/.test(file.text.slice(above, at))) break;
    at = above;
  }
  return at;
}

function endOf({ file, block }: Place): number {
  return block.close === -1 ? file.text.length : file.lineStartAt(block.close);
}
