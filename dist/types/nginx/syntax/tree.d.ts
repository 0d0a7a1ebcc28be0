/**
 * The lossless tree of an nginx configuration: nodes hold offsets into the text and never reprint it.
 *
 * One file gives one tree; includes are followed in `../config`. Word boundaries are exactly those of nginx's own
 * tokenizer (`ngx_conf_read_token`, nginx 1.31.4).
 */
import type { SourceFile } from '../../text/source-file.js';
export type Quote = '' | '"' | "'";
/** One parameter. `start` and `end` include the quotes; `value` is what nginx sees: unquoted, escapes resolved. */
export interface Word {
    readonly start: number;
    readonly end: number;
    readonly value: string;
    readonly quote: Quote;
    /** Holds a template tag (`{{ … }}`, `<% … %>`, …), so that its value is not known before rendering. */
    readonly templated: boolean;
}
export interface Block {
    /** Offset of `{`; where it is missing, of where it should be. */
    readonly open: number;
    /** Offset of the matching `}`, or -1 where the file ends first. */
    readonly close: number;
    readonly children: readonly Directive[];
    /** A template tag stands where directives could: more may be here once it is rendered. */
    readonly opaque: boolean;
}
/** A simple directive, a block directive, or an entry of a `map`-like block (its first word is then `name`). */
export interface Directive {
    readonly name: Word;
    readonly args: readonly Word[];
    /** Start of the name; `end` is after `;` or `}`, or after the last word where the terminator is missing. */
    readonly start: number;
    readonly end: number;
    readonly block: Block | null;
    /** Body of a `*_by_lua_block`, as offsets between its braces; such a directive has no `block`. */
    readonly lua: {
        readonly start: number;
        readonly end: number;
    } | null;
    /**
     * Stands in a condition or loop of a template that the block around it does not stand in as well: in some renderings
     * that block is there without it, or with several of it.
     */
    readonly conditional: boolean;
}
export type SyntaxProblemCode = 'unclosed-block' | 'unexpected-close' | 'unclosed-quote' | 'missing-semicolon' | 'missing-space-after-quote' | 'unexpected-terminator' | 'too-long-parameter' | 'byte-order-mark' | 'unclosed-lua-block' | 'unclosed-template-tag' | 'not-a-block-directive' | 'missing-block';
/** What nginx would refuse to read, on the line that is at fault. */
export interface SyntaxProblem {
    readonly code: SyntaxProblemCode;
    /** For people; says what is wrong and what to do. */
    readonly message: string;
    readonly start: number;
    readonly end: number;
    /** Where another place explains the problem: the brace that was opened, the quote that began. */
    readonly related: {
        readonly message: string;
        readonly start: number;
        readonly end: number;
    } | null;
    /** Given only where it is certain what was meant. */
    readonly repair: {
        readonly start: number;
        readonly end: number;
        readonly text: string;
    } | null;
}
export interface Comment {
    readonly start: number;
    readonly end: number;
}
export interface SyntaxTree {
    readonly file: SourceFile;
    readonly children: readonly Directive[];
    readonly comments: readonly Comment[];
    readonly problems: readonly SyntaxProblem[];
    /** The file holds template tags outside comments. */
    readonly templated: boolean;
    /** As in `Block`: a template tag stands at the top level where directives could. */
    readonly opaque: boolean;
}
