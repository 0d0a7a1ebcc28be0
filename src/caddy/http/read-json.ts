/** Reads values of Caddy's JSON as the http app needs them. What has another type than Caddy wants counts as not there. */

import { type JsonNode, memberOf, type ObjectNode } from '../json/node.ts';
import { parseDuration } from '../language/duration.ts';

export function objectAt(node: JsonNode | null, name: string): ObjectNode | null {
  const member = at(node, name);
  return member?.kind === 'object' ? member : null;
}

export function at(node: JsonNode | null, name: string): JsonNode | null {
  return node?.kind === 'object' ? memberOf(node, name) : null;
}

/** '' where there is none, as in Go. */
export function textAt(node: JsonNode | null, name: string): string {
  const member = at(node, name);
  return member?.kind === 'string' ? member.value : '';
}

export function textOrNull(node: JsonNode | null, name: string): string | null {
  const member = at(node, name);
  return member?.kind === 'string' ? member.value : null;
}

export function numberAt(node: JsonNode | null, name: string): number | null {
  const member = at(node, name);
  return member?.kind === 'number' ? member.value : null;
}

export function flagAt(node: JsonNode | null, name: string): boolean {
  const member = at(node, name);
  return member?.kind === 'boolean' && member.value;
}

export function itemsAt(node: JsonNode | null, name: string): readonly JsonNode[] {
  const member = at(node, name);
  return member?.kind === 'array' ? member.items : [];
}

export function textsAt(node: JsonNode | null, name: string): readonly string[] {
  return textsOf(at(node, name));
}

export function textsOf(node: JsonNode | null): readonly string[] {
  return node?.kind === 'array'
    ? node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
    : [];
}

/** A status or the like: a number, or a text that may be a placeholder (caddyhttp.WeakString). Null where there is none. */
export function weakTextAt(node: JsonNode | null, name: string): string | null {
  const member = at(node, name);
  if (member === null || member.kind === 'null' || member.kind === 'array' || member.kind === 'object')
    return null;
  const text = String(member.value);
  return text === '' ? null : text;
}

/** Milliseconds: a number is nanoseconds, a text as in a Caddyfile. Null where there is none, or none that can be read. */
export function durationAt(node: JsonNode | null, name: string): number | null {
  const member = at(node, name);
  if (member?.kind === 'number') return member.value * 1e-6;
  if (member?.kind !== 'string') return null;
  const read = parseDuration(member.value);
  return read.kind === 'duration' ? read.ms : null;
}

/** Lists of texts by name, as headers and queries are written. A member that is no list reads as null. */
export function textListsOf(node: JsonNode | null): ReadonlyMap<string, readonly string[] | null> {
  if (node?.kind !== 'object') return new Map();
  return new Map(
    node.members.map(({ name, value }) => [name, value.kind === 'array' ? textsOf(value) : null] as const),
  );
}

/** The same where every member is a list. */
export function textLists(node: JsonNode | null): ReadonlyMap<string, readonly string[]> {
  return new Map([...textListsOf(node)].map(([name, values]) => [name, values ?? []]));
}
