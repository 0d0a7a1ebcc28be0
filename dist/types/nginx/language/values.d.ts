/** `reason` completes the sentence "`60 s` is refused: …". */
export interface Invalid {
    readonly kind: 'invalid';
    readonly reason: string;
}
export type Time = {
    readonly kind: 'time';
    readonly milliseconds: number;
} | Invalid;
export type Size = {
    readonly kind: 'size';
    readonly bytes: number;
} | Invalid;
export type Flag = {
    readonly kind: 'flag';
    readonly on: boolean;
} | Invalid;
/** What a directive counts in. Only those that count in milliseconds allow `ms`, only the others years and months. */
export type TimeUnit = 'milliseconds' | 'seconds';
/** Reads a time such as `1h 30m`, `90s`, `500ms` or `60` (seconds) as a directive that counts in `unit` does. */
export declare function parseTime(text: string, unit: TimeUnit): Time;
/** Reads a size such as `8k`, `1m` or `1024` (bytes); gigabytes are refused. */
export declare function parseSize(text: string): Size;
/** Reads a size that may be one of a file, such as `client_max_body_size`: gigabytes are allowed. */
export declare function parseOffset(text: string): Size;
/** Reads `on` or `off`, in any letter case. */
export declare function parseFlag(text: string): Flag;
