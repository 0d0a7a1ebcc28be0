/**
 * Caddy's JSON with the place of every value: what a Caddyfile is adapted to, and what a JSON configuration is read as.
 * For a node that a Caddyfile was adapted to, the span is that of the line, or the word, that it came from.
 */
import type { Span } from '../../text/span.js';
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
export type PlainJson = string | number | boolean | null | JsonNode | readonly PlainJson[] | {
    readonly [name: string]: PlainJson | undefined;
};
/** Makes a node of a value; nodes within it keep the spans that they have. */
export declare function nodeOf(value: PlainJson, span: Span): JsonNode;
/** An object of these members; those that are undefined are left out. */
export declare function objectNode(members: {
    readonly [name: string]: PlainJson | undefined;
}, span: Span): ObjectNode;
/** The value of a member; null where there is none of that name. Of several the last counts, as in Go. */
export declare function memberOf(node: ObjectNode, name: string): JsonNode | null;
/** The value without its places, as `JSON.parse` gives it. */
export declare function plainOf(node: JsonNode): unknown;
