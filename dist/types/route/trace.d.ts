/**
 * What happens to one request: the steps in order, each with its line, and what becomes of it. Every dialect gives the
 * same form; `proxylint trace` shows it.
 */
import type { Span } from '../text/span.js';
import type { ClientRequest, HeaderField } from './client-request.js';
import type { WebSocketPath } from './route.js';
export type StepKind = 
/** Where the connection arrives, and which server takes the request. */
'listen' | 'server' | 'location'
/** `set`, `if`, `rewrite`, `return`, `break`: the rewrite phase. */
 | 'rewrite'
/** Who may pass: allow, deny, auth_basic, auth_request, limit_except. */
 | 'access' | 'try-files'
/** An error that is answered somewhere else. */
 | 'error-page'
/** A request of the proxy's own on the side: auth_request, mirror. */
 | 'subrequest' | 'proxy' | 'response'
/** What cannot be known, and what is assumed instead. */
 | 'assumption';
export interface Step {
    readonly kind: StepKind;
    /** For people: "`location ^~ /ws` takes it: the longest prefix that matches". */
    readonly message: string;
    /** The line that does it; null where no line does (a default). */
    readonly span: Span | null;
}
export type Outcome = {
    readonly kind: 'proxied';
    /** Where the request is sent, with its scheme, as far as it is known: `http://127.0.0.1:9000`. */
    readonly upstream: string;
    /** The request target as the upstream receives it; null where it cannot be known. */
    readonly target: string | null;
    readonly method: string;
    /** '1.0', '1.1' or '2'; null where it cannot be known, or where the upstream speaks no HTTP. */
    readonly httpVersion: string | null;
    /** As the upstream receives them; a value that cannot be known stands as it is written: `$remote_addr`. */
    readonly headers: readonly HeaderField[];
    /** The status that the client is given whatever the upstream says (`error_page` without `=`), else null. */
    readonly status: number | null;
    readonly origin: Span;
}
/** The proxy answers by itself. `location` is where a redirect leads. */
 | {
    readonly kind: 'response';
    readonly status: number;
    readonly location: string | null;
    readonly origin: Span | null;
}
/** A file, or its absence, answers; the status is null where it depends on the file. */
 | {
    readonly kind: 'static';
    readonly status: number | null;
    readonly origin: Span | null;
}
/** Nobody answers: nothing listens there, the connection is closed, or the proxy does not start. */
 | {
    readonly kind: 'refused';
    readonly because: string;
    readonly origin: Span | null;
} | {
    readonly kind: 'unknown';
    readonly because: string;
    readonly origin: Span | null;
    /** What happens when nothing that cannot be known gets in the way; null where there is no telling. */
    readonly likely: KnownOutcome | null;
};
export type KnownOutcome = Exclude<Outcome, {
    readonly kind: 'unknown';
}>;
export interface Trace {
    readonly request: ClientRequest;
    readonly steps: readonly Step[];
    readonly outcome: Outcome;
    /** The verdict over a handshake; null for a request that is none. */
    readonly websocket: Pick<WebSocketPath, 'handshake' | 'reasons' | 'idleTimeout'> | null;
}
