/**
 * What a configuration is read with and does not say itself: which proxy runs it, where its absolute paths lie in the
 * repository, and what the user knows about its WebSockets. Each root has its own.
 */
import type { Span } from '../text/span.js';
import { type Target } from './target.js';
/**
 * Which routes are taken to carry WebSockets. `inferred`: those for which the configuration speaks. `declared`: only those
 * that the user declares. `all`: whatever is sent on to an application.
 */
export type Assumption = 'all' | 'inferred' | 'declared';
/** A place where the user says that clients open WebSockets. */
export interface DeclaredWebSocket {
    /**
     * The path that clients ask for, in full, without the query: `/live`. Each `*` stands for any text, so that `/live/*` is
     * every path below `/live/`.
     */
    readonly path: string;
    /** In lower case, perhaps with a port (`app.test`, `app.test:8443`) or for all names below one (`*.app.test`); null for any. */
    readonly host: string | null;
    /** Where the user says so. */
    readonly span: Span;
}
/** Where in the repository the files lie that a configuration names by absolute paths. */
export interface MappedPath {
    /** An absolute path without a slash at its end: `/config/nginx`; `/` is the empty text. */
    readonly prefix: string;
    /** The absolute path, in the same form, of the directory that holds what the proxy finds below `prefix`. */
    readonly directory: string;
}
export interface Premises {
    readonly target: Target;
    readonly assume: Assumption;
    readonly websockets: readonly DeclaredWebSocket[];
    /** In any order: the longest prefix counts. */
    readonly paths: readonly MappedPath[];
}
/** Where the user says nothing. */
export declare const DEFAULT_PREMISES: Premises;
/** Where the user says nothing but which proxy runs. */
export declare function premisesFor(target: Target): Premises;
