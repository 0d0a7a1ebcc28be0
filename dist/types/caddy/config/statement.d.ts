/**
 * A directive after imports are followed and their arguments put in: what Caddy acts on. Every value keeps the span of
 * the word that it came from, in the file where that word stands.
 */
import type { SourceFile } from '../../text/source-file.js';
import type { Span } from '../../text/span.js';
import type { JsonPlace } from '../json/place.js';
import type { Block, Directive, Quote } from '../syntax/tree.js';
export interface Argument {
    /** After import arguments are put in; `{$ENV}` as written. */
    readonly value: string;
    readonly span: Span;
    readonly quote: Quote;
    /** The value is certain: no `{$ENV}`, no template tag. Run-time placeholders may be in it. */
    readonly certain: boolean;
    /** Of a JSON configuration: the word stands there as a text or a number, without `mark`, the `-` of a deleted header. */
    readonly json?: {
        readonly mark: string;
    };
}
/** Where a directive stands in its file: what an edit that removes it has to look at. */
export interface Container {
    readonly file: SourceFile;
    /** The directive whose block this is; null for the block of a site or of a file. */
    readonly owner: Directive | null;
    /** Where that directive stands itself. */
    readonly outer: Container | null;
    readonly block: Block;
}
export interface Statement {
    readonly name: Argument;
    readonly args: readonly Argument[];
    /** Null when it has no block. */
    readonly block: readonly Statement[] | null;
    /** An import in the block could not be followed, or a template or variable fills it: more may be in it. */
    readonly opaque: boolean;
    /** Present in some renderings of a template only. */
    readonly conditional: boolean;
    readonly directive: Directive;
    readonly container: Container;
    /** Of a JSON configuration, where handlers run as they are written. */
    readonly json?: WrittenInJson;
}
/** What stands in the JSON for a line of a Caddyfile. */
export interface WrittenInJson {
    /** What goes when the line is removed; null where nothing can. */
    readonly place: JsonPlace | null;
    /** As messages quote it, in backticks. */
    readonly quote: string;
    /** Of the routes of one group only the first that matches runs. */
    readonly group: string | null;
    /** What it matches goes no further. */
    readonly ends: boolean;
}
/** The line of a statement: its name and arguments, without its block. */
export declare function headSpan(statement: Statement): Span;
/** Arguments of a handler without its matcher, and the matcher's token if there is one. Quotes make no difference to Caddy. */
export declare function splitMatcher(statement: Statement): {
    readonly matcher: Argument | null;
    readonly args: readonly Argument[];
};
/** The children of a statement that have this name, in written order. */
export declare function childrenNamed(statement: Statement, name: string): readonly Statement[];
/** Statements and all that is in their blocks, outer ones first, each with the one around it. */
export declare function everyStatement(statements: readonly Statement[]): Generator<{
    readonly statement: Statement;
    readonly owner: Statement | null;
}>;
