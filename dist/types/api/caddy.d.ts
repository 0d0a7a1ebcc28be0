/**
 * What rules ask a Caddyfile, and the edits that fixes are made of: a part of the model that stays as it is. Imports are
 * followed, and their arguments put in; what cannot be read makes the block around it *opaque*.
 */
import type { Site } from '../caddy/config/site.js';
import type { Statement } from '../caddy/config/statement.js';
import type { Route as AnyRoute } from '../route/route.js';
import type { Target } from '../route/target.js';
import type { SourceFile } from '../text/source-file.js';
export type { Site } from '../caddy/config/site.js';
export { type Argument, type Container, childrenNamed, everyStatement, headSpan as spanOf, type Statement, splitMatcher, } from '../caddy/config/statement.js';
export { removeStatements, replaceArgument } from '../caddy/edit/lines.js';
export { type DurationReading, parseDuration } from '../caddy/language/duration.js';
export type { Block, CaddySyntaxProblem as SyntaxProblem, CaddySyntaxProblemCode as SyntaxProblemCode, CaddySyntaxTree as SyntaxTree, Comment, Directive, Entry, Quote, SiteEntry, Word, } from '../caddy/syntax/tree.js';
/** A route that leaves from a `reverse_proxy`. */
export interface Route extends AnyRoute {
    readonly dialect: 'caddy';
    readonly configuration: Configuration;
    readonly site: Site;
    /** The `reverse_proxy` itself. */
    readonly proxy: Statement;
}
/** A root Caddyfile with all that it imports. */
export interface Configuration {
    readonly dialect: 'caddy';
    readonly root: SourceFile;
    /** Every file that was read, the root first, each once. */
    readonly files: readonly SourceFile[];
    readonly target: Target;
    readonly globalOptions: readonly Statement[];
    readonly sites: readonly Site[];
    readonly routes: readonly Route[];
}
