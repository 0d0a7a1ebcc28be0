/** The proxy versions for which a configuration is judged, and how versions compare. */
export interface Target {
    /** The version of nginx, or of the core of a fork. */
    readonly nginx: string;
    readonly caddy: string;
    /** Left out for nginx itself. */
    readonly fork?: NginxFork;
}
export type ForkName = 'openresty' | 'angie' | 'tengine' | 'freenginx';
export interface NginxFork {
    readonly name: ForkName;
    readonly version: string;
}
/** The newest stable releases when this version of proxylint was made. */
export declare const NEWEST_STABLE: Target;
/** Whether nobody said which nginx runs, so that the newest stable version is assumed. */
export declare function isAssumed({ nginx, fork }: Pick<Target, 'nginx' | 'fork'>): boolean;
/** Whether version `a` is `b` or later. Missing parts count as 0; what is not a number counts as 0. */
export declare function isVersionAtLeast(a: string, b: string): boolean;
/** Whether a text is a version such as `1.22.1` or `2.11`. */
export declare function isVersion(text: string): boolean;
