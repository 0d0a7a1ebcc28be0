/**
 * Reads a JSON configuration of Caddy, with comments and trailing commas where it has them, into nodes with places.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
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

/** Never throws. */
export function readJson(file: SourceFile): ReadJson {
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems = errors.map(({ error, offset, length }) => ({
    message: wordsOf(printParseErrorCode(error)),
    span: { file, start: offset, end: Math.min(file.text.length, offset + Math.max(1, length)) },
  }));
  return { node: tree === undefined ? null : nodeFrom(tree, file), problems };
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
