/**
 * Reads a JSON configuration of Caddy, with comments and trailing commas where it has them, into nodes with places.
 */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { JsonNode, Member } from './node.ts';

export interface JsonProblem {
  /** For people. */
  readonly message: string;
  readonly span: Span;
}

export interface ReadJson {
  /** Null where the file holds no value at all. What could be read is there even where there are problems. */
  readonly node: JsonNode | null;
  readonly problems: readonly JsonProblem[];
}

/** Deeper nesting is not read: the parser, and all that walks what it gives, goes down with it. Caddy itself stops at 10,000. */
const DEEPEST = 1000;

/** Never throws. */
export function readJson(file: SourceFile): ReadJson {
  const tooDeep = tooDeepAt(file.text);
  if (tooDeep !== null) {
    const message = 'the values are nested too deep to be read';
    return { node: null, problems: [{ message, span: { file, start: tooDeep, end: tooDeep + 1 } }] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems = errors.map(({ error, offset, length }) => ({
    message: wordsOf(printParseErrorCode(error)),
    span: { file, start: offset, end: Math.min(file.text.length, offset + Math.max(1, length)) },
  }));
  return { node: tree === undefined ? null : nodeFrom(tree, file), problems };
}

/** Where the nesting goes too deep; null where it does not. */
function tooDeepAt(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    // Of a text or a comment this is the quote or the slash.
    const first = text[offset];
    if ((first === '{' || first === '[') && ++depth > DEEPEST) return offset;
    if (first === '}' || first === ']') depth--;
  }
  return null;
}

/** `CloseBraceExpected`, as people say it. */
function wordsOf(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function nodeFrom(tree: Node, file: SourceFile): JsonNode {
  const span: Span = { file, start: tree.offset, end: tree.offset + tree.length };
  switch (tree.type) {
    case 'object':
      return { kind: 'object', members: (tree.children ?? []).flatMap((one) => memberFrom(one, file)), span };
    case 'array':
      return { kind: 'array', items: (tree.children ?? []).map((one) => nodeFrom(one, file)), span };
    case 'string':
      return { kind: 'string', value: String(tree.value), span };
    case 'number':
      return { kind: 'number', value: Number(tree.value), span };
    case 'boolean':
      return { kind: 'boolean', value: tree.value === true, span };
    default:
      return { kind: 'null', span };
  }
}

function memberFrom({ children: [name, value] = [] }: Node, file: SourceFile): readonly Member[] {
  if (name === undefined || value === undefined) return [];
  const nameSpan: Span = { file, start: name.offset, end: name.offset + name.length };
  return [{ name: String(name.value), nameSpan, value: nodeFrom(value, file) }];
}
