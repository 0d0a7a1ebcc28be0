export type DurationReading = {
    readonly kind: 'duration';
    readonly ms: number;
}
/** Caddy refuses it. `missing-unit`: a bare number other than 0. */
 | {
    readonly kind: 'refused';
    readonly because: 'missing-unit' | 'malformed';
};
/** Reads `1h30m`, `1.5s`, `2d`, `0`. */
export declare function parseDuration(text: string): DurationReading;
/** Reads a value where Caddy takes a bare integer as nanoseconds: `stream_timeout`, `stream_close_delay`, `flush_interval`. */
export declare function parseDurationOrNanoseconds(text: string): DurationReading;
export declare function isBareInteger(text: string): boolean;
