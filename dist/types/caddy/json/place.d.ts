/**
 * Where a value stands in a JSON configuration: the object or array that holds it, and where that stands itself. What an
 * edit that takes it away has to look at.
 */
import type { Span } from '../../text/span.js';
import type { ArrayNode, JsonNode, ObjectNode } from './node.js';
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
export declare function membersOf({ node, place }: Cursor): readonly NamedCursor[];
/** The member of that name that counts: the last one, in whatever letter case, as Go reads it; null counts for none. */
export declare function memberAt(cursor: Cursor | null, name: string): NamedCursor | null;
/** The members of an object that is a member itself; none where there is no such object. */
export declare function membersAt(cursor: Cursor | null, name: string): readonly NamedCursor[];
/** The items of an array; of anything else none. */
export declare function itemsOf(cursor: Cursor | null): readonly Cursor[];
/** The texts of an array of texts, with what else is in it left out. */
export declare function textsAt(cursor: Cursor | null): readonly (Cursor & {
    readonly text: string;
})[];
/** The text of a member; null where it is none. */
export declare function textAt(cursor: Cursor | null, name: string): string | null;
export declare function isTrueAt(cursor: Cursor | null, name: string): boolean;
