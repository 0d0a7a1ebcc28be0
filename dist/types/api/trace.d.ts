import { type HeaderField } from '../route/client-request.js';
import type { Configurations } from './configurations.js';
import type { TraceReport } from './reports.js';
export type TraceOptions = Configurations & {
    /** Default: GET. */
    readonly method?: string;
    /** Sent besides the usual ones; one of the same name replaces the usual one, an empty value takes it away. */
    readonly headers?: readonly HeaderField[];
    /** The IP address that the client connects from; without it, rules about addresses cannot be decided. */
    readonly clientAddress?: string;
};
/**
 * Follows the request that a client makes for a URL: `ws:` and `wss:` send a handshake, `http:` and `https:` a plain
 * request. Throws `RunFailed` where no configuration takes it, or several do.
 */
export declare function trace(url: string, options: TraceOptions): TraceReport;
