/**
 * Caddy's JSON with the place of every value: what a Caddyfile is adapted to, and what a JSON configuration is read as.
 * For a node that a Caddyfile was adapted to, the span is that of the line, or the word, that it came from.
 */
import type { Span } from '../../text/span.ts';

export interface ObjectNode {
  readonly kind: 'object';
  readonly members: readonly Member[];
  readonly span: Span;
}

export interface Member {
  readonly name: string;
  /** Of the name, quotes included; in adapted JSON that of the value. */
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly span: Span;
}

export interface StringNode {
  readonly kind: 'string';
  readonly value: string;
  readonly span: Span;
}

export interface NumberNode {
  readonly kind: 'number';
  readonly value: number;
  readonly span: Span;
}

export interface BooleanNode {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

export interface NullNode {
  readonly kind: 'null';
  readonly span: Span;
}

export type JsonNode = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

/** A JavaScript value as nodes, all with one span. Members whose value is undefined are left out. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | JsonNode
  | readonly PlainJson[]
  | { readonly [name: string]: PlainJson | undefined };

/** Makes a node of a value; nodes within it keep the spans that they have. */
export function nodeOf(value: PlainJson, span: Span): JsonNode {
  if (value === null) return { kind: 'null', span };
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value, span };
    case 'number':
      return { kind: 'number', value, span };
    case 'boolean':
      return { kind: 'boolean', value, span };
    default:
      if (isArray(value)) return { kind: 'array', items: value.map((item) => nodeOf(item, span)), span };
      return isNode(value) ? value : objectNode(value, span);
  }
}

/** An object of these members; those that are undefined are left out. */
export function objectNode(
  members: { readonly [name: string]: PlainJson | undefined },
  span: Span,
): ObjectNode {
  const present: Member[] = [];
  for (const [name, member] of Object.entries(members)) {
    if (member === undefined) continue;
    const value = nodeOf(member, span);
    present.push({ name, nameSpan: value.span, value });
  }
  return { kind: 'object', members: present, span };
}

/** The value of a member; null where there is none of that name. Of several the last counts, as in Go. */
export function memberOf(node: ObjectNode, name: string): JsonNode | null {
  return node.members.findLast((member) => member.name === name)?.value ?? null;
}

/** The value without its places, as `JSON.parse` gives it. */
export function plainOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'array':
      return node.items.map(plainOf);
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, plainOf(value)]));
    default:
      return node.value;
  }
}

function isArray(value: object): value is readonly PlainJson[] {
  return Array.isArray(value);
}

/** Plain objects have no `span` that is a place in a file. */
function isNode(value: { readonly [name: string]: PlainJson | undefined } | JsonNode): value is JsonNode {
  const { kind, span } = value as { readonly kind?: unknown; readonly span?: unknown };
  return typeof kind === 'string' && typeof span === 'object' && span !== null && 'file' in span;
}
