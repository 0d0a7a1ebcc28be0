/**
 * The lossless tree of a Caddyfile: nodes hold offsets into the text and never reprint it.
 *
 * One file gives one tree; imports are followed in `../config`. Word boundaries are exactly those of Caddy's own lexer
 * (caddyconfig/caddyfile/lexer.go, Caddy 2.6.2 to 2.11.4).
 */
import type { SourceFile } from '../../text/source-file.js';
export type Quote = '' | '"' | '`' | 'heredoc';
/** One token of Caddy's. `start` and `end` include quotes; `value` is what Caddy sees, but for `{$ENV}`, kept as written. */
export interface Word {
    readonly start: number;
    readonly end: number;
    readonly value: string;
    readonly quote: Quote;
    /** Begins a logical line: a backslash before a line feed, or a quoted line feed, does not begin one. */
    readonly startsLine: boolean;
    /** Holds a template tag (`{{ … }}`, `{% … %}`, `<% … %>`, `${…}`): the value is not known before rendering. */
    readonly templated: boolean;
    /** Holds `{$NAME}` or `{$NAME:default}`, which Caddy replaces before it reads the file. */
    readonly environment: boolean;
}
/** What stands between two braces; a site without braces has `open` and `close` -1. */
export interface Block {
    /** Offset of `{`. */
    readonly open: number;
    /** Offset of the matching `}`, or -1 where the file ends first. */
    readonly close: number;
    readonly children: readonly Directive[];
    /** A template tag or a bare `{$ENV}` stands where directives could: more may be here once it is filled in. */
    readonly opaque: boolean;
}
/** A line with a name and arguments, and the block that it opens: a directive, a subdirective, a matcher, an import. */
export interface Directive {
    readonly name: Word;
    readonly args: readonly Word[];
    /** Start of the name; `end` is after the last argument or after `}`. */
    readonly start: number;
    readonly end: number;
    readonly block: Block | null;
    /** Stands inside a conditional or repeated part of a template: present in some renderings only. */
    readonly conditional: boolean;
}
export type Entry = 
/** The block without a name that may stand first. */
{
    readonly kind: 'global-options';
    readonly block: Block;
    readonly start: number;
    readonly end: number;
}
/** `name` is without the parentheses of `(name)`. */
 | NamedBlock<'snippet'> | NamedBlock<'named-route'> | {
    readonly kind: 'import';
    readonly directive: Directive;
    readonly start: number;
    readonly end: number;
} | SiteEntry;
interface NamedBlock<Kind extends string> {
    readonly kind: Kind;
    readonly name: string;
    readonly word: Word;
    readonly block: Block;
    readonly start: number;
    readonly end: number;
}
export interface SiteEntry {
    readonly kind: 'site';
    /** Addresses as they stand in the file, trailing commas included. */
    readonly addresses: readonly Word[];
    readonly block: Block;
    readonly start: number;
    readonly end: number;
    readonly conditional: boolean;
}
export type CaddySyntaxProblemCode = 'unclosed-block' | 'unexpected-close' | 'unclosed-quote' | 'unclosed-heredoc' | 'heredoc-marker' | 'heredoc-indentation' | 'text-after-open' | 'close-not-alone' | 'open-on-next-line' | 'missing-space-before-open' | 'empty-braces' | 'second-site' | 'global-options-not-first' | 'missing-address' | 'comma-in-address' | 'matcher-outside-site' | 'missing-block'
/** Of a JSON configuration: what is no JSON. */
 | 'json';
/** What Caddy would refuse to read or would read as something else, on the line that is at fault. */
export interface CaddySyntaxProblem {
    readonly code: CaddySyntaxProblemCode;
    /** For people; says what is wrong and what to do. */
    readonly message: string;
    readonly start: number;
    readonly end: number;
    /** Where another place explains the problem. */
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
/** A template tag that stands between words. */
export interface TemplateTag {
    readonly start: number;
    readonly end: number;
    /** `expression` prints something: directives may come from it. `open` and `close` bound a conditional part. */
    readonly kind: 'open' | 'close' | 'expression' | 'silent';
}
export interface CaddySyntaxTree {
    readonly file: SourceFile;
    readonly entries: readonly Entry[];
    readonly comments: readonly Comment[];
    readonly problems: readonly CaddySyntaxProblem[];
    /** The file holds template tags outside comments. */
    readonly templated: boolean;
    /** A template tag or a bare `{$ENV}` stands at the top level, where sites could. */
    readonly opaque: boolean;
}
/** The tree of a file that holds directives instead of sites: what is imported inside a site, or a fragment. */
export interface CaddyFragmentTree {
    readonly file: SourceFile;
    readonly block: Block;
    readonly comments: readonly Comment[];
    readonly problems: readonly CaddySyntaxProblem[];
    readonly templated: boolean;
}
export {};
