/**
 * Effective values: which statements are in force in a context, by nginx's own merge.
 *
 * List directives (`proxy_set_header`, `add_header`, `proxy_hide_header`, …) come from the nearest level that declares
 * any, whole: one line in a location discards all that the server declares. Scalars are inherited one by one.
 * (ngx_http_proxy_merge_loc_conf, nginx 1.31.4; measured on 1.22.1 and 1.31.4.)
 *
 * A line in a condition of a template is there in some renderings only: it is never in force for certain, and what it
 * may replace is not either.
 */
import { type Context, type Gap, type Statement } from './context.js';
export interface EffectiveList {
    /** The lines in force, in order; empty when no level declares any. */
    readonly statements: readonly Statement[];
    /** Lines of the same level that a template decides about. */
    readonly perhaps: readonly Statement[];
    /** The level they stand at; null when no level declares any. */
    readonly level: Context | null;
    /** Lines of outer levels that are discarded because a nearer level declares some; the nearest level first. */
    readonly discarded: readonly Statement[];
    /** Why the list may hold other lines than these; null when it is certain. */
    readonly gap: Gap | null;
}
export declare function effectiveList(context: Context, name: string): EffectiveList;
export interface EffectiveScalar {
    /** The line in force; null when no level sets it and the default holds. */
    readonly statement: Statement | null;
    /** Why another value may be in force; null when it is certain. */
    readonly gap: Gap | null;
}
export declare function effectiveScalar(context: Context, name: string): EffectiveScalar;
