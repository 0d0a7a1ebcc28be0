/**
 * A value as the proxy uses it, and where it comes from. A value that rests on something unreadable (an unresolved
 * include, a template tag, a Lua block) is *unknown*, never *missing*.
 */
import type { Span } from '../text/span.js';
export type Origin = {
    readonly kind: 'span';
    readonly span: Span;
}
/** Nothing sets it: the proxy's own default, and the versions in which it is the default. */
 | {
    readonly kind: 'default';
    readonly versions: string;
};
export type Known<T> = {
    readonly kind: 'known';
    readonly value: T;
}
/** `because` is for people: "set by Lua", "comes from an include that was not found". */
 | {
    readonly kind: 'unknown';
    readonly because: string;
};
export interface Setting<T> {
    readonly value: Known<T>;
    readonly origin: Origin;
}
export declare function known<T>(value: T): Known<T>;
export declare function unknown(because: string): Known<never>;
