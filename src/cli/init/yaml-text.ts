/**
 * Adds lines to a YAML file and leaves all others as they are, comments and layout included. Lines are found by their
 * indentation, as people lay such files out; whether the result says what it is to say, a YAML parser decides.
 */
import { isDeepStrictEqual } from 'node:util';
import { load } from 'js-yaml';

/** What comes of adding to a text; `refused` where a person has to do it. */
export type Addition =
  | { readonly kind: 'changed'; readonly text: string }
  | { readonly kind: 'there' }
  | { readonly kind: 'refused' };

/** A key with what belongs to it, as line numbers from 0. */
export interface Block {
  /** The line of the key. */
  readonly line: number;
  readonly indent: number;
  /** What stands behind the colon. */
  readonly value: string;
  /** The line behind its last one that is neither blank nor a comment. */
  readonly end: number;
}

/** What the text says; undefined where it is no YAML document. */
export function readYaml(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The lines with their ends, so that they join to the text again. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The first key of that name that stands directly in `around`; in the document itself, where that is null. */
export function findBlock(lines: readonly string[], name: string, around: Block | null): Block | null {
  const first = around === null ? 0 : around.line + 1;
  const last = around === null ? lines.length : around.end;
  let indent = around === null ? 0 : -1;
  for (let at = first; at < last; at++) {
    const line = lines[at] ?? '';
    if (!hasContent(line)) continue;
    if (indent === -1) indent = indentOf(line);
    const [, key, value = ''] = /^ *(["']?[\w-]+["']?):(?=\s|$)[ \t]*(.*?)\s*$/.exec(line) ?? [];
    if (indentOf(line) !== indent || key?.replaceAll(/["']/g, '') !== name) continue;
    return { line: at, indent, value: value.replace(/(?:^|\s)#.*$/, ''), end: endOf(lines, at, last) };
  }
  return null;
}

/** Items of a list may stand as far left as its key. */
function endOf(lines: readonly string[], start: number, last: number): number {
  const indent = indentOf(lines[start] ?? '');
  let end = start + 1;
  for (let at = start + 1; at < last; at++) {
    const line = lines[at] ?? '';
    if (!hasContent(line)) continue;
    const isInside = indentOf(line) > indent || (indentOf(line) === indent && /^ *- /.test(line));
    if (!isInside) break;
    end = at + 1;
  }
  return end;
}

function hasContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line) && !/^(?:---|\.\.\.)\s*$/.test(line);
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The indentation of the first line with content in a block, or null where it has none. */
export function indentInside(lines: readonly string[], { line, end }: Block): number | null {
  const first = lines.slice(line + 1, end).find(hasContent);
  return first === undefined ? null : indentOf(first);
}

/** The text with more lines before the one at `at`, indented and with the line ends of the others. */
export function withLines(
  lines: readonly string[],
  at: number,
  added: readonly string[],
  indent: number,
): string {
  const end = lines[0]?.endsWith('\r\n') === true ? '\r\n' : '\n';
  const before = lines.slice(0, at).join('');
  const gap = before === '' || before.endsWith('\n') ? '' : end;
  const between = added.map((line) => `${line === '' ? '' : ' '.repeat(indent)}${line}${end}`).join('');
  return before + gap + between + lines.slice(at).join('');
}

/** The changed text, or null when it does not say what it is to say. */
export function ifItSays(text: string, wanted: unknown): string | null {
  return isDeepStrictEqual(readYaml(text), wanted) ? text : null;
}
