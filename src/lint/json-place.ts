/**
 * Where something stands in a JSON configuration, without lines: the names of the members around it, and of routes and
 * handlers what tells them apart.
 */
import { type JsonNode, memberOf, type ObjectNode } from '../caddy/json/node.ts';

export interface JsonPlaceNames {
  readonly within: readonly string[];
  /** The member or element itself, as it is written; null for the whole file. */
  readonly written: { readonly start: number; readonly end: number } | null;
}

/** Deeper nesting tells nothing more. */
const MOST_NAMES = 64;

export function jsonPlaceAt(root: ObjectNode, offset: number): JsonPlaceNames {
  const within: string[] = [];
  let written: JsonPlaceNames['written'] = null;
  let node: JsonNode = root;
  while (within.length < MOST_NAMES) {
    const child = childAt(node, offset);
    if (child === null) break;
    if (child.name !== null) within.push(child.name);
    written = child.span;
    node = child.value;
  }
  // What the finding blames is no part of what is around it.
  const last = within.at(-1);
  return { within: last === undefined ? within : within.slice(0, -1), written };
}

interface Child {
  readonly name: string | null;
  readonly value: JsonNode;
  readonly span: { readonly start: number; readonly end: number };
}

function childAt(node: JsonNode, offset: number): Child | null {
  if (node.kind === 'object') {
    for (const { name, nameSpan, value } of node.members) {
      const span = { start: nameSpan.start, end: value.span.end };
      if (span.start <= offset && offset < span.end) return { name, value, span };
    }
  } else if (node.kind === 'array') {
    const value = node.items.find(({ span }) => span.start <= offset && offset < span.end);
    if (value !== undefined) return { name: labelOf(value), value, span: value.span };
  }
  return null;
}

/** The name of a handler, or the first thing that a route asks for. */
function labelOf(value: JsonNode): string | null {
  if (value.kind !== 'object') return null;
  const handler = memberOf(value, 'handler');
  if (handler?.kind === 'string') return handler.value;
  const match = memberOf(value, 'match');
  return match === null
    ? null
    : match.span.file.text.slice(match.span.start, match.span.end).replaceAll(/\s+/g, '');
}
