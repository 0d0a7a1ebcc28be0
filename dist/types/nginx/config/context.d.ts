/**
 * The configuration as nginx sees it once every `include` is followed: one tree of contexts, in which each statement
 * knows its file, the block in which it is in effect, and the `include` that brought it there.
 */
import type { SourceFile } from '../../text/source-file.js';
import type { Span } from '../../text/span.js';
import type { Block, Directive } from '../syntax/tree.js';
/** The block a directive stands in. Everything that holds no directives of its own (maps, types, …) is `entries`. */
export type ContextKind = 'main' | 'events' | 'http' | 'server' | 'location' | 'if' | 'limit_except' | 'upstream' | 'stream' | 'mail' | 'entries' | 'other';
export interface Context {
    readonly kind: ContextKind;
    /** The block directive; null for the top level of a file. */
    readonly statement: Statement | null;
    readonly parent: Context | null;
    readonly statements: readonly Statement[];
    /** What stands here but cannot be read: an `include` that was not found, a template tag, Lua. */
    readonly gaps: readonly Gap[];
}
/** Something in a context that may hold further directives. */
export interface Gap {
    readonly span: Span;
    /** For people: "`include /config/proxy.conf` was not found". */
    readonly because: string;
}
export interface Statement {
    readonly directive: Directive;
    readonly file: SourceFile;
    /** Where it is in effect: the including block, not the included file. */
    readonly context: Context;
    /** What its own block holds; null for a simple directive. */
    readonly block: Context | null;
    /** The `include` through which it came; null in a root file. */
    readonly through: Statement | null;
    /** Comes from a file that every package ships and that was not at hand (Debian's `proxy_params`). */
    readonly stock: boolean;
}
export declare function nameOf(statement: Statement): string;
/** The value of an argument, or '' where there is none. */
export declare function argumentOf(statement: Statement, index: number): string;
/**
 * The place to show for a statement: the statement without its block, or the `include` that brought it where its own
 * file is not the user's.
 */
export declare function spanOf(statement: Statement): Span;
/** The span of one argument, or of the whole statement where there is no such argument. */
export declare function argumentSpan(statement: Statement, index: number): Span;
/**
 * The statement in a block's own file that stands for another in the same block: itself, or the `include` in that file
 * that brought it. Null when the block's file does not hold it.
 */
export declare function anchorOf(statement: Statement): Statement | null;
/** The block of a context in its own file, or null for the top level. */
export declare function blockOf(context: Context): Block | null;
/** The contexts from this one outwards. */
export declare function outwards(context: Context): Generator<Context>;
/** The nearest context of a kind, from this one outwards. */
export declare function enclosing(context: Context, kind: ContextKind): Context | null;
/** The top level that a context lies in. */
export declare function outermost(context: Context): Context;
/** The statements of one name directly in a context, in the order in which nginx reads them. */
export declare function statementsNamed(context: Context, name: string): readonly Statement[];
/**
 * The statements directly in a context whose names are among some, in order. Kept for each set of names, which has to
 * be one and the same object: a server may have ten thousand locations, and every request to it asks.
 */
export declare function statementsAmong(context: Context, names: ReadonlySet<string>): readonly Statement[];
