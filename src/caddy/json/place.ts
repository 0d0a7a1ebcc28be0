/**
 * Where a value stands in a JSON configuration: the object or array that holds it, and where that stands itself. What an
 * edit that takes it away has to look at.
 */
import type { Span } from '../../text/span.ts';
import type { ArrayNode, JsonNode, Member, ObjectNode } from './node.ts';

export interface JsonPlace {
  readonly within: ObjectNode | ArrayNode;
  /** Among the members or items of `within`. */
  readonly index: number;
  /** Where `within` stands; null for the outermost object. */
  readonly outer: JsonPlace | null;
}

/** A value and its place; null for the outermost one. */
export interface Cursor {
  readonly node: JsonNode;
  readonly place: JsonPlace | null;
}

/** A member with the cursor of its value. */
export interface NamedCursor extends Cursor {
  readonly name: string;
  readonly nameSpan: Span;
  /** From the name to the end of the value. */
  readonly span: Span;
}

/** The members of an object, in written order; of anything else none. */
export function membersOf({ node, place }: Cursor): readonly NamedCursor[] {
  if (node.kind !== 'object') return [];
  return node.members.map((member, index) => ({
    ...namedFrom(member),
    place: { within: node, index, outer: place },
  }));
}

function namedFrom({ name, nameSpan, value }: Member): Omit<NamedCursor, 'place'> {
  return { name, nameSpan, node: value, span: { ...nameSpan, end: value.span.end } };
}

/** The member of that name that counts: the last one, in whatever letter case, as Go reads it; null counts for none. */
export function memberAt(cursor: Cursor | null, name: string): NamedCursor | null {
  if (cursor === null) return null;
  const wanted = name.toLowerCase();
  const found = membersOf(cursor).findLast((member) => member.name.toLowerCase() === wanted);
  return found === undefined || found.node.kind === 'null' ? null : found;
}

/** The members of an object that is a member itself; none where there is no such object. */
export function membersAt(cursor: Cursor | null, name: string): readonly NamedCursor[] {
  const member = memberAt(cursor, name);
  return member === null ? [] : membersOf(member);
}

/** The items of an array; of anything else none. */
export function itemsOf(cursor: Cursor | null): readonly Cursor[] {
  if (cursor === null || cursor.node.kind !== 'array') return [];
  const { node, place } = cursor;
  return node.items.map((item, index) => ({ node: item, place: { within: node, index, outer: place } }));
}

/** The texts of an array of texts, with what else is in it left out. */
export function textsAt(cursor: Cursor | null): readonly (Cursor & { readonly text: string })[] {
  return itemsOf(cursor).flatMap((item) =>
    item.node.kind === 'string' ? [{ ...item, text: item.node.value }] : [],
  );
}

/** The text of a member; null where it is none. */
export function textAt(cursor: Cursor | null, name: string): string | null {
  const member = memberAt(cursor, name);
  return member?.node.kind === 'string' ? member.node.value : null;
}

export function isTrueAt(cursor: Cursor | null, name: string): boolean {
  const member = memberAt(cursor, name);
  return member?.node.kind === 'boolean' && member.node.value;
}
