/**
 * What rules ask an nginx configuration, and the edits that fixes are made of: a part of the model that stays as it is.
 *
 * The proxy's own merge decides which line is in force, and what cannot be read (a missing include, a template) is a
 * *gap*, never an absence: rules ask `effectiveList` and `effectiveScalar` rather than the text.
 */
import type { Context, ContextKind, Statement } from '../nginx/config/context.js';
import type { Route as AnyRoute } from '../route/route.js';
import type { Target } from '../route/target.js';
import type { SourceFile } from '../text/source-file.js';
export { argumentOf, argumentSpan, type Context, type ContextKind, enclosing, type Gap, nameOf, outwards, type Statement, spanOf, statementsNamed, } from '../nginx/config/context.js';
export { type EffectiveList, type EffectiveScalar, effectiveList, effectiveScalar, } from '../nginx/config/effective.js';
export { appendArgument, insertAfter, insertAtStart, insertBefore, removeArgument, removeStatement, replaceArgument, } from '../nginx/edit/place.js';
export { type Invalid, parseSize, parseTime, type Size, type Time, type TimeUnit, } from '../nginx/language/values.js';
export type { Block, Comment, Directive, Quote, SyntaxProblem, SyntaxProblemCode, SyntaxTree, Word, } from '../nginx/syntax/tree.js';
/** A route that leaves from a `proxy_pass`. */
export interface Route extends AnyRoute {
    readonly dialect: 'nginx';
    readonly configuration: Configuration;
    /** `http`: one request, one route. `stream`: bytes pass untouched. */
    readonly protocol: 'http' | 'stream';
    /** The `proxy_pass`. */
    readonly handler: Statement;
    /** The block that the handler stands in: a location, an `if`, a `limit_except`, or a stream server. */
    readonly context: Context;
    /** The location around it; null in `stream` and in fragments without one. */
    readonly location: Context | null;
    readonly server: Context | null;
}
/** A root file with all that it includes, or a fragment that no root reaches. */
export interface Configuration {
    readonly dialect: 'nginx';
    readonly root: SourceFile;
    /** Every file that was read, the root first, each once. */
    readonly files: readonly SourceFile[];
    readonly target: Target;
    /** What the root's top level stands for: `main`, or for a fragment the block that it is meant to be included in. */
    readonly kind: ContextKind;
    readonly main: Context;
    /** The block whose statements are those of `http`; null when there is none. */
    readonly http: Context | null;
    readonly statements: {
        /** In the order in which nginx reads them. */
        readonly all: readonly Statement[];
        /** Those with this name, wherever they stand. */
        named(name: string): readonly Statement[];
    };
    readonly routes: readonly Route[];
}
