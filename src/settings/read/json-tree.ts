/** Reads JSON with its places. Stricter than editors are: a comment or a trailing comma is a mistake, as for every reader of JSON. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { type Mistake, mistakeAt, startOf } from '../mistake.ts';
import { DEEPEST, type ReadTree, type Tree } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';

export function readJson(file: SourceFile): ReadTree {
  const base = file.text.startsWith('\uFEFF') ? 1 : 0;
  const text = file.text.slice(base);
  const deep = firstTooDeep(text);
  if (deep !== null) {
    const span = { file, start: base + deep, end: base + deep + 1 };
    return { tree: null, mistakes: [mistakeAt(span, `it nests deeper than ${DEEPEST}`)] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  // What the parser says after its first error is about what it made of the rest.
  if (first !== undefined) return { tree: null, mistakes: [syntaxMistake(first, text, file, base)] };
  if (root === undefined)
    return { tree: null, mistakes: [mistakeAt(startOf(file), 'this is not valid JSON')] };
  const builder = new TreeBuilder();
  build(root, builder, file, base);
  return { tree: builder.root, mistakes: builder.mistakes };
}

/** Where the nesting gets too deep for the parser, which calls itself; null where it does not. */
function firstTooDeep(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > DEEPEST) return at;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return null;
}

/** The index of the closing quote, or of the line feed that a string cannot hold. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"' || text[at] === '\n') return at;
  }
  return text.length;
}

function syntaxMistake(
  { error, offset, length }: ParseError,
  text: string,
  file: SourceFile,
  base: number,
): Mistake {
  const at = offset < text.length ? offset : text.trimEnd().length;
  const span: Span = { file, start: base + at, end: base + at + Math.max(1, length) };
  const before = text.slice(0, offset).trimEnd();
  const [message, help] = wordsFor(error, before);
  return mistakeAt(span, `this is not valid JSON: ${message}`, help === null ? {} : { help });
}

function wordsFor(code: number, before: string): readonly [message: string, help: string | null] {
  switch (printParseErrorCode(code)) {
    case 'InvalidCommentToken':
      return ['it has no comments', 'in YAML (.proxylint.yml) there are comments'];
    case 'PropertyNameExpected':
      return before.endsWith(',')
        ? ['a comma stands before the closing brace', 'take the comma away']
        : ['a key is expected here', 'keys stand in double quotes'];
    case 'ValueExpected':
      return before.endsWith(',')
        ? ['a comma stands before the closing bracket', 'take the comma away']
        : ['a value is expected here', null];
    case 'ColonExpected':
      return ['a colon is expected between a key and its value', null];
    case 'CommaExpected':
      return ['a comma is expected before this', null];
    case 'CloseBraceExpected':
      return ['a closing brace is missing', null];
    case 'CloseBracketExpected':
      return ['a closing bracket is missing', null];
    case 'EndOfFileExpected':
      return ['something follows after its end', null];
    case 'UnexpectedEndOfString':
      return ['this text has no closing quote on its line', null];
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return ['this text holds an escape that JSON does not know', 'a backslash itself is written \\\\'];
    case 'InvalidCharacter':
      return ['this text holds a control character', 'write it as an escape, such as \\t'];
    default:
      return ['this is no word of JSON', 'texts and keys stand in double quotes'];
  }
}

function build(node: Node, builder: TreeBuilder, file: SourceFile, base: number): Tree | null {
  const spanOf = ({ offset, length }: Node): Span => ({
    file,
    start: base + offset,
    end: base + offset + length,
  });
  const span = spanOf(node);
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      builder.openMapping(span);
      for (const { children: [key, value] = [] } of children) {
        if (key === undefined || value === undefined) continue;
        builder.key(String(key.value), spanOf(key));
        build(value, builder, file, base);
      }
      return builder.close(span.end);
    case 'array':
      builder.openSequence(span);
      for (const item of children) build(item, builder, file, base);
      return builder.close(span.end);
    default:
      return builder.scalar(span, scalarValue(node.value));
  }
}

function scalarValue(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
